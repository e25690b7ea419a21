internal import CXlsxWriter

extension SheetWriter {
  /// Puts a note (メモ) on a cell, hidden until the pointer rests there; a cell has at most one, the last.
  /// - Parameters:
  ///   - text: at most 32,767 UTF-16 units, not empty.
  ///   - author: who is said to have written it; nil for nobody.
  /// - Throws: ``WorkbookError/cannotWrite(path:reason:)``.
  public func writeNote(_ text: String, author: String? = nil, at cell: CellReference) throws(WorkbookError) {
    try writer.requireOpen()
    guard !text.isEmpty, text.utf16.count <= 32_767 else {
      throw refused(cell, "a note of \(text.utf16.count) characters")
    }
    let name = CText(author)
    var options = lxw_comment_options()
    options.author = name.pointer
    let result = withExtendedLifetime(name) {
      worksheet_write_comment_opt(sheet, cell.row, cell.column, text, &options)
    }
    try check(result, cell)
  }
}
