public import Workbook

/// A workbook prepared for recognition and extraction: every sheet's texts folded and indexed once.
///
/// Building it is most of the work; recognise and extract from one map rather than from the file each time.
public struct WorkbookMap: Sendable {
  let sheets: [SheetMap]
  /// The form id our blank keeps in a name; nil in other files.
  let declaredForm: String?
  /// The edition our blank keeps in a name; nil in other files.
  let declaredEdition: String?
  /// The cells that names of the blank point to, by the field's key.
  private let fields: [String: DefinedName.Target]
  /// The cells that names of the blank point to, by the table's key, or `table.column`.
  private let tables: [String: DefinedName.Target]

  /// The cell our blank shows the check code in (照合コード), by its name; nil in other files.
  private let checkCode: DefinedName.Target?

  /// Indexes the worksheets of a file; of each, at most the first 3,000 rows and 256 columns.
  public init(_ workbook: WorkbookFile) {
    var names: [String: DefinedName.Target] = [:]
    var declaredForm: String?
    var declaredEdition: String?
    for name in workbook.definedNames where name.scope == nil {
      if let target = name.target { names[name.name] = target }
      if name.name == BlankNames.formID { declaredForm = BlankNames.constant(inFormula: name.formula) }
      if name.name == BlankNames.edition { declaredEdition = BlankNames.constant(inFormula: name.formula) }
    }
    self.init(
      sheets: workbook.sheets.filter { $0.kind == .worksheet }.map { SheetMap($0) }, names: names,
      declaredForm: declaredForm, declaredEdition: declaredEdition)
  }

  /// - Parameter names: the names defined for the whole workbook that mean one range.
  init(
    sheets: [SheetMap], names: [String: DefinedName.Target] = [:], declaredForm: String? = nil,
    declaredEdition: String? = nil
  ) {
    self.sheets = sheets
    self.declaredForm = declaredForm
    self.declaredEdition = declaredEdition
    var fields: [String: DefinedName.Target] = [:]
    var tables: [String: DefinedName.Target] = [:]
    for (name, target) in names {
      if let key = BlankNames.fieldKey(ofName: name) { fields[key] = target }
      if let key = BlankNames.tableKey(ofName: name) { tables[key] = target }
    }
    self.fields = fields
    self.tables = tables
    checkCode = names[BlankNames.checkCode]
  }

  /// Where somebody typed or pasted a check code over the formula of our blank: it follows the content no longer.
  var typedCheckCode: (sheet: String, text: String)? {
    guard let checkCode, let cell = sheet(named: checkCode.sheetName)?.cell(at: checkCode.range.topLeft),
      cell.formula == nil, cell.value != .empty
    else { return nil }
    return (checkCode.sheetName, cell.stored)
  }

  /// Whether the workbook has any name our blanks have.
  var hasNames: Bool { !fields.isEmpty || !tables.isEmpty }

  /// The workbook as if its names of fields and tables were not there: they were left behind when cells moved.
  var withoutNames: WorkbookMap {
    WorkbookMap(sheets: sheets, declaredForm: declaredForm, declaredEdition: declaredEdition)
  }

  /// The keys of the fields and tables whose names point to the sheet.
  func keys(on sheet: String) -> (fields: [String], tables: [String]) {
    (
      fields.filter { $0.value.sheetName == sheet }.map(\.key),
      tables.filter { $0.value.sheetName == sheet }.map(\.key)
    )
  }

  func sheet(named name: String) -> SheetMap? { sheets.first { $0.name == name } }

  /// The cells a field's name points to, when that is on the sheet.
  func target(ofField key: String, on sheet: String) -> CellRange? {
    fields[key].flatMap { $0.sheetName == sheet ? $0.range : nil }
  }

  /// The cells a table's name points to, when those are on the sheet.
  func target(ofTable key: String, on sheet: String) -> CellRange? {
    tables[key].flatMap { $0.sheetName == sheet ? $0.range : nil }
  }

  /// The cells the name of a table's column points to, when those are on the sheet.
  func target(ofColumn column: String, table: String, on sheet: String) -> CellRange? {
    tables["\(table).\(column)"].flatMap { $0.sheetName == sheet ? $0.range : nil }
  }
}
