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
  /// No file at all: what the program takes by itself.
  case nothing
  /// Everything the reader can tell of a file: cells with all their parts, extras, furigana, hidden content.
  case everything

  /// What a measurement gives.
  struct Figures: Codable {
    let seconds: Double
    /// The processor time of all threads, in seconds: what the run costs however busy the machine is.
    let processorSeconds: Double
    /// The process's peak resident memory.
    let peakMebibytes: Double
    /// The memory that the shared strings of the files took, when rows were pulled; 0 otherwise.
    let sharedStringMebibytes: Double
    /// Something of every value, so that no work can be left out.
    let checksum: Int
  }

  /// Reads the files and says how long it took.
  func measure(_ paths: [String]) throws -> Figures {
    let started = ContinuousClock.now
    let processorStarted = Self.processorSeconds
    var stringBytes = 0
    let checksum =
      self == .valuesOnTwoThreads
      ? try Self.onTwoThreads(paths) : try paths.reduce(0) { $0 &+ (try read($1, stringBytes: &stringBytes)) }
    let duration = (ContinuousClock.now - started).components
    return Figures(
      seconds: Double(duration.seconds) + Double(duration.attoseconds) / 1e18,
      processorSeconds: Self.processorSeconds - processorStarted, peakMebibytes: Self.peakMebibytes,
      sharedStringMebibytes: Double(stringBytes) / 1_048_576, checksum: checksum)
  }

  private func read(_ path: String, stringBytes: inout Int) throws -> Int {
    switch self {
    case .values, .valuesOnTwoThreads: return try Self.values(path)
    case .cells: return try WorkbookFile.open(path: path).sheets.reduce(0) { $0 + $1.cells.count }
    case .floor: return try InflationFloor.inflate(path: path)
    case .rows:
      let file = try StreamedWorkbook.open(path: path)
      stringBytes = max(stringBytes, file.sharedStringBytes)
      var checksum = 0
      for sheet in file.sheets {
        guard let rows = try file.rows(ofSheetNamed: sheet.name) else { continue }
        while let row = try rows.next() {
          for (_, cell) in row.cells { checksum &+= Self.checksum(cell.value) }
        }
      }
      return checksum
    case .nothing: return 0
    case .everything: return try Self.everything(path)
    }
  }

  private static func everything(_ path: String) throws -> Int {
    let file = try WorkbookFile.open(path: path)
    var sum = HiddenContentReport(of: file).items.count
    for sheet in file.sheets {
      for (_, cell) in sheet.cells { sum &+= checksum(cell.value) &+ (cell.formula?.utf8.count ?? 0) }
      let extras = file.extras(of: sheet)
      sum &+= extras.comments.count &+ extras.controls.count &+ extras.validations.count &+ extras.damage.count
      sum &+= (try? file.phoneticRuns(of: sheet).count) ?? 0
    }
    return sum
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

  /// Each thread takes the next file when it is done with one: the slower core reads fewer.
  private static func onTwoThreads(_ paths: [String]) throws -> Int {
    let work = BenchWork(paths)
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      var sum = 0
      while let path = work.next() {
        do { sum &+= try values(path) } catch { work.fail(error) }
      }
      work.add(sum)
    }
    return try work.result()
  }

  /// The processor time this process has taken so far, in its own code and in the system's.
  static var processorSeconds: Double {
    var time = timespec()
    guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// `VmHWM` of this process; 0 where there is no /proc.
  static var peakMebibytes: Double {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Double($0) }
    return (kibibytes ?? 0) / 1024
  }
}

/// The files two threads share, and what they bring.
private final class BenchWork: @unchecked Sendable {
  private let lock = NSLock()
  private let paths: [String]
  private var taken = 0
  private var sum = 0
  private var failure: (any Error)?

  init(_ paths: [String]) { self.paths = paths }

  /// The next file; nil when there is none left, or reading one has failed.
  func next() -> String? {
    lock.withLock {
      guard failure == nil, taken < paths.count else { return nil }
      taken += 1
      return paths[taken - 1]
    }
  }

  func add(_ part: Int) { lock.withLock { sum &+= part } }
  func fail(_ error: any Error) { lock.withLock { failure = failure ?? error } }

  func result() throws -> Int {
    try lock.withLock {
      if let failure { throw failure }
      return sum
    }
  }
}
