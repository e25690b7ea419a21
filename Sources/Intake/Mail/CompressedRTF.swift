/// The rich text of Outlook's messages as it is packed.
///
/// Source: Microsoft, [MS-OXRTFCP], sections 2.1.3.1 (header) and 2.1.2 (dictionary).
enum CompressedRTF {
  /// The text as RTF; nil when the bytes are no such text or unpack to more than `limit`.
  static func decompress(_ bytes: ArraySlice<UInt8>, limit: Int) -> [UInt8]? {
    var input = LittleEndian(bytes)
    guard input.number(bytes: 4) != nil, let rawSize = input.number(bytes: 4), let magic = input.number(bytes: 4),
      input.number(bytes: 4) != nil, rawSize <= limit
    else { return nil }
    if magic == 0x414C_454D { return input.take(min(rawSize, input.left)).map(Array.init) }
    guard magic == 0x7546_5A4C else { return nil }
    var dictionary = [UInt8](repeating: 0x20, count: 4096)
    var place = 0
    for byte in preset.utf8 {
      dictionary[place] = byte
      place += 1
    }
    var output: [UInt8] = []
    while output.count < rawSize, let flags = input.number(bytes: 1) {
      for bit in 0..<8 where output.count < rawSize {
        if flags >> bit & 1 == 0 {
          guard let byte = input.take(1)?.first else { return output }
          output.append(byte)
          dictionary[place] = byte
          place = (place + 1) % 4096
        } else {
          guard let pair = input.take(2), let high = pair.first, let low = pair.last else { return output }
          let reference = Int(high) << 8 | Int(low)
          let offset = reference >> 4
          // A reference to where the next byte will be written marks the end.
          if offset == place { return output }
          for step in 0..<((reference & 15) + 2) {
            let byte = dictionary[(offset + step) % 4096]
            output.append(byte)
            dictionary[place] = byte
            place = (place + 1) % 4096
          }
        }
      }
    }
    return output
  }

  private static let preset =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    + "MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    + "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
}
