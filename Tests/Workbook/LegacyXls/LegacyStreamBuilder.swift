/// A legacy workbook's stream made of records, written by hand after [MS-XLS]; it needs no container.
struct LegacyStreamBuilder {
  /// Records of the globals, between the first BOF and the sheets' announcements.
  var globals: [(kind: UInt16, payload: [UInt8])] = []
  /// Each sheet: its name, and its records between BOF and EOF.
  var sheets: [(name: String, records: [(kind: UInt16, payload: [UInt8])])] = []
  /// The version in every BOF.
  var version = 0x0600

  static func record(_ kind: UInt16, _ payload: [UInt8]) -> [UInt8] {
    u16(Int(kind)) + u16(payload.count) + payload
  }

  static func u16(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
  static func u32(_ number: Int) -> [UInt8] { u16(number & 0xFFFF) + u16(number >> 16 & 0xFFFF) }
  static func wide(_ text: String) -> [UInt8] { text.utf16.flatMap { u16(Int($0)) } }
  /// A string with two bytes of length, in 16 bits a character.
  static func string(_ text: String) -> [UInt8] { u16(text.utf16.count) + [1] + wide(text) }
  static func double(_ number: Double) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> UInt64($0 * 8)) }
  }
  static func cell(_ row: Int, _ column: Int, style: Int = 0) -> [UInt8] { u16(row) + u16(column) + u16(style) }
  /// A FORMULA record's payload: a result of eight bytes, and tokens.
  static func formula(_ row: Int, _ column: Int, result: [UInt8], tokens: [UInt8]) -> [UInt8] {
    cell(row, column) + result + u16(0) + u32(0) + u16(tokens.count) + tokens
  }
  /// A result that stands in a STRING record of its own.
  static let textResult: [UInt8] = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

  var bytes: [UInt8] {
    func beginning(_ type: Int) -> [UInt8] {
      Self.record(0x0809, Self.u16(version) + Self.u16(type) + [UInt8](repeating: 0, count: 12))
    }
    let head = beginning(0x0005) + globals.flatMap { Self.record($0.kind, $0.payload) }
    let announced = sheets.reduce(0) { $0 + 4 + 8 + $1.name.utf16.count * 2 }
    var offset = head.count + announced + 4
    var bytes = head
    var bodies: [UInt8] = []
    for sheet in sheets {
      bytes += Self.record(
        0x0085, Self.u32(offset) + [0, 0, UInt8(sheet.name.utf16.count), 1] + Self.wide(sheet.name))
      let body =
        beginning(0x0010) + sheet.records.flatMap { Self.record($0.kind, $0.payload) } + Self.record(0x000A, [])
      bodies += body
      offset += body.count
    }
    return bytes + Self.record(0x000A, []) + bodies
  }
}
