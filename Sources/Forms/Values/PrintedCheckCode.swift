public import Workbook

/// The check code (照合コード) a workbook shows on its pages.
public enum PrintedCheckCode {
  /// The code in the cell the blank computes it in, with what was noticed of that cell.
  ///
  /// The code is nil when the file does not hold the formula's result. Where the formula was pasted over, the note
  /// `formulaReplaced` says that the code no longer follows the content.
  /// - Returns: nil when the workbook has no such cell.
  public static func read(in workbook: WorkbookFile) -> (code: String?, notes: [ReadingNote])? {
    let name = workbook.definedNames.first { $0.name == BlankNames.checkCode && $0.scope == nil }
    guard let target = name?.target, let sheet = workbook.sheet(named: target.sheetName) else { return nil }
    let cell = sheet[target.range.topLeft]
    if cell.isMissingCachedValue { return (nil, [.fromFormula]) }
    let code = if case .text(let text) = cell.value, !text.isEmpty { text } else { String?.none }
    if cell.formula != nil { return (code, [.fromFormula]) }
    return (code, cell.value == .empty ? [] : [.formulaReplaced])
  }
}
