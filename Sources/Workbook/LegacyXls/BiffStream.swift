/// The records of a legacy workbook's stream: two bytes kind, two bytes length, the payload.
///
/// Every access is checked; a position the file states is never trusted.
/// Source: [MS-XLS] 2.1.4 (records); 2.3 (the kinds and their numbers).
struct BiffStream {
  /// One record: what it is and where its payload lies.
  struct Record {
    let kind: UInt16
    /// Where the record begins in the stream.
    let offset: Int
    let payload: Range<Int>
  }

  /// The stream's name, for errors.
  let part: String
  let bytes: [UInt8]

  /// The record that begins there; nil when the stream ends exactly there.
  /// - Throws: ``WorkbookError/DamageReason/badRecord(kind:offset:)`` when the record is cut short.
  func record(at offset: Int) throws(WorkbookError) -> Record? {
    guard offset < bytes.count else { return nil }
    guard offset >= 0, bytes.count - offset >= 4 else { throw damage(0, at: offset) }
    let kind = UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
    let length = Int(bytes[offset + 2]) | Int(bytes[offset + 3]) << 8
    guard bytes.count - offset - 4 >= length else { throw damage(kind, at: offset) }
    return Record(kind: kind, offset: offset, payload: (offset + 4)..<(offset + 4 + length))
  }

  /// The payloads of a record and the CONTINUE records behind it, and where the next record begins.
  /// Source: [MS-XLS] 2.4.58.
  func withContinuations(_ record: Record) throws(WorkbookError) -> (segments: [Range<Int>], next: Int) {
    var segments = [record.payload]
    var next = record.payload.upperBound
    // What stands behind the last record is looked at by no one, so it need not be one.
    while bytes.count - next >= 4, bytes[next] == BiffKind.continuation, bytes[next + 1] == 0,
      let more = try self.record(at: next)
    {
      segments.append(more.payload)
      next = more.payload.upperBound
    }
    return (segments, next)
  }

  /// A reader of one record's payload.
  func cursor(_ record: Record) -> BiffCursor { cursor(record, [record.payload]) }

  /// A reader of a record's payload and what continues it.
  func cursor(_ record: Record, _ segments: [Range<Int>]) -> BiffCursor {
    BiffCursor(stream: self, record: record, segments: segments)
  }

  func damage(_ kind: UInt16, at offset: Int) -> WorkbookError {
    .damagedPart(part, reason: .badRecord(kind: kind, offset: offset))
  }
}

/// The record numbers the reader knows.
/// Source: [MS-XLS] 2.3.2 (record enumeration by number).
enum BiffKind {
  static let formula: UInt16 = 0x0006
  static let endOfSubstream: UInt16 = 0x000A
  static let protect: UInt16 = 0x0012
  static let password: UInt16 = 0x0013
  static let externSheet: UInt16 = 0x0017
  static let name: UInt16 = 0x0018
  static let note: UInt16 = 0x001C
  static let date1904: UInt16 = 0x0022
  static let externalName: UInt16 = 0x0023
  static let filePass: UInt16 = 0x002F
  static let font: UInt16 = 0x0031
  static let continuation: UInt16 = 0x003C
  static let object: UInt16 = 0x005D
  static let objectProtection: UInt16 = 0x0063
  static let columnInfo: UInt16 = 0x007D
  static let sheetOptions: UInt16 = 0x0081
  static let boundSheet: UInt16 = 0x0085
  static let palette: UInt16 = 0x0092
  static let mulRK: UInt16 = 0x00BD
  static let mulBlank: UInt16 = 0x00BE
  static let vbaProject: UInt16 = 0x00D3
  static let richString: UInt16 = 0x00D6
  static let extendedFormat: UInt16 = 0x00E0
  static let interfaceHeader: UInt16 = 0x00E1
  static let mergeCells: UInt16 = 0x00E5
  static let background: UInt16 = 0x00E9
  static let drawing: UInt16 = 0x00EC
  static let sharedStrings: UInt16 = 0x00FC
  static let labelShared: UInt16 = 0x00FD
  static let revisionInfo: UInt16 = 0x0138
  static let revisionHead: UInt16 = 0x0139
  static let userExclusive: UInt16 = 0x0194
  static let fileLock: UInt16 = 0x0195
  static let supportingBook: UInt16 = 0x01AE
  static let textObject: UInt16 = 0x01B6
  static let hyperlink: UInt16 = 0x01B8
  static let validation: UInt16 = 0x01BE
  static let blank: UInt16 = 0x0201
  static let number: UInt16 = 0x0203
  static let label: UInt16 = 0x0204
  static let booleanOrError: UInt16 = 0x0205
  static let string: UInt16 = 0x0207
  static let row: UInt16 = 0x0208
  static let array: UInt16 = 0x0221
  static let rk: UInt16 = 0x027E
  static let numberFormat: UInt16 = 0x041E
  static let sharedFormula: UInt16 = 0x04BC
  static let hyperlinkTooltip: UInt16 = 0x0800
  static let beginning: UInt16 = 0x0809
}
