internal import Programme

/// A number typed as text, taken apart: sign, digits with separators, 千 and 万 behind them, and what follows.
///
/// Works on text folded by ``JapaneseText/codeText(_:)``. Only what is certain is read: groups of three between commas,
/// one point, multipliers from large to small.
struct QuantityText {
  /// The number with its sign and multipliers.
  let number: ExactDecimal
  /// Whether the negative was written in parentheses, as accounts do.
  let isInParentheses: Bool
  /// The multiplier written last, as it was typed (千 of `1,234千kWh`); empty when there is none.
  let multiplier: String
  /// The unit behind the number as typed; empty when there is none.
  let unit: String

  /// Nil when the text is no number with a unit at most.
  init?(_ code: String) {
    var rest = Substring(code)
    for word in ["合計", "計", "年間", "No.", "no.", "NO.", "No", "第"] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
      break
    }
    var isNegative = false
    var isInParentheses = false
    if rest.hasPrefix("("), let close = rest.firstIndex(of: ")"), rest[..<close].contains(where: \.isNumber) {
      // (1,200)t and (1,200t): the unit may stand within or behind.
      rest = rest[rest.index(after: rest.startIndex)..<close] + rest[rest.index(after: close)...]
      (isNegative, isInParentheses) = (true, true)
    }
    for sign in ["▲", "△", "-", "マイナス", "+"] where rest.hasPrefix(sign) {
      guard !isInParentheses else { return nil }
      isNegative = sign != "+"
      rest = rest.dropFirst(sign.count)
      break
    }
    let isYen = rest.hasPrefix("¥")
    if isYen { rest = rest.dropFirst() }
    guard let amount = Self.amount(&rest) else { return nil }
    // ¥1,200- and 1,200円也: closed so that nothing can be added, as on receipts.
    if isYen, rest == "-" || rest == ".-" || rest == "也" || rest.isEmpty { rest = "円" }
    if rest == "円也" || rest == "円-" { rest = "円" }
    number = isNegative ? amount.negated : amount.number
    self.isInParentheses = isInParentheses
    multiplier = amount.multiplier
    unit = String(rest)
  }

  private init(number: ExactDecimal, isInParentheses: Bool, multiplier: String, unit: String) {
    self.number = number
    self.isInParentheses = isInParentheses
    self.multiplier = multiplier
    self.unit = unit
  }

  /// The same number with another unit behind it.
  func with(unit: String) -> Self {
    Self(number: number, isInParentheses: isInParentheses, multiplier: multiplier, unit: unit)
  }

  private struct Amount {
    let number: ExactDecimal
    let multiplier: String

    var negated: ExactDecimal {
      // The digits stay as many as they are.
      do { return try ExactDecimal(coefficient: -number.coefficient, places: number.places) } catch { return number }
    }
  }

  private static let multipliers: [(word: String, exponent: Int)] = [
    ("兆", 12), ("百億", 10), ("十億", 9), ("億", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4), ("千", 3), ("百", 2),
  ]

  /// `1億2,000万`, `1,234千`, `12.5`; takes it off the text. Kanji numerals alone are for counts (``IntegerReader``).
  private static func amount(_ rest: inout Substring) -> Amount? {
    var total: ExactDecimal?
    var last = ""
    var lowest = Int.max
    while let part = digits(&rest) {
      let multiplier = multipliers.first { rest.hasPrefix($0.word) }
      if total != nil, last.isEmpty { return nil }
      do {
        let number = try part.shifted(by: multiplier?.exponent ?? 0)
        // 2万5千 grows smaller from part to part; 5千2万 is no number.
        if total != nil, let multiplier, multiplier.exponent >= lowest { return nil }
        if total != nil, number >= (try ExactDecimal(whole: 1).shifted(by: lowest)) { return nil }
        total = try total.map { try $0.adding(number) } ?? number
      } catch { return nil }
      lowest = multiplier?.exponent ?? 0
      last = multiplier?.word ?? ""
      rest = rest.dropFirst(last.count)
      if last.isEmpty { break }
    }
    return total.map { Amount(number: $0, multiplier: last) }
  }

  /// Digits with commas between groups of three and one point; nil, and the text untouched, when there is none such.
  private static func digits(_ rest: inout Substring) -> ExactDecimal? {
    let run = rest.prefix { ($0.isASCII && $0.isNumber) || $0 == "," || $0 == "." }
    guard let first = run.first, first.isNumber, let last = run.last, last.isNumber else { return nil }
    let halves = run.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    let groups = halves[0].split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    }
    let text = groups.joined() + (halves.count == 2 ? "." + halves[1] : "")
    guard text.allSatisfy({ ($0.isASCII && $0.isNumber) || $0 == "." }) else { return nil }
    do {
      let number = try ExactDecimal(text)
      rest = rest.dropFirst(run.count)
      return number
    } catch { return nil }
  }
}
