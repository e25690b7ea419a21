// What becomes of accounts after they were opened, told line by line, and each refusal in its order.

import GRDB
import Programme
import Register
import TestSupport
import Testing

private let mihon = PersonID(rawValue: "P000001")
private let union = PersonID(rawValue: "P000002")
private let hanako = PersonID(rawValue: "P000003")
private let mansion = "130-100-8888-0"
private let unionsAccount = "130-200-0001-0"
private let hanakosAccount = "130-200-0002-0"
private let othersAccount = "130-200-0003-0"

private func account(_ text: String) throws -> AccountNumber { try AccountNumber(text) }
private func day(_ text: String) throws -> CivilDate { try CivilDate(iso: text) }

/// The specimen register with an individual's account that lapses on 2026-09-30, an empty corporation's (of P000001,
/// under kind 4) that lapses the same day, and users for all but 9999.
private struct Desk {
  let db: DatabaseQueue
  let figures: ProgrammeFigures

  init() throws {
    figures = try SpecimenFigures.figures()
    db = try SpecimenRegister.database()
    let opened = try day("2022-06-01")
    try append(
      [
        .accountOpened(
          Account(
            number: try account(hanakosAccount), kind: .general, holders: [hanako], openerKind: .offsetRecipient,
            openedOn: opened, expiresOn: try day("2026-09-30"))),
        .accountOpened(
          Account(
            number: try account(othersAccount), kind: .general, holders: [mihon], openerKind: .otherCorporation,
            openedOn: opened, expiresOn: try day("2026-09-30"))),
        .associationMade(
          Association(general: try account(othersAccount), designated: try account(mansion), since: opened)),
        .userRegistered(user(.designatedHolder, 1, mansion, mihon)),
        .userRegistered(user(.designatedHolder, 2, mansion, union)),
        .userRegistered(user(.generalHolder, 3, unionsAccount, union)),
        .userRegistered(user(.generalHolder, 4, hanakosAccount, hanako)),
        .userRegistered(user(.generalHolder, 5, othersAccount, mihon)),
      ], on: "2022-06-01")
  }

  private func user(_ kind: UserKind, _ running: Int, _ number: String, _ person: PersonID) throws -> RegisterUser {
    RegisterUser(
      number: try UserNumber(kind: kind, running: running), kind: kind, account: try account(number), person: person)
  }

  func append(_ changes: [RegisterChange], on date: String) throws {
    try db.write {
      _ = try Journal.append(changes, by: "shinsa", effectiveOn: try day(date), at: FixedMoment.instant, in: $0)
    }
  }

  func snapshot() throws -> RegisterSnapshot {
    try db.read { db in
      try RegisterReader.snapshot(
        for: SnapshotQuery(
          names: Set(try RegisterReader.persons(in: db).map(\.name)),
          designations: Set(try RegisterReader.facilities(in: db).map(\.designation))), in: db)
    }
  }

  func find(_ number: String) throws -> Account {
    try db.read { try RegisterReader.findAccount(account(number), in: $0) }
  }

  func proved() throws -> [String] {
    try db.read { RegisterVerification.verify($0) }.checks.filter { !$0.ok }.map { "\($0.name): \($0.detail)" }
  }
}

/// What is asked for, as one value for all decisions.
private enum Request: Sendable {
  case renew(String)
  case close(String)
  case freeze(String, String)
  case thaw(String)
  case disassociate(String, String)
  case manager(String, PersonID?, [PersonID])
  case data(PersonID, PersonDetails?, [String: ContactDetails])
  case obligated(String, [PersonID], PersonID?)
  case inherit(String, PersonID)
  case reissue(String, String)
  case contactUser(String, Bool)

