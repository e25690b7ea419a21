// Every refusal, in one story: each line says what is tried, and what the register answers. Where several reasons apply
// the first in the order of `CreditRefusal` is given.

import GRDB
import Programme
import Register
import TestSupport
import Testing

private typealias Book = CreditBook

/// One thing tried on the book as the lines before have left it.
private struct Line: Sendable {
  let what: String
  let refusal: CreditRefusal?
  let act: @Sendable (CreditBook) throws -> Void

  init(_ what: String, _ refusal: CreditRefusal? = nil, _ act: @escaping @Sendable (CreditBook) throws -> Void) {
    self.what = what
    self.refusal = refusal
    self.act = act
  }
}

struct CreditStoryTests {
  private static let a = "130-200-0001-0"
  private static let b = "130-200-0002-0"
  private static let one = "130-100-0001-0"
  private static let two = "130-100-0002-0"
  private static let three = "130-100-0003-0"
  private static let own = PersonID(rawValue: "A")
  private static let userA = Book.number(.generalHolder, 1)
  private static let userB = Book.number(.generalHolder, 3)

  private static func range(_ text: String) -> SerialRange {
    do { return try SerialRange(text) } catch { preconditionFailure("the story's serials are well formed") }
  }

  private static func designation(_ text: String) -> DesignationNumber {
    do { return try DesignationNumber(text) } catch { preconditionFailure("the story's facilities are well formed") }
  }

  private static func year(_ number: Int) -> FiscalYear {
    do { return try FiscalYear(number) } catch { preconditionFailure("the story's years exist") }
  }

  private static func issuance(
    _ account: String, _ type: CreditType, _ origin: String, _ vintage: Int, _ tonnes: Int64, _ basis: IssuanceBasis,
    serials: String? = nil
  ) -> Issuance {
    Issuance(
      into: Book.account(account), type, origin: origin, vintage: year(vintage), tonnes: Tonnes(tonnes), basis: basis,
      serials: serials.map(range))
  }

