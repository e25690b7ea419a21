internal import Programme

/// Answers to a list of choices: a code, a label, a number before the label, or marks before printed choices.
///
/// Two answers are none. Nothing is taken for near enough: 個人 does not choose among four lines that begin so.
enum ChoiceReader {
  /// Reads the one choice made.
  static func read(
    _ content: CellContent, choices: [FormChoice], _ notes: inout [ReadingNote]
  ) -> FieldValue {
    guard let typed = content.typed else { return .unreadable(.notAChoice) }
    let candidates = choices.map(Candidate.init)
    let answer: String?
    if let marked = MarkedChoices(typed) {
      if marked.chosen.isEmpty, marked.hasEmptyBoxes { return .blank }
      guard marked.isClear, marked.chosen.count == 1 else { return .unreadable(.notAChoice) }
      answer = MarkedChoices.readings(of: marked.chosen[0]).lazy.compactMap { match($0, among: candidates) }.first
    } else {
      answer = match(typed, among: candidates)
    }
    guard let answer else { return .unreadable(.notAChoice) }
    if content.isFolded { notes.append(.widthFolded) }
    return .choice(answer)
  }

  /// One choice in the forms it is compared in.
  private struct Candidate {
    let code: String
    /// The whole labels, folded: `1.法人`.
    let labels: [String]
    /// The number before the label.
    let number: String?
    /// The labels without that number: 法人.
    let bare: [String]

    init(_ choice: FormChoice) {
      code = choice.code
      labels = [choice.label.ja, choice.label.en].map(ChoiceReader.folded)
      let parts = labels.map(ChoiceReader.split)
      number = parts[0].number
      bare = parts.map(\.rest)
    }
  }

  private static func match(_ text: String, among candidates: [Candidate]) -> String? {
    let answer = folded(text)
    return matchFolded(answer, among: candidates) ?? matchFolded(withoutTail(answer), among: candidates)
  }

  private static func matchFolded(_ answer: String, among candidates: [Candidate]) -> String? {
    guard !answer.isEmpty else { return nil }
    let (number, rest) = split(answer)
    func only(_ isMeant: (Candidate) -> Bool) -> String?? {
      let meant = candidates.filter(isMeant)
      return meant.isEmpty ? .none : .some(meant.count == 1 ? meant[0].code : nil)
    }
    if let exact = only({ $0.labels.contains(answer) || $0.bare.contains(answer) }) { return exact }
    if let exact = only({ $0.code.lowercased() == answer || (rest.isEmpty && $0.code.lowercased() == number) }) {
      return exact
    }
    if let number {
      // Number and words must agree: 1．個人 where 1 is 法人 is no answer.
      return only { candidate in
        (candidate.number ?? candidate.code) == number
          && (rest.isEmpty || candidate.bare.contains { $0.hasPrefix(rest) })
      } ?? nil
    }
    guard answer.count >= 2 else { return nil }
    return only { candidate in candidate.bare.contains { $0.hasPrefix(answer) } } ?? nil
  }

  private static func folded(_ text: String) -> String { JapaneseText.label(text).lowercased() }

  /// `1.法人` as 1 and 法人; `(2)` as 2 and nothing; a text without a number before it as itself.
  private static func split(_ text: String) -> (number: String?, rest: String) {
    let opened = text.hasPrefix("(") ? text.dropFirst() : Substring(text)
    let digits = opened.prefix { $0.isASCII && $0.isNumber }
    guard (1...2).contains(digits.count) else { return (nil, text) }
    var rest = opened.dropFirst(digits.count)
    if let sign = rest.first, ".)、,:-番".contains(sign) { rest = rest.dropFirst() }
    // 「1,3」 names two: the rest begins with another figure and is then no choice's words.
    return (String(digits), String(rest))
  }

  private static func withoutTail(_ text: String) -> String {
    for tail in ["を希望する。", "を希望する", "を希望します", "する。", "する", "します", "です", "。"]
    where text.hasSuffix(tail) && text.count > tail.count {
      // 公表する says 公表; 公表しない does not end so and is no spelling of it.
      return String(text.dropLast(tail.count))
    }
    return text
  }
}
