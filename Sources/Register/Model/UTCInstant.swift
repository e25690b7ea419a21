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
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let time = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(CivilDate(daysSince1970: days))T\(time).\(padded(rest % 1000, 3))Z"
  }

  /// The instant of a text of exactly that form; nil for any other.
  public static func instant(_ text: String) -> Date? {
    let characters = Array(text.utf8)
    guard characters.count == 24, let day = try? CivilDate(iso: String(text.prefix(10))) else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      range.reduce(0) { total, index in
        guard let total, (0x30...0x39).contains(characters[index]) else { return nil }
        return total * 10 + Int(characters[index]) - 0x30
      }
    }
    guard let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let fraction = number(20..<23)
    else { return nil }
    let milliseconds = day.daysSince1970 * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction
    let result = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    // Reading back what was read catches 25:61 and wrong separators alike.
    return self.text(result) == text ? result : nil
  }
}
