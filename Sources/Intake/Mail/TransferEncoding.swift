/// The ways in which a part's bytes are written as lines of text (RFC 2045, section 6, and uuencode).
enum TransferEncoding: Hashable {
  /// As they are: 7bit, 8bit, binary, and any way nobody knows.
  case identity
  case base64
  case quotedPrintable
  case uuencode

  /// The way a Content-Transfer-Encoding header names.
  init(label: String) {
    switch label.lowercased() {
    case "base64": self = .base64
    case "quoted-printable": self = .quotedPrintable
    case "x-uuencode", "uuencode", "x-uue", "uue": self = .uuencode
    default: self = .identity
    }
  }

  /// The bytes, as many as can be had.
  func decode(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .identity: Array(bytes)
    case .base64: Self.base64(bytes)
    case .quotedPrintable: Self.quotedPrintable(bytes)
    case .uuencode: Self.uudecoded(bytes)
    }
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

  private static func uudecoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var hasBegun = false
    for line in bytes.split(separator: 0x0A) {
      if !hasBegun {
        hasBegun = line.starts(with: "begin ".utf8)
        continue
      }
      if line.starts(with: "end".utf8) { break }
      guard let first = line.first else { continue }
      let length = Int((first &- 32) & 63)
      let sextets = line.dropFirst().filter { $0 != 0x0D }.map { ($0 &- 32) & 63 }
      var decoded: [UInt8] = []
      for group in stride(from: 0, to: sextets.count - 1, by: 4) {
        let four = sextets[group..<min(group + 4, sextets.count)] + [UInt8](repeating: 0, count: 3)
        let values = Array(four.prefix(4))
        decoded += [values[0] << 2 | values[1] >> 4, values[1] << 4 | values[2] >> 2, values[2] << 6 | values[3]]
      }
      output += decoded.prefix(length)
    }
    return output
  }
}
