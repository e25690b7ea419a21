import Foundation
import Workbook

/// When our cell and another reader's are the same.
enum CorpusComparison {
  static func isSame(_ our: Cell, _ their: CorpusOracle.Cell) -> Bool {
    switch (their.kind, our.value) {
    case (UInt8(ascii: "n"), .number(let number)): return number == Double(their.value)
    case (UInt8(ascii: "s"), .text(let text)):
      return text == their.value || (their.value.unicodeScalars.count >= 490 && text.hasPrefix(their.value.dropLast()))
    case (UInt8(ascii: "t"), .text(let text)): return fingerprint(text) == their.value
    case (UInt8(ascii: "b"), .boolean(let isTrue)): return isTrue == (their.value == "1")
    case (UInt8(ascii: "e"), .error(let text)): return text == their.value
    case (UInt8(ascii: "-"), .text(let text)): return text.isEmpty
    case (UInt8(ascii: "-"), .empty): return true
    case (UInt8(ascii: "r"), _): return Double(our.stored) == Double(their.value)
    case (UInt8(ascii: "d"), let value):
      guard let theirs = Double(their.value), let ours = seconds(value) else { return false }
      // Ours is to the nearest second.
      return abs(theirs - ours) <= 0.5
    default: return false
    }
  }

  /// FNV-1a over the first 500 characters: what is recorded of a text in place of the text, which is not ours.
  private static func fingerprint(_ text: String) -> String {
    let bytes = String(text.unicodeScalars.prefix(500)).utf8
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let hex = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - hex.count) + hex
  }

  /// Since 1899-12-30 for a day, since midnight for a time, the length of a duration.
  private static func seconds(_ value: CellValue) -> Double? {
    switch value {
    case .date(let date): Double(days(date)) * 86_400
    case .time(let time): seconds(time)
    case .dateTime(let date, let time): Double(days(date)) * 86_400 + seconds(time)
    case .duration(let seconds): Double(seconds)
    case .empty, .text, .number, .boolean, .error: nil
    }
  }

  private static func seconds(_ time: SheetTime) -> Double {
    Double(time.hour * 3600 + time.minute * 60 + time.second)
  }

  /// Days since 1899-12-30, by the civil calendar (Howard Hinnant's days_from_civil).
  private static func days(_ date: SheetDate) -> Int {
    let year = date.month <= 2 ? date.year - 1 : date.year
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468 + 25_569
  }
}

/// What this process has used, as Linux tells it.
enum ProcessLoad {
  /// The highest resident size since ``resetPeak()``.
  static var peakBytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) << 10
  }

  static func resetPeak() {
    guard let file = FileHandle(forWritingAtPath: "/proc/self/clear_refs") else { return }
    try? file.write(contentsOf: Data("5".utf8))
    try? file.close()
  }

  /// Processor time of this thread.
  static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
