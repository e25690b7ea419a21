/// An .xlsx or .xlsm file, or a legacy .xls one, read completely: sheets, cells, names and what else a reviewer must know of it.
///
/// Nothing is calculated: formulas give the results Excel saved with them. Prefixed namespaces and the strict
/// variant of the format are read like the ordinary one.
/// Source of the format: ECMA-376 part 1 (SpreadsheetML, 18) and part 2 (packages), 5th edition; of .xls: [MS-XLS].
public struct WorkbookFile: Sendable {
  /// The sheets, in the order of their tabs.
  public let sheets: [Sheet]
  /// The defined names, in the order of the file.
  public let definedNames: [DefinedName]
  /// The day the file counts its dates from.
  public let dateSystem: DateSystem
  /// Whether it holds a macro project or a sheet of Excel 4 macros.
  public let hasMacros: Bool
  /// The other files its formulas look into, as the file names them.
  public let externalLinks: [String]
  /// The program that says it wrote the file (`Microsoft Excel`, `LibreOffice/7.4…`); nil when none says so.
  public let creatorApplication: String?
  /// Whether the file was encrypted, with a password of its own or Excel's default one.
  public internal(set) var isEncrypted = false
  /// Where the rest is read from when asked for; nil when the format has no package.
  var package: PackageSource?
  /// The same for .xls.
  var legacy: LegacySource?

  /// Reads a workbook from its bytes; what the file was called does not matter.
  /// - Parameter password: for an encrypted workbook; the one Excel uses by itself (`VelvetSweatshop`) is tried unasked.
  ///   Ignored when the workbook is not encrypted.
  /// - Throws: ``WorkbookError``, its cases in order of precedence.
  public static func open(
    _ bytes: [UInt8], password: String? = nil, limits: ReadingLimits = .standard
  ) throws(WorkbookError) -> WorkbookFile {
    let limits = limits.started()
    guard ByteSignature.identifyContainer(bytes) == .oleEncrypted else {
      if let legacy = try LegacyWorkbookReader.read(bytes, password: password, limits: limits) { return legacy }
      return try WorkbookReader(bytes: bytes, limits: limits).read()
    }
    guard bytes.count <= limits.fileBytes else { throw .limitExceeded(.fileBytes, part: "") }
    let package = try EncryptedPackage(container: bytes, limits: limits).decrypted(password: password)
    var file = try WorkbookReader(bytes: package, limits: limits).read()
    file.isEncrypted = true
    return file
  }

  /// Reads a workbook from a file.
  /// - Throws: ``WorkbookError/cannotRead(path:errno:)`` when the path cannot be read, and as ``open(_:password:limits:)``.
  public static func open(
    path: String, password: String? = nil, limits: ReadingLimits = .standard
  ) throws(WorkbookError) -> WorkbookFile {
    try open(FileBytes.read(path: path, limits: limits), password: password, limits: limits)
  }

  /// The sheet of that name, letter case ignored as Excel does; nil when there is none.
  public func sheet(named name: String) -> Sheet? {
    sheets.first { $0.name == name } ?? sheets.first { $0.name.lowercased() == name.lowercased() }
  }
}

/// The two ways a workbook counts days.
public enum DateSystem: String, Hashable, Sendable {
  /// Day 1 is 1900-01-01, with a 29 February 1900 that never was (serial 60).
  case from1900
  /// Day 0 is 1904-01-01; old Excel for Macintosh.
  case from1904
}
