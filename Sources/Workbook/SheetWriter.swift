internal import CXlsxWriter

/// One sheet of a workbook being written; the only user of libxlsxwriter's worksheet calls.
///
/// Every method throws ``WorkbookError/cannotWrite(path:reason:)``: after ``WorkbookWriter/close()``, and for what
/// Excel cannot hold. Writing a cell again replaces it (not with constant memory). A nil style is an untouched cell's.
public final class SheetWriter {
  /// The name on the tab.
  public let name: String
  // Valid while the writer is open: each method asks it first.
  let sheet: UnsafeMutablePointer<lxw_worksheet>
  let writer: WorkbookWriter

  init(name: String, sheet: UnsafeMutablePointer<lxw_worksheet>, writer: WorkbookWriter) {
    self.name = name
    self.sheet = sheet
    self.writer = writer
  }

  // MARK: Cells

  /// Writes a text of at most 32,767 UTF-16 units; `""` leaves a blank cell with the style.
  public func write(text: String, at cell: CellReference, style: CellStyle? = nil) throws(WorkbookError) {
    guard text.utf16.count <= 32_767 else { throw refused(cell, "text longer than 32767") }
    let format = try self.format(style)
    try check(worksheet_write_string(sheet, cell.row, cell.column, EscapedText.encode(text), format), cell)
  }

  /// Writes a whole number of at most 15 digits, which is all Excel keeps.
  public func write(number: Int64, at cell: CellReference, style: CellStyle? = nil) throws(WorkbookError) {
    guard number.magnitude < 1_000_000_000_000_000 else { throw refused(cell, "more than 15 digits") }
    try writeDouble(Double(number), at: cell, style: style)
  }

