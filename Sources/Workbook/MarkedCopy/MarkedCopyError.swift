/// Why a workbook cannot be given back with marks, in order of precedence.
public enum MarkedCopyError: Error, Hashable, Sendable {
  /// The file cannot be read at all.
  case unreadable(WorkbookError)
  /// It is encrypted: its copy would lie about in clear.
  case encrypted
  /// It is in the binary format of Excel 97 to 2003, in which parts cannot be changed one by one.
  case legacy
  /// It is in the strict variant of the format, which has other names for everything.
  case strict
  /// A part is not as programs write it: another encoding, or without what the format requires.
  case unusualPart(String)
  /// A sheet of the workbook has no part.
  case noSuchSheet(String)
  /// The container could not be written; holds libzip's reason.
  case cannotPack(String)
}
