public import Foundation
import Programme

/// The database's way to write an instant: `2026-11-22T01:02:03.456Z`, UTC, whole milliseconds.
public enum UTCInstant {
  /// The text of an instant, rounded to the nearest millisecond; nil outside the years 1 to 9999.
  public static func text(_ instant: Date) -> String? {
    let exact = (instant.timeIntervalSince1970 * 1000).rounded()
    // The first and the last millisecond a civil date can hold.
    guard exact >= -62_135_596_800_000, exact <= 253_402_300_799_999 else { return nil }
    let milliseconds = Int(exact)
    let days = Int((Double(milliseconds) / 86_400_000).rounded(.down))
    let rest = milliseconds - days * 86_400_000
    var day = CivilDate(daysSince1970: days).iso
    return String(unsafeUninitializedCapacity: 24) { bytes in
      day.withUTF8 { _ = bytes.update(fromContentsOf: $0) }
      for (place, mark) in marks { bytes[place] = mark }
      FixedDigits.write(rest / 3_600_000, width: 2, into: bytes, at: 11)
      FixedDigits.write(rest / 60_000 % 60, width: 2, into: bytes, at: 14)
      FixedDigits.write(rest / 1000 % 60, width: 2, into: bytes, at: 17)
      FixedDigits.write(rest % 1000, width: 3, into: bytes, at: 20)
      return 24
    }
  }

  /// What stands between the digits of the time, and where.
  private static let marks: [(place: Int, mark: UInt8)] = [
    (10, UInt8(ascii: "T")), (13, UInt8(ascii: ":")), (16, UInt8(ascii: ":")), (19, UInt8(ascii: ".")),
    (23, UInt8(ascii: "Z")),
  ]

  /// The instant of a text of exactly that form; nil for any other.
  public static func instant(_ text: String) -> Date? {
    // What is no day of the calendar is no instant either.
    guard text.utf8.count == 24, let day = try? CivilDate(iso: String(text.prefix(10))) else { return nil }
    var text = text
    let time = text.withUTF8 { bytes -> Int? in
      guard marks.allSatisfy({ bytes[$0.place] == $0.mark }),
        let hour = FixedDigits.number(in: bytes, 11..<13), hour < 24,
        let minute = FixedDigits.number(in: bytes, 14..<16), minute < 60,
        let second = FixedDigits.number(in: bytes, 17..<19), second < 60,
        let fraction = FixedDigits.number(in: bytes, 20..<23)
      else { return nil }
      return hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction
    }
    guard let time else { return nil }
    return Date(timeIntervalSince1970: Double(day.daysSince1970 * 86_400_000 + time) / 1000)
  }
}
