import Foundation
import Workbook

/// One measurement, made in a process of its own so that nothing is warm and its memory is its alone.
enum BenchChild: String, CaseIterable {
  /// Every value of every sheet, read on one thread, or the files shared between two.
  case values, valuesOnTwoThreads
  /// The cells packed in memory, no value made of them.
  case cells
  /// Every row pulled.
  case rows
  /// Every part inflated by libdeflate and nothing else.
  case floor

  /// What a measurement gives.
  struct Figures: Codable {
    let seconds: Double
    /// The process's peak resident memory.
    let peakMebibytes: Double
    /// Something of every value, so that no work can be left out.
    let checksum: Int
  }

  /// Reads the files and says how long it took.
  func measure(_ paths: [String]) throws -> Figures {
    let started = ContinuousClock.now
    let checksum =
      self == .valuesOnTwoThreads ? try Self.onTwoThreads(paths) : try paths.reduce(0) { $0 &+ (try read($1)) }
    let duration = (ContinuousClock.now - started).components
    return Figures(
      seconds: Double(duration.seconds) + Double(duration.attoseconds) / 1e18, peakMebibytes: Self.peakMebibytes,
      checksum: checksum)
  }

  private func read(_ path: String) throws -> Int {
    switch self {
    case .values, .valuesOnTwoThreads: return try Self.values(path)
    case .cells: return try WorkbookFile.open(path: path).sheets.reduce(0) { $0 + $1.cells.count }
    case .floor: return try InflationFloor.inflate(path: path)
    case .rows:
      let file = try StreamedWorkbook.open(path: path)
      var checksum = 0
      for sheet in file.sheets {
        guard let rows = try file.rows(ofSheetNamed: sheet.name) else { continue }
        while let row = try rows.next() {
          for (_, cell) in row.cells { checksum &+= Self.checksum(cell.value) }
        }
      }
      return checksum
    }
  }

  private static func values(_ path: String) throws -> Int {
    var sum = 0
    for sheet in try WorkbookFile.open(path: path).sheets {
      for (_, value) in sheet.values { sum &+= checksum(value) }
    }
    return sum
  }

  private static func checksum(_ value: CellValue) -> Int {
    switch value {
    case .text(let text): text.utf8.count
    case .number(let number): Int(truncatingIfNeeded: number.bitPattern)
    case .empty, .boolean, .date, .time, .dateTime, .duration, .error: 1
    }
  }

  private static func onTwoThreads(_ paths: [String]) throws -> Int {
    let halves = (0..<2).map { half in paths.indices.filter { $0 % 2 == half }.map { paths[$0] } }
    let results = BenchResults()
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      results.add(Result { try halves[half].reduce(0) { $0 &+ (try values($1)) } })
    }
    return try results.sum()
  }

  /// `VmHWM` of this process; 0 where there is no /proc.
  private static var peakMebibytes: Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Double($0) }
    return (kibibytes ?? 0) / 1024
  }
}

/// What the threads bring.
private final class BenchResults: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Result<Int, any Error>] = []

  func add(_ result: Result<Int, any Error>) { lock.withLock { results.append(result) } }
  func sum() throws -> Int { try lock.withLock { try results.reduce(0) { $0 &+ (try $1.get()) } } }
}
