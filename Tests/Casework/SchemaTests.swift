import Examination
import Forms
import GRDB
import Programme
import Register
import TestSupport
import Testing

@testable import Casework

/// What the schema refuses should the code be wrong.
struct SchemaTests {
  static let tables = ["submission", "submissionFile", "caseRecord", "caseEvent", "letter", "letterWritten"]

  /// An office with a row in each table.
  static func office() throws -> CaseOffice {
    let office = try CaseOffice()
    let id = try office.passed(Applications.designatedOpening(["0021"]))
    try office.approve(id)
    let letter = try #require(try office.letters().first)
    try office.database.write { db in
      let file = DueLetter.Written(fileName: "a.pdf", sha256: String(repeating: "a", count: 64), pages: 2)
      let isOurs = try LetterQueue.recordWritten(
        letter, as: file, on: office.context.today, at: office.context.instant, in: db)
      #expect(isOurs)
    }
    return office
  }

  @Test(arguments: tables)
  func `no row is ever changed, deleted or replaced`(table: String) throws {
    let office = try Self.office()
    let before = try office.content()
    let columns = try office.database.read { try $0.columns(in: table).map(\.name) }
    var statements = columns.map { "UPDATE \(table) SET \($0) = \($0)" }
    statements += [
      "DELETE FROM \(table)", "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)",
      "REPLACE INTO \(table) SELECT * FROM \(table) LIMIT 1",
      "UPDATE OR IGNORE \(table) SET \(columns[0]) = \(columns[0])",
      "UPDATE OR REPLACE \(table) SET \(columns[0]) = \(columns[0])",
    ]
    for statement in statements {
      #expect(throws: DatabaseError.self, "\(statement)") {
        try office.database.write { try $0.execute(sql: statement) }
      }
      #expect(try office.content() == before, "\(statement)")
    }
  }

  @Test func `the same bytes make a case once and a letter is written once`() throws {
    let office = try Self.office()
    #expect(throws: DatabaseError.self) {
      try office.database.write { db in
        try db.execute(
          sql: """
            INSERT INTO submissionFile (submissionID, position, name, sha256, bytes, kind, disposition, caseID)
            SELECT submissionID, position + 1, name, sha256, bytes, kind, disposition, caseID FROM submissionFile
            """)
      }
    }
    let letter = try #require(try office.letters().first)
    let other = DueLetter.Written(fileName: "b.pdf", sha256: String(repeating: "b", count: 64), pages: 3)
    let isOurs = try office.database.write { db in
      try LetterQueue.recordWritten(letter, as: other, on: office.context.today, at: office.context.instant, in: db)
    }
    #expect(!isOurs)
    #expect(try office.letters().first?.written?.fileName == "a.pdf")
  }

  @Test(arguments: [2, 4, 5, 6, 0, -1])
  func `events follow on each other without gaps`(step: Int) throws {
    let office = try CaseOffice()
    let id = try office.newCase(Applications.designatedOpening())
    // Two events are on record, so that only 3 follows.
    #expect(throws: DatabaseError.self) {
      try office.database.write { db in
        try db.execute(
          sql: """
            INSERT INTO caseEvent (caseID, number, kind, actor, actedOn, recordedAt, payload)
            VALUES (?, ?, 'withdrawn', 'reception', '2026-11-22', '2026-11-22T01:00:00.000Z', '{"note":""}')
            """, arguments: [id.rawValue, step])
      }
    }
  }

  @Test func `document numbers have no gaps`() throws {
    let office = try Self.office()
    for number in [1, 3, 100] {
      #expect(throws: DatabaseError.self) {
        try office.database.write { db in
          try db.execute(
            sql: """
              INSERT INTO letter SELECT 'L-x', kind, fiscalYear, ?, caseID, account, person, 'other', channel, queuedOn
              FROM letter
              """, arguments: [number])
        }
      }
    }
  }
}
