/// A cell of a named sheet: where a person should look.
public struct CellAddress: Hashable, Sendable {
  /// The sheet's name as its tab shows it.
  public let sheetName: String
  /// The cell on that sheet.
  public let cell: CellReference

  /// A cell of the sheet of that name.
  public init(sheetName: String, cell: CellReference) {
    self.sheetName = sheetName
    self.cell = cell
  }
}

extension CellAddress: CustomStringConvertible {
  /// As a formula writes it: `Sheet1!B12`, `'2. 申請者'!B12`.
  public var description: String { "\(SheetName.quotedWhenNeeded(sheetName))!\(cell)" }
}

/// How sheet names are written inside formulas.
enum SheetName {
  /// The name itself when it is made of letters, digits and `_` and cannot be taken for a cell or a number.
  static func quotedWhenNeeded(_ name: String) -> String {
    let isPlain = name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0) }
    let startsWithDigit = name.first.map { ("0"..."9").contains($0) } ?? true
    if isPlain, !startsWithDigit, CellReference(name) == nil { return name }
    return "'" + name.replacing("'", with: "''") + "'"
  }
}
