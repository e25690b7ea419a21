// Splitting and joining without limit: random movements from a printed seed, against one dictionary entry a serial.

import GRDB
import Programme
import Register
import TestSupport
import Testing

struct SplitMergeTests {
  /// Where a serial is and what sets it apart, in the plainest way.
  private struct Unit: Hashable {
    var account: String
    var vintage: Int
    var isBound = false
    var transfer: String?
  }

  private let generals = ["130-200-0001-0", "130-200-0002-0", "130-200-0003-0"]

  @Test(arguments: [11, 12, 13, 14, 15, 16] as [UInt64])
  func `blocks are the longest runs of serials that agree in everything`(seed: UInt64) throws {
    let book = try CreditBook()
    var generator = SeededGenerator(seed: seed)
    var model: [Int64: Unit] = [:]
    // Two vintages issued piece by piece, so that neighbours come from several issues.
    for piece in 0..<8 {
      let vintage = piece < 4 ? 2021 : 2022
      let account = generals[piece % 2]
      try book.hold("130-\(piece * 25 + 1)~130-\(piece * 25 + 25)", in: account, .tokyoSME, vintage, origin: "02000011")
      for serial in (piece * 25 + 1)...(piece * 25 + 25) {
        model[Int64(serial)] = Unit(account: account, vintage: vintage)
      }
    }
    var waiting: [(id: String, serials: [Int64], to: String)] = []
    for step in 0..<60 {
      let place: Comment = "seed \(seed), step \(step)"
      try act(book, &model, &waiting, &generator)
      #expect(try blocks(book) == Self.runs(model), place)
    }
    #expect(try book.faults() == [], "seed \(seed)")
    // The same serials in the same places by another way give the same blocks.
    for ending in waiting { try book.withdraw(ending.id, reason: "終わり") }
    for serial in model.keys { model[serial]?.transfer = nil }
    #expect(try blocks(book) == Self.runs(model), "seed \(seed)")
  }

  private func act(
    _ book: CreditBook, _ model: inout [Int64: Unit], _ waiting: inout [(id: String, serials: [Int64], to: String)],
    _ generator: inout SeededGenerator
  ) throws {
    let from = generals[generator.below(3)]
    let to = generals[generator.below(3)]
    if generator.below(3) == 0, !waiting.isEmpty {
      let ending = waiting.remove(at: generator.below(waiting.count))
      let sender = try #require(model[ending.serials[0]]).account
      let user = try Self.user(of: sender, in: book)
      if generator.below(2) == 0 {
        try book.execute(ending.id, by: user)
        for serial in ending.serials {
          model[serial] = model[serial].map { Unit(account: ending.to, vintage: $0.vintage) }
        }
      } else {
        try book.withdraw(ending.id, reason: "取下げ")
        for serial in ending.serials { model[serial]?.transfer = nil }
      }
      return
    }
    let first = Int64(1 + generator.below(200))
    let asked = Array(first...min(200, first + Int64(generator.below(40))))
    // Every second serial now and then: many ranges in one movement.
    let serials = generator.below(4) == 0 ? asked.filter { $0 % 2 == first % 2 } : asked
    let isHeld = serials.allSatisfy { model[$0]?.account == from && model[$0]?.transfer == nil }
    let request = CreditTransfer(
      from: CreditBook.account(from), to: CreditBook.account(to),
      serials: try serials.reversed().map { try SerialRange(areaCode: "130", first: $0, last: $0) })
    do {
      let entries = try book.record(request.query) {
        try request.decide(on: CreditBook.today, figures: book.figures, snapshot: $0)
      }
      #expect(isHeld && from != to)
      guard case .transferEntered(let transfer)? = try entries.first?.change() else { return }
      waiting.append((transfer.id.rawValue, serials, to))
      for serial in serials { model[serial]?.transfer = transfer.id.rawValue }
    } catch is CreditRefusal { #expect(!isHeld || from == to) }
  }

  private static func user(of account: String, in book: CreditBook) throws -> UserNumber {
    let users = try book.db.read { try RegisterReader.users(of: CreditBook.account(account), in: $0) }
    if let user = users.first { return user.user.number }
    let user = CreditBook.user("C", .generalHolder, account, 77)
    try book.append([.userRegistered(user)], on: CreditBook.today)
    return user.number
  }

  private func blocks(_ book: CreditBook) throws -> [String] {
    try book.db.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM creditBlock ORDER BY areaCode, firstSerial").map { row in
        let transfer: String? = row["transfer"]
        return "\(row["firstSerial"] as Int64)~\(row["lastSerial"] as Int64) \(row["account"] as String) "
          + "\(row["vintage"] as Int) \(transfer ?? "-")"
      }
    }
  }

  private static func runs(_ model: [Int64: Unit]) -> [String] {
    var runs: [(first: Int64, last: Int64, unit: Unit)] = []
    for serial in model.keys.sorted() {
      guard let unit = model[serial] else { continue }
      if let last = runs.last, last.last == serial - 1, last.unit == unit {
        runs[runs.count - 1].last = serial
      } else {
        runs.append((serial, serial, unit))
      }
    }
    return runs.map { "\($0.first)~\($0.last) \($0.unit.account) \($0.unit.vintage) \($0.unit.transfer ?? "-")" }
  }
}
