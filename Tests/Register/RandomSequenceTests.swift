// Random sequences of applications and issues from a printed seed, against a slow and obvious model.

import GRDB
import Programme
import Register
import TestSupport
import Testing

/// What the register must say, kept in the plainest way: one dictionary entry a serial, one set entry a pair.
private struct NaiveRegister {
  var holderOfAccount: [String: [String]] = [:]
  var associated: Set<String> = []
  var accountOfSerial: [Int64: String] = [:]
  var personCount = 0

  func relates(_ general: String, _ designated: String) -> Bool {
    holderOfAccount[general]?.allSatisfy { holderOfAccount[designated]?.contains($0) == true } == true
  }
}

struct RandomSequenceTests {
  private static let facilityCount = 6

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `random applications leave the register as the model says`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var model = NaiveRegister()
    let db = try RegisterDatabase.inMemory()
    try prepare(db, &model)
    for step in 0..<40 {
      switch generator.below(4) {
      case 0: try openDesignated(db, &model, &generator)
      case 1: try openGeneral(db, &model, &generator)
      case 2: try associate(db, &model, &generator)
      default: try issue(db, &model, &generator)
      }
      try compare(db, model, "seed \(seed), step \(step)")
    }
    let report = try db.read { RegisterVerification.verify($0) }
    #expect(report.ok, "seed \(seed): \(report.checks.filter { !$0.ok })")
  }

  /// Six facilities: the n-th is person n's; the last two are both persons 5 and 6's.
  private func prepare(_ db: DatabaseQueue, _ model: inout NaiveRegister) throws {
    var changes: [RegisterChange] = []
    for index in 1...Self.facilityCount {
      let id = PersonID(rawValue: "P00000\(index)")
      changes.append(
        .personRecorded(Person(id: id, kind: .corporation, name: "見本\(index)号株式会社", address: "東京都見本区\(index)")))
    }
    for index in 1...Self.facilityCount {
      let obligated = index >= 5 ? ["P000005", "P000006"] : ["P00000\(index)"]
      changes.append(
        .facilityRecorded(
          Facility(
            designation: try DesignationNumber("000\(index)"), name: "見本ビル\(index)", address: "東京都見本区\(index)",
            facilityClass: .specified, category: .officeOrDistrictHeat,
            obligatedPersons: obligated.map(PersonID.init(rawValue:)))))
    }
    model.personCount = Self.facilityCount
    try append(changes, db)
  }

  private func openDesignated(
    _ db: DatabaseQueue, _ model: inout NaiveRegister, _ generator: inout SeededGenerator
  ) throws {
    let index = 1 + generator.below(Self.facilityCount)
    let person = 1 + generator.below(Self.facilityCount)
    let request = AccountOpening(designated: [
      .init(
        designation: try DesignationNumber("000\(index)"), holders: [.known(PersonID(rawValue: "P00000\(person)"))])
    ])
    let number = "130-100-000\(index)-0"
    let isObligated = index >= 5 ? person >= 5 : person == index
    let allowed = model.holderOfAccount[number] == nil && isObligated
    #expect(try apply(request, db) == allowed)
    if allowed { model.holderOfAccount[number] = ["P00000\(person)"] }
  }

  private func openGeneral(
    _ db: DatabaseQueue, _ model: inout NaiveRegister, _ generator: inout SeededGenerator
  ) throws {
    let count = 1 + generator.below(3)
    let isNew = generator.below(3) == 0
    let person = isNew ? model.personCount + 1 : 1 + generator.below(Self.facilityCount)
    let party: AccountOpening.Party =
      isNew
      ? .described(PersonDetails(kind: .corporation, name: "新規\(person)株式会社", address: "東京都新規区\(person)"))
      : .known(PersonID(rawValue: "P00000\(person)"))
    // How many a person may hold is not what is at stake here.
    let override = LimitOverride(official: OfficialID(rawValue: "shinsa"), reason: "分別管理")
    let request = AccountOpening(
      general: .init(holder: party, openerKind: .otherCorporation, count: count, limitOverride: override))
    #expect(try apply(request, db))
    if isNew { model.personCount += 1 }
    let id = "P" + String(1_000_000 + person).dropFirst()
    for _ in 0..<count {
      let running = model.holderOfAccount.keys.filter { $0.hasPrefix("130-200") }.count + 1
      model.holderOfAccount["130-200-\(String(10_000 + running).dropFirst())-0"] = [id]
    }
  }

  private func associate(
    _ db: DatabaseQueue, _ model: inout NaiveRegister, _ generator: inout SeededGenerator
  ) throws {
    let general = "130-200-000\(1 + generator.below(9))-0"
    let designated = "130-100-000\(1 + generator.below(Self.facilityCount))-0"
    let request = AccountOpening(associations: [
      .init(general: .existing(try AccountNumber(general)), designated: try AccountNumber(designated))
    ])
    let pair = "\(general) \(designated)"
    let allowed =
      model.holderOfAccount[general] != nil && model.holderOfAccount[designated] != nil
      && !model.associated.contains(pair) && model.relates(general, designated)
    #expect(try apply(request, db) == allowed)
    if allowed { model.associated.insert(pair) }
  }

  /// Issues a block of small serials, so that many collide; the database must refuse exactly those.
  private func issue(
    _ db: DatabaseQueue, _ model: inout NaiveRegister, _ generator: inout SeededGenerator
  ) throws {
    let first = Int64(1 + generator.below(120))
    let last = first + Int64(generator.below(12))
    let number = "130-200-000\(1 + generator.below(6))-0"
    let allowed =
      model.holderOfAccount[number] != nil && (first...last).allSatisfy { model.accountOfSerial[$0] == nil }
    let block = CreditBlock(
      serials: try SerialRange(areaCode: "130", first: first, last: last), account: try AccountNumber(number),
      creditType: .tokyoSME, origin: "02000011", vintage: try FiscalYear(2021), issuedOn: FixedMoment.today)
    var done = true
    do { try append([.creditsIssued(block)], db) } catch is DatabaseError { done = false }
    #expect(done == allowed)
    if allowed { for serial in first...last { model.accountOfSerial[serial] = number } }
  }

  private func apply(_ request: AccountOpening, _ db: DatabaseQueue) throws -> Bool {
    let figures = try SpecimenFigures.figures()
    return try db.write { db in
      let changes: [RegisterChange]
      do {
        changes = try request.decide(
          on: FixedMoment.today, figures: figures, snapshot: try RegisterReader.snapshot(for: query(request), in: db))
      } catch is RegisterError { return false }
      try Journal.append(changes, by: "test", effectiveOn: FixedMoment.today, at: FixedMoment.instant, in: db)
      return true
    }
  }

  private func query(_ request: AccountOpening) -> SnapshotQuery {
    var query = SnapshotQuery(designations: Set(request.designated.map(\.designation)))
    // Persons are asked for by name, as a form names them.
    query.names = Set((1...Self.facilityCount).map { "見本\($0)号株式会社" })
    for association in request.associations {
      query.accounts.insert(association.designated)
      if case .existing(let number) = association.general { query.accounts.insert(number) }
    }
    return query
  }

  private func append(_ changes: [RegisterChange], _ db: DatabaseQueue) throws {
    _ = try db.write {
      try Journal.append(changes, by: "test", effectiveOn: FixedMoment.today, at: FixedMoment.instant, in: $0)
    }
  }

  private func compare(_ db: DatabaseQueue, _ model: NaiveRegister, _ place: Comment) throws {
    try db.read { db in
      var holders: [String: [String]] = [:]
      var associated: Set<String> = []
      var serials: [Int64: String] = [:]
      for record in try AccountKind.allCases.flatMap({ try RegisterReader.accountRecords(of: $0, in: db) }) {
        holders[record.id.description] = record.account.holders.map(\.rawValue)
        for pair in try RegisterReader.associations(of: record.id, in: db) {
          associated.insert("\(pair.general) \(pair.designated)")
        }
        let figures = try SpecimenFigures.figures()
        for holding in try RegisterReader.holdings(of: record.id, on: FixedMoment.today, figures: figures, in: db) {
          for serial in holding.block.serials.first...holding.block.serials.last {
            #expect(serials.updateValue(record.id.description, forKey: serial) == nil, place)
          }
        }
      }
      #expect(holders == model.holderOfAccount, place)
      #expect(associated == model.associated, place)
      #expect(serials == model.accountOfSerial, place)
      #expect(try RegisterReader.persons(in: db).count == model.personCount, place)
      #expect(
        try RegisterReader.nextSerial(areaCode: "130", in: db) == (model.accountOfSerial.keys.max() ?? 0) + 1, place)
    }
  }
}
