import Examination
import Forms
import GRDB
import Programme
import Register
import Testing

@testable import Casework

/// A case that lies with the applicant for correction (補正).
struct ReturnedCaseTests {
  private func act(_ office: CaseOffice, on day: String, _ action: (Database, CaseContext) throws -> Void) throws {
    let context = office.context(on: try CivilDate(iso: day))
    try office.database.write { db in try action(db, context) }
  }

  private func dueOn(_ office: CaseOffice, _ id: CaseID, on day: String) throws -> String? {
    let context = office.context(on: try CivilDate(iso: day))
    return try office.database.read { db in try CaseView.find(id, context: context, in: db).dueOn?.iso }
  }

  @Test func `its due date stands still while it is with the applicant`() throws {
    let office = try CaseOffice()
    let form = try Applications.designatedOpening()
    let id = try office.examinable(form)
    // Received on 20 November; thirty days later is 20 December.
    #expect(try dueOn(office, id, on: "2026-11-22") == "2026-12-20")
    #expect(try dueOn(office, id, on: "2026-12-24") == "2026-12-20")
    try act(office, on: "2026-12-01") { db, context in
      try CaseDesk.examine(id, by: CaseOffice.shinsa, .return, note: "印影", context: context, in: db)
    }
    #expect(try dueOn(office, id, on: "2026-12-01") == "2026-12-20")
    #expect(try dueOn(office, id, on: "2026-12-05") == "2026-12-24")
    // A remark without the original does not bring it back.
    try act(office, on: "2026-12-06") { db, context in
      var remark = PaperRecord()
      remark.powerOfAttorney = true
      let result = try CaseDesk.recordPaper(remark, on: id, context: context, in: db)
      #expect(result.state == .returned)
    }
    // Back after ten days.
    try act(office, on: "2026-12-11") { db, context in
      var paper = PaperRecord()
      paper.originalReceivedOn = try CivilDate(iso: "2026-12-11")
      let result = try CaseDesk.recordPaper(paper, on: id, context: context, in: db)
      #expect(result.state == .underExamination)
    }
    #expect(try dueOn(office, id, on: "2026-12-11") == "2026-12-30")
    #expect(try dueOn(office, id, on: "2027-01-31") == "2026-12-30")
    // A second return adds its own days: three more.
    try act(office, on: "2026-12-12") { db, context in
      try CaseDesk.examine(id, by: CaseOffice.shinsa, .return, note: nil, context: context, in: db)
    }
    try act(office, on: "2026-12-15") { db, context in
      _ = try CaseDesk.recordPaper(Applications.paper(of: form), on: id, context: context, in: db)
    }
    #expect(try dueOn(office, id, on: "2027-01-31") == "2027-01-02")
  }

  @Test func `it is examined anew, and the earlier verdict binds nobody`() throws {
    let office = try CaseOffice()
    let form = try Applications.designatedOpening()
    let id = try office.examinable(form)
    try office.examine(id, by: CaseOffice.ryoho, .return)
    #expect(try office.view(id).waitingFor == [.applicant])
    try office.record(Applications.paper(of: form), on: id)
    try office.examine(id, by: CaseOffice.shinsa)
    // ryoho only returned it; the pass is shinsa's.
    #expect(try office.approve(id, by: CaseOffice.ryoho) == .applied)
    #expect(
      try office.record(id).events.map(\.action.kind) == [
        "received", "extracted", "paperRecorded", "returned", "paperRecorded", "passed", "approved", "applied",
      ])
  }
}
