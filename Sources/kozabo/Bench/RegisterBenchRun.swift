import Foundation
import GRDB
import Programme
import Register

/// The measurements of the register, in a folder of their own.
struct RegisterBenchRun {
  /// How much is measured.
  struct Sizes {
    /// Single durable transfers a round.
    var singles = 500
    /// Rounds of single transfers, ours and the peer's by turns.
    var rounds = 5
    /// Transfers in one batch.
    var batch = 50_000
    /// Entries of the synthetic Tokyo.
    var town = 200_000
    /// Entries at which the questions are asked.
    var growth = [10_000, 100_000, 1_000_000]
    /// Accounts asked about at each size.
    var samples = 1_000
  }

  let folder: URL
  let figures: ProgrammeFigures
  let sizes: Sizes
  /// The instant that entries are recorded at, and the day behind them all.
  private let instant = Date(timeIntervalSince1970: 1_774_915_200)
  private let today = CivilDate(daysSince1970: 14_700 + 15 * 366)

  init(folder: URL, figures: ProgrammeFigures, sizes: Sizes) {
    self.folder = folder
    self.figures = figures
    self.sizes = sizes
  }

  // MARK: Transfers

  /// Single durable transfers, decided and applied each in a transaction of its own, beside SQLite.
  func singleTransfers() throws -> [BenchResult] {
    let (pool, peer, transfers) = try offices("single", transfers: sizes.singles * sizes.rounds)
    var ours: [Double] = []
    var theirs: [Double] = []
    for round in 0..<sizes.rounds {
      let before = try pool.read { try Journal.head(in: $0).sequence }
      let seconds = try Self.seconds {
        for transfer in transfers[(round * sizes.singles)..<((round + 1) * sizes.singles)] {
          try pool.write { db in try carryOut(transfer, db) }
        }
      }
      ours.append(Double(sizes.singles) / seconds)
      let rows = try pool.read { try RegisterBenchPeer.transfers(after: before, in: $0) }
      theirs.append(Double(sizes.singles) / (try Self.seconds { try peer.write(rows, together: false) }))
    }
    try pool.close()
    return [
      BenchResult(
        name: "single durable transfers", unit: "1/s", value: BenchResult.median(ours), peer: "SQLite",
        peerValue: BenchResult.median(theirs))
    ]
  }

  /// Transfers in one transaction, beside SQLite.
  func batch() throws -> [BenchResult] {
    let (pool, peer, transfers) = try offices("batch", transfers: sizes.batch * 2)
    let changes = try pool.read { db in
      try transfers.prefix(sizes.batch).flatMap { try decide($0, db) }
    }
    let before = try pool.read { try Journal.head(in: $0).sequence }
    let applying = try Self.seconds {
      try pool.write { db in
        _ = try Journal.append(changes, by: "bench", effectiveOn: today, at: instant, in: db)
      }
    }
    let rows = try pool.read { try RegisterBenchPeer.transfers(after: before, in: $0) }
    let theirs = try Self.seconds { try peer.write(rows, together: true) }
    let deciding = try Self.seconds {
      try pool.write { db in
        for transfer in transfers.dropFirst(sizes.batch) { try carryOut(transfer, db) }
      }
    }
    try pool.close()
    let count = Double(sizes.batch)
    return [
      BenchResult(
        name: "transfers in one batch, applied", unit: "1/s", value: count / applying, peer: "SQLite",
        peerValue: count / theirs),
      BenchResult(
        name: "transfers in one batch, decided and applied", unit: "1/s", value: count / deciding, peer: "SQLite",
        peerValue: count / theirs),
    ]
  }

  private func carryOut(_ transfer: CreditTransfer, _ db: Database) throws {
    _ = try Journal.append(try decide(transfer, db), by: "bench", effectiveOn: today, at: instant, in: db)
  }

  private func decide(_ transfer: CreditTransfer, _ db: Database) throws -> [RegisterChange] {
    let snapshot = try RegisterReader.creditSnapshot(for: transfer.query, in: db)
    return try transfer.decide(on: today, figures: figures, snapshot: snapshot)
  }

  /// A small register with credits to transfer, a copy of it for the peer, and the transfers.
  private func offices(
    _ name: String, transfers count: Int
  ) throws -> (pool: DatabasePool, peer: RegisterBenchPeer, transfers: [CreditTransfer]) {
    var town = RegisterBenchTown(figures: figures, facilities: 200, generals: 200)
    let path = folder.appending(path: "\(name).sqlite").path
    let pool = try RegisterDatabase.open(path: path)
    let (issues, transfers) = try town.errands(count, on: RegisterBenchTown.start.adding(days: 14 * 365))
    try pool.write { db in
      _ = try Journal.append(
        try town.settlers() + issues, by: "bench", effectiveOn: RegisterBenchTown.start, at: instant, in: db)
    }
    let copy = folder.appending(path: "\(name)-peer.sqlite").path
    try pool.vacuum(into: copy)
    return (pool, try RegisterBenchPeer(copy: copy), transfers)
  }

  // MARK: A town

