internal import CXlsxWriter
internal import Foundation

/// Writes an .xlsx file, sheet by sheet; the only user of libxlsxwriter's workbook calls.
///
/// Equal calls with equal ``WorkbookProperties`` give equal bytes. Nothing is on disk under the path before
/// ``close()``; a writer that is never closed leaves no file. One writer belongs to one thread.
public final class WorkbookWriter {
  /// The path written to.
  public let path: String
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var sheetNames: [String] = []
  private var namedStyles: [String: CellStyle] = [:]

  /// Begins a workbook.
  /// - Parameter constantMemory: keeps only the current row in memory, for long lists. Rows must then be written from
  ///   top to bottom, and merges, once a later row was written to, are lost.
  /// - Throws: ``WorkbookError/cannotWrite(path:reason:)``.
  public init(
    path: String, properties: WorkbookProperties, constantMemory: Bool = false
  ) throws(WorkbookError) {
    self.path = path
    var options = lxw_workbook_options()
    options.constant_memory = constantMemory ? 1 : 0
    guard let made = workbook_new_opt(path, &options) else {
      throw .cannotWrite(path: path, reason: "out of memory")
    }
    workbook = made
    try set(properties, in: made)
  }

  deinit {
    if let workbook { lxw_workbook_free(workbook) }
  }

  /// Keeps a style under a name (`label`, `amount`), so that what writes the sheets need not know how it looks; a name
  /// defined again takes the new style from then on. Names are not written to the file.
  public func define(_ style: CellStyle, as name: String) { namedStyles[name] = style }

  /// The style of that name.
  /// - Throws: ``WorkbookError/cannotWrite(path:reason:)`` when none has it: a misspelt name is no plain cell.
  public func style(_ name: String) throws(WorkbookError) -> CellStyle {
    guard let style = namedStyles[name] else { throw failure("no style is named \(name)") }
    return style
  }

  /// Adds a sheet at the end.
  /// - Throws: ``WorkbookError/cannotWrite(path:reason:)`` when Excel does not allow the name (1 to 31 UTF-16 units,
  ///   none of `[]:*?/\`, no apostrophe at an end) or another sheet has it.
  public func addSheet(_ name: String) throws(WorkbookError) -> SheetWriter {
    let workbook = try open()
    guard !name.isEmpty, name.utf16.count <= 31 else { throw failure("sheet name \(name): length") }
    try check(workbook_validate_sheet_name(workbook, name), "sheet name \(name)")
    guard let sheet = workbook_add_worksheet(workbook, name) else { throw failure("sheet \(name)") }
    sheetNames.append(name)
    return SheetWriter(name: name, sheet: sheet, writer: self)
  }

  /// Gives a range a name, valid in the whole workbook, or on one sheet when `scope` says so.
  /// - Throws: ``WorkbookError/cannotWrite(path:reason:)`` when Excel does not allow the name.
  public func defineName(
    _ name: String, sheet: SheetWriter, range: CellRange, scope: SheetWriter? = nil
  ) throws(WorkbookError) {
    let corners = [range.topLeft, range.bottomRight].map {
      "$\(CellReference.columnName(for: $0.columnNumber))$\($0.rowNumber)"
    }
    let target = range.topLeft == range.bottomRight ? corners[0] : corners.joined(separator: ":")
    try defineName(name, formula: "\(SheetName.quotedWhenNeeded(sheet.name))!\(target)", scope: scope)
  }

  /// Gives a formula a name; see ``defineName(_:sheet:range:scope:)``.
  public func defineName(_ name: String, formula: String, scope: SheetWriter? = nil) throws(WorkbookError) {
    let workbook = try open()
    // The library lets through what Excel then calls a damaged file.
    guard DefinedName.isAllowed(name) else { throw failure("defined name \(name): not allowed") }
    let scoped = scope.map { "\(SheetName.quotedWhenNeeded($0.name))!\(name)" } ?? name
    try check(workbook_define_name(workbook, scoped, "=" + formula), "defined name \(name)")
  }

  /// Writes the file and ends the writer.
  /// - Throws: ``WorkbookError/cannotWrite(path:reason:)``; what is then on disk under the path is not a workbook.
  public func close() throws(WorkbookError) {
    let workbook = try open()
    guard !sheetNames.isEmpty else { throw failure("no sheet") }
    // Freed by libxlsxwriter whatever it returns.
    self.workbook = nil
    try check(workbook_close(workbook), "close")
  }

  private func set(
    _ properties: WorkbookProperties, in workbook: UnsafeMutablePointer<lxw_workbook>
  ) throws(WorkbookError) {
    let texts = [properties.title, properties.author, properties.subject, properties.company].map(CText.init)
    var document = lxw_doc_properties()
    document.title = texts[0].pointer
    document.author = texts[1].pointer
    document.subject = texts[2].pointer
    document.company = texts[3].pointer
    document.created = time_t(properties.createdAt.timeIntervalSince1970)
    let result = workbook_set_properties(workbook, &document)
    withExtendedLifetime(texts) {}
    try check(result, "document properties")
  }