  func decide(on date: CivilDate, _ desk: Desk) throws -> [RegisterChange] {
    let snapshot = try desk.snapshot()
    switch self {
    case .renew(let number):
      return try AccountRenewal(account: account(number)).decide(on: date, figures: desk.figures, snapshot: snapshot)
    case .close(let number): return try AccountClosure(account: account(number)).decide(on: date, snapshot: snapshot)
    case .freeze(let number, let reason):
      return try AccountFreeze.freeze(account(number), reason: reason).decide(on: date, snapshot: snapshot)
    case .thaw(let number): return try AccountFreeze.thaw(account(number)).decide(on: date, snapshot: snapshot)
    case .disassociate(let general, let designated):
      return try AssociationRemoval(general: account(general), designated: account(designated))
        .decide(on: date, snapshot: snapshot)
    case .manager(let number, let manager, let signers):
      return try ManagerRegistration(account: account(number), manager: manager, signers: Set(signers))
        .decide(on: date, snapshot: snapshot)
    case .data(let person, let details, let contacts):
      let keyed = try contacts.map { (try account($0.key), $0.value) }
      return try HolderDataChange(
        person: person, details: details, contacts: Dictionary(uniqueKeysWithValues: keyed)
      ).decide(on: date, snapshot: snapshot)
    case .obligated(let designation, let persons, let manager):
      return try ObligatedPersonChange(
        designation: DesignationNumber(designation), persons: persons, manager: manager
      ).decide(on: date, snapshot: snapshot)
    case .inherit(let number, let heir):
      return try Inheritance(account: account(number), heir: heir)
        .decide(on: date, figures: desk.figures, snapshot: snapshot)
    case .reissue(let number, let user):
      return try UserNumberReissue(account: account(number), user: UserNumber(rawValue: user))
        .decide(on: date, snapshot: snapshot)
    case .contactUser(let number, let isForFacility):
      return try ContactUserRegistration(account: account(number), isForFacility: isForFacility)
        .decide(on: date, snapshot: snapshot)
    }
  }
}

/// One line of a story: on a day somebody asks for something, and it happens or is refused.
private struct Line: Sendable {
  let why: String
  let on: String
  let request: Request
  let outcome: Outcome

  enum Outcome: Sendable {
    case done([String])
    case refused(@Sendable () throws -> RegisterError)
  }

  init(_ why: String, _ on: String, _ request: Request, _ kinds: [String]) {
    (self.why, self.on, self.request, outcome) = (why, on, request, .done(kinds))
  }

  init(
    _ why: String, _ on: String, _ request: Request,
    refused: @autoclosure @Sendable @escaping () throws -> RegisterError
  ) {
    (self.why, self.on, self.request, outcome) = (why, on, request, .refused(refused))
  }
}

struct AccountLifeTests {
  private func tell(_ lines: [Line], in desk: Desk) throws {
    for line in lines {
      let date = try day(line.on)
      switch line.outcome {
      case .done(let kinds):
        let changes = try line.request.decide(on: date, desk)
        #expect(changes.map(\.kind.rawValue) == kinds, "\(line.why)")
        try desk.append(changes, on: line.on)
      case .refused(let error):
        let expected = try error()
        #expect(throws: expected, "\(line.why)") { try line.request.decide(on: date, desk) }
      }
    }
    #expect(try desk.proved() == [])
  }

  @Test func `a general account is renewed in the adjustment period, to the end of the next one`() throws {
    let desk = try Desk()
    let hanakos = hanakosAccount
    try tell(
      [
        Line(
          "no such account", "2025-06-01", .renew("130-200-0099-0"),
          refused: .unknownAccount(try account("130-200-0099-0"))),
        Line(
          "designated accounts are not renewed", "2025-06-01", .renew(mansion),
          refused: .account(.wrongKind(try account(mansion), .designated))),
        Line(
          "a manager's account does not lapse", "2025-06-01", .renew(unionsAccount),
          refused: .account(.doesNotLapse(try account(unionsAccount)))),
        Line(
          "in period 3 itself there is nothing to renew", "2025-03-31", .renew(hanakosAccount),
          refused: .account(.renewalNotDue(try account(hanakosAccount), until: try day("2026-09-30")))),
        Line("the adjustment period has begun", "2025-04-01", .renew(hanakosAccount), ["accountChanged"]),
        Line(
          "twice is once too many", "2026-09-30", .renew(hanakosAccount),
          refused: .account(.renewalNotDue(try account(hanakosAccount), until: try day("2031-09-30")))),
        Line("on the last day", "2026-09-30", .renew(othersAccount), ["accountChanged"]),
      ], in: desk)
    #expect(try desk.find(hanakos).expiresOn == day("2031-09-30"))
    #expect(try desk.find(hanakos).status(on: day("2026-10-01")) == .open)
  }

