/// Reads the input rules (入力規則) of a legacy sheet.
///
/// Source: [MS-XLS] 2.4.90 (Dv), 2.5.198.3 (DVParsedFormula), 2.5.232 (SqRefU).
enum LegacyValidation {
  private static let kinds = ["none", "whole", "decimal", "list", "date", "time", "textLength", "custom"]
  private static let comparisons = [
    "between", "notBetween", "equal", "notEqual", "greaterThan", "lessThan", "greaterThanOrEqual", "lessThanOrEqual",
  ]

  /// Nil for a rule without cells.
  static func read(_ cursor: inout BiffCursor, words: LegacyFormula) throws(WorkbookError) -> SheetValidation? {
    let flags = try cursor.uint32()
    let number = flags & 0xF
    guard kinds.indices.contains(number) else { throw cursor.damage }
    let kind = kinds[number]
    _ = try cursor.string(lengthBytes: 2)
    _ = try cursor.string(lengthBytes: 2)
    let prompt = try cursor.string(lengthBytes: 2).text
    _ = try cursor.string(lengthBytes: 2)
    let first = try tokens(&cursor)
    let second = try tokens(&cursor)
    var ranges: [CellRange] = []
    for _ in 0..<(try cursor.uint16()) { ranges.append(try LegacyHyperlink.range(&cursor)) }
    guard let start = ranges.first?.topLeft else { return nil }
    // Relative references are written for the first cell.
    let base = PackedPosition(start)
    func formula(_ tokens: [UInt8]) -> String? {
      tokens.isEmpty ? nil : words.text(tokens, relativeTo: base) ?? LegacyFormula.unknown
    }
    // A list's own items are one text with zeros between them.
    let isOwnList = kind == "list" && flags & 0x80 != 0
    let formula1 = isOwnList ? formula(first)?.replacing("\0", with: ",") : formula(first)
    let operation = flags >> 20 & 0xF
    let isCompared = ["whole", "decimal", "date", "time", "textLength"].contains(kind)
    return SheetValidation(
      ranges: ranges, kind: kind, items: kind == "list" ? formula1.flatMap(SheetValidation.items) : nil,
      // Some writers state a second bound where none is looked at.
      formula: formula1, secondFormula: isCompared && operation < 2 ? formula(second) : nil,
      comparison: isCompared && comparisons.indices.contains(operation) ? comparisons[operation] : nil,
      // A text of one zero is Excel's way to write none.
      prompt: prompt.isEmpty || prompt == "\0" ? nil : prompt)
  }

  private static func tokens(_ cursor: inout BiffCursor) throws(WorkbookError) -> [UInt8] {
    let count = try cursor.uint16()
    try cursor.skip(2)
    return try cursor.bytes(count)
  }
}
