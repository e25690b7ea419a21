/// Numbers as a file writes them: digits, one point, an exponent; nothing else counts as a number.
enum StoredNumber {
  /// Nil for anything but a finite decimal number (`NaN`, `0x10`, `1,000` and blanks among it).
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Double? {
    var index = 0
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var seenPoint = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 48, byte <= 57 {
        digits += 1
        if digits <= 18 { mantissa = mantissa * 10 + UInt64(byte - 48) }
        if seenPoint { decimals += 1 }
      } else if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    if index == bytes.count, digits <= 18, mantissa < 1 << 53, decimals <= 22 {
      // Both are exact as doubles, so the one division rounds once, as it should.
      let magnitude = Double(mantissa) / powersOfTen[decimals]
      return isNegative ? -magnitude : magnitude
    }
    if index < bytes.count {
      guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") { index += 1 }
      guard index < bytes.count, bytes[index...].allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    }
    guard let number = Double(String(decoding: bytes, as: UTF8.self)), number.isFinite else { return nil }
    return number
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]
}

/// Cells of type `d`: dates as ISO 8601 writes them.
enum ISODate {
  /// `2026-03-31`, `2026-03-31T09:30:00` (a fraction of the second and `Z` are passed over) or `09:30:00`; else nil.
  static func value(of text: String) -> CellValue? {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 1 { return date(parts[0]).map { .date($0) } ?? time(parts[0]).map { .time($0) } }
    guard let date = date(parts[0]), let time = time(parts[1]) else { return nil }
    return .dateTime(date, time)
  }

  private static func date(_ text: Substring) -> SheetDate? {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false).map(number)
    guard numbers.count == 3, let year = numbers[0], let month = numbers[1], let day = numbers[2] else { return nil }
    return SheetDate(year: year, month: month, day: day)
  }

  private static func time(_ text: Substring) -> SheetTime? {
    let withoutZone = text.hasSuffix("Z") ? text.dropLast() : text
    let whole = withoutZone.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)[0]
    let numbers = whole.split(separator: ":", omittingEmptySubsequences: false).map(number)
    guard (2...3).contains(numbers.count), let hour = numbers[0], let minute = numbers[1] else { return nil }
    guard numbers.count == 3 else { return SheetTime(hour: hour, minute: minute, second: 0) }
    return numbers[2].flatMap { SheetTime(hour: hour, minute: minute, second: $0) }
  }

  private static func number(_ text: Substring) -> Int? {
    text.isEmpty || text.count > 4 || !text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } ? nil : Int(text)
  }
}
