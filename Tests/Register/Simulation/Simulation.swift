import GRDB
import Programme
import Register
import TestSupport
import Testing

/// Twenty years of an invented town: from a seed, companies apply for everything, rightly and wrongly, and days pass.
/// Whether the register accepts is foretold by a ``NaiveBook``, which then does the same.
struct Simulation {
  /// Where it stands: what a failure prints, and what plays it again.
  var place: Comment { "seed \(seed), step \(step), \(date): \(deed)" }
  private(set) var step = 0
  /// What was tried and what was accepted, by name.
  private(set) var tally: [String: (tried: Int, accepted: Int)] = [:]

  let db: DatabaseQueue
  let figures: ProgrammeFigures
  var book = NaiveBook()
  var generator: SeededGenerator
  var date = CivilDate(daysSince1970: 14_700)  // 2010-04-01
  private var lastClosed = CivilDate(daysSince1970: 14_699)
  private let seed: UInt64
  private let steps: Int
  private var deed = "setting up"

  static let persons = ["A", "B", "C", "D"]
  /// Who is obligated for which facility.
  static let facilities = ["0001": ["A"], "0002": ["A"], "0003": ["B"], "0004": ["B", "C"], "0005": ["C"]]
  /// The last day of the story: period 4 is over, and 2031-09-30, when period 3's credits expire, has passed.
  private static let lastDay = 7_900

  init(seed: UInt64, steps: Int) throws {
    self.seed = seed
    self.steps = steps
    generator = SeededGenerator(seed: seed)
    db = try RegisterDatabase.inMemory()
    figures = try SpecimenFigures.figures()
    try settle()
  }

  /// One more deed, on a day a little later, and every comparison after it. False when the years are over.
  mutating func next() throws -> Bool {
    guard step < steps else { return false }
    step += 1
    // The days of all steps together are the years; a step is between no day and twice the average.
    let left = Self.lastDay + 14_700 - date.daysSince1970
    date = date.adding(days: generator.below(max(1, 2 * left / (steps - step + 1))))
    if step == steps { date = CivilDate(daysSince1970: 14_700 + Self.lastDay) }
    deed = "days pass"
    try passDays()
    deed = Deed.allCases[generator.below(Deed.allCases.count)].rawValue
    let kind = try #require(Deed(rawValue: deed))
    let accepted = try carryOut(kind)
    tally[deed, default: (0, 0)].tried += 1
    if accepted { tally[deed, default: (0, 0)].accepted += 1 }
    try compare()
    if step.isMultiple(of: 40) || step == steps { try prove() }
    return true
  }

  private func prove() throws {
    let report = try db.read { RegisterVerification.verify($0) }
    #expect(report.ok, "\(place): \(report.checks.filter { !$0.ok })")
  }

  // MARK: Setting up

  private mutating func settle() throws {
    var changes: [RegisterChange] = Self.persons.map {
      .personRecorded(Person(id: PersonID(rawValue: $0), kind: .corporation, name: "見本\($0)株式会社", address: "東京都"))
    }
    for place in GovernorPlace.allCases {
      let number = try figures.accountNumbering.governorAccount(place)
      changes.append(
        .accountOpened(Account(number: number, kind: .governor, holders: [], openedOn: date, place: place)))
      book.accounts[number.description] = NaiveBook.Account(kind: "governor", facility: nil, owners: [])
    }
    for (facility, owners) in Self.facilities.sorted(by: { $0.key < $1.key }) {
      let designation = try DesignationNumber(facility)
      changes.append(.facilityRecorded(try Self.facility(facility, statusFixedOn: nil)))
      changes.append(
        .accountOpened(
          Account(
            number: try AccountNumber("130-100-\(facility)-0"), kind: .designated, designation: designation,
            holders: owners.map(PersonID.init(rawValue:)), openedOn: date)))
      book.accounts["130-100-\(facility)-0"] = NaiveBook.Account(
        kind: "designated", facility: facility, owners: Set(owners))
    }
    try append(changes)
    for person in Self.persons { _ = try openGeneral(for: person) }
    for (general, account) in book.accounts.filter({ $0.value.kind == "general" }).sorted(by: { $0.key < $1.key }) {
      for (designated, other) in book.accounts.filter({ $0.value.kind == "designated" }).sorted(by: { $0.key < $1.key })
      where account.owners.isSubset(of: other.owners) {
        #expect(try associate(general, designated))
      }
    }
  }

  /// A facility of 80 t in its base year and 70 t in every other: short in period 2 and later, with excess in period 1.
  static func facility(_ number: String, statusFixedOn: CivilDate?) throws -> Facility {
    let first = try FiscalYear(2010)
    let emissions = try (2010...2029).map { year in
      Facility.YearTonnes(
        year: try FiscalYear(year), tonnes: Tonnes(70), fixedOn: try CivilDate(iso: "\(year + 1)-11-30"))
    }
    return Facility(
      designation: try DesignationNumber(number), name: "見本ビル\(number)", address: "東京都", facilityClass: .specified,
      category: .officeOrDistrictHeat, obligatedPersons: (facilities[number] ?? []).map(PersonID.init(rawValue:)),
      obligationFrom: first, baseEmissions: [.init(year: first, tonnes: Tonnes(80), fixedOn: nil)],
      emissions: emissions, statusFixedOn: statusFixedOn)
  }

