import Foundation
import Programme

/// What the commands print. Results go to standard output, everything else to standard error.
enum Console {
  /// A line of the result.
  static func line(_ text: String = "") { result(harmless(text)) }

  /// A heading of the result, bold where that can be; `plain` where it cannot.
  static func heading(_ text: String, plain: String? = nil) {
    result(hasColour ? "\u{1B}[1m\(harmless(text))\u{1B}[0m" : harmless(plain ?? text))
  }

  /// A text without what moves a cursor, changes a terminal's settings or turns the direction of writing: subjects, names
  /// and cells are written by strangers.
  static func harmless(_ text: String) -> String {
    String(
      text.map { sign -> Character in
        if sign.isNewline { return "\n" }
        let isHarmful = sign.unicodeScalars.contains { scalar in
          switch scalar.value {
          case 0x09: false
          case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
          default: false
          }
        }
        return isHarmful ? "\u{FFFD}" : sign
      })
  }

  private static func result(_ text: String) {
    guard write(text + "\n", to: STDOUT_FILENO) else {
      // What was done is recorded; only the telling failed, and whoever reads the output must know it is cut short.
      let reason = String(cString: strerror(errno))
      error("standard output cannot be written (\(reason)).")
      exit(73)
    }
  }

  /// A line about what is going on.
  static func notice(_ text: String) { _ = write(harmless(text) + "\n", to: STDERR_FILENO) }

  /// Writes all of a text; false when the system refuses, as a full disk does.
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// An error, one sentence.
  static func error(_ sentence: String) { notice("kozabo: \(sentence)") }

  /// One JSON object, keys sorted, so that equal results give equal bytes.
  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // JSON has its own way of writing control characters.
    result(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// Whether colour may be used on standard output.
  static var hasColour: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }
}

/// A table for people: columns aligned by what a terminal shows, full-width characters counting two.
struct TextTable {
  private var rows: [[String]]
  private let isRightAligned: [Bool]

  /// A table with its headings; columns named in `right` are aligned to the right.
  init(_ headings: [String], right: Set<Int> = []) {
    rows = [headings]
    isRightAligned = headings.indices.map(right.contains)
  }

  /// Adds a row; one cell a column.
  mutating func add(_ cells: [String]) {
    precondition(cells.count == isRightAligned.count, "a row has one cell a column")
    rows.append(cells.map { Console.harmless($0).replacingOccurrences(of: "\n", with: " ") })
  }

  /// Whether there is nothing but the headings.
  var isEmpty: Bool { rows.count == 1 }

  /// The table's lines, without blanks at their ends.
  var lines: [String] {
    let widths = isRightAligned.indices.map { column in
      rows.map { JapaneseText.columns($0[column]) }.max() ?? 0
    }
    return rows.enumerated().flatMap { index, row -> [String] in
      var line = ""
      for (column, cell) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - JapaneseText.columns(cell))
        line += isRightAligned[column] ? padding + cell : cell + padding
        line += "  "
      }
      let text = trimmedEnd(line)
      guard index == 0 else { return [text] }
      return [text, widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")]
    }
  }

  /// Prints it.
  func print() { lines.forEach { Console.line($0) } }

  private func trimmedEnd(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}

/// A progress bar on standard error, shown only on a terminal and only for work of more than a second.
struct ProgressBar {
  private let isShown: Bool
  private let started: ContinuousClock.Instant
  private var wasDrawn = false

  /// A bar, not shown yet.
  init(isQuiet: Bool) {
    isShown = !isQuiet && isatty(STDERR_FILENO) == 1
    started = ContinuousClock.now
  }

  /// Shows that so many steps of all are done.
  mutating func advance(to done: Int, of total: Int) {
    guard isShown, ContinuousClock.now - started > .seconds(1) else { return }
    let filled = total == 0 ? 40 : done * 40 / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 40 - filled)
    _ = Console.write("\r[\(bar)] \(done)/\(total)", to: STDERR_FILENO)
    wasDrawn = true
  }

  /// Takes the bar off the screen.
  func finish() {
    if wasDrawn { _ = Console.write("\r\u{1B}[K", to: STDERR_FILENO) }
  }
}
