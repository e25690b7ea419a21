import Foundation

/// Another reader's cells of a file, as Fixtures/corpus-oracle.py prints them.
struct CorpusOracle {
  struct Cell {
    let sheet: String
    let row: Int
    let column: Int
    let kind: UInt8
    let value: String
  }

  /// The cells by path; a file it refuses has none.
  private(set) var cells: [String: [Cell]] = [:]
  private(set) var refused: Set<String> = []

  /// Nil when python3 is not there.
  init?(paths: [String]) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "corpus-oracle-\(getpid())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let list = folder.appending(path: "list")
    let answer = folder.appending(path: "answer")
    try Data(paths.joined(separator: "\n").utf8).write(to: list)
    try Data().write(to: answer)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [Self.python, fixture("corpus-oracle.py")]
    process.standardInput = try FileHandle(forReadingFrom: list)
    process.standardOutput = try FileHandle(forWritingTo: answer)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    parse(try Data(contentsOf: answer))
  }

  /// What a reader said of some cells, kept in a file; the paths are as it states them.
  init(recorded path: String) throws {
    parse(try Data(contentsOf: URL(filePath: path)))
  }

  private mutating func parse(_ answer: Data) {
    var path = ""
    var sheet = ""
    for line in answer.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      switch fields[0] {
      case "F":
        path = fields[1]
        cells[path] = cells[path] ?? []
      case "S": sheet = Self.plain(fields[1])
      case "C" where fields.count == 5:
        guard let row = Int(fields[1]), let column = Int(fields[2]) else { continue }
        cells[path]?.append(
          Cell(
            sheet: sheet, row: row, column: column, kind: fields[3].utf8.first ?? 0, value: Self.plain(fields[4])))
      case "X":
        refused.insert(path)
      default: continue
      }
    }
  }

  /// The first Python that has both readers: another one than the system's may stand before it.
  private static var python: String {
    let candidates = ["python3", "/usr/bin/python3"]
    return candidates.first { candidate in
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [candidate, "-c", "import openpyxl, xlrd"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    } ?? candidates[0]
  }

  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var plain = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        plain.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar == "t" ? "\t" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        plain.append(scalar)
      }
    }
    return String(plain)
  }
}
