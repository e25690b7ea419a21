import Foundation

/// What in a message may be the password of a file that came before (パスワード通知; the second mail of "PPAP").
///
/// Looks at the text only and keeps nothing. People write passwords in few ways: behind a label, in brackets behind it,
/// or on the next line; full-width letters are usually meant half-width, so both are offered.
public enum PasswordCandidates {
  /// The candidates, the likeliest first; none when the message has none.
  ///
  /// - Parameters:
  ///   - body: ``MailMessage/bodyText``.
  ///   - subject: the subject: where neither it nor the body speaks of a password, nothing is a candidate.
  public static func find(in body: String, subject: String = "") -> [String] {
    let written = lines(of: body)
    let narrow = written.map(\.precomposedStringWithCompatibilityMapping)
    var found: [Candidate] = []
    // Half-width first: of two equally likely ones it is the likelier.
    for lines in [narrow, written] {
      // A text of nothing but labels is no password mail.
      for index in lines.indices where found.count < 200 { found += labelled(lines, at: index) }
    }
    let speaksOfOne = !found.isEmpty || mentions(subject) || narrow.contains(where: mentions)
    if speaksOfOne { for line in narrow { found += alone(line) } }
    var order: [String] = []
    var score: [String: Int] = [:]
    for candidate in found {
      if score[candidate.text] == nil { order.append(candidate.text) }
      score[candidate.text] = max(score[candidate.text] ?? 0, candidate.score)
    }
    let ranked = order.enumerated().sorted {
      let (left, right) = (score[$0.element] ?? 0, score[$1.element] ?? 0)
      return left != right ? left > right : $0.offset < $1.offset
    }
    return ranked.prefix(most).map(\.element)
  }

  /// How many are offered at most: each costs an attempt at the file.
  private static let most = 12

  private struct Candidate {
    let text: String
    let score: Int
  }

  /// Without `\u{FEFF}`, quotation marks of answers and bullets; not more than anybody reads.
  private static func lines(of body: String) -> [String] {
    body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(500).map { line in
      String(line.prefix(300).drop { ">|＞ 　\t\u{FEFF}\u{A0}".contains($0) })
    }
  }

  private static func mentions(_ line: String) -> Bool {
    let signs = Array(line.precomposedStringWithCompatibilityMapping)
    return signs.indices.contains { PasswordLabel.end(in: signs, at: $0) != nil }
  }

  /// What stands behind each label of a line, or on the lines after it.
  private static func labelled(_ lines: [String], at index: Int) -> [Candidate] {
    let signs = Array(lines[index])
    var found: [Candidate] = []
    var position = 0
    while position < signs.count {
      guard let end = PasswordLabel.end(in: signs, at: position) else {
        position += 1
        continue
      }
      position = end
      switch PasswordLabel.value(in: signs, after: end) {
      case .none: break
      case .here(let value, let isMarked):
        let here = candidates(in: value, score: isMarked ? 100 : 90)
        found += here
        if here.isEmpty, !value.contains(where: isSentence) { found += next(lines, after: index) }
      case .nextLine: found += next(lines, after: index)
      }
    }
    return found
  }

  /// The candidates of the first line with something on it, rulers skipped.
  private static func next(_ lines: [String], after index: Int) -> [Candidate] {
    for line in lines[(index + 1)...].prefix(5) {
      let text = MailText.trimmed(line)
      if text.isEmpty || text.allSatisfy({ "-=_*~━─＝－＊・".contains($0) }) { continue }
      return candidates(in: text, score: 80)
    }
    return []
  }

  private static func isSentence(_ sign: Character) -> Bool {
    sign.unicodeScalars.first.map { (0x3041...0x3096).contains($0.value) } ?? false
  }

  /// The passwords a value may be.
  private static func candidates(in value: String, score: Int) -> [Candidate] {
    let text = PasswordLabel.unbracketed(MailText.trimmed(value.replacingOccurrences(of: "\u{3000}", with: " ")))
    let run = String(text.prefix { $0.isASCII && $0 > " " })
    var found: [Candidate] = []
    if !run.isEmpty {
      let rest = MailText.trimmed(String(text.dropFirst(run.count)))
      // "Password: will be sent later" is a sentence; so is a single short word before Japanese.
      let isWord = run.allSatisfy(\.isLetter) && run.allSatisfy(\.isLowercase)
      let isDoubtful = run.count < 4 || (isWord && rest.first?.isASCII == true)
      let own = isDoubtful ? score - 60 : score
      let bare = String(run.reversed().drop { ".,;".contains($0) }.reversed())
      if bare != run, !bare.isEmpty { found.append(Candidate(text: bare, score: own)) }
      found.append(Candidate(text: run, score: bare == run ? own : own - 1))
      if !rest.isEmpty, text.allSatisfy(\.isASCII), text.count <= 64 {
        found.append(Candidate(text: text, score: score - 50))
      }
    } else if !text.isEmpty, text.count <= 20, !text.contains(where: isSentence) {
      found.append(Candidate(text: text, score: score - 30))
    }
    return found
  }

  /// A line that is nothing but one word of letters and digits, in a message that speaks of a password.
  private static func alone(_ line: String) -> [Candidate] {
    let text = PasswordLabel.unbracketed(MailText.trimmed(line))
    let hasDigit = text.contains { $0.isASCII && $0.isNumber }
    let hasOther = text.contains { $0.isASCII && !$0.isNumber }
    guard (6...40).contains(text.count), text.allSatisfy({ $0.isASCII && $0 > " " }), hasDigit && hasOther,
      !text.contains("://"), !text.contains("@"), !text.allSatisfy({ $0.isNumber || "-+()/.:".contains($0) }),
      !text.lowercased().hasSuffix(".zip"), !text.lowercased().hasSuffix(".xlsx")
    else { return [] }
    return [Candidate(text: text, score: 20)]
  }
}
