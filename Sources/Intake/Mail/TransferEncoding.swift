/// The ways in which a part's bytes are written as lines of text (RFC 2045, section 6, and uuencode), and those of
/// encoded words.
enum TransferEncoding {
  /// The bytes of a part, as many as can be had; as they are when the way is one that nobody knows.
  ///
  /// GMime reads them. It drops what is broken, though: the last group of base64 without its padding, all that follows
  /// padding in the middle, and an `=` that is no escape. Those are read as the encoded words are.
  static func decoded(_ content: ArraySlice<UInt8>, label: String) -> [UInt8] {
    switch label.lowercased() {
    case "base64" where !isRegular(base64: content): base64(content)
    case "quoted-printable" where !isRegular(quotedPrintable: content): quotedPrintable(content)
    default: GMimeReader.decoded(content, label: label) ?? Array(content)
    }
  }

  /// Whether base64 is made of whole groups, with padding only at its end.
  private static func isRegular(base64 bytes: ArraySlice<UInt8>) -> Bool {
    var count = 0
    var isPadded = false
    for byte in bytes {
      if byte == pad {
        isPadded = true
        count += 1
      } else if sextets[Int(byte)] != none {
        if isPadded { return false }
        count += 1
      }
    }
    return count % 4 == 0
  }

  /// Whether each `=` begins an escape or ends a line.
  private static func isRegular(quotedPrintable bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    while let index = rest.firstIndex(of: pad) {
      let next = rest[(index + 1)...].prefix(2)
      guard
        next.first == 0x0A || Array(next) == [0x0D, 0x0A] || next.count == 2 && next.allSatisfy({ digit($0) != nil })
      else { return false }
      rest = rest[(index + 1 + (next.first == 0x0A ? 1 : 2))...]
    }
    return true
  }

  /// The base64 of an encoded word; nil when a character of another alphabet is in it.
  static func word(base64 bytes: ArraySlice<UInt8>) -> [UInt8]? {
    for byte in bytes where sextets[Int(byte)] == none && byte != pad && byte != 0x20 && byte != 0x09 { return nil }
    return base64(bytes)
  }

  private static let none: UInt8 = 0xFF
  private static let pad = UInt8(ascii: "=")

  private static let sextets: [UInt8] = {
    var table = [UInt8](repeating: none, count: 256)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    for (value, byte) in alphabet.enumerated() { table[Int(byte)] = UInt8(value) }
    return table
  }()

  /// Characters of another alphabet are skipped (RFC 2045, section 6.8). Where padding stands in the middle, a second
  /// base64 follows when only base64 does; else somebody has added a footer, which is no part of the data.
  private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count / 4 * 3)
    sextets.withUnsafeBufferPointer { table in
      bytes.withUnsafeBufferPointer { input in
        var value: UInt32 = 0
        var count = 0
        var index = 0
        var lastForeign: Int?
        while index < input.count {
          let byte = input[index]
          let sextet = table[Int(byte)]
          if sextet != none {
            value = value << 6 | UInt32(sextet)
            count += 1
            if count == 4 {
              output.append(UInt8(truncatingIfNeeded: value >> 16))
              output.append(UInt8(truncatingIfNeeded: value >> 8))
              output.append(UInt8(truncatingIfNeeded: value))
              (value, count) = (0, 0)
            }
          } else if byte == pad, count >= 2 {
            while index + 1 < input.count, input[index + 1] == pad { index += 1 }
            Self.rest(value, count, into: &output)
            (value, count) = (0, 0)
            // Sought once: padding after every group must not cost the length squared.
            let last: Int = lastForeign ?? (input.lastIndex { table[Int($0)] == none && $0 != pad && $0 > 0x20 } ?? -1)
            lastForeign = last
            guard index > last else { return }
          }
          index += 1
        }
        Self.rest(value, count, into: &output)
      }
    }
    return output
  }

  /// The bytes of a group that is not full.
  private static func rest(_ value: UInt32, _ count: Int, into output: inout [UInt8]) {
    if count >= 2 { output.append(UInt8(truncatingIfNeeded: count == 2 ? value >> 4 : value >> 10)) }
    if count == 3 { output.append(UInt8(truncatingIfNeeded: value >> 2)) }
  }

  /// What is no escape stays as it is.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        output.append(byte)
        continue
      }
      if index + 1 < bytes.endIndex, let high = digit(bytes[index]), let low = digit(bytes[index + 1]) {
        output.append(high << 4 | low)
        index += 2
        continue
      }
      // A soft line break, blanks that a mail server added before it and all.
      var end = index
      while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
      if end == bytes.endIndex {
        index = end
      } else if bytes[end] == 0x0A {
        index = end + 1
      } else if bytes[end] == 0x0D {
        index = end + 1 < bytes.endIndex && bytes[end + 1] == 0x0A ? end + 2 : end + 1
      } else {
        output.append(byte)
      }
    }
    return output
  }

  /// The value of a hexadecimal digit.
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
