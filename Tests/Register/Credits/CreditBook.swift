// A small book of accounts for tests of credits: three companies, four facilities.

import GRDB
import Programme
import Register
import TestSupport

/// A register in memory. 甲 (A) is obligated for 0001 and 0002, 乙 (B) for 0003, all three with 丙 (C) for 0004; each has
/// one general account, associated with the designated accounts of its facilities.
struct CreditBook: Sendable {
  let db: DatabaseQueue
  let figures: ProgrammeFigures

  static let general = ["A": "130-200-0001-0", "B": "130-200-0002-0", "C": "130-200-0003-0"]
  static let surrender = "130-900-0001-0"
  static let cancellation = "130-900-0002-0"
  static let expiry = "130-900-0003-0"
  static let source = "130-900-0004-0"
  static let saitama = "130-900-0005-0"

  /// 2026-05-11: period 3 is being settled, its deadline is 2026-09-30.
  static let today = day("2026-05-11")

  init() throws {
    db = try RegisterDatabase.inMemory()
    figures = try SpecimenFigures.figures()
    let start = Self.day("2010-04-01")
    var changes: [RegisterChange] = ["A", "B", "C"].map {
      .personRecorded(Person(id: PersonID(rawValue: $0), kind: .corporation, name: "見本\($0)株式会社", address: "東京都"))
    }
    let obligated = ["0001": ["A"], "0002": ["A"], "0003": ["B"], "0004": ["A", "B", "C"]]
    for (designation, persons) in obligated.sorted(by: { $0.key < $1.key }) {
      let years = try (2010...2024).map {
        Facility.YearTonnes(
          year: try FiscalYear($0), tonnes: Tonnes(7000), fixedOn: Self.day("\($0 + 1)-11-30"))
      }
      let number = try DesignationNumber(designation)
      changes.append(
        .facilityRecorded(
          Facility(
            designation: number, name: "見本ビル\(designation)", address: "東京都", facilityClass: .specified,
            category: .officeOrDistrictHeat, obligatedPersons: persons.map(PersonID.init(rawValue:)),
            obligationFrom: try FiscalYear(2010), emissions: years, isPlanUnderReview: designation == "0002")))
      changes.append(
        .accountOpened(
          Account(
            number: Self.designated(designation), kind: .designated, designation: number,
            holders: persons.map(PersonID.init(rawValue:)), openedOn: start)))
    }
    for (person, number) in Self.general.sorted(by: { $0.key < $1.key }) {
      changes.append(
        .accountOpened(
          Account(
            number: Self.account(number), kind: .general, holders: [PersonID(rawValue: person)], openedOn: start)))
      for (designation, persons) in obligated.sorted(by: { $0.key < $1.key }) where persons.contains(person) {
        changes.append(
          .associationMade(
            Association(general: Self.account(number), designated: Self.designated(designation), since: start)))
      }
    }
    for place in GovernorPlace.allCases {
      changes.append(
        .accountOpened(
          Account(
            number: try figures.accountNumbering.governorAccount(place), kind: .governor, holders: [],
            openedOn: start, place: place)))
    }
    changes += [
      .userRegistered(Self.user("A", .generalHolder, "130-200-0001-0", 1)),
      .userRegistered(Self.user("A", .designatedHolder, "130-100-0001-0", 2)),
      .userRegistered(Self.user("B", .generalHolder, "130-200-0002-0", 3)),
    ]
    try append(changes, on: start)
  }

  /// Puts credits on record, as an older register had them.
  func hold(
    _ serials: String, in account: String, _ type: CreditType, _ vintage: Int, origin: String,
    renewableType: String? = nil, issuedIn: String? = nil
  ) throws {
    let block = CreditBlock(
      serials: try SerialRange(serials), account: Self.account(account), creditType: type,
      renewableType: renewableType, origin: origin, vintage: try FiscalYear(vintage), issuedOn: Self.day("2012-04-01"),
      issuedIn: issuedIn.map(Self.account))
    try append([.creditsIssued(block)], on: Self.day("2012-04-01"))
  }

  @discardableResult
  func append(_ changes: [RegisterChange], on date: CivilDate) throws -> [JournalEntry] {
    try db.write { try Journal.append(changes, by: "test", effectiveOn: date, at: FixedMoment.instant, in: $0) }
  }

  /// Reads what a request needs, lets it decide, and records the outcome, all in one transaction.
  @discardableResult
  func record(
    _ query: CreditQuery, on date: CivilDate = today, _ decide: (CreditSnapshot) throws -> [RegisterChange]
  ) throws -> [JournalEntry] {
    try db.write { db in
      let changes = try decide(try RegisterReader.creditSnapshot(for: query, in: db))
      return try Journal.append(changes, by: "test", effectiveOn: date, at: FixedMoment.instant, in: db)
    }
  }

  @discardableResult
  func issue(_ issuance: Issuance, issuable: Int64 = 0, on date: CivilDate = today) throws -> [JournalEntry] {
    try record(issuance.query, on: date) {
      try issuance.decide(on: date, issuable: Tonnes(issuable), figures: figures, snapshot: $0)
    }
  }

  /// Moves credits; `short` is what the receiving facility is short of in period 3.
  @discardableResult
  func transfer(
    _ serials: String..., from: String, to: String, price: Int64? = nil, short: Int64? = nil, third: Int64 = 0,
    on date: CivilDate = today
  ) throws -> [JournalEntry] {
    let request = CreditTransfer(
      from: Self.account(from), to: Self.account(to), serials: try serials.map { try SerialRange($0) },
      declaredPrice: price)
    let needs = try short.map { try [Self.need(String(to.dropFirst(8).prefix(4)), $0, third: third)] } ?? []
    return try record(request.query, on: date) {
      try request.decide(on: date, needs: needs, figures: figures, snapshot: $0)
    }
  }

