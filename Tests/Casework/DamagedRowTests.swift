import Examination
import Forms
import GRDB
import Programme
import Register
import TestSupport
import Testing

@testable import Casework

/// Stored rows that break what the code relies on: an error that names the row, never a trap.
struct DamagedRowTests {
  /// Sets a column past triggers and checks, as a damaged disk would.
  private static func damage(_ office: CaseOffice, _ sql: String, _ arguments: StatementArguments = []) throws {
    try office.database.writeWithoutTransaction { db in
      for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(trigger)")
      }
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      try db.execute(sql: sql, arguments: arguments)
    }
  }

  /// A case with an event of every kind but those that end a case in another way.
  private static func story() throws -> (office: CaseOffice, id: CaseID) {
    let office = try CaseOffice()
    let form = try Applications.designatedOpening()
    let id = try office.examinable(form)
    try office.examine(id, .return)
    try office.record(Applications.paper(of: form), on: id)
    try office.examine(id)
    try office.decline(id)
    try office.examine(id)
    try office.approve(id)
    return (office, id)
  }

  static let payloads = [
    "", "{", "null", "5", "[]", "\"text\"", "{\"note\":5}", "{\"firstEntry\":\"1\",\"lastEntry\":2}",
    "{\"firstEntry\":1e400,\"lastEntry\":2}", "{\"originalReceivedOn\":\"2026-02-30\"}",
    "{\"form\":{},\"file\":{},\"needsPaper\":true}", "{\"checks\":{\"SEAL-08\":{\"outcome\":\"perhaps\"}}}",
  ]

  static let silentPaper = [
    "{\"note\":5}", "{\"firstEntry\":\"1\",\"lastEntry\":2}", "{\"firstEntry\":1e400,\"lastEntry\":2}",
    "{\"form\":{},\"file\":{},\"needsPaper\":true}",
  ]

  @Test(arguments: payloads)
  func `a payload that does not fit its event names the event`(payload: String) throws {
    let (office, id) = try Self.story()
    let kinds = try office.record(id).events.map(\.action.kind)
    for (index, kind) in kinds.enumerated() where kind != "received" {
      // Paper may say nothing at all, so that an object with other keys says nothing.
      if kind == "paperRecorded", Self.silentPaper.contains(payload) { continue }
      let intact = try office.database.read { db in
        try String.fetchOne(
          db, sql: "SELECT payload FROM caseEvent WHERE caseID = ? AND number = ?", arguments: [id.rawValue, index + 1])
      }
      let update = "UPDATE caseEvent SET payload = ? WHERE caseID = ? AND number = ?"
      try Self.damage(office, update, [payload, id.rawValue, index + 1])
      #expect(
        throws: CaseworkError.corrupt(table: "caseEvent", row: "\(id.rawValue)/\(index + 1)"),
        "\(kind) holds \(payload)"
      ) { try office.record(id) }
      try Self.damage(office, update, [intact, id.rawValue, index + 1])
    }
    #expect(try office.state(id) == .applied)
  }

  static let columns: [(set: String, table: String, isWholeCase: Bool)] = [
    ("kind = 'dreamt'", "caseEvent", false), ("actedOn = '2026-02-30'", "caseEvent", false),
    ("actedOn = ''", "caseEvent", false), ("recordedAt = 'noon'", "caseEvent", false),
    ("receivedOn = 'x'", "caseRecord", true),
  ]

  @Test(arguments: columns.indices)
  func `a column that does not fit names the row`(index: Int) throws {
    let column = Self.columns[index]
    let (office, id) = try Self.story()
    try Self.damage(office, "UPDATE \(column.table) SET \(column.set)")
    let row = column.isWholeCase ? id.rawValue : "\(id.rawValue)/1"
    #expect(throws: CaseworkError.corrupt(table: column.table, row: row)) { try office.record(id) }
    #expect(throws: CaseworkError.corrupt(table: column.table, row: row)) { try office.view(id) }
  }

  @Test func `a case without a form, a file or a letter that does not fit is named`() throws {
    var (office, id) = try Self.story()
    try Self.damage(office, "DELETE FROM caseEvent WHERE kind = 'extracted'")
    #expect(throws: CaseworkError.corrupt(table: "caseEvent", row: id.rawValue)) { try office.record(id) }

    (office, id) = try Self.story()
    try Self.damage(office, "UPDATE submissionFile SET kind = 'lost'")
    #expect(throws: CaseworkError.corrupt(table: "submissionFile", row: "1")) {
      try office.database.read { try CaseStore.fetchFile(of: id, in: $0) }
    }
    for damage in ["kind = 'D-99'", "account = '1'", "queuedOn = 'x'", "fiscalYear = 0", "channel = 'pigeon'"] {
      (office, id) = try Self.story()
      try Self.damage(office, "UPDATE letter SET \(damage) WHERE number = 1")
      #expect(throws: CaseworkError.corrupt(table: "letter", row: "L-2026-000001"), "\(damage)") {
        try office.letters()
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `bytes changed at random give a case or an error`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let office = try CaseOffice()
    let id = try office.examinable(Applications.generalOpening())
    let intact = Array(
      try office.database.read { db in
        try String.fetchOne(db, sql: "SELECT payload FROM caseEvent WHERE kind = 'extracted'") ?? ""
      }.utf8)
    let alphabet = Array("0123456789-{}[]\":,ante\u{0}".utf8) + [0xFF, 0xE3]
    for _ in 0..<100 {
      var bytes = intact
      for _ in 0...generator.below(3) {
        bytes[generator.below(bytes.count)] = alphabet[generator.below(alphabet.count)]
      }
      let text = String(decoding: bytes, as: UTF8.self)
      try Self.damage(office, "UPDATE caseEvent SET payload = ? WHERE kind = 'extracted'", [text])
      do { _ = try office.view(id) } catch let error as CaseworkError {
        guard case .corrupt = error else {
          Issue.record("seed \(seed): \(error)")
          continue
        }
      }
    }
  }
}