  /// Fifteen years of Tokyo, loaded and proved.
  func town() throws -> [BenchResult] {
    var town = RegisterBenchTown(figures: figures, facilities: 1300, generals: 1200)
    let pool = try RegisterDatabase.open(path: folder.appending(path: "town.sqlite").path)
    var count = 0
    let before = Self.processorSeconds(.process)
    let loading = try Self.seconds {
      count = try settle(&town, pool)
      for year in 1...15 {
        count += try load(&town, pool, (sizes.town - count) / (16 - year), days: year * 365)
      }
    }
    var report: VerificationReport?
    let proving = try Self.seconds { report = try pool.read { RegisterVerification.verify($0) } }
    guard let report, report.ok, report.entries == count else {
      throw CommandError.benchFailed(report?.checks.first { !$0.ok }?.detail ?? "verify")
    }
    let processor = Self.processorSeconds(.process) - before
    try pool.close()
    return [
      BenchResult(name: "\(count) entries loaded", unit: "s", value: loading),
      BenchResult(name: "\(count) entries proved", unit: "s", value: proving),
      BenchResult(name: "\(count) entries loaded and proved", unit: "s", value: loading + proving),
      BenchResult(name: "\(count) entries loaded and proved, processor time", unit: "s", value: processor),
    ]
  }

  /// Removes what a measurement left, so that its pages are not written to the disk while the next is under way.
  func clear() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  private func settle(_ town: inout RegisterBenchTown, _ pool: DatabasePool) throws -> Int {
    let settlers = try town.settlers()
    try pool.write { db in
      _ = try Journal.append(settlers, by: "bench", effectiveOn: RegisterBenchTown.start, at: instant, in: db)
    }
    return settlers.count
  }

  private func load(_ town: inout RegisterBenchTown, _ pool: DatabasePool, _ count: Int, days: Int) throws -> Int {
    let changes = try town.next(count, days: days)
    try pool.write { db in _ = try Journal.append(changes, by: "bench", at: instant, in: db) }
    return changes.count
  }

  // MARK: Growth

  /// The questions people ask about one account, and the pace of writing, as one journal grows.
  /// - Parameter reached: called with the results of each size.
  func growth(reached: ([BenchResult]) -> Void) throws -> [BenchResult] {
    var town = RegisterBenchTown(figures: figures, facilities: 1300, generals: 1200)
    let path = folder.appending(path: "growth.sqlite").path
    let pool = try RegisterDatabase.open(path: path)
    var results: [BenchResult] = []
    var count = try settle(&town, pool)
    for (index, size) in sizes.growth.enumerated() {
      let lastDay = 15 * 365 * (index + 1) / sizes.growth.count
      let firstDay = 15 * 365 * index / sizes.growth.count
      let start = count
      let before = Self.processorSeconds(.process)
      var pace = 0.0
      while count < size {
        let step = min(50_000, size - count)
        let day = firstDay + (lastDay - firstDay) * (count + step - start) / max(1, size - start)
        var written = 0
        let seconds = try Self.seconds { written = try load(&town, pool, step, days: day) }
        pace = Double(written) / seconds
        count += written
      }
      let processor = (Self.processorSeconds(.process) - before) / Double(max(1, size - start)) * 1_000_000
      // What is written lies in the file and not beside it, and the file in the system's memory: the questions meet the
      // register as `verify` and the backup of the night leave it. How fast a disk is is not the register's merit.
      _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
      try Self.readThrough(path)
      let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      let here =
        [
          BenchResult(name: "\(size) entries: written, the last of them", unit: "1/s", value: pace),
          BenchResult(name: "\(size) entries: processor time of writing one", unit: "µs", value: processor),
        ] + (try questions(&town, pool, size)) + [
          BenchResult(name: "\(size) entries: file", unit: "MiB", value: Double(bytes) / 1_048_576)
        ]
      reached(here)
      results += here
    }
    try pool.close()
    return results
  }

  private static func readThrough(_ path: String) throws {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    while let part = try file.read(upToCount: 1 << 20), !part.isEmpty {}
    try file.close()
  }

  private func questions(
    _ town: inout RegisterBenchTown, _ pool: DatabasePool, _ size: Int
  ) throws -> [BenchResult] {
    var times: [[Double]] = [[], [], []]
    var processorTimes: [[Double]] = [[], [], []]
    func ask(_ question: Int, _ body: () throws -> Void) rethrows {
      let before = Self.processorSeconds(.thread)
      times[question].append(try Self.seconds(body))
      processorTimes[question].append(Self.processorSeconds(.thread) - before)
    }
    for _ in 0..<sizes.samples {
      let facility = town.below(1200)
      let (designation, account) = (try town.designation(facility), try town.designated(facility))
      let general = try town.general(facility)
      try pool.read { db in
        try ask(0) { _ = try RegisterReader.holdings(of: general, on: today, figures: figures, in: db) }
        try ask(1) { _ = try RegisterReader.history(of: account, in: db) }
        try ask(2) {
          _ = try RegisterReader.obligation(of: designation, period: 3, on: today, figures: figures, in: db)
        }
      }
    }
    func result(_ name: String, _ times: [Double]) -> BenchResult {
      let sorted = times.sorted()
      return BenchResult(
        name: "\(size) entries: \(name)", unit: "ms", value: sorted[sorted.count * 99 / 100] * 1000, peer: "median",
        peerValue: sorted[sorted.count / 2] * 1000)
    }
    return ["holdings", "history", "obligation"].enumerated().flatMap { index, name in
      [
        result("\(name) of one account, p99", times[index]),
        result("\(name) of one account, p99 of processor time", processorTimes[index]),
      ]
    }
  }

  /// Whose processor time is asked for: what others do on the machine meanwhile does not count in it.
  private enum Clock { case process, thread }

  private static func processorSeconds(_ clock: Clock) -> Double {
    var time = timespec()
    clock_gettime(clock == .process ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body).components
    return Double(duration.seconds) + Double(duration.attoseconds) / 1e18
  }
}
