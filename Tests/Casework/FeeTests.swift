import Examination
import Forms
import GRDB
import Programme
import Register
import TestSupport
import Testing

@testable import Casework

/// Kind 4 pays 13,400 yen for its account before it is opened.
struct FeeTests {
  static func awaitingPayment() throws -> (office: CaseOffice, id: CaseID) {
    let office = try CaseOffice()
    let id = try office.passed(Applications.payingOpening())
    #expect(try office.approve(id) == .awaitingPayment)
    return (office, id)
  }

  /// Uses up the numbers of register users, so that the register can open no account.
  static func exhaustUserNumbers(in office: CaseOffice) throws {
    let user = RegisterUser(
      number: try UserNumber(kind: .generalHolder, running: UserNumber.lastRunning), kind: .generalHolder,
      account: try AccountNumber("130-200-0001-0"), person: PersonID(rawValue: "P000002"))
    try office.database.write { db in
      _ = try Journal.append(
        [.userRegistered(user)], by: "test", effectiveOn: office.context.today, at: office.context.instant, in: db)
    }
  }

  @Test func `an approval with a fee waits for the payment and touches nothing else`() throws {
    let office = try CaseOffice()
    let id = try office.passed(Applications.payingOpening())
    let journal = try office.journal()
    #expect(try office.approve(id) == .awaitingPayment)
    #expect(try office.journal() == journal)
    #expect(try office.letters().isEmpty)
    #expect(try office.record(id).approval?.approval.feeYen == 13_400)
    #expect(try office.view(id).waitingFor == [.payment])
    try office.verify()
  }

  @Test func `the payment applies the case, by its approver, and the letter is handed over`() throws {
    let (office, id) = try Self.awaitingPayment()
    guard case .planned(let shown) = try office.view(id).effects else {
      Issue.record("nothing was shown")
      return
    }
    let result = try office.record(Applications.payment(), on: id)
    #expect(result.state == .applied)
    #expect(result.refusal == nil)
    let entries = try office.database.read { try RegisterReader.entries(of: id, in: $0) }
    let made = try entries.map { try $0.change() }
    #expect(made == shown)
    #expect(entries.allSatisfy { $0.actor == "kessai" })
    #expect(try office.letters().map(\.channel) == [.hand])
    try office.verify()
  }

  @Test func `a fee paid before the approval lets it apply at once`() throws {
    let office = try CaseOffice()
    let id = try office.examinable(Applications.payingOpening())
    try office.record(Applications.payment(), on: id)
    try office.examine(id)
    #expect(try office.approve(id) == .applied)
    #expect(try office.letters().map(\.channel) == [.hand])
  }

  @Test func `when the register refuses, the payment stays on record and the refusal is told`() throws {
    let (office, id) = try Self.awaitingPayment()
    try Self.exhaustUserNumbers(in: office)
    let journal = try office.journal()
    let result = try office.record(Applications.payment(), on: id)
    #expect(result.refusal == .registerRefuses(id, .numberExhausted(.registerUser)))
    #expect(result.state == .awaitingPayment)
    #expect(try office.record(id).paper.feePaidOn == CivilDate(iso: "2026-11-21"))
    #expect(try office.journal() == journal)
    #expect(try office.letters().isEmpty)
    try office.verify()
    // It is not lost: the approver sends it back, and it can be decided anew.
    try office.decline(id)
    #expect(try office.state(id) == .underExamination)
    #expect(try office.record(id).approval == nil)
    #expect(try office.record(id).standingPass == nil)
    try office.examine(id, by: CaseOffice.shinsa2)
    let refused = try office.content()
    #expect(throws: CaseworkError.registerRefuses(id, .numberExhausted(.registerUser))) { try office.approve(id) }
    #expect(try office.content() == refused)
  }

  @Test func `a payment dated after today does not count`() throws {
    let (office, id) = try Self.awaitingPayment()
    let result = try office.record(Applications.payment(on: "2026-11-23"), on: id)
    #expect(result.refusal == .rulesNotMet(id, ["FEE-04"]))
    #expect(result.state == .awaitingPayment)
    // Put right, it does.
    #expect(try office.record(Applications.payment(), on: id).state == .applied)
  }

  @Test func `what two officials decided on is not changed while the payment is awaited`() throws {
    let (office, id) = try Self.awaitingPayment()
    let before = try office.content()
    var exempt = PaperRecord()
    exempt.feeExemption = .init(ground: "government", proofReceived: true)
    var otherSeal = try Applications.payment()
    otherSeal.sealCertificate = .init(issuedOn: try CivilDate(iso: "2026-11-19"))
    var answer = try Applications.payment()
    answer.checks = ["SEAL-08": .init(outcome: .met, note: "よい")]
    for paper in [exempt, otherSeal, answer] {
      #expect(throws: CaseworkError.notAllowed(id, action: .recordPaper, state: .awaitingPayment)) {
        try office.record(paper, on: id)
      }
      #expect(try office.content() == before)
    }
    // A file that says again what is on record, and the payment, is a payment.
    var whole = try Applications.paper(of: Applications.payingOpening())
    whole.feePaidOn = try CivilDate(iso: "2026-11-21")
    #expect(try office.record(whole, on: id).state == .applied)
  }

  @Test func `whichever row fails, a payment is either on record and applied or not there at all`() throws {
    let (office, id) = try Self.awaitingPayment()
    let payment = try Applications.payment()
    let rows = try office.failingEveryWrite { db in
      let result = try CaseDesk.recordPaper(payment, on: id, context: office.context, in: db)
      #expect(result.state == .applied)
    }
    #expect(rows >= 3)
    try office.verify()
  }
}
