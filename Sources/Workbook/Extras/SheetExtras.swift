/// What a sheet holds besides its cells; read only when asked for, see ``WorkbookFile/extras(of:)``.
///
/// Every list is in the order of its part unless said otherwise. Nothing is followed, opened or run.
public struct SheetExtras: Hashable, Sendable {
  /// Notes and threaded comments, by cell; a thread in the order it was written.
  public internal(set) var comments: [SheetComment] = []
  /// Links on cells (ハイパーリンク).
  public internal(set) var hyperlinks: [SheetHyperlink] = []
  /// Input rules (データの入力規則), lists among them.
  public internal(set) var validations: [SheetValidation] = []
  /// Form controls: check boxes, option buttons and others.
  public internal(set) var controls: [SheetControl] = []
  /// Text boxes and other shapes with text.
  public internal(set) var textBoxes: [SheetTextBox] = []
  /// Pictures, charts, embedded files and other objects.
  public internal(set) var objects: [SheetObject] = []
  /// How the sheet is protected; nil when it is not.
  public internal(set) var protection: Protection?
  /// The print area (印刷範囲); empty when all is printed, or when its name is no plain range.
  public internal(set) var printAreas: [CellRange] = []
  /// The rows printed on top of every page (印刷タイトル).
  public internal(set) var printTitleRows: ClosedRange<Int>?
  /// The columns printed on the left of every page.
  public internal(set) var printTitleColumns: ClosedRange<Int>?
  /// What could not be read: one error for each damaged or missing part. The other parts are read all the same.
  public internal(set) var damage: [WorkbookError] = []

  /// How a sheet is protected.
  ///
  /// Source: ECMA-376 part 1, 18.3.1.85 (sheetProtection); [MS-XLS] 2.4.207 (Protect), 2.4.191 (Password), 2.4.184
  /// (ObjProtect).
  public struct Protection: Hashable, Sendable {
    /// Whether a password lifts it; otherwise anyone may.
    public let hasPassword: Bool
    /// Whether shapes and controls are protected too.
    public let protectsObjects: Bool
  }
}

extension WorkbookFile {
  /// What the sheet holds besides its cells, read from the file's bytes now.
  ///
  /// A damaged part, or record of an .xls file, is an entry of ``SheetExtras/damage`` and takes nothing else with it. The
  /// time it takes counts against the limit the file was opened with.
  public func extras(of sheet: Sheet) -> SheetExtras {
    var extras = legacy?.extras(ofSheetNamed: sheet.name) ?? SheetExtras()
    guard let package else {
      extras.setPrinting(from: definedNames, sheetName: sheet.name)
      return extras
    }
    do throws(WorkbookError) {
      let open = try package.open()
      return self.extras(
        of: sheet, in: open, parts: try open.sheetParts(), appearances: try CellAppearances.read(open))
    } catch {
      extras.setPrinting(from: definedNames, sheetName: sheet.name)
      extras.damage = [error]
      return extras
    }
  }

  /// The same for several sheets of one open package.
  func extras(
    of sheet: Sheet, in open: OpenPackage, parts: [String: String], appearances: CellAppearances
  ) -> SheetExtras {
    var extras = SheetExtras()
    if let part = parts[sheet.name] {
      var reader = SheetExtrasReader(package: open, sheetName: sheet.name)
      reader.read(sheetPart: part)
      extras = reader.extras
    }
    extras.controls += appearances.checkBoxes(on: sheet)
    extras.setPrinting(from: definedNames, sheetName: sheet.name)
    return extras
  }
}

extension SheetExtras {
  /// Takes print area and titles from Excel's own names.
  /// Source: ECMA-376 part 1, 18.2.5 (definedName, built-in names).
  mutating func setPrinting(from names: [DefinedName], sheetName: String) {
    for name in names where name.scope == sheetName {
      let pieces = FormulaText.topLevelPieces(name.formula).map { FormulaText.withoutSheet($0) }
      switch name.name.lowercased() {
      case "_xlnm.print_area": printAreas = pieces.compactMap { CellRange($0) }
      case "_xlnm.print_titles":
        for piece in pieces {
          if let rows = FormulaText.rows(piece) { printTitleRows = rows }
          if let columns = FormulaText.columns(piece) { printTitleColumns = columns }
        }
      default: break
      }
    }
  }
}

/// The little that is read out of formulas.
enum FormulaText {
  /// The formula cut at its commas, those inside quotes and brackets left alone.
  static func topLevelPieces(_ formula: String) -> [String] {
    var pieces = [""]
    var quote: Character?
    var depth = 0
    for character in formula {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if "({[".contains(character) {
        depth += 1
      } else if ")}]".contains(character) {
        depth -= 1
      } else if character == ",", depth == 0 {
        pieces.append("")
        continue
      }
      pieces[pieces.count - 1].append(character)
    }
    return pieces
  }

  static func withoutSheet(_ piece: String) -> String {
    piece.lastIndex(of: "!").map { String(piece[piece.index(after: $0)...]) } ?? piece
  }

  /// Reads `$1:$3`.
  static func rows(_ text: String) -> ClosedRange<Int>? {
    let ends = text.replacing("$", with: "").split(separator: ":").map { Int($0) ?? 0 }
    guard ends.count == 2, ends[0] >= 1, ends[1] >= ends[0], ends[1] <= CellReference.lastRowNumber else { return nil }
    return ends[0]...ends[1]
  }

  /// Reads `$A:$C`.
  static func columns(_ text: String) -> ClosedRange<Int>? {
    let ends = text.replacing("$", with: "").split(separator: ":").map {
      CellReference("\($0)1")?.columnNumber ?? 0
    }
    guard ends.count == 2, ends[0] >= 1, ends[1] >= ends[0], !text.contains(where: \.isNumber) else { return nil }
    return ends[0]...ends[1]
  }

  /// Reads `B2:B9`, and `B:B` or `2:3` as all cells of them.
  static func range(_ text: String) -> CellRange? {
    if let range = CellRange(text) { return range }
    if let columns = columns(text) {
      return CellRange(
        CellReference(rowNumber: 1, columnNumber: columns.lowerBound),
        CellReference(rowNumber: CellReference.lastRowNumber, columnNumber: columns.upperBound))
    }
    guard let rows = rows(text) else { return nil }
    return CellRange(
      CellReference(rowNumber: rows.lowerBound, columnNumber: 1),
      CellReference(rowNumber: rows.upperBound, columnNumber: CellReference.lastColumnNumber))
  }

  /// The cell a formula names, seen from a sheet: `$B$4` and `'1. 申請者'!$B$4`; nil for anything else.
  static func cell(_ formula: String, sheetName: String) -> CellAddress? {
    if let cell = CellReference(formula) { return CellAddress(sheetName: sheetName, cell: cell) }
    guard let target = DefinedName.Target(formula: formula), target.range.topLeft == target.range.bottomRight else {
      return nil
    }
    return CellAddress(sheetName: target.sheetName, cell: target.range.topLeft)
  }
}
