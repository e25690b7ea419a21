extension WorkbookFile {
  /// The format the bytes are in, whatever the file is called.
  public enum Format: String, Hashable, Sendable {
    /// A package without macros (ECMA-376).
    case xlsx
    /// A package with macros.
    case xlsm
    /// The binary format of Excel 97 to 2003, with macros or without.
    case xls
  }

  /// The format the file was read from; an encrypted file counts as what it holds.
  public var format: Format { package == nil ? .xls : hasMacros ? .xlsm : .xlsx }
}
