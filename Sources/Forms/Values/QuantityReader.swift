internal import Programme
internal import Workbook

/// Decimal numbers and quantities: brought exactly to the unit the form asks for, or refused.
///
/// A number without a unit is in the field's unit. One in another unit of the same measure is converted by powers of ten;
/// one of another measure, and anything approximate, is unreadable.
enum QuantityReader {
  /// Reads a decimal number.
  static func decimal(_ content: CellContent, unit: String?, _ notes: inout [ReadingNote]) -> FieldValue {
    switch read(content, unit: unit, &notes) {
    case .value(let number): .decimal(number)
    case .blank: .blank
    case .unreadable(let reason): .unreadable(reason)
    }
  }

  /// A quantity, or why it is none.
  enum Reading {
    case value(ExactDecimal)
    case blank
    case unreadable(UnreadableReason)
  }

  /// Reads a quantity in the field's unit.
  static func read(_ content: CellContent, unit: String?, _ notes: inout [ReadingNote]) -> Reading {
    switch content {
    case .number(_, let cell): return number(cell, unit: unit, &notes)
    case .text(let text): return self.text(text, unit: unit, isFolded: content.isFolded, &notes)
    case .day, .impossibleDay:
      notes.append(.turnedIntoDate)
      return .unreadable(.notAQuantity)
    case .other: return .unreadable(.notAQuantity)
    }
  }

  // MARK: Numbers typed as text

  private static func text(
    _ text: String, unit: String?, isFolded: Bool, _ notes: inout [ReadingNote]
  ) -> Reading {
    let code = JapaneseText.codeText(text)
    // Only the printed unit, or hyphens, in the box: nothing was filled in.
    if let unit, QuantityUnit.folded(code) == QuantityUnit.folded(unit) { return .blank }
    if code.allSatisfy({ "-()".contains($0) }) { return .blank }
    if ApproximateWords.occur(in: code) { return .unreadable(.approximate) }
    // 1 234 is a number with blanks between its thousands; 1 2 may be two numbers, and is none.
    guard hasNumberBlanksOnly(text), let whole = QuantityText(code.replacing("、", with: ",")) else {
      return .unreadable(.notAQuantity)
    }
    var found: [ReadingNote] = isFolded ? [.widthFolded, .numberAsText] : [.numberAsText]
    let (parts, remark) = splitRemark(whole, of: text)
    if let remark { found.append(.remark(remark)) }
    if parts.isInParentheses { found.append(.accountingNegative) }
    let reading = convert(parts, unit: unit, &found)
    if case .value = reading { notes += found }
    return reading
  }

  /// Whether blanks between digits only set off groups of three.
  private static func hasNumberBlanksOnly(_ text: String) -> Bool {
    let words = JapaneseText.halfWidth(text).split(whereSeparator: \.isWhitespace)
    return zip(words, words.dropFirst()).allSatisfy { left, right in
      guard left.last?.isNumber == true, right.first?.isNumber == true else { return true }
      let isGroup = right.prefix { $0.isASCII && $0.isNumber }.count == 3
      return isGroup && !left.contains(".") && left.reversed().prefix { $0.isASCII && $0.isNumber }.count <= 3
    }
  }

