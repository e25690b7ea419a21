internal import Foundation

/// The `_xHHHH_` escapes by which Excel stores what XML cannot: `_x000D_` is a carriage return.
///
/// Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
enum EscapedText {
  /// The text an escaped one stands for. A lone surrogate stands for no character and is left as it is written.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard let start = bytes.baseAddress, memchr(start, 0x5F, bytes.count) != nil else {
      return String(decoding: bytes, as: UTF8.self)
    }
    var units: [UInt8] = []
    var copiedUpTo = 0
    var index = 0
    while index + 6 < bytes.count {
      guard let unit = escape(at: index, in: bytes) else {
        index += 1
        continue
      }
      var length = 7
      var scalar = Unicode.Scalar(unit)
      if scalar == nil, unit < 0xDC00, let low = escape(at: index + 7, in: bytes), (0xDC00...0xDFFF).contains(low) {
        scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
        length = 14
      }
      if let scalar {
        units.append(contentsOf: bytes[copiedUpTo..<index])
        units.append(contentsOf: Array(String(Character(scalar)).utf8))
        copiedUpTo = index + length
      }
      index += length
    }
    guard copiedUpTo > 0 else { return String(decoding: bytes, as: UTF8.self) }
    units.append(contentsOf: bytes[copiedUpTo...])
    return String(decoding: units, as: UTF8.self)
  }

  /// The text to store so that a reader gets `text` back: `_x0041_` becomes `_x005F_x0041_`.
  static func encode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    return Array(text.utf8).withUnsafeBufferPointer { bytes in
      var units: [UInt8] = []
      for index in bytes.indices {
        if escape(at: index, in: bytes) != nil { units.append(contentsOf: Array("_x005F".utf8)) }
        units.append(bytes[index])
      }
      return String(decoding: units, as: UTF8.self)
    }
  }

  /// The code unit that `_xHHHH_` at that place states; nil when there is no escape.
  private static func escape(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt16? {
    guard index + 6 < bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
      bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for digit in bytes[(index + 2)..<(index + 6)] {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x41...0x46: value = digit - 0x37
      case 0x61...0x66: value = digit - 0x57
      default: return nil
      }
      unit = unit << 4 | UInt16(value)
    }
    return unit
  }
}