  private static let issues: [Line] = [
    Line("no tonnes, into an account that is none", .amountNotPositive(Tonnes(0))) {
      try $0.issue(issuance("130-200-9999-0", .excess, "0001", 2024, 0, .otherGas))
    },
    Line("an unknown account", .unknownAccount(Book.account("130-200-9999-0"))) {
      try $0.issue(issuance("130-200-9999-0", .outOfTokyo, "06000001", 2024, 5, .otherGas))
    },
    Line("an account not yet open", .accountNotUsable(Book.account(one))) {
      try $0.issue(issuance(one, .excess, "0001", 2010, 5, .otherGas), on: Book.day("2010-03-31"))
    },
    Line("out-of-Tokyo credits before there were any", .typeNotIssuable(.outOfTokyo)) {
      try $0.issue(issuance(one, .outOfTokyo, "06000001", 2014, 5, .otherGas), on: Book.day("2015-03-31"))
    },
    Line("a small Saitama facility's reduction of the fourth period", .vintageNotIssuable(.saitamaSME, year(2025))) {
      try $0.issue(issuance(one, .saitamaSME, "S-0002", 2025, 5, .otherGas))
    },
    Line("an excess into a general account", .typeNotIssuedTo(.excess, Book.account(a))) {
      try $0.issue(issuance(a, .excess, "0001", 2024, 5, .otherGas))
    },
    Line("an excess on the ground of other gas", .basisNotForType(.excess)) {
      try $0.issue(issuance(one, .excess, "0003", 2024, 5, .otherGas))
    },
    Line("an excess of another facility, whose plan is under review", .originNotOfAccount("0003", Book.account(two))) {
      try $0.issue(issuance(two, .excess, "0003", 2024, 5, .excessApplication(resultsThrough: year(2024))))
    },
    Line("an excess while the plan is under review", .planUnderReview(designation("0002"))) {
      try $0.issue(issuance(two, .excess, "0002", 2025, 5, .excessApplication(resultsThrough: year(2024))))
    },
    Line("a vintage behind the results", .vintageOutsideResults(year(2023))) {
      try $0.issue(issuance(one, .excess, "0001", 2023, 5, .excessApplication(resultsThrough: year(2022))))
    },
    Line("results that are not fixed", .resultsNotFixed(year(2025))) {
      try $0.issue(issuance(one, .excess, "0001", 2025, 5, .excessApplication(resultsThrough: year(2025))))
    },
    Line("results whose window is over", .outsideWindow(Book.today, until: Book.day("2024-11-30"))) {
      try $0.issue(issuance(one, .excess, "0001", 2022, 5, .excessApplication(resultsThrough: year(2022))))
    },
    Line("one tonne more than may be issued", .excessBeyondIssuable(asked: Tonnes(101), issuable: Tonnes(100))) {
      try $0.issue(
        issuance(one, .excess, "0001", 2024, 101, .excessApplication(resultsThrough: year(2024))), issuable: 100)
    },
    Line("all that may be issued: 130-1 to 130-100") {
      try $0.issue(
        issuance(one, .excess, "0001", 2024, 100, .excessApplication(resultsThrough: year(2024))), issuable: 100)
    },
    Line("automatically, plan under review or not: 130-101 to 130-140") {
      try $0.issue(issuance(two, .excess, "0002", 2023, 40, .excessAutomatic(period: 3)), issuable: 40)
    },
    Line("a project nobody certified", .notCertified(project: "02000011", vintage: year(2021))) {
      try $0.issue(issuance(a, .tokyoSME, "02000011", 2021, 5, .certification(evidence: [])))
    },
    Line("(30 t of 02000011 and 20 t of certificates are certified for A)") {
      try $0.append(
        [
          WorkedCreditTests.certification("02000011", .tokyoSME, "A", 2021, 30),
          WorkedCreditTests.certification("04000021", .renewableOther, "A", 2021, 20, evidence: ["G-1", "G-2"]),
          WorkedCreditTests.certification("04000022", .renewableConverted, "A", 2021, 20),
          WorkedCreditTests.certification("0003", .otherGas, "B", 2021, 10),
          WorkedCreditTests.certification("06000001", .outOfTokyo, "B", 2021, 60),
        ], on: Book.today)
    },
    Line("certified, but for another", .notCertified(project: "02000011", vintage: year(2021))) {
      try $0.issue(issuance(b, .tokyoSME, "02000011", 2021, 5, .certification(evidence: [])))
    },
    Line("more than was certified", .certifiedAmountExceeded(asked: Tonnes(31), remaining: Tonnes(30))) {
      try $0.issue(issuance(a, .tokyoSME, "02000011", 2021, 31, .certification(evidence: [])))
    },
    Line("a part of it: 130-141 to 130-160") {
      try $0.issue(issuance(a, .tokyoSME, "02000011", 2021, 20, .certification(evidence: [])))
    },
    Line("more than is left of it", .certifiedAmountExceeded(asked: Tonnes(11), remaining: Tonnes(10))) {
      try $0.issue(issuance(a, .tokyoSME, "02000011", 2021, 11, .certification(evidence: [])))
    },
    Line("green certificates without their numbers", .evidenceMissing) {
      try $0.issue(issuance(a, .renewableOther, "04000021", 2021, 99, .certification(evidence: [])))
    },
    Line("one certificate twice", .evidenceUsed("G-1")) {
      try $0.issue(issuance(a, .renewableOther, "04000021", 2021, 99, .certification(evidence: ["G-1", "G-1"])))
    },
    Line("a certificate of others", .evidenceNotCertified("G-3")) {
      try $0.issue(issuance(a, .renewableOther, "04000021", 2021, 99, .certification(evidence: ["G-3"])))
    },
    Line("a certificate that was certified for A's other project", .evidenceNotCertified("Ｇ－２")) {
      try $0.issue(issuance(a, .renewableConverted, "04000022", 2021, 5, .certification(evidence: ["Ｇ－２"])))
    },
    Line("what Tokyo certified does not come from Saitama", .evidenceNotCertified("G-2")) {
      try $0.issue(
        issuance(
          a, .saitamaExcess, "S-0001", 2021, 10, .saitamaInflow(certificate: "G-2", holder: own),
          serials: "110-51~110-60"))
    },
    Line("the first certificate: 130-161 to 130-170") {
      try $0.issue(issuance(a, .renewableOther, "04000021", 2021, 10, .certification(evidence: ["G-1"])))
    },
    Line("the same certificate again, in full width", .evidenceUsed("Ｇ－１")) {
      try $0.issue(issuance(a, .renewableOther, "04000021", 2021, 10, .certification(evidence: ["Ｇ－１"])))
    },
    Line("a certification that rests on it, too", .evidenceUsed("G-1")) {
      try $0.append(
        [WorkedCreditTests.certification("04000023", .renewableOther, "A", 2021, 5, evidence: ["G-1"])],
        on: Book.today)
    },
    Line("the same certificate again", .evidenceUsed("G-1")) {
      try $0.issue(issuance(a, .renewableOther, "04000021", 2021, 10, .certification(evidence: ["G-1"])))
    },
    Line("other gas of B's facility: 130-171 to 130-180") {
      try $0.issue(issuance(three, .otherGas, "0003", 2021, 10, .otherGas))
    },
    Line("out-of-Tokyo credits of B: 130-181 to 130-240") {
      try $0.issue(issuance(b, .outOfTokyo, "06000001", 2021, 60, .certification(evidence: [])))
    },
    Line("Saitama's credits out of B's account there", .holderNotSame(Book.account(a), PersonID(rawValue: "B"))) {
      try $0.issue(
        issuance(
          a, .saitamaExcess, "S-0001", 2021, 10, .saitamaInflow(certificate: "S-77", holder: PersonID(rawValue: "B")),
          serials: "130-9001~130-9010"))
    },
    Line("Saitama's credits under Tokyo's serials", .areaNotOfType(.saitamaExcess, range("130-9001~130-9010"))) {
      try $0.issue(
        issuance(
          a, .saitamaExcess, "S-0001", 2021, 10, .saitamaInflow(certificate: "S-77", holder: own),
          serials: "130-9001~130-9010"))
    },
    Line("Saitama's credits keep their serials") {
      try $0.issue(
        issuance(
          a, .saitamaExcess, "S-0001", 2021, 10, .saitamaInflow(certificate: "S-77", holder: own),
          serials: "110-51~110-60"))
    },
    Line("the same Saitama certificate again", .evidenceUsed("S-77")) {
      try $0.issue(
        issuance(
          a, .saitamaExcess, "S-0001", 2021, 10, .saitamaInflow(certificate: "S-77", holder: own),
          serials: "110-61~110-70"))
    },
    Line("Saitama serials on record", .serialsTaken(range("110-60~110-60"))) {
      try $0.issue(
        issuance(
          a, .saitamaExcess, "S-0001", 2021, 10, .saitamaInflow(certificate: "S-78", holder: own),
          serials: "110-60~110-69"))
    },
  ]

