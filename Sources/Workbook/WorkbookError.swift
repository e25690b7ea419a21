/// Why a file could not be read, or a workbook not be written; in order of precedence where several hold of one part.
///
/// A part is a file inside the package, named as the package names it (`xl/worksheets/sheet1.xml`).
public enum WorkbookError: Error, Hashable, Sendable {
  /// The path could not be opened or read.
  case cannotRead(path: String, errno: Int32)
  /// The bytes are something else.
  case notAWorkbook(WhatItIs)
  /// The workbook is encrypted and no password was given.
  case needsPassword
  /// The workbook is encrypted and the password given does not open it.
  case wrongPassword
  /// The container itself is damaged (cut short, overwritten).
  case damagedArchive(reason: String)
  /// The file is larger than the limits it was opened with.
  case limitExceeded(ReadingLimits.Name, part: String)
  /// Something no honest workbook holds.
  case unsafe(part: String, reason: UnsafeReason)
  /// The package points to a part it does not hold.
  case missingPart(String)
  /// A part does not say what the format requires.
  case damagedPart(String, reason: DamageReason)
  /// A workbook could not be written.
  case cannotWrite(path: String, reason: String)

  /// What bytes that are no workbook look like.
  public enum WhatItIs: String, Hashable, Sendable, CaseIterable {
    /// No bytes at all.
    case emptyFile
    /// An OLE container with an encrypted package that no password opens: rights management (IRM), certificates only,
    /// a cipher other than AES, or streams that cannot be found.
    case oleEncrypted
    /// The binary format of Excel 97 to 2003, in an OLE container or bare; nothing but that name could be read of it.
    case legacyXls
    /// The binary format of Excel 2 to 95 (BIFF2 to BIFF7).
    case olderXls
    /// Another OLE container: .doc, .ppt, .msg.
    case otherOle
    /// The binary workbook of Excel 2007 and later.
    case xlsb
    /// An OpenDocument spreadsheet.
    case ods
    /// A zip that holds no workbook: .docx, .pptx, an ordinary archive.
    case zipWithoutWorkbook
    /// A PDF.
    case pdf
    /// An HTML page, as some systems export under the name .xls.
    case html
    /// Another XML document, the XML spreadsheet of Excel 2003 among them.
    case xml
    /// Text, CSV and TSV among it.
    case text
    /// None of these.
    case unknown
  }

  /// What makes a part unsafe.
  public enum UnsafeReason: String, Hashable, Sendable {
    /// It has a document type declaration.
    case doctype
    /// It uses an entity other than the five of XML.
    case entity
    /// Two parts have the same name, or names that differ only in case.
    case duplicateName
    /// Its name points outside the package, or holds a NUL or a control character.
    case pathOutsidePackage
    /// Its bytes in the container are also those of another part.
    case overlappingParts
    /// The container's directory and the part's own header name it differently.
    case contradictoryHeader
  }

  /// What is wrong with a part.
  public enum DamageReason: Hashable, Sendable {
    /// It cannot be inflated, or its checksum is wrong.
    case unreadable(String)
    /// It is not well-formed XML; the number is libxml2's.
    case notWellFormed(code: Int, line: Int)
    /// The document element is not the expected one.
    case unexpectedRoot(String)
    /// An attribute has a value the format does not allow.
    case badAttribute(name: String, value: String)
    /// A cell states a shared string the table does not have.
    case noSuchSharedString(cell: CellReference, index: String)
    /// Two cells have the same position.
    case duplicateCell(CellReference)
    /// A row stands behind one with a higher number; only a pull of rows minds.
    case rowsOutOfOrder(rowNumber: Int)
    /// A relationship that is used is not there.
    case noSuchRelationship(id: String)
    /// A record of a legacy workbook is cut short, missing or not as the format says; its number and place in the stream.
    case badRecord(kind: UInt16, offset: Int)
    /// The workbook lists no sheet.
    case noSheets
    /// Two sheets have the same name.
    case duplicateSheetName(String)
  }
}

extension WorkbookError: CustomStringConvertible {
  /// English, for logs; the words people read are made elsewhere.
  public var description: String {
    switch self {
    case .cannotRead(let path, let errno): "cannot read \(path) (errno \(errno))"
    case .notAWorkbook(let what): "not a workbook but \(what.rawValue)"
    case .needsPassword: "it needs a password"
    case .wrongPassword: "wrong password"
    case .damagedArchive(let reason): "damaged archive: \(reason)"
    case .unsafe(let part, let reason): "unsafe part \(part): \(reason.rawValue)"
    case .limitExceeded(let limit, let part): "limit \(limit.rawValue) exceeded in \(part)"
    case .missingPart(let part): "missing part \(part)"
    case .damagedPart(let part, let reason): "damaged part \(part): \(reason)"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    }
  }
}