  @Test func `an account that was not renewed is closed from the next day`() throws {
    let desk = try Desk()
    try tell(
      [
        Line(
          "the day after, it is too late", "2026-10-01", .renew(othersAccount),
          refused: .account(.statusForbids(try account(othersAccount), .closed)))
      ], in: desk)
    let number = try account(othersAccount)
    let closure = AccountClosure(account: number)
    #expect(throws: RegisterError.account(.renewalNotDue(number, until: try day("2026-09-30")))) {
      try closure.lapse(on: day("2026-09-29"), snapshot: desk.snapshot())
    }
    let changes = try closure.lapse(on: day("2026-09-30"), snapshot: desk.snapshot())
    #expect(changes.map(\.kind.rawValue) == ["associationEnded", "userRevoked", "accountChanged"])
    try desk.append(changes, on: "2026-09-30")
    #expect(try desk.find(othersAccount).closedOn == day("2026-10-01"))
    #expect(try desk.find(othersAccount).status(on: day("2026-09-30")) == .open)
    #expect(try desk.find(othersAccount).status(on: day("2026-10-01")) == .closed)
    // Ended associations stay, with both their dates.
    let history = try desk.db.read { try RegisterReader.associationHistory(of: number, in: $0) }
    #expect(
      try history == [
        Association(
          general: number, designated: account(mansion), since: day("2022-06-01"), endedOn: day("2026-10-01"))
      ])
    #expect(try desk.db.read { try RegisterReader.associations(of: number, in: $0) } == [])
    #expect(try desk.db.read { try RegisterReader.users(of: number, in: $0) }.isEmpty)
    #expect(
      try desk.db.read { try RegisterReader.userHistory(of: number, in: $0) }.map(\.user.revokedOn?.iso) == [
        "2026-10-01"
      ])
    #expect(try desk.proved() == [])
  }

  @Test func `an account that lapses with credits in it is frozen for a person to look at`() throws {
    let desk = try Desk()
    let number = try account(hanakosAccount)
    try desk.append(
      [
        .creditsIssued(
          CreditBlock(
            serials: SerialRange(areaCode: "130", first: 30_001, last: 30_005), account: number, creditType: .tokyoSME,
            origin: "02000099", vintage: FiscalYear(2022), issuedOn: day("2024-05-01")))
      ], on: "2024-05-01")
    let changes = try AccountClosure(account: number).lapse(on: day("2026-09-30"), snapshot: desk.snapshot())
    try desk.append(changes, on: "2026-09-30")
    let frozen = try desk.find(hanakosAccount)
    #expect(frozen.freeze?.ground == .lapsedWithCredits)
    #expect(frozen.status(on: try day("2026-10-01")) == .frozen)
    #expect(throws: RegisterError.account(.statusForbids(number, .frozen))) {
      try AccountClosure(account: number).lapse(on: day("2026-10-01"), snapshot: desk.snapshot())
    }
    #expect(try desk.proved() == [])
  }

  @Test func `an account is closed by application only when it is empty, and its user and associations go with it`()
    throws
  {
    try tell(
      [
        Line(
          "a designated account is not closed by application", "2026-05-01", .close(mansion),
          refused: .account(.wrongKind(try account(mansion), .designated))),
        Line(
          "30 t and 7 t lie in it", "2026-05-01", .close(unionsAccount),
          refused: .account(.creditsLeft(try account(unionsAccount), Tonnes(37)))),
        Line("an order of the court", "2026-05-01", .freeze(othersAccount, "差押え"), ["accountChanged"]),
        Line(
          "frozen", "2026-05-02", .close(othersAccount),
          refused: .account(.statusForbids(try account(othersAccount), .frozen))),
        Line("lifted", "2026-05-03", .thaw(othersAccount), ["accountChanged"]),
        Line(
          "empty", "2026-05-04", .close(othersAccount), ["associationEnded", "userRevoked", "accountChanged"]),
        Line(
          "closed for good", "2026-05-04", .close(othersAccount),
          refused: .account(.statusForbids(try account(othersAccount), .closed))),
        Line(
          "and never frozen again", "2026-05-05", .freeze(othersAccount, "差押え"),
          refused: .account(.statusForbids(try account(othersAccount), .closed))),
      ], in: try Desk())
  }

  @Test func `a freeze needs a reason, and only a frozen account is thawed`() throws {
    try tell(
      [
        Line("no reason", "2026-05-01", .freeze(mansion, "　"), refused: .account(.reasonMissing)),
        Line(
          "not frozen", "2026-05-01", .thaw(mansion),
          refused: .account(.statusForbids(try account(mansion), .open))),
        Line("frozen", "2026-05-01", .freeze(mansion, "名義人の確認中"), ["accountChanged"]),
        Line(
          "twice", "2026-05-01", .freeze(mansion, "名義人の確認中"),
          refused: .account(.statusForbids(try account(mansion), .frozen))),
      ], in: try Desk())
  }

  @Test func `an association ends by application and can be made again`() throws {
    let desk = try Desk()
    try tell(
      [
        Line(
          "the wrong way round", "2026-05-01", .disassociate(mansion, unionsAccount),
          refused: .account(.wrongKind(try account(mansion), .designated))),
        Line("it ends", "2026-05-01", .disassociate(unionsAccount, mansion), ["associationEnded"]),
        Line(
          "it is over", "2026-05-01", .disassociate(unionsAccount, mansion),
          refused: .account(.notAssociated(try account(unionsAccount), try account(mansion)))),
      ], in: desk)
    let again = try AccountOpening(
      associations: [.init(general: .existing(account(unionsAccount)), designated: account(mansion))]
    ).decide(on: day("2026-05-01"), figures: desk.figures, snapshot: desk.snapshot())
    try desk.append(again, on: "2026-05-01")
    let history = try desk.db.read { try RegisterReader.associationHistory(of: account(unionsAccount), in: $0) }
    #expect(history.map(\.since.iso) == ["2016-06-01", "2026-05-01"])
    #expect(history.map(\.endedOn?.iso) == ["2026-05-01", nil])
    // The past keeps the association it had.
    let before = try desk.db.read { try RegisterHistory.asOf(day("2026-04-30"), in: $0) }
    #expect(try before.read { try RegisterReader.associations(of: account(unionsAccount), in: $0) }.count == 1)
    #expect(try desk.proved() == [])
  }

  @Test func `an account manager is registered and removed by all holders together`() throws {
    let desk = try Desk()
    try tell(
      [
        Line(
          "one holder needs no manager", "2026-05-01", .manager("130-100-9999-0", union, [mihon]),
          refused: .account(.singleHolder(try account("130-100-9999-0")))),
        Line(
          "the company alone cannot remove him", "2026-05-01", .manager(mansion, nil, [mihon]),
          refused: .account(.consentMissing(try account(mansion), [union]))),
        Line(
          "nobody of that name", "2026-05-01", .manager(mansion, PersonID(rawValue: "P9"), [mihon, union]),
          refused: .unknownPerson(PersonID(rawValue: "P9"))),
        Line(
          "the same as before", "2026-05-01", .manager(mansion, union, [mihon, union]),
          refused: .account(.nothingChanges)),
        // Anybody may be manager. The union's own association stays: it is a holder besides.
        Line("another one", "2026-05-01", .manager(mansion, hanako, [mihon, union]), ["accountChanged"]),
        Line("none any more", "2026-05-02", .manager(mansion, nil, [mihon, union]), ["accountChanged"]),
        Line(
          "nobody to remove", "2026-05-03", .manager(mansion, nil, [mihon, union]),
          refused: .account(.managerMissing(try account(mansion)))),
      ], in: desk)
    #expect(try desk.find(mansion).manager == nil)
  }

  @Test func `the designated account follows the obligated person, general accounts do not`() throws {
    let desk = try Desk()
    try tell(
      [
        Line(
          "no such facility", "2026-05-01", .obligated("0404", [mihon], nil),
          refused: .facilityUnknown(try DesignationNumber("0404"))),
        Line(
          "nobody", "2026-05-01", .obligated("8888", [], nil),
          refused: .account(.obligatedPersonMissing(try DesignationNumber("8888")))),
        Line(
          "the same two", "2026-05-01", .obligated("8888", [mihon, union], union), refused: .account(.nothingChanges)),
        Line(
          "one holder has no manager", "2026-05-01", .obligated("8888", [hanako], union),
          refused: .account(.singleHolder(try account(mansion)))),
        // Both associations end (neither general account's holder is left), both numbers too; she gets one.
        Line(
          "sold to an individual", "2026-05-01", .obligated("8888", [hanako], nil),
          [
            "facilityRecorded", "accountChanged", "associationEnded", "associationEnded", "userRevoked", "userRevoked",
            "userRegistered",
          ]),
        Line("a facility without an account", "2026-05-01", .obligated("0021", [union], nil), ["facilityRecorded"]),
      ], in: desk)
    let held = try desk.find(mansion)
    #expect(held.holders == [hanako])
    #expect(held.manager == nil)
    // 250 t stay in the designated account; the union keeps its own account and the 37 t in it.
    let tonnes = try desk.db.read {
      try RegisterReader.standings(of: [account(mansion), account(unionsAccount)], in: $0)
    }
    #expect(tonnes[try account(mansion)]?.tonnes == Tonnes(250))
    #expect(tonnes[try account(unionsAccount)]?.tonnes == Tonnes(37))
    #expect(try desk.find(unionsAccount).holders == [union])
    #expect(try desk.db.read { try RegisterReader.users(of: account(mansion), in: $0) }.map(\.user.person) == [hanako])
  }

  @Test func `an heir takes over an individual's account, which becomes one of kind 6`() throws {
    let desk = try Desk()
    let heir = PersonID(rawValue: "P000004")
    try desk.append(
      [.personRecorded(Person(id: heir, kind: .individual, name: "見本 花太郎", address: "東京都江東区見本三丁目4番5号"))],
      on: "2026-05-01")
    try tell(
      [
        Line(
          "the union is no individual", "2026-05-01", .inherit(unionsAccount, heir),
          refused: .account(.notIndividual(union))),
        Line(
          "a company inherits nothing", "2026-05-01", .inherit(hanakosAccount, mihon),
          refused: .account(.notIndividual(mihon))),
        Line(
          "she is the holder", "2026-05-01", .inherit(hanakosAccount, hanako), refused: .account(.nothingChanges)),
        Line(
          "he inherits", "2026-05-01", .inherit(hanakosAccount, heir),
          ["userRevoked", "accountChanged", "userRegistered"]),
      ], in: desk)
    let inherited = try desk.find(hanakosAccount)
    #expect(inherited.holders == [heir])
    #expect(inherited.openerKind == .heir)
    #expect(inherited.expiresOn == (try day("2026-09-30")))
  }

  @Test func `names, addresses and contacts change, the person and the accounts stay`() throws {
    let desk = try Desk()
    let moved = PersonDetails(kind: .corporation, name: "見本管理組合法人", address: "東京都港区見本台9-9-9")
    let contact = ContactDetails(person: "港 三子", email: "miko@mihon.example", published: [.email])
    let later = ContactDetails(person: "港 四郎", email: "shiro@mihon.example")
    try tell(
      [
        Line("nothing", "2026-05-01", .data(union, nil, [:]), refused: .nothingRequested),
        Line(
          "not her account", "2026-05-01", .data(hanako, nil, [unionsAccount: contact]),
          refused: .account(.notHolder(hanako, try account(unionsAccount)))),
        Line(
          "a company stays one", "2026-05-01",
          .data(union, PersonDetails(kind: .individual, name: "見本", address: "港区"), [:]),
          refused: .account(.personKindChanges(union))),
        Line(
          "moved, with a contact", "2026-05-01", .data(union, moved, [unionsAccount: contact]),
          ["personRecorded", "accountChanged"]),
        Line(
          "as it is", "2026-05-01", .data(union, moved, [unionsAccount: contact]), refused: .account(.nothingChanges)),
        Line("kind 4 for the contact", "2026-05-02", .contactUser(unionsAccount, false), ["userRegistered"]),
        Line("he has one", "2026-05-02", .contactUser(unionsAccount, false), refused: .account(.nothingChanges)),
        Line(
          "a new contact", "2026-05-03", .data(union, nil, [unionsAccount: later]), ["accountChanged", "userRevoked"]),
        Line(
          "no facility behind a general account", "2026-05-03", .contactUser(unionsAccount, true),
          refused: .account(.wrongKind(try account(unionsAccount), .general))),
        Line("a lost number", "2026-05-04", .reissue(unionsAccount, "2000000034"), ["userRevoked", "userRegistered"]),
        Line(
          "lost again, asked for by the old number", "2026-05-05", .reissue(unionsAccount, "2000000034"),
          refused: .unknownUser(UserNumber(rawValue: "2000000034"))),
      ], in: desk)
    let users = try desk.db.read { try RegisterReader.userHistory(of: account(unionsAccount), in: $0) }.map(\.user)
    // By hand: running 6 of kind 4: 6·2 + 4·10 = 52, mod 11 = 8; running 7 of kind 2: 7·2 + 2·10 = 34, mod 11 = 1.
    #expect(users.map(\.number.rawValue) == ["2000000034", "2000000071", "4000000068"])
    #expect(users.map(\.revokedOn?.iso) == ["2026-05-04", nil, "2026-05-03"])
    #expect(users[2].email == "miko@mihon.example")
  }

  @Test func `more general accounts than the limit need an official's decision, which goes on record`() throws {
    let desk = try Desk()
    func open(_ holder: PersonID, _ kind: OpenerKind, _ count: Int, _ reason: String? = nil) throws -> [Account] {
      let override = reason.map { LimitOverride(official: OfficialID(rawValue: "shinsa"), reason: $0) }
      return try AccountOpening(
        general: .init(holder: .known(holder), openerKind: kind, count: count, limitOverride: override)
      ).decide(on: day("2026-05-01"), figures: desk.figures, snapshot: desk.snapshot()).compactMap {
        if case .accountOpened(let account) = $0 { account } else { nil }
      }
    }
    // P000001: three facilities (0021, 8888, 9999), one general account open; 7777 is only 指定相当 and P000003's.
    #expect(try open(mihon, .obligatedCorporation, 2).map(\.limitOverride) == [nil, nil])
    #expect(throws: RegisterError.account(.limitExceeded(limit: 3, held: 1, requested: 3))) {
      try open(mihon, .obligatedCorporation, 3)
    }
    #expect(throws: RegisterError.account(.reasonMissing)) { try open(mihon, .obligatedCorporation, 3, "　") }
    // Kind 4: one at most, whatever the person holds; the union has one.
    #expect(throws: RegisterError.account(.limitExceeded(limit: 1, held: 1, requested: 1))) {
      try open(union, .otherCorporation, 1)
    }
    let apart = try open(union, .otherCorporation, 1, "信託財産の分別管理")
    #expect(apart.map(\.limitOverride?.reason) == ["信託財産の分別管理"])
    try desk.append(apart.map { .accountOpened($0) }, on: "2026-05-01")
    #expect(try desk.find(apart[0].number.description).limitOverride?.official.rawValue == "shinsa")
    // A reason where none is needed is not put on record.
    #expect(try open(mihon, .obligatedCorporation, 1, "念のため").map(\.limitOverride) == [nil])
    #expect(try desk.proved() == [])
  }

  @Test func `an account is awaiting until all that was outstanding has come in`() throws {
    let desk = try Desk()
    let opening = try AccountOpening(
      general: .init(holder: .known(hanako), openerKind: .heir, count: 1), outstanding: [.attachments, .feePayment]
    ).decide(on: day("2026-05-01"), figures: desk.figures, snapshot: desk.snapshot())
    try desk.append(opening, on: "2026-05-01")
    let number = "130-200-0004-0"
    func receive(_ items: Set<AccountRequirement>, in number: String = number) throws {
      try desk.append(
        AccountCompletion(account: account(number), received: items).decide(
          on: day("2026-05-02"), snapshot: desk.snapshot()), on: "2026-05-02")
    }
    #expect(throws: RegisterError.account(.statusForbids(try account(mansion), .open))) {
      try receive([.feePayment], in: mansion)
    }
    #expect(throws: RegisterError.account(.nothingChanges)) { try receive([.sealCertificate]) }
    try receive([.feePayment])
    #expect(try desk.find(number).outstanding == [.attachments])
    #expect(try desk.find(number).status(on: day("2026-05-02")) == .awaiting)
    try receive([.attachments])
    #expect(try desk.find(number).status(on: day("2026-05-02")) == .open)
    #expect(try desk.proved() == [])
  }

  @Test func `the status of an account is the most final that applies`() throws {
    let opened = try day("2020-04-01")
    func status(_ change: (inout Account) throws -> Void, on date: String = "2026-05-01") throws -> AccountStatus {
      var account = Account(
        number: try account(unionsAccount), kind: .general, holders: [union], openedOn: opened,
        expiresOn: try day("2026-09-30"))
      try change(&account)
      return account.status(on: try day(date))
    }
    #expect(try status({ _ in }) == .open)
    #expect(try status({ _ in }, on: "2020-03-31") == .awaiting)
    #expect(try status({ $0.outstanding = [.feePayment] }) == .awaiting)
    #expect(try status({ _ in }, on: "2026-09-30") == .open)
    #expect(try status({ _ in }, on: "2026-10-01") == .closed)
    let freeze = AccountFreezeRecord(since: opened, ground: .byOfficial, note: "理由")
    #expect(
      try status({
        $0.freeze = freeze; $0.outstanding = [.attachments]
      }) == .frozen)
    #expect(
      try status({
        $0.freeze = freeze; $0.closedOn = try day("2026-05-01")
      }) == .closed)
  }

  @Test func `number, kind, facility and first day of an account stay`() throws {
    let desk = try Desk()
    let account = try desk.find(unionsAccount)
    let other = Account(number: account.number, kind: .governor, holders: [], openedOn: account.openedOn)
    #expect(throws: DatabaseError.self) {
      try desk.append([.accountChanged(.init(other, .corrected))], on: "2026-05-01")
    }
    let unknown = Account(
      number: try AccountNumber("130-200-0099-0"), kind: .general, holders: [mihon], openedOn: account.openedOn)
    #expect(throws: RegisterError.unknownAccount(unknown.number)) {
      try desk.append([.accountChanged(.init(unknown, .corrected))], on: "2026-05-01")
    }
  }

  @Test func `certificates on record answer who may verify, what remains and what was used`() throws {
    let desk = try Desk()
    try desk.db.read { db in
      // V1: categories 1 and 2 from 2019-04-01.
      let on = try day("2026-05-01")
      #expect(try RegisterReader.authority(ofVerifier: "V1", for: .outOfTokyo, on: on, in: db) == .allowed)
      #expect(try RegisterReader.authority(ofVerifier: "V1", for: .otherGas, on: on, in: db) == .categoryMissing(3))
      #expect(
        try RegisterReader.authority(ofVerifier: "V1", for: .tokyoSME, on: day("2019-03-31"), in: db) == .notRegistered)
      #expect(try RegisterReader.authority(ofVerifier: "V9", for: .tokyoSME, on: on, in: db) == .unknown)
      #expect(try RegisterReader.authority(ofVerifier: "V9", for: .renewableOther, on: on, in: db) == .notNeeded)
      // 30 t were certified and all 30 t were issued.
      let balances = try RegisterReader.certificationRemainders(project: "02000011", in: db)
      #expect(balances.map(\.issued) == [Tonnes(30)])
      #expect(balances.map(\.remaining) == [Tonnes.zero])
      #expect(try RegisterReader.entry(usingEvidence: "Ｃ－１", in: db) != nil, "C-1 was used, however it is written")
      #expect(try RegisterReader.entry(usingEvidence: "C-2", in: db) == nil)
    }
  }

  @Test func `a manager registered by an application that names nobody else ends no association of a holder`() throws {
    let desk = try Desk()
    let number = try account(mansion)
    let manager = try #require(try desk.db.read { try RegisterReader.fetchPerson(hanako, in: $0) })
    let snapshot = try desk.db.read {
      try RegisterReader.snapshot(for: SnapshotQuery(names: [manager.name], accounts: [number]), in: $0)
    }
    let before = try desk.find(mansion)
    #expect(snapshot.associations.filter { $0.designated == number }.count == 2)
    let registration = ManagerRegistration(
      account: number, manager: before.manager == hanako ? nil : hanako, signers: Set(before.holders))
    let changes = try registration.decide(on: try day("2026-05-01"), snapshot: snapshot)
    #expect(changes.map(\.kind) == [.accountChanged])
  }
}