  private static let movements: [Line] = [
    Line("a transfer of nothing to oneself", .nothingAsked) { try $0.transfer(from: a, to: a) },
    Line("a serial twice", .serialTwice(range("130-141~130-141"))) {
      try $0.transfer("130-140~130-141", "130-141~130-141", from: a, to: a)
    },
    Line("a price below zero", .priceNegative(-1)) { try $0.transfer("130-141", from: a, to: a, price: -1) },
    Line("to oneself", .sameAccount(Book.account(a))) { try $0.transfer("130-141", from: a, to: a) },
    Line("to an unknown account", .unknownAccount(Book.account("130-200-9999-0"))) {
      try $0.transfer("130-141", from: a, to: "130-200-9999-0")
    },
    Line("from one designated account to another", .movementNotAllowed(from: Book.account(one), to: Book.account(two)))
    {
      try $0.transfer("130-1", from: one, to: two)
    },
    Line(
      "straight into the surrender account",
      .movementNotAllowed(from: Book.account(a), to: Book.account(Book.surrender))
    ) {
      try $0.transfer("130-141", from: a, to: Book.surrender)
    },
    Line("out of the surrender account", .movementNotAllowed(from: Book.account(Book.surrender), to: Book.account(a))) {
      try $0.transfer("130-141", from: Book.surrender, to: a)
    },
    Line(
      "to a general account of a stranger to the facility",
      .notAssociated(general: Book.account(b), designated: Book.account(one))
    ) { try $0.transfer("130-1", from: one, to: b) },
    Line("serials nobody ever issued", .serialUnknown(range("130-100~130-999"))) {
      try $0.transfer("130-100~130-999", from: one, to: a)
    },
    Line("serials of another", .serialsNotHeld(range("130-101~130-101"), by: Book.account(one))) {
      try $0.transfer("130-100~130-101", from: one, to: a)
    },
    Line("other gas, which never leaves", .typeNotMovable(.otherGas, range("130-171~130-171"))) {
      try $0.transfer("130-171", from: three, to: b)
    },
    Line("A takes its excess out") { try $0.transfer("130-1~130-100", from: one, to: a) },
    Line("and puts 10 t back, for good") { try $0.transfer("130-1~130-10", from: a, to: one) },
    Line("those never leave again", .boundToDesignated(range("130-1~130-10"))) {
      try $0.transfer("130-1~130-10", from: one, to: a)
    },
    Line("A sells 40 t to B: T00000001 waits") { try $0.transfer("130-11~130-50", from: a, to: b, price: 5000) },
    Line(
      "reserved credits move nowhere else", .serialsReserved(range("130-50~130-50"), TransferID(rawValue: "T00000001"))
    ) {
      try $0.transfer("130-50~130-60", from: a, to: one)
    },
    Line("a transfer never entered", .unknownTransfer(TransferID(rawValue: "T00000009"))) {
      try $0.execute("T00000009", by: userA)
    },
    Line("the receiver cannot execute", .userNotOfSender(userB, Book.account(a))) {
      try $0.execute("T00000001", by: userB)
    },
    Line("nor A's user of the designated account", .userNotOfSender(Book.number(.designatedHolder, 2), Book.account(a)))
    {
      try $0.execute("T00000001", by: Book.number(.designatedHolder, 2))
    },
    Line("(A's second number is revoked, and A's account frozen)") {
      var frozen = try $0.account(a)
      frozen.freeze = AccountFreezeRecord(since: Book.today, ground: .byOfficial, note: "調査")
      try $0.append(
        [
          .userRegistered(Book.user("A", .generalHolder, a, 4)),
          .userRevoked(UserRevocation(Book.number(.generalHolder, 4), on: Book.today, reason: .reissued)),
          .accountChanged(AccountChange(frozen, .frozen)),
        ], on: Book.today)
    },
    Line("nothing leaves a frozen account", .accountNotUsable(Book.account(a))) {
      try $0.execute("T00000001", by: userA)
    },
    Line("nor comes into it", .accountNotUsable(Book.account(a))) { try $0.transfer("130-171", from: three, to: a) },
    Line("(the freeze is lifted)") {
      var free = try $0.account(a)
      free.freeze = nil
      try $0.append([.accountChanged(AccountChange(free, .thawed))], on: Book.today)
    },
    Line("nor a number that no longer works", .userNotOfSender(Book.number(.generalHolder, 4), Book.account(a))) {
      try $0.execute("T00000001", by: Book.number(.generalHolder, 4))
    },
    Line("A executes") { try $0.execute("T00000001", by: userA) },
    Line("once", .transferEnded(TransferID(rawValue: "T00000001"))) { try $0.execute("T00000001", by: userA) },
    Line("nor is it taken back then", .transferEnded(TransferID(rawValue: "T00000001"))) {
      try $0.withdraw("T00000001", reason: "誤り")
    },
    Line("a second one, T00000002") { try $0.transfer("130-51~130-60", from: a, to: b) },
    Line("taken back without a reason", .reasonMissing) { try $0.withdraw("T00000002", reason: "") },
    Line("taken back") { try $0.withdraw("T00000002", reason: "申請者の申出") },
    Line("its credits are free again") { try $0.transfer("130-51~130-60", from: a, to: one) },
    Line("an issue on a day before the last movement", .dayClosed(Book.day("2026-05-10"), lastMovement: Book.today)) {
      try $0.issue(issuance(two, .excess, "0002", 2023, 5, .excessAutomatic(period: 3)), on: Book.day("2026-05-10"))
    },
    Line("a day before the last movement", .dayClosed(Book.day("2026-05-10"), lastMovement: Book.today)) {
      try $0.transfer("130-61", from: a, to: b, on: Book.day("2026-05-10"))
    },
  ]

