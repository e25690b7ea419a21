import Examination
import Forms
import GRDB
import Programme
import Register
import Testing

@testable import Casework

/// F-01 and F-03 handed in together, from the envelope to the letters.
struct OpeningStoryTests {
  @Test func `the specimen's envelope goes through, in order, with exactly the effects shown`() throws {
    let office = try CaseOffice()
    // Handed in as people do it: the general accounts first.
    let general = try office.examinable(Applications.generalOpening())
    let designated = try office.examinable(Applications.designatedOpening())
    try office.verify()

    // The examination does not wait; the approval does.
    #expect(try office.view(general).waitingFor == [.examiner, .other(designated)])
    try office.examine(general)
    try office.examine(designated)
    let before = try office.content()
    #expect(throws: CaseworkError.waitsFor(general, [designated])) { try office.approve(general) }
    #expect(try office.content() == before)

    try expectEffectsAsShown(of: designated, in: office)
    #expect(try office.view(general).waitingFor == [.approver])
    try expectEffectsAsShown(of: general, in: office)

    // Worked by hand from the specimen register: one general account, 130-200-0001-0, is on record.
    let made = try office.database.read { db in
      try RegisterReader.entries(of: designated, in: db) + RegisterReader.entries(of: general, in: db)
    }.map { try $0.change() }
    let opened = made.compactMap { change -> String? in
      if case .accountOpened(let account) = change { account.number.description } else { nil }
    }
    #expect(opened == ["130-100-0021-0", "130-100-0022-0", "130-200-0002-0", "130-200-0003-0"])
    let associated = made.compactMap { change -> String? in
      if case .associationMade(let pair) = change { "\(pair.general) \(pair.designated)" } else { nil }
    }
    #expect(
      associated == [
        "130-200-0002-0 130-100-8888-0", "130-200-0002-0 130-100-0021-0", "130-200-0003-0 130-100-0022-0",
      ])

    let letters = try office.letters()
    #expect(letters.map(\.number) == [1, 2, 3, 4])
    #expect(letters.map(\.id) == (1...4).map { "L-2026-00000\($0)" })
    #expect(letters.map(\.account.description) == opened)
    #expect(letters.map(\.caseID) == [designated, designated, general, general])
    #expect(letters.allSatisfy { $0.channel == .post && $0.kind == .accountOpening && $0.written == nil })
    #expect(Set(letters.map(\.user)).count == 4)
  }

  /// Approves a case and holds what was shown just before against the journal, one to one.
  private func expectEffectsAsShown(of id: CaseID, in office: CaseOffice) throws {
    guard case .planned(let shown) = try office.view(id).effects else {
      Issue.record("nothing was shown")
      return
    }
    #expect(!shown.isEmpty)
    let last = try office.database.read { try Journal.head(in: $0).sequence }
    #expect(try office.approve(id) == .applied)
    let entries = try office.journal().filter { $0.sequence > last }
    let made = try entries.map { try $0.change() }
    #expect(made == shown)
    #expect(entries.allSatisfy { $0.caseID == id && $0.actor == "kessai" })
    #expect(try office.record(id).entries == (last + 1)...(last + Int64(shown.count)))
    guard case .applied(let applied) = try office.view(id).effects else {
      Issue.record("an applied case shows what it changed")
      return
    }
    #expect(applied == entries)
    let users = shown.compactMap { change -> UserNumber? in
      if case .userRegistered(let user) = change { user.number } else { nil }
    }
    #expect(try office.database.read { try LetterQueue.letters(case: id, in: $0) }.map(\.user) == users)
    try office.verify()
  }

  @Test func `whichever row fails, an approval has either happened with its letters or not at all`() throws {
    let office = try CaseOffice()
    let id = try office.passed(Applications.designatedOpening())
    let rows = try office.failingEveryWrite { db in
      _ = try CaseDesk.approve(id, by: CaseOffice.kessai, context: office.context, in: db)
    }
    // At least: approved, applied, two letters, and five entries with one projected row each.
    #expect(rows >= 2 + 2 + 10)
    #expect(try office.state(id) == .applied)
    try office.verify()
  }

  @Test func `of two applications for one account the second is not approved`() throws {
    let office = try CaseOffice()
    let first = try office.passed(Applications.designatedOpening(["0021"]))
    // Another person asks for the same account; the same values again would be a duplicate.
    let late = try office.passed(
      Applications.designatedOpening(["0021"]).with("contact.person", .text("別人 花子")))
    #expect(try office.approve(first) == .applied)
    let before = try office.content()
    #expect(throws: CaseworkError.rulesNotMet(late, ["ACC-01"])) { try office.approve(late) }
    #expect(try office.content() == before)
    // The approver sends it back; the examiner cannot pass it, only end it.
    try office.decline(late)
    #expect(throws: CaseworkError.rulesNotMet(late, ["ACC-01"])) { try office.examine(late) }
    try office.examine(late, .reject)
    #expect(try office.state(late) == .rejected)
    try office.verify()
  }

  @Test func `document numbers run on through the cases and begin anew with the fiscal year`() throws {
    let office = try CaseOffice()
    let first = try office.passed(Applications.designatedOpening(["0021"]))
    let second = try office.passed(Applications.designatedOpening(["0022"]))
    try office.approve(first)
    // The first day of fiscal year 2027.
    let april = office.context(on: try CivilDate(iso: "2027-04-01"))
    let state = try office.database.write { db in
      try CaseDesk.approve(second, by: CaseOffice.kessai, context: april, in: db)
    }
    #expect(state == .applied)
    #expect(try office.letters().map(\.id) == ["L-2026-000001", "L-2027-000001"])
  }

  @Test func `a number of accounts beyond all bounds is refused, not computed with`() throws {
    let office = try CaseOffice()
    for accounts in [0, -1, 10_000, Int64(Int32.max), Int64.max, Int64.min] {
      let id = try office.examinable(Applications.generalOpening(accounts: accounts, associations: []))
      #expect(throws: CaseworkError.self) { try office.examine(id) }
      guard case .refused(.accountCountImpossible) = try office.view(id).effects else {
        Issue.record("\(accounts) accounts were planned")
        continue
      }
    }
  }
}
