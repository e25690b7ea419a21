import Foundation
import GRDB
import Testing

/// Random years of the programme. `make simulate SECONDS=60` goes on with other seeds, `SEED=7` plays one again.
struct SimulationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seconds = environment["KOZABO_SIMULATE_SECONDS"].flatMap { Int($0) }
  private static let seed = environment["KOZABO_SIMULATE_SEED"].flatMap { UInt64($0) }

  @Test func `twenty years of applications, mistakes and passing days leave the register as the naive book says`()
    throws
  {
    var tally: [String: Int] = [:]
    // As long as somebody wants: what a few seeds leave out is no mistake of theirs.
    if let seconds = Self.seconds { return try goOn(seconds, &tally) }
    for seed in [1, 2, 3] as [UInt64] { try play(seed: seed, steps: 300, &tally) }
    // Chance must not have left anything out.
    for deed in Simulation.Deed.allCases where !deed.rawValue.hasSuffix("Again") {
      let accepted = [deed.rawValue, deed.rawValue + "Again"].reduce(0) { $0 + (tally[$1] ?? 0) }
      #expect(accepted > 0, "no \(deed.rawValue) was accepted")
    }
    #expect(tally["refused"] ?? 0 > 0)
  }

  /// What somebody changes behind the register's back, and the beginning of what the comparison says to it.
  struct Mutation: Sendable {
    let name: String
    let sql: String
    let words: [String]
  }

  /// A block of several serials that somebody holds.
  private static let held = """
    WHERE (areaCode, firstSerial) = (SELECT areaCode, firstSerial FROM creditBlock
      WHERE lastSerial > firstSerial AND account IN (SELECT number FROM account WHERE kind <> 'governor')
      ORDER BY areaCode, firstSerial LIMIT 1)
    """

  static let mutations = [
    Mutation(
      name: "a block in another account",
      sql: """
        UPDATE creditBlock SET account = (SELECT number FROM account WHERE kind = 'designated'
          AND number <> creditBlock.account LIMIT 1) \(held)
        """, words: ["block of the register: \"1", "block of the book: \"1"]),
    Mutation(
      name: "a serial lost between two blocks",
      sql: "UPDATE creditBlock SET firstSerial = firstSerial + 1 \(held)",
      words: ["block of the register: \"1", "block of the book: \"1", "issued of the register"]),
    Mutation(
      name: "a kind that was another",
      sql: """
        UPDATE creditBlock SET creditType = CASE creditType WHEN 'outOfTokyo' THEN 'tokyoSME' ELSE 'outOfTokyo' END \(held)
        """,
      words: ["outOfTokyo issued of the register", "outOfTokyo issued of the book"]),
    Mutation(
      name: "an account closed by nobody",
      sql: """
        UPDATE account SET closedOn = '2010-04-01' WHERE number = (SELECT min(number) FROM account
          WHERE kind = 'general' AND freeze IS NULL AND closedOn IS NULL AND expiresOn IS NULL)
        """,
      words: ["open account of the book: 130-200-"]),
    Mutation(
      name: "an association forgotten", sql: "DELETE FROM association",
      words: ["association of the book: 130-200-"]),
    Mutation(
      name: "another holder", sql: "UPDATE accountHolder SET person = 'D' WHERE account = '130-200-0001-0'",
      words: ["holder of the register: 130-200-0001-0 D", "holder of the book: 130-200-0001-0 A"]),
    Mutation(
      name: "another obligated person",
      sql: "UPDATE facilityObligatedPerson SET person = person || 'X' WHERE designation = '0001'",
      words: ["obligated person of the register: 0001 0 ", "obligated person of the book: 0001 0 "]),
    Mutation(
      name: "a user's number ended",
      sql: """
        UPDATE registerUser SET revokedOn = '2010-04-01'
        WHERE number = (SELECT min(number) FROM registerUser WHERE revokedOn IS NULL)
        """, words: ["user of the book: 130-"]),
    Mutation(
      name: "another name", sql: "UPDATE person SET name = '見本' WHERE id = 'A'",
      words: ["person of the register: A 見本 ", "person of the book: A "]),
    Mutation(
      name: "another last day",
      sql: "UPDATE account SET expiresOn = '2050-09-30' WHERE kind = 'general' AND expiresOn IS NOT NULL",
      words: ["account of the register: 130-200-", "account of the book: 130-200-"]),
  ]

  @Test func `what is changed behind the register's back is named`() throws {
    var simulation = try Simulation(seed: 1, steps: 240)
    while try simulation.next(), simulation.step < 120 {}
    let db = simulation.db
    #expect(try db.read { try simulation.differences($0) } == [])
    try db.writeWithoutTransaction { try $0.execute(sql: "PRAGMA foreign_keys = OFF") }
    for mutation in Self.mutations {
      try db.inTransaction { db in
        for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
          try db.execute(sql: "DROP TRIGGER \(name)")
        }
        try db.execute(sql: mutation.sql)
        #expect(db.changesCount > 0, "\(mutation.name): nothing was changed: the test has shown nothing")
        let differences = try simulation.differences(db)
        for words in mutation.words {
          #expect(differences.contains { $0.contains(words) }, "\(mutation.name): \(words) in \(differences)")
        }
        return .rollback
      }
    }
    #expect(try db.read { try simulation.differences($0) } == [])
  }

  private func goOn(_ seconds: Int, _ tally: inout [String: Int]) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    var seed = Self.seed ?? 1
    var steps = 0
    repeat {
      steps += try play(seed: seed, steps: 240, closesEveryDay: true, &tally)
      seed += 1
    } while Self.seed == nil && ContinuousClock.now < end
    print("simulated \(steps) steps, the last with seed \(seed - 1)")
  }

  @discardableResult
  private func play(seed: UInt64, steps: Int, closesEveryDay: Bool = false, _ tally: inout [String: Int]) throws -> Int
  {
    var simulation = try Simulation(seed: seed, steps: steps, closesEveryDay: closesEveryDay)
    while try simulation.next() {}
    for (deed, count) in simulation.tally {
      tally[deed, default: 0] += count.accepted
      tally["refused", default: 0] += count.tried - count.accepted
    }
    return simulation.step
  }
}
