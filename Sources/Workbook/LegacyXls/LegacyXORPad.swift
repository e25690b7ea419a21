/// The sixteen bytes that XOR obfuscation lays over a legacy workbook, again and again.
///
/// Source: [MS-OFFCRYPTO] 2.3.7.1 to 2.3.7.3 (method 1: verifier, key, array), [MS-XLS] 2.2.10 (where the array begins).
struct LegacyXORPad {
  private var pad = [UInt8](repeating: 0, count: 16)

  /// Nil when the password is not the file's; a password that method 1 cannot take (empty, longer than 15) never is.
  init?(password: String, key: Int, verifier: Int) {
    // Of every letter one byte is used: the lower one, or the upper one when that is 0.
    let letters = password.utf16.map { UInt8($0 & 0xFF) != 0 ? UInt8($0 & 0xFF) : UInt8($0 >> 8) }
    guard (1...15).contains(letters.count), Self.verifier(of: letters) == verifier else { return nil }
    let computed = Self.key(of: letters)
    guard Int(computed) == key else { return nil }
    let halves = [UInt8(computed & 0xFF), UInt8(computed >> 8)]
    let source = letters + Self.filling
    for index in pad.indices {
      let mixed = source[index] ^ halves[index & 1]
      pad[index] = mixed >> 1 | mixed << 7
    }
  }

  /// Lifts the obfuscation of a part of a record.
  /// - Parameter length: how long the record's whole payload is.
  func lift(_ bytes: inout [UInt8], _ range: Range<Int>, length: Int) {
    for index in range {
      let mixed = bytes[index] ^ pad[(index + length) & 15]
      bytes[index] = mixed << 3 | mixed >> 5
    }
  }

  private static func verifier(of letters: [UInt8]) -> Int {
    var result = 0
    for letter in (letters.reversed() + [UInt8(letters.count)]) {
      result = (result & 0x4000 == 0 ? 0 : 1) ^ (result << 1 & 0x7FFF) ^ Int(letter)
    }
    return result ^ 0xCE4B
  }

  private static func key(of letters: [UInt8]) -> UInt16 {
    var key = initialCode[letters.count - 1]
    var element = matrix.count - 1
    for letter in letters.reversed() {
      var letter = letter
      for _ in 0..<7 {
        if letter & 0x40 != 0 { key ^= matrix[element] }
        letter <<= 1
        element -= 1
      }
    }
    return key
  }

  private static let filling: [UInt8] = [
    0xBB, 0xFF, 0xFF, 0xBA, 0xFF, 0xFF, 0xB9, 0x80, 0x00, 0xBE, 0x0F, 0x00, 0xBF, 0x0F, 0x00,
  ]

  private static let initialCode: [UInt16] = [
    0xE1F0, 0x1D0F, 0xCC9C, 0x84C0, 0x110C, 0x0E10, 0xF1CE, 0x313E, 0x1872, 0xE139, 0xD40F, 0x84F9, 0x280C, 0xA96A,
    0x4EC3,
  ]

  private static let matrix: [UInt16] = [
    0xAEFC, 0x4DD9, 0x9BB2, 0x2745, 0x4E8A, 0x9D14, 0x2A09, 0x7B61, 0xF6C2, 0xFDA5, 0xEB6B, 0xC6F7, 0x9DCF, 0x2BBF,
    0x4563, 0x8AC6, 0x05AD, 0x0B5A, 0x16B4, 0x2D68, 0x5AD0, 0x0375, 0x06EA, 0x0DD4, 0x1BA8, 0x3750, 0x6EA0, 0xDD40,
    0xD849, 0xA0B3, 0x5147, 0xA28E, 0x553D, 0xAA7A, 0x44D5, 0x6F45, 0xDE8A, 0xAD35, 0x4A4B, 0x9496, 0x390D, 0x721A,
    0xEB23, 0xC667, 0x9CEF, 0x29FF, 0x53FE, 0xA7FC, 0x5FD9, 0x47D3, 0x8FA6, 0x0F6D, 0x1EDA, 0x3DB4, 0x7B68, 0xF6D0,
    0xB861, 0x60E3, 0xC1C6, 0x93AD, 0x377B, 0x6EF6, 0xDDEC, 0x45A0, 0x8B40, 0x06A1, 0x0D42, 0x1A84, 0x3508, 0x6A10,
    0xAA51, 0x4483, 0x8906, 0x022D, 0x045A, 0x08B4, 0x1168, 0x76B4, 0xED68, 0xCAF1, 0x85C3, 0x1BA7, 0x374E, 0x6E9C,
    0x3730, 0x6E60, 0xDCC0, 0xA9A1, 0x4363, 0x86C6, 0x1DAD, 0x3331, 0x6662, 0xCCC4, 0x89A9, 0x0373, 0x06E6, 0x0DCC,
    0x1021, 0x2042, 0x4084, 0x8108, 0x1231, 0x2462, 0x48C4,
  ]
}