  /// The number and its unit without a remark in parentheses behind them, which is left out and noted.
  private static func splitRemark(_ whole: QuantityText, of text: String) -> (parts: QuantityText, remark: String?) {
    guard QuantityUnit(whole.unit) == nil, let start = whole.unit.firstIndex(of: "("), whole.unit.hasSuffix(")"),
      let opening = text.lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return (whole, nil) }
    return (whole.with(unit: String(whole.unit[..<start])), JapaneseText.trimmed(String(text[opening...])))
  }

  private static func convert(_ parts: QuantityText, unit: String?, _ notes: inout [ReadingNote]) -> Reading {
    let typed = parts.multiplier + parts.unit
    guard let unit, let asked = AskedUnit(unit) else {
      // No unit is asked for, or one that is not in the table (台, 人): only the very same may stand there.
      if parts.unit.isEmpty { return .value(parts.number) }
      if let unit, QuantityUnit.folded(parts.unit) == QuantityUnit.folded(unit) { return .value(parts.number) }
      return .unreadable(QuantityUnit(parts.unit) == nil ? .notAQuantity : .otherUnit(parts.unit))
    }
    if parts.unit.isEmpty {
      // 1,234千 where 千kWh are asked may be either 1,234 or 1,234,000 of them.
      guard parts.multiplier.isEmpty || asked.multiplier.isEmpty else { return .unreadable(.notAQuantity) }
      if asked.unit.measure == .share { noteFraction(parts.number, &notes) }
      return .value(parts.number)
    }
    guard let given = QuantityUnit(withoutYear(parts.unit)) ?? commonName(parts.unit, for: asked.unit) else {
      return .unreadable(.notAQuantity)
    }
    guard given.measure == asked.unit.measure || isSameTonne(given, asked.unit) else {
      return .unreadable(.otherUnit(parts.unit))
    }
    let source = given.measure == asked.unit.measure ? given : QuantityUnit("t-CO2") ?? given
    guard let converted = source.convert(parts.number, to: asked.unit) else { return .unreadable(.notAQuantity) }
    do {
      let value = try converted.shifted(by: -asked.exponent)
      if value != parts.number || (!parts.multiplier.isEmpty && parts.multiplier != asked.multiplier) {
        notes.append(.unitConverted(typed))
      } else if source != asked.unit {
        notes.append(.unitConverted(typed))
      }
      return .value(value)
    } catch { return .unreadable(.notAQuantity) }
  }

  /// A plain t stands for a tonne of CO2 where that is asked.
  private static func isSameTonne(_ given: QuantityUnit, _ asked: QuantityUnit) -> Bool {
    given.measure == .mass && asked.measure == .carbon && given == QuantityUnit("t")
  }

  /// t-CO2/年 as t-CO2: the forms ask for the amount of a year.
  private static func withoutYear(_ unit: String) -> String {
    for tail in ["/年度", "/年", "/y", "/yr", "/a"] where unit.hasSuffix(tail) { return String(unit.dropLast(tail.count)) }
    return unit
  }

  private static func commonName(_ unit: String, for asked: QuantityUnit) -> QuantityUnit? {
    // 原油換算 names what the litres are of, not another unit.
    guard asked.measure == .liquid, unit.contains("原油換算") else { return nil }
    return QuantityUnit(unit.replacing("原油換算", with: ""))
  }

  /// The unit of a field with its multiplier: 千kWh is 1000 kWh.
  private struct AskedUnit {
    let unit: QuantityUnit
    let multiplier: String
    let exponent: Int

    init?(_ text: String) {
      let code = JapaneseText.codeText(text)
      for (word, exponent) in [("百万", 6), ("千", 3), ("万", 4), ("億", 8)] where code.hasPrefix(word) {
        guard let unit = QuantityUnit(code.dropFirst(word.count)) else { continue }
        (self.unit, multiplier, self.exponent) = (unit, word, exponent)
        return
      }
      guard let unit = QuantityUnit(code) ?? QuantityUnit(code.replacing("原油換算", with: "")) else { return nil }
      (self.unit, multiplier, exponent) = (unit, "", 0)
    }
  }

  // MARK: Number cells

  private static func number(_ cell: Cell, unit: String?, _ notes: inout [ReadingNote]) -> Reading {
    guard let number = StoredDigits.number(cell, &notes) else { return .unreadable(.notAQuantity) }
    guard let display = NumberDisplay(cell.format) else {
      if let asked = unit.flatMap(AskedUnit.init), asked.unit.measure == .share { noteFraction(number, &notes) }
      return .value(number)
    }
    let asked = unit.flatMap(AskedUnit.init)
    // A unit in the format, 0.0"千kWh", is what the person sees behind the number.
    let words = JapaneseText.codeText(display.suffix)
    let hasUnit = QuantityText("1" + words).map { QuantityUnit($0.unit) != nil } ?? false
    if display.percents > 0 || hasUnit {
      let shown = display.shown(number)
      let suffix = display.percents > 0 ? "%" : words
      guard let parts = QuantityText("\(shown.description)\(suffix)") else { return .unreadable(.notAQuantity) }
      var found: [ReadingNote] = []
      let reading = convert(parts, unit: unit, &found)
      guard case .value = reading else { return reading }
      notes += found
      noteRounding(number, display, &notes)
      return reading
    }
    if display.thousands > 0 {
      notes.append(.shownOtherwise(display.decorated(display.rounded(number).description)))
    } else {
      noteRounding(number, display, &notes)
    }
    if let asked, asked.unit.measure == .share { noteFraction(number, &notes) }
    return .value(number)
  }

  private static func noteRounding(_ number: ExactDecimal, _ display: NumberDisplay, _ notes: inout [ReadingNote]) {
    let rounded = display.rounded(number)
    if rounded != display.shown(number) { notes.append(.shownRounded(rounded.description)) }
  }

  private static func noteFraction(_ number: ExactDecimal, _ notes: inout [ReadingNote]) {
    if number.coefficient != 0, number < ExactDecimal(whole: 1), !number.isNegative { notes.append(.perhapsFraction) }
  }
}

/// The exact decimal a number cell states.
enum StoredDigits {
  /// The digits as stored, but at most the 15 Excel shows; nil when there are too many or none.
  ///
  /// Excel writes 17 digits where 15 do not give the very same double (0.17000000000000001): those are the 15 typed. Only
  /// what a calculation left behind the fifteenth digit is noted.
  static func number(_ cell: Cell, _ notes: inout [ReadingNote]) -> ExactDecimal? {
    let stored: ExactDecimal
    do { stored = try ExactDecimal(cell.stored) } catch { return nil }
    if ShownNumber.hasLostDigits(cell) { notes.append(.digitsLost) }
    let surplus = String(stored.coefficient.magnitude).count - 15
    guard surplus > 0, stored.places >= surplus else { return stored }
    let shown = stored.rounded(toPlaces: stored.places - surplus)
    if Double(shown.description) != Double(cell.stored) { notes.append(.calculationRemainder) }
    return shown
  }
}
