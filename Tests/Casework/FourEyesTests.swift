import Examination
import Forms
import GRDB
import Programme
import Register
import Testing

@testable import Casework

/// Nobody decides alone: in the code, and in the schema should the code be wrong.
struct FourEyesTests {
  @Test func `the examiner cannot approve or decline, whatever roles he has`() throws {
    let office = try CaseOffice()
    let id = try office.examinable(Applications.designatedOpening())
    try office.examine(id, by: CaseOffice.ryoho)
    let before = try office.content()
    #expect(throws: CaseworkError.sameOfficial(id, CaseOffice.ryoho)) { try office.approve(id, by: CaseOffice.ryoho) }
    #expect(throws: CaseworkError.sameOfficial(id, CaseOffice.ryoho)) { try office.decline(id, by: CaseOffice.ryoho) }
    #expect(try office.content() == before)
    #expect(try office.approve(id) == .applied)
  }

  @Test func `after a decline the rule is about the latest pass`() throws {
    let office = try CaseOffice()
    let id = try office.examinable(Applications.designatedOpening())
    try office.examine(id, by: CaseOffice.shinsa)
    try office.decline(id)
    try office.examine(id, by: CaseOffice.ryoho)
    #expect(throws: CaseworkError.sameOfficial(id, CaseOffice.ryoho)) { try office.approve(id, by: CaseOffice.ryoho) }
    try office.decline(id)
    try office.examine(id, by: CaseOffice.shinsa2)
    #expect(try office.approve(id, by: CaseOffice.ryoho) == .applied)
  }

  /// Rows put in past the code; each is refused by the schema.
  @Test func `the schema refuses what one person alone would decide`() throws {
    let office = try CaseOffice()
    let id = try office.examinable(Applications.designatedOpening())
    func refuses(_ kind: String, by actor: String, _ message: String) throws {
      let before = try office.content()
      #expect(throws: DatabaseError.self, "\(kind) by \(actor)") { try insert(kind, by: actor, into: id, office) }
      do { try insert(kind, by: actor, into: id, office) } catch let error as DatabaseError {
        #expect(error.message == message)
      }
      #expect(try office.content() == before)
    }
    let fourEyes = "an approver is never the examiner of the same case"
    try refuses("approved", by: "kessai", fourEyes)  // nobody has passed it
    try refuses("applied", by: "kessai", "what is applied has been approved")
    try office.examine(id, by: CaseOffice.ryoho)
    try refuses("approved", by: "ryoho", fourEyes)
    try refuses("applied", by: "ryoho", "what is applied has been approved")
    try office.decline(id)
    try refuses("approved", by: "kessai", fourEyes)  // the pass does not stand
    try office.examine(id, by: CaseOffice.shinsa2)
    try refuses("approved", by: "shinsa2", fourEyes)
    // ryoho passed it once, but the latest pass is another's.
    #expect(throws: Never.self) {
      let error = try office.attempt { db in try insert("approved", by: "ryoho", into: id, in: db) }
      if let error { throw error }
    }
    try office.approve(id, by: CaseOffice.ryoho)
    for kind in ["paperRecorded", "passed", "declined", "withdrawn"] {
      try refuses(kind, by: "shinsa", "nothing more happens to a case that is done")
    }
  }

  private func insert(_ kind: String, by actor: String, into id: CaseID, _ office: CaseOffice) throws {
    try office.database.write { db in try insert(kind, by: actor, into: id, in: db) }
  }

  private func insert(_ kind: String, by actor: String, into id: CaseID, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO caseEvent (caseID, number, kind, actor, actedOn, recordedAt, payload)
        SELECT ?1, max(number) + 1, ?2, ?3, '2026-11-22', '2026-11-22T01:00:00.000Z', '{}'
        FROM caseEvent WHERE caseID = ?1
        """, arguments: [id.rawValue, kind, actor])
  }
}