  private func open() throws(WorkbookError) -> UnsafeMutablePointer<lxw_workbook> {
    guard let workbook else { throw failure("already closed") }
    return workbook
  }

  func failure(_ reason: String) -> WorkbookError { .cannotWrite(path: path, reason: reason) }

  /// For ``SheetWriter``: refuses when the workbook is closed, whose sheets are then gone.
  func requireOpen() throws(WorkbookError) { _ = try open() }

  /// Turns libxlsxwriter's answer into an error that names the call's subject.
  func check(_ result: lxw_error, _ subject: @autoclosure () -> String) throws(WorkbookError) {
    guard result == LXW_NO_ERROR else {
      throw failure("\(subject()): \(lxw_strerror(result).map { String(cString: $0) } ?? "error")")
    }
  }

  /// The library's format of a style; one for all equal styles.
  func format(of style: CellStyle?) throws(WorkbookError) -> UnsafeMutablePointer<lxw_format>? {
    guard let style else { return nil }
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(try open()) else { throw failure("out of memory") }
    style.apply(to: format)
    formats[style] = format
    return format
  }
}

/// A C string that lives as long as this; a nil text has a nil pointer.
final class CText {
  let pointer: UnsafeMutablePointer<CChar>?
  init(_ text: String?) { pointer = text.flatMap { strdup($0) } }
  deinit { free(pointer) }
}

extension CellStyle {
  /// Sets everything that differs from an untouched cell.
  fileprivate func apply(to format: UnsafeMutablePointer<lxw_format>) {
    if let fontName { format_set_font_name(format, fontName) }
    if let fontSize { format_set_font_size(format, fontSize) }
    if isBold { format_set_bold(format) }
    if isItalic { format_set_italic(format) }
    if isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    if let fontColor { format_set_font_color(format, fontColor.lxw) }
    if let horizontal = horizontal.lxw { format_set_align(format, UInt8(horizontal.rawValue)) }
    if let vertical = vertical.lxw { format_set_align(format, UInt8(vertical.rawValue)) }
    if wraps { format_set_text_wrap(format) }
    if shrinksToFit { format_set_shrink(format) }
    if indent > 0 { format_set_indent(format, UInt8(clamping: indent)) }
    if rotation != 0 { format_set_rotation(format, Int16(clamping: rotation)) }
    format_set_top(format, borders.top.lxw)
    format_set_bottom(format, borders.bottom.lxw)
    format_set_left(format, borders.left.lxw)
    format_set_right(format, borders.right.lxw)
    if borders.color != .black { format_set_border_color(format, borders.color.lxw) }
    if let fill {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_bg_color(format, fill.lxw)
    }
    if let numberFormat { format_set_num_format(format, numberFormat) }
    if !isLocked { format_set_unlocked(format) }
    if hidesFormula { format_set_hidden(format) }
  }
}

extension CellStyle.Color {
  /// Plain 0 means "unset" to the library, which has a bit of its own for black.
  fileprivate var lxw: UInt32 { rgb == 0 ? UInt32(LXW_COLOR_BLACK.rawValue) : rgb }
}

extension CellStyle.BorderLine {
  fileprivate var lxw: UInt8 {
    switch self {
    case .none: UInt8(LXW_BORDER_NONE.rawValue)
    case .hair: UInt8(LXW_BORDER_HAIR.rawValue)
    case .thin: UInt8(LXW_BORDER_THIN.rawValue)
    case .medium: UInt8(LXW_BORDER_MEDIUM.rawValue)
    case .thick: UInt8(LXW_BORDER_THICK.rawValue)
    case .double: UInt8(LXW_BORDER_DOUBLE.rawValue)
    case .dotted: UInt8(LXW_BORDER_DOTTED.rawValue)
    case .dashed: UInt8(LXW_BORDER_DASHED.rawValue)
    }
  }
}

extension CellStyle.HorizontalAlignment {
  fileprivate var lxw: lxw_format_alignments? {
    switch self {
    case .general: nil
    case .left: LXW_ALIGN_LEFT
    case .center: LXW_ALIGN_CENTER
    case .right: LXW_ALIGN_RIGHT
    case .justify: LXW_ALIGN_JUSTIFY
    case .distributed: LXW_ALIGN_DISTRIBUTED
    case .centerAcross: LXW_ALIGN_CENTER_ACROSS
    }
  }
}

extension CellStyle.VerticalAlignment {
  fileprivate var lxw: lxw_format_alignments? {
    switch self {
    case .bottom: nil
    case .top: LXW_ALIGN_VERTICAL_TOP
    case .center: LXW_ALIGN_VERTICAL_CENTER
    case .justify: LXW_ALIGN_VERTICAL_JUSTIFY
    case .distributed: LXW_ALIGN_VERTICAL_DISTRIBUTED
    }
  }
}