  /// Writes a number from its decimal text (`-12.50`); at most 15 significant digits, no exponent.
  public func write(decimal: String, at cell: CellReference, style: CellStyle? = nil) throws(WorkbookError) {
    let digits = decimal.drop { $0 == "-" }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isDecimal = parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }
    let significant = digits.filter { $0 != "." }.drop { $0 == "0" }
    guard isDecimal, decimal.count - digits.count <= 1, significant.count <= 15, let number = Double(decimal)
    else { throw refused(cell, "not a decimal of at most 15 digits: \(decimal)") }
    try writeDouble(number, at: cell, style: style)
  }

  /// Writes a day as the number Excel counts it by (days since 1899-12-30, right from 1900-03-01 on); the style should
  /// have a date format.
  public func write(date: SheetDate, at cell: CellReference, style: CellStyle? = nil) throws(WorkbookError) {
    try writeDouble(Double(SheetCalendar.serial(of: date)), at: cell, style: style)
  }

  /// Writes TRUE or FALSE.
  public func write(boolean: Bool, at cell: CellReference, style: CellStyle? = nil) throws(WorkbookError) {
    let format = try self.format(style)
    try check(worksheet_write_boolean(sheet, cell.row, cell.column, boolean ? 1 : 0, format), cell)
  }

  /// Writes a blank cell that has a style.
  public func writeBlank(at cell: CellReference, style: CellStyle) throws(WorkbookError) {
    let format = try self.format(style)
    try check(worksheet_write_blank(sheet, cell.row, cell.column, format), cell)
  }

  /// What a formula gives, saved with it so that readers that do not calculate see it.
  public enum CachedValue: Hashable, Sendable {
    /// A text.
    case text(String)
    /// A number.
    case number(Double)
  }

  /// Writes a formula, without its `=`, and its result. Functions newer than Excel 2007 need their prefix
  /// (`_xlfn.UNICODE`).
  public func write(
    formula: String, cached: CachedValue, at cell: CellReference, style: CellStyle? = nil
  ) throws(WorkbookError) {
    let format = try self.format(style)
    let text = "=" + formula
    switch cached {
    case .text(let result):
      try check(
        worksheet_write_formula_str(sheet, cell.row, cell.column, text, format, EscapedText.encode(result)), cell)
    case .number(let result):
      try check(worksheet_write_formula_num(sheet, cell.row, cell.column, text, format, result), cell)
    }
  }

  /// Writes an array formula over a range, without its `=` and braces, and the number its first cell gives.
  public func write(
    arrayFormula formula: String, cached: Double, over range: CellRange, style: CellStyle? = nil
  ) throws(WorkbookError) {
    let format = try self.format(style)
    let (first, last) = (range.topLeft, range.bottomRight)
    try check(
      worksheet_write_array_formula_num(
        sheet, first.row, first.column, last.row, last.column, "=" + formula, format, cached), first)
  }

  /// Merges a range of at least two cells and gives all of them the style; write its top left cell afterwards.
  public func merge(_ range: CellRange, style: CellStyle) throws(WorkbookError) {
    let format = try self.format(style)
    let (first, last) = (range.topLeft, range.bottomRight)
    try check(worksheet_merge_range(sheet, first.row, first.column, last.row, last.column, "", format), first)
  }

  /// Merges a range and writes a text into it.
  public func merge(_ range: CellRange, text: String, style: CellStyle) throws(WorkbookError) {
    try merge(range, style: style)
    try write(text: text, at: range.topLeft, style: style)
  }

  /// Restricts what may be typed into a range, and shows notes there.
  public func validate(_ range: CellRange, _ validation: CellValidation) throws(WorkbookError) {
    try writer.requireOpen()
    let (first, last) = (range.topLeft, range.bottomRight)
    if case .list(let choices) = validation.rule {
      let characters = choices.joined(separator: ",").utf16.count
      guard characters <= 255, !choices.contains(where: { $0.contains(",") }) else {
        throw .cannotWrite(
          path: writer.path, reason: "a list of choices is longer than 255 characters or has commas in it")
      }
    }
    try check(
      validation.withLibraryValue {
        worksheet_data_validation_range(sheet, first.row, first.column, last.row, last.column, $0)
      }, first)
  }

  // MARK: Rows, columns and the view

  /// The width of columns, in characters of the standard font; `isHidden` hides them.
  public func setWidth(
    _ width: Double, ofColumns columns: ClosedRange<Int>, isHidden: Bool = false
  ) throws(WorkbookError) {
    let first = CellReference(rowNumber: 1, columnNumber: columns.lowerBound)
    let last = CellReference(rowNumber: 1, columnNumber: columns.upperBound)
    try writer.requireOpen()
    var options = lxw_row_col_options()
    options.hidden = isHidden ? 1 : 0
    try check(worksheet_set_column_opt(sheet, first.column, last.column, width, nil, &options), first)
  }

  /// The height of a row, in points; `isHidden` hides it.
  public func setHeight(_ height: Double, ofRow rowNumber: Int, isHidden: Bool = false) throws(WorkbookError) {
    let cell = CellReference(rowNumber: rowNumber, columnNumber: 1)
    try writer.requireOpen()
    var options = lxw_row_col_options()
    options.hidden = isHidden ? 1 : 0
    try check(worksheet_set_row_opt(sheet, cell.row, height, nil, &options), cell)
  }

  /// Keeps the rows above and the columns left of the cell in sight.
  public func freezePanes(at cell: CellReference) throws(WorkbookError) {
    try writer.requireOpen()
    worksheet_freeze_panes(sheet, cell.row, cell.column)
  }

  /// Shows no grid lines, neither on the screen nor on paper.
  public func hideGridlines() throws(WorkbookError) {
    try writer.requireOpen()
    worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
  }

  /// The size on the screen, 10 to 400 per cent.
  public func setZoom(percent: Int) throws(WorkbookError) {
    guard (10...400).contains(percent) else { throw writer.failure("\(name): zoom \(percent)") }
    try writer.requireOpen()
    worksheet_set_zoom(sheet, UInt16(percent))
  }

  /// Hides the sheet's tab. The first sheet cannot be hidden unless another is activated.
  public func hide() throws(WorkbookError) {
    try writer.requireOpen()
    worksheet_hide(sheet)
  }

  /// Makes this the sheet that is shown first.
  public func activate() throws(WorkbookError) {
    try writer.requireOpen()
    worksheet_activate(sheet)
  }

  /// Refuses changes to locked cells.
  public func protect(_ protection: SheetProtection) throws(WorkbookError) {
    try writer.requireOpen()
    var options = lxw_protection()
    options.no_select_locked_cells = protection.allowsSelectingLockedCells ? 0 : 1
    options.format_cells = protection.allowsFormattingCells ? 1 : 0
    options.format_columns = protection.allowsFormattingColumns ? 1 : 0
    options.format_rows = protection.allowsFormattingRows ? 1 : 0
    options.insert_rows = protection.allowsInsertingRows ? 1 : 0
    options.delete_rows = protection.allowsDeletingRows ? 1 : 0
    options.sort = protection.allowsSorting ? 1 : 0
    options.autofilter = protection.allowsFilters ? 1 : 0
    worksheet_protect(sheet, protection.password, &options)
  }

  /// Sets how the sheet is printed.
  public func setPrinting(_ setup: PrintSetup) throws(WorkbookError) {
    try writer.requireOpen()
    let a4: UInt8 = 9
    worksheet_set_paper(sheet, a4)
    switch setup.orientation {
    case .portrait: worksheet_set_portrait(sheet)
    case .landscape: worksheet_set_landscape(sheet)
    }
    let margins = setup.margins
    worksheet_set_margins(sheet, margins.left, margins.right, margins.top, margins.bottom)
    if let wide = setup.pagesWide {
      worksheet_fit_to_pages(sheet, UInt16(clamping: wide), UInt16(clamping: setup.pagesTall ?? 0))
    }
    if setup.centersHorizontally { worksheet_center_horizontally(sheet) }
    if let area = setup.printArea {
      let (first, last) = (area.topLeft, area.bottomRight)
      try check(worksheet_print_area(sheet, first.row, first.column, last.row, last.column), first)
    }
    if let rows = setup.repeatedRows {
      let first = CellReference(rowNumber: rows.lowerBound, columnNumber: 1)
      let last = CellReference(rowNumber: rows.upperBound, columnNumber: 1)
      try check(worksheet_repeat_rows(sheet, first.row, last.row), first)
    }
    if let header = setup.header { try writer.check(worksheet_set_header(sheet, header), "\(name): header") }
    if let footer = setup.footer { try writer.check(worksheet_set_footer(sheet, footer), "\(name): footer") }
  }

  // MARK: The library

  private func writeDouble(_ number: Double, at cell: CellReference, style: CellStyle?) throws(WorkbookError) {
    let format = try self.format(style)
    try check(worksheet_write_number(sheet, cell.row, cell.column, number, format), cell)
  }

  private func format(_ style: CellStyle?) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format>? {
    try writer.requireOpen()
    return try writer.format(of: style)
  }

  func check(_ result: lxw_error, _ cell: CellReference) throws(WorkbookError) {
    try writer.check(result, CellAddress(sheetName: name, cell: cell).description)
  }

  func refused(_ cell: CellReference, _ reason: String) -> WorkbookError {
    writer.failure("\(CellAddress(sheetName: name, cell: cell)): \(reason)")
  }
}

extension CellReference {
  var row: lxw_row_t { lxw_row_t(rowNumber - 1) }
  var column: lxw_col_t { lxw_col_t(columnNumber - 1) }
}
