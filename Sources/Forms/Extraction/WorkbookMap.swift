public import Workbook

/// A workbook prepared for recognition and extraction: every sheet's texts folded and indexed once.
///
/// Building it is most of the work; recognise and extract from one map rather than from the file each time.
public struct WorkbookMap: Sendable {
  let sheets: [SheetMap]
  /// The defined names that mean one range, by name; those valid in the whole workbook.
  let names: [String: DefinedName.Target]
  /// The form id our blank keeps in a name; nil in other files.
  let declaredForm: String?

  /// Indexes the worksheets of a file; of each, at most the first 3,000 rows and 256 columns.
  public init(_ workbook: WorkbookFile) {
    var names: [String: DefinedName.Target] = [:]
    var declared: String?
    for name in workbook.definedNames where name.scope == nil {
      if let target = name.target { names[name.name] = target }
      if name.name == BlankNames.formID { declared = BlankNames.constant(inFormula: name.formula) }
    }
    self.init(
      sheets: workbook.sheets.filter { $0.kind == .worksheet }.map { SheetMap($0) }, names: names,
      declaredForm: declared)
  }

  init(sheets: [SheetMap], names: [String: DefinedName.Target] = [:], declaredForm: String? = nil) {
    self.sheets = sheets
    self.names = names
    self.declaredForm = declaredForm
  }

  func sheet(named name: String) -> SheetMap? { sheets.first { $0.name == name } }

  /// The cells a field's name points to, when that is on the sheet.
  func target(ofField key: String, on sheet: String) -> CellRange? {
    names[BlankNames.name(ofField: key)].flatMap { $0.sheetName == sheet ? $0.range : nil }
  }
}
