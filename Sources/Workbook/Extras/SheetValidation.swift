/// A rule for what may be entered into cells (データの入力規則), as a file states it.
///
/// Source: ECMA-376 part 1, 18.3.1.32 (dataValidation); MS-XLSX 2.6.82 (the same in `x14`, for lists on other sheets).
public struct SheetValidation: Hashable, Sendable {
  /// The cells it is for; whole rows and columns end at the sheet's limits.
  public let ranges: [CellRange]
  /// What sort of rule, as the file names it: `list`, `whole`, `decimal`, `date`, `time`, `textLength`, `custom`, `none`.
  public let kind: String
  /// The items of a list that states them itself; nil for another rule, and for a list that looks them up.
  public let items: [String]?
  /// The rule's formula: where a list looks up its items, or the first bound; nil when there is none.
  public let formula: String?
  /// The second bound.
  public let secondFormula: String?
  /// How the bounds are compared, as the file names it (`between`); nil for lists and other rules without.
  public let comparison: String?
  /// The text shown when the cell is entered.
  public let prompt: String?

  init(
    ranges: [CellRange], kind: String, items: [String]?, formula: String?, secondFormula: String?, comparison: String?,
    prompt: String?
  ) {
    self.ranges = ranges
    self.kind = kind
    self.items = items
    self.formula = formula
    self.secondFormula = secondFormula
    self.comparison = comparison
    self.prompt = prompt
  }

  init?(_ element: PartElement) {
    guard let sqref = element["sqref"] ?? element.trimmedText(of: "sqref") else { return nil }
    let ranges = sqref.split(whereSeparator: \.isWhitespace).compactMap { FormulaText.range(String($0)) }
    guard !ranges.isEmpty else { return nil }
    let kind = element["type"] ?? "none"
    // In x14 the formula stands in an element of its own inside.
    let formula = element.trimmedText(of: "formula1").flatMap { $0.isEmpty ? nil : $0 }
    self.ranges = ranges
    self.kind = kind
    self.formula = formula
    secondFormula = element.trimmedText(of: "formula2").flatMap { $0.isEmpty ? nil : $0 }
    let isCompared = ["whole", "decimal", "date", "time", "textLength"].contains(kind)
    comparison = isCompared ? element["operator"] ?? "between" : nil
    prompt = element["prompt"].map(EscapedText.decoded).flatMap { $0.isEmpty ? nil : $0 }
    items = kind == "list" ? formula.flatMap(Self.items) : nil
  }

  /// The items of `"一,二,三"`; nil when the formula is no text.
  static func items(_ formula: String) -> [String]? {
    guard formula.count >= 2, formula.hasPrefix("\""), formula.hasSuffix("\"") else { return nil }
    return formula.dropFirst().dropLast().replacing("\"\"", with: "\"")
      .split(separator: ",", omittingEmptySubsequences: false).map { WhiteSpace.trimmed(String($0)) }
  }
}