  @discardableResult
  func execute(_ id: String, by user: UserNumber, on date: CivilDate = today) throws -> [JournalEntry] {
    let request = TransferEnding(TransferID(rawValue: id), .executed(by: user))
    return try record(request.query, on: date) { try request.decide(on: date, figures: figures, snapshot: $0) }
  }

  @discardableResult
  func withdraw(_ id: String, reason: String, on date: CivilDate = today) throws -> [JournalEntry] {
    let request = TransferEnding(TransferID(rawValue: id), .cancelled(reason: reason))
    return try record(request.query, on: date) { try request.decide(on: date, figures: figures, snapshot: $0) }
  }

  @discardableResult
  func surrender(
    _ serials: String?..., from: String, short: Int64, third: Int64 = 0, period: Int = 3, facility: String? = nil,
    on date: CivilDate = today
  ) throws -> [JournalEntry] {
    let named = try serials.compactMap(\.self).map { try SerialRange($0) }
    let account = Self.account(from)
    let request = named.isEmpty ? Surrender(automaticallyFrom: account) : Surrender(of: named, from: account)
    let need = try Self.need(facility ?? account.body, short, third: third, period: period)
    return try record(request.query, on: date) {
      try request.decide(on: date, need: need, figures: figures, snapshot: $0)
    }
  }

  @discardableResult
  func cancel(
    _ serials: String, from: String, purpose: String, on date: CivilDate = today
  ) throws -> [JournalEntry] {
    let request = CreditCancellation(
      of: [try SerialRange(serials)], from: Self.account(from), purpose: purpose)
    return try record(request.query, on: date) { try request.decide(on: date, figures: figures, snapshot: $0) }
  }

  @discardableResult
  func expire(in account: String, on date: CivilDate) throws -> [JournalEntry] {
    let request = CreditExpiry(in: Self.account(account))
    return try record(request.query, on: date) { try request.decide(on: date, figures: figures, snapshot: $0) }
  }

  @discardableResult
  func saitama(
    _ serials: String, _ account: String, _ direction: SaitamaMovement.Direction, holder: String,
    compliant: [String] = [], on date: CivilDate = today
  ) throws -> [JournalEntry] {
    let request = SaitamaMovement(
      of: [try SerialRange(serials)], account: Self.account(account), direction, holder: PersonID(rawValue: holder))
    let facilities = Set(try compliant.map { try DesignationNumber($0) })
    return try record(request.query, on: date) {
      try request.decide(on: date, compliant: facilities, figures: figures, snapshot: $0)
    }
  }

  @discardableResult
  func reverse(_ entry: Int64, reason: String, on date: CivilDate = today) throws -> [JournalEntry] {
    let change = try db.read { try RegisterReader.fetchEntry(entry, in: $0)?.change() }
    let request = CreditReversal(of: entry, saying: change, reason: reason)
    return try record(request.query, on: date) { try request.decide(on: date, figures: figures, snapshot: $0) }
  }

  /// The sequence of the last entry of a kind.
  func lastEntry(of kind: RegisterChange.Kind) throws -> Int64 {
    try db.read { db in
      try Int64.fetchOne(
        db, sql: "SELECT max(sequence) FROM journalEntry WHERE kind = ?", arguments: [kind.rawValue]) ?? 0
    }
  }

  func account(_ number: String) throws -> Account {
    try db.read { try RegisterReader.findAccount(Self.account(number), in: $0) }
  }

  /// The account's blocks as `130-1~130-10`, in order.
  func serials(in account: String) throws -> [String] {
    try holdings(account).map(\.block.serials.description)
  }

  func holdings(_ account: String, on date: CivilDate = today) throws -> [Holding] {
    try db.read { try RegisterReader.holdings(of: Self.account(account), on: date, figures: figures, in: $0) }
  }

  func tonnes(in account: String) throws -> Int64 { try holdings(account).reduce(0) { $0 + $1.tonnes.rawValue } }

  /// The failed checks of `verify`.
  func faults() throws -> [VerificationReport.Check] {
    try db.read { RegisterVerification.verify($0) }.checks.filter { !$0.ok }
  }

  static func need(
    _ facility: String, _ short: Int64, third: Int64 = 0, period: Int = 3
  ) throws -> SurrenderNeed {
    SurrenderNeed(
      designation: try DesignationNumber(facility), period: period, shortage: Tonnes(short),
      outOfTokyoRemaining: Tonnes(third))
  }

  static func user(_ person: String, _ kind: UserKind, _ account: String, _ running: Int) -> RegisterUser {
    RegisterUser(
      number: number(kind, running), kind: kind, account: Self.account(account), person: PersonID(rawValue: person))
  }

  static func number(_ kind: UserKind, _ running: Int) -> UserNumber {
    do { return try UserNumber(kind: kind, running: running) } catch { preconditionFailure("a small number") }
  }

  static func designated(_ designation: String) -> AccountNumber { account("130-100-\(designation)-0") }

  static func account(_ text: String) -> AccountNumber {
    do { return try AccountNumber(text) } catch { preconditionFailure("the tests' numbers are well formed") }
  }

  static func day(_ text: String) -> CivilDate {
    do { return try CivilDate(iso: text) } catch { preconditionFailure("the tests' days exist") }
  }
}