  private static let endings: [Line] = [
    Line(
      "surrender out of a general account", .movementNotAllowed(from: Book.account(a), to: Book.account(Book.surrender))
    ) {
      try $0.surrender("130-61", from: a, short: 5, facility: "0001")
    },
    Line("for another's obligation", .obligationUnknown(Book.account(one))) {
      try $0.surrender("130-1", from: one, short: 5, facility: "0003")
    },
    Line("for a period the vintage is not good for", .periodNotUsable(range("130-1~130-1"), period: 5)) {
      try $0.surrender("130-1", from: one, short: 5, period: 5)
    },
    Line("more than is short", .needExceeded(asked: Tonnes(6), shortage: Tonnes(5))) {
      try $0.surrender("130-1~130-6", from: one, short: 5)
    },
    Line("5 t by application") { try $0.surrender("130-1~130-5", from: one, short: 5) },
    Line("what is surrendered is gone", .serialsNotHeld(range("130-5~130-5"), by: Book.account(one))) {
      try $0.surrender("130-5~130-6", from: one, short: 5)
    },
    Line("B moves out-of-Tokyo credits in: 20 of 40 t fit the third, 20 stay for good") {
      try $0.transfer("130-181~130-220", from: b, to: three, short: 30, third: 20)
    },
    Line("the rest is over the third", .outOfTokyoExceeded(asked: Tonnes(2), remaining: Tonnes(1))) {
      try $0.surrender("130-201~130-202", from: three, short: 10, third: 1)
    },
    Line("automatically: other gas of the own facility counts, out-of-Tokyo up to the third") {
      try $0.surrender(from: three, short: 11, third: 1)
    },
    Line("cancelled for no purpose", .reasonMissing) { try $0.cancel("130-61", from: a, purpose: "") },
    Line(
      "out of a designated account", .movementNotAllowed(from: Book.account(one), to: Book.account(Book.cancellation))
    ) {
      try $0.cancel("130-51", from: one, purpose: "行事")
    },
    Line("a kind that is not cancelled", .typeNotCancellable(.renewableOther)) {
      try $0.cancel("130-161", from: a, purpose: "行事")
    },
    Line("9 t cancelled") { try $0.cancel("130-61~130-69", from: a, purpose: "行事のカーボンオフセット") },
    Line("out to an account of B's in Saitama", .holderNotSame(Book.account(a), PersonID(rawValue: "B"))) {
      try $0.saitama("130-161", a, .out, holder: "B")
    },
    Line("certificates do not go to Saitama", .typeNotForSaitama(.renewableOther)) {
      try $0.saitama("130-161", a, .out, holder: "A")
    },
    Line("an excess whose facility may yet fall short", .complianceNotConfirmed(range("130-70~130-79"))) {
      try $0.saitama("130-70~130-79", a, .out, holder: "A")
    },
    Line("with its compliance confirmed") {
      try $0.saitama("130-70~130-79", a, .out, holder: "A", compliant: ["0001"])
    },
    Line("twice", .serialsNotHeld(range("130-79~130-79"), by: Book.account(a))) {
      try $0.saitama("130-79", a, .out, holder: "A", compliant: ["0001"])
    },
    Line("back into another's hands", .holderNotSame(Book.account(b), PersonID(rawValue: "A"))) {
      try $0.saitama("130-70~130-73", b, .back, holder: "A")
    },
    Line("4 t come back, to B") { try $0.saitama("130-70~130-73", b, .back, holder: "B") },
    Line("(10 t of B's other gas stand in A's account, by an older register's mistake)") {
      try $0.hold("130-5001~130-5010", in: one, .otherGas, 2021, origin: "0003")
    },
    Line("other gas of another facility", .otherGasElsewhere(range("130-5001~130-5005"), designation("0001"))) {
      try $0.surrender("130-5001~130-5005", from: one, short: 9, period: 3)
    },
    Line("(B's 4 t go back to Saitama by a reversal)") {
      let entry = try $0.lastEntry(of: .creditsMoved)
      try $0.reverse(entry, reason: "誤記")
    },
    Line("what is taken back is not taken back again") { book in
      let reversal = try book.lastEntry(of: .creditsMoved)
      #expect(throws: CreditRefusal.entryNotReversible(reversal)) { try book.reverse(reversal, reason: "誤記") }
      let reversed = try #require(
        try book.db.read { try Int64.fetchOne($0, sql: "SELECT max(reversedEntry) FROM creditMovement") })
      do {
        try book.reverse(reversed, reason: "誤記")
      } catch CreditRefusal.alreadyReversed(reversed) {
        return
      }
      Issue.record("taken back twice")
    },
    Line("B's 4 t come back once more") { try $0.saitama("130-70~130-73", b, .back, holder: "B") },
    Line("an entry that is none", .entryUnknown(9999)) { try $0.reverse(9999, reason: "誤記") },
    Line("an entry about no credits", .entryNotReversible(1)) { try $0.reverse(1, reason: "誤記") },
    Line("for no reason", .reasonMissing) { try $0.reverse(9999, reason: "") },
  ]

  private static let expiries: [Line] = [
    Line(
      "past their last day credits no longer move",
      .creditsExpired(range("130-80~130-80"), lastDay: Book.day("2031-09-30"))
    ) {
      try $0.transfer("130-80", from: a, to: b, on: Book.day("2031-10-01"))
    },
    Line("on it they do: T00000003 waits") { try $0.transfer("130-80", from: a, to: b, on: Book.day("2031-09-30")) },
    Line("but it is not executed a day later", .creditsExpired(range("130-80~130-80"), lastDay: Book.day("2031-09-30")))
    {
      try $0.execute("T00000003", by: userA, on: Book.day("2031-10-01"))
    },
    Line("A's credits expire, the waiting transfer with them") { try $0.expire(in: a, on: Book.day("2031-10-01")) },
    Line("and cannot be moved", .serialsNotHeld(range("130-81~130-81"), by: Book.account(a))) {
      try $0.transfer("130-81", from: a, to: b, on: Book.day("2031-10-01"))
    },
    Line("(the last serial there can be is on record)") {
      try $0.hold("130-999999999999999999", in: b, .tokyoSME, 2029, origin: "02000011")
    },
    Line("no serial is left", .numbersExhausted) {
      try $0.issue(
        issuance(one, .excess, "0001", 2024, 1, .excessAutomatic(period: 3)), issuable: 1, on: Book.day("2031-10-01"))
    },
  ]

  /// Every refusal by its name, typed from `CreditRefusal`.
  private static let refusals: Set = [
    "nothingAsked", "amountNotPositive", "serialTwice", "reasonMissing", "priceNegative", "sameAccount",
    "unknownAccount", "accountNotUsable", "dayClosed", "movementNotAllowed", "notAssociated", "holderNotSame",
    "unknownTransfer", "transferEnded", "userNotOfSender", "serialUnknown", "serialsNotHeld", "serialsReserved",
    "creditsExpired", "typeNotMovable", "boundToDesignated", "typeNotCancellable", "typeNotForSaitama",
    "complianceNotConfirmed", "obligationUnknown", "otherGasElsewhere", "periodNotUsable", "needExceeded",
    "outOfTokyoExceeded", "typeNotIssuable", "vintageNotIssuable", "typeNotIssuedTo", "basisNotForType",
    "originNotOfAccount",
    "planUnderReview", "vintageOutsideResults", "resultsNotFixed", "outsideWindow", "excessBeyondIssuable",
    "notCertified", "evidenceMissing", "evidenceUsed", "evidenceNotCertified", "certifiedAmountExceeded",
    "areaNotOfType", "serialsTaken", "entryUnknown", "entryNotReversible", "alreadyReversed", "numbersExhausted",
  ]

  @Test func `the story of every refusal`() throws {
    let book = try CreditBook()
    var told: Set<String> = []
    for line in Self.issues + Self.movements + Self.endings + Self.expiries {
      let before = try book.db.read { try Journal.head(in: $0).hash }
      do {
        try line.act(book)
        #expect(line.refusal == nil, "\(line.what)")
      } catch let refusal as CreditRefusal {
        #expect(refusal == line.refusal, "\(line.what)")
        #expect(try book.db.read { try Journal.head(in: $0).hash } == before, "\(line.what): nothing was recorded")
        told.insert(String(describing: refusal).prefix { $0 != "(" }.description)
      }
    }
    #expect(told.union(["alreadyReversed"]) == Self.refusals, "every refusal is told")
    #expect(try book.faults() == [])
    // What is where in the end, worked out by hand.
    #expect(try book.serials(in: Book.cancellation) == ["130-61~130-69"])
    #expect(try book.serials(in: Book.saitama) == ["130-74~130-79"])
    #expect(
      try book.serials(in: Book.surrender) == ["130-1~130-5", "130-171~130-180", "130-181~130-201"])
    #expect(try book.holdings(Self.a).isEmpty)
    let totals = try book.db.read { try RegisterReader.totals(in: $0) }
    let excess = try #require(totals.first { $0.creditType == .excess })
    #expect(excess.issued == Tonnes(140))
    #expect(excess.surrendered == Tonnes(5))
    #expect(excess.cancelled == Tonnes(9))
    #expect(excess.movedOut == Tonnes(6))
  }
}