  /// The calendar closes the day before this one; what it did is checked serial by serial and done in the book.
  private mutating func passDays() throws {
    let day = date.adding(days: -1)
    guard lastClosed < day else { return }
    lastClosed = day
    let before = try db.read { try Journal.head(in: $0).sequence }
    // Each day here is a run of its own, which looks at everything that became due in the days between.
    var run = CalendarRun(figures: figures, at: FixedMoment.instant)
    let report = try db.write { try run.close(day, in: $0) }
    #expect(report?.day == day, place)
    var sequence = before + 1
    while let entry = try db.read({ try RegisterReader.fetchEntry(sequence, in: $0) }) {
      #expect(entry.actor == CalendarDay.actor, place)
      try follow(entry)
      sequence += 1
    }
    let left = book.all { unit in
      book.accounts[unit.account]?.kind != "governor" && NaiveBook.isExpired(unit, on: date)
    }
    #expect(left.isEmpty, "\(place): expired and still held; refused: \(report?.refused ?? [])")
  }

  func append(_ changes: [RegisterChange]) throws {
    let day = date
    _ = try db.write { try Journal.append(changes, by: "test", effectiveOn: day, at: FixedMoment.instant, in: $0) }
  }

  /// Lets the register decide; nil when it refuses, and then nothing has changed.
  func decide(
    _ query: CreditQuery, on day: CivilDate? = nil, _ decide: (CreditSnapshot) throws -> [RegisterChange]
  ) throws -> [JournalEntry]? {
    let day = day ?? date
    return try db.write { db in
      let changes: [RegisterChange]
      do { changes = try decide(try RegisterReader.creditSnapshot(for: query, in: db)) } catch is CreditRefusal {
        return nil
      }
      return try Journal.append(changes, by: "test", effectiveOn: day, at: FixedMoment.instant, in: db)
    }
  }

  func decide(_ query: SnapshotQuery, _ decide: (RegisterSnapshot) throws -> [RegisterChange]) throws -> [JournalEntry]?
  {
    let day = date
    return try db.write { db in
      let changes: [RegisterChange]
      do { changes = try decide(try RegisterReader.snapshot(for: query, in: db)) } catch is RegisterError { return nil }
      return try Journal.append(changes, by: "test", effectiveOn: day, at: FixedMoment.instant, in: db)
    }
  }

  // MARK: Comparing

  /// Each serial in one place, the same as in the book; the tonnes of every kind add up; transfers and accounts agree.
  private func compare() throws {
    try db.read { db in
      let rows = try Row.fetchAll(db, sql: "SELECT * FROM creditBlock ORDER BY areaCode, firstSerial")
      let stored = rows.map { row -> String in
        let fields = [
          "areaCode", "firstSerial", "lastSerial", "account", "creditType", "origin", "vintage", "issuedOn",
          "issuedIn", "transfer", "usedFor", "usedPeriod", "isBound",
        ]
        return fields.map { (row[$0] as DatabaseValue).description }.joined(separator: " ")
      }
      #expect(stored == runs(), place)
      for total in try RegisterReader.totals(in: db) {
        let type = total.creditType.rawValue
        #expect(Int(total.issued.rawValue) == book.issued[type] ?? 0, "\(place): \(type) issued")
        let parts = [total.held, total.surrendered, total.cancelled, total.expired, total.movedOut]
        #expect(total.issued.rawValue == parts.reduce(0) { $0 + $1.rawValue }, "\(place): \(type) adds up")
      }
      let waiting = try String.fetchAll(db, sql: "SELECT id FROM creditTransfer WHERE state = 'waiting' ORDER BY id")
      #expect(waiting == book.waiting.keys.sorted(), place)
    }
  }

  /// The book's serials as the longest runs that agree in everything, as the table words them.
  private func runs() -> [String] {
    func text(_ value: String?) -> String { value.map { "\"\($0)\"" } ?? "NULL" }
    return ["110", "130"].flatMap { area in
      let units = book.units[area] ?? []
      var runs: [String] = []
      var first = 0
      for index in units.indices where index + 1 == units.count || units[index + 1] != units[index] {
        let unit = units[index]
        runs.append(
          [
            text(area), String(first + 1), String(index + 1), text(unit.account), text(unit.type), text(unit.origin),
            String(unit.vintage), text(unit.issuedOn), text(unit.issuedIn), text(unit.transfer),
            text(unit.usedFor?.facility),
            unit.usedFor.map { String($0.period) } ?? "NULL",
            unit.isBound ? "1" : "0",
          ].joined(separator: " "))
        first = index + 1
      }
      return runs
    }
  }
}
