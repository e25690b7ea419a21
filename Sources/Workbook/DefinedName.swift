/// A name defined in a workbook (名前の定義).
public struct DefinedName: Hashable, Sendable {
  /// The name; Excel's own begin with `_xlnm.` (`_xlnm.Print_Area`).
  public let name: String
  /// The sheet the name is valid on; nil when it is valid in the whole workbook.
  public let scope: String?
  /// The range it stands for, when it is one plain range on one sheet.
  public let target: Target?
  /// What it stands for, as the file says it: `'1. 申請者'!$B$4`.
  public let formula: String
  /// Whether Excel hides the name from its name manager.
  public let isHidden: Bool

  /// One range on one sheet.
  public struct Target: Hashable, Sendable {
    /// The sheet's name, unquoted.
    public let sheetName: String
    /// The cells.
    public let range: CellRange
  }

  init(name: String, scope: String?, formula: String, isHidden: Bool) {
    self.name = name
    self.scope = scope
    self.formula = formula
    self.isHidden = isHidden
    target = Target(formula: formula)
  }
}

extension DefinedName {
  /// Whether Excel takes the name: it begins with a letter or `_`, goes on with letters, digits, `_` and `.`, has at
  /// most 255 characters and looks like no cell (`A1`, `R1C1`).
  /// Source: Microsoft, "Names in formulas", syntax rules (2026-11-22).
  static func isAllowed(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    guard let first = scalars.first, first.properties.isAlphabetic || first == "_", name.utf16.count <= 255,
      scalars.allSatisfy({
        $0.properties.isAlphabetic || $0.properties.numericType != nil || "_.".contains(Character($0))
      })
    else { return false }
    let looksLikeRowColumn = name.wholeMatch(of: /[Rr]\d*([Cc]\d*)?|[Cc]\d*/) != nil
    return CellReference(name) == nil && !looksLikeRowColumn
  }
}

extension DefinedName.Target {
  /// Reads `Sheet1!$A$1:$B$2` and `'It''s'!A1`; nil for any other formula.
  init?(formula: String) {
    // A workbook has hundreds of names; characters are looked at as bytes, which is much faster.
    guard let mark = formula.utf8.lastIndex(of: UInt8(ascii: "!")),
      let range = CellRange(formula[formula.index(after: mark)...])
    else { return nil }
    var name = String(formula[..<mark])
    if name.utf8.first == UInt8(ascii: "'") {
      guard name.utf8.count >= 3, name.utf8.last == UInt8(ascii: "'") else { return nil }
      name = String(name.dropFirst().dropLast())
      if name.utf8.contains(UInt8(ascii: "'")) { name = name.replacing("''", with: "'") }
    } else if name.utf8.contains(where: Self.needQuotes.contains) {
      return nil
    }
    // A name in brackets belongs to another file.
    guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "[")), !name.utf8.contains(UInt8(ascii: "]")) else {
      return nil
    }
    self.init(sheetName: name, range: range)
  }

  /// Signs that the name of a sheet has in quotation marks only.
  private static let needQuotes = Array(" ,(:'".utf8)
}
