import Foundation
import Workbook

/// When our cell and another reader's are the same, and the differences that are known.
enum CorpusComparison {
  static func isSame(_ our: Cell, _ their: CorpusOracle.Cell, system: DateSystem) -> Bool {
    switch (their.kind, our.value) {
    case (UInt8(ascii: "n"), .number(let number)): return number == Double(their.value)
    case (UInt8(ascii: "s"), .text(let text)):
      return text == their.value || (their.value.unicodeScalars.count >= 490 && text.hasPrefix(their.value.dropLast()))
    case (UInt8(ascii: "b"), .boolean(let isTrue)): return isTrue == (their.value == "1")
    case (UInt8(ascii: "e"), .error(let text)): return text == their.value
    case (UInt8(ascii: "r"), _): return Double(our.stored) == Double(their.value)
    case (UInt8(ascii: "d"), let value):
      guard let theirs = Double(their.value), let ours = seconds(value) else { return false }
      // Ours is to the nearest second.
      return abs(theirs - ours) <= 0.5
    default: return false
    }
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

  /// Why a difference is no fault of ours; nil for one nobody has looked at. In each we are right.
  static func excuse(file: String, _ our: Cell, _ their: CorpusOracle.Cell) -> Excuse? {
    if case .text(let text) = our.value, their.kind == UInt8(ascii: "s") {
      let spaces = CharacterSet(charactersIn: " \t\r\n")
      if text == their.value.trimmingCharacters(in: spaces) { return .spaceNotPreserved }
      let isEscaped = their.value.contains("_x000D_") || their.value.contains("_x000d_")
      if isEscaped, text.utf8.contains(13) { return .escapeNotDecoded }
    }
    if our.isImpossibleDate, case .number = our.value { return .impossibleDate }
    if case .error("#NUM!") = our.value, their.value == "nan" { return .notANumber }
    let isDay =
      switch our.value {
      case .date, .time, .dateTime, .duration: true
      default: false
      }
    if isDay, their.kind == UInt8(ascii: "n"), Double(our.stored) == Double(their.value) {
      if file == "calamine/minimal_package.xlsx" { return .stylesNotFound }
      if our.format.hasPrefix("[=0]?;"), our.format.contains("[hh]") { return .elapsedTimeNotKnown }
    }
    return nil
  }

  /// The known differences, each with its reason.
  enum Excuse: String, CaseIterable {
    /// openpyxl keeps white space around a text without `xml:space="preserve"`; Excel and calamine drop it
    /// (calamine's whitespace_trim.xlsx says so).
    case spaceNotPreserved
    /// openpyxl leaves `_x000D_` as it is; it stands for a carriage return (ECMA-376 part 1, 22.9.2.19).
    case escapeNotDecoded
    /// openpyxl makes a day of serial 0 or of a negative one; Excel shows 1900-01-00 or `####`.
    case impossibleDate
    /// xlrd hands on the NaN some program stored; it is no number, and Excel shows `#NUM!`.
    case notANumber
    /// openpyxl looks for the styles at `xl/styles.xml`, not where the relationship of this file says.
    case stylesNotFound
    /// openpyxl looks for the time in the first section only; the condition of `[=0]?;[<4.1][hh]:mm:ss;[hh]:mm` picks
    /// the second (ECMA-376 part 1, 18.8.31).
    case elapsedTimeNotKnown
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
