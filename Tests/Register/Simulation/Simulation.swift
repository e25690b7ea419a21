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
  private let closesEveryDay: Bool
  private var deed = "setting up"

  /// Four corporations and three individuals.
  static let persons = ["A", "B", "C", "D", "X", "Y", "Z"]
  private static let individuals = ["X", "Y", "Z"]
  /// Who is obligated for which facility at first.
  private static let firstObligated = ["0001": ["A"], "0002": ["A"], "0003": ["B"], "0004": ["B", "C"], "0005": ["C"]]
  /// The last day of the story: period 4 is over, and 2031-09-30, when period 3's credits expire, has passed.
  private static let lastDay = 7_900
  /// 2016-09-30, 2021-09-30, 2026-09-30, 2031-09-30.
  private static let deadlines = [17_074, 18_900, 20_726, 22_552].map { CivilDate(daysSince1970: $0) }

  /// - Parameter closesEveryDay: whether the calendar closes each day of the years, or leaps from one summer before a
  ///   deadline, whose days it closes one by one, to the next.
  init(seed: UInt64, steps: Int, closesEveryDay: Bool = false) throws {
    self.seed = seed
    self.closesEveryDay = closesEveryDay
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
    for id in Self.persons {
      let isIndividual = Self.individuals.contains(id)
      book.people[id] = NaiveBook.Person(
        isIndividual: isIndividual, name: isIndividual ? "仮名 \(id)" : "見本\(id)株式会社")
    }
    var changes: [RegisterChange] = book.people.sorted { $0.key < $1.key }.map { id, person in
      .personRecorded(
        Person(
          id: PersonID(rawValue: id), kind: person.isIndividual ? .individual : .corporation, name: person.name,
          address: person.address))
    }
    for place in GovernorPlace.allCases {
      let number = try figures.accountNumbering.governorAccount(place)
      changes.append(
        .accountOpened(Account(number: number, kind: .governor, holders: [], openedOn: date, place: place)))
      book.accounts[number.description] = NaiveBook.Account(kind: "governor", facility: nil, owners: [])
    }
    for (facility, owners) in Self.firstObligated.sorted(by: { $0.key < $1.key }) {
      let designation = try DesignationNumber(facility)
      book.facilities[facility] = owners
      changes.append(.facilityRecorded(try self.facility(facility, statusFixedOn: nil)))
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
  func facility(_ number: String, statusFixedOn: CivilDate?) throws -> Facility {
    let first = try FiscalYear(2010)
    let emissions = try (2010...2029).map { year in
      Facility.YearTonnes(
        year: try FiscalYear(year), tonnes: Tonnes(70), fixedOn: try CivilDate(iso: "\(year + 1)-11-30"))
    }
    return Facility(
      designation: try DesignationNumber(number), name: "見本ビル\(number)", address: "東京都", facilityClass: .specified,
      category: .officeOrDistrictHeat, obligatedPersons: (book.facilities[number] ?? []).map(PersonID.init(rawValue:)),
      obligationFrom: first, baseEmissions: [.init(year: first, tonnes: Tonnes(80), fixedOn: nil)],
      emissions: emissions, statusFixedOn: statusFixedOn)
  }

  /// The next day to close on the way to a last one.
  private func nextDay(until last: CivilDate) -> CivilDate {
    let following = lastClosed.adding(days: 1)
    if closesEveryDay { return following }
    for deadline in Self.deadlines {
      let summer = deadline.adding(days: -100)
      if following < summer { return min(summer, last) }
      if following <= deadline.adding(days: 1) { return following }
    }
    return last
  }

  /// The calendar closes the days before this one; what it did is checked serial by serial and done in the book.
  private mutating func passDays() throws {
    let today = date
    var run = CalendarRun(figures: figures, at: FixedMoment.instant)
    var sequence = try db.read { try Journal.head(in: $0).sequence } + 1
    var report: DayReport?
    let yesterday = today.adding(days: -1)
    while lastClosed < yesterday {
      let day = nextDay(until: yesterday)
      lastClosed = day
      report = try db.write { try run.close(day, in: $0) }
      #expect(report?.day == day, place)
      // What happens at the end of a day is judged from the next.
      date = day.adding(days: 1)
      while let entry = try db.read({ try RegisterReader.fetchEntry(sequence, in: $0) }) {
        #expect(entry.actor == CalendarDay.actor, place)
        try follow(entry)
        sequence += 1
      }
    }
    date = today
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

  private func compare() throws {
    let found = try db.read { try differences($0) }
    #expect(found.isEmpty, "\(place): \(found.prefix(8))")
  }

  /// What the register says otherwise than the book, a sentence each: every serial in one place, the same as in the
  /// book; the tonnes of every kind; transfers, accounts and associations.
  func differences(_ db: Database) throws -> [String] {
    func compared(_ name: String, _ stored: [String], _ expected: [String]) -> [String] {
      Set(stored).subtracting(expected).sorted().map { "\(name) of the register: \($0)" }
        + Set(expected).subtracting(stored).sorted().map { "\(name) of the book: \($0)" }
    }
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM creditBlock ORDER BY areaCode, firstSerial")
    let stored = rows.map { row -> String in
      let fields = [
        "areaCode", "firstSerial", "lastSerial", "account", "creditType", "origin", "vintage", "issuedOn",
        "issuedIn", "transfer", "usedFor", "usedPeriod", "isBound",
      ]
      return fields.map { (row[$0] as DatabaseValue).description }.joined(separator: " ")
    }
    var differences = compared("block", stored, runs())
    for total in try RegisterReader.totals(in: db) {
      let type = total.creditType.rawValue
      let amounts: [(String, Int64, String?)] = [
        ("surrendered", total.surrendered.rawValue, NaiveBook.surrender),
        ("cancelled", total.cancelled.rawValue, NaiveBook.cancellation),
        ("expired", total.expired.rawValue, NaiveBook.expiry),
        ("moved out", total.movedOut.rawValue, NaiveBook.saitama), ("held", total.held.rawValue, nil),
      ]
      for (name, amount, end) in amounts {
        let units = book.all { unit in
          let isThere = end.map { unit.account == $0 } ?? (book.accounts[unit.account]?.kind != "governor")
          return unit.type == type && isThere
        }
        differences += compared("\(type) \(name)", [String(amount)], [String(units.count)])
      }
      differences += compared("\(type) issued", [String(total.issued.rawValue)], [String(book.issued[type] ?? 0)])
      let parts = [total.held, total.surrendered, total.cancelled, total.expired, total.movedOut]
      differences += compared(
        "\(type) sum", [String(total.issued.rawValue)], [String(parts.reduce(0) { $0 + $1.rawValue })])
    }
    let waiting = try String.fetchAll(db, sql: "SELECT id FROM creditTransfer WHERE state = 'waiting' ORDER BY id")
    differences += compared("waiting", waiting, book.waiting.keys.sorted())
    let open = try book.accounts.keys.sorted().filter { number in
      try RegisterReader.findAccount(AccountNumber(number), in: db).status(on: date) == .open
    }
    differences += compared("open account", open, book.accounts.filter(\.value.isOpen).keys.sorted())
    differences += try differencesOfPeople(db, compared)
    let pairs = try Row.fetchAll(db, sql: "SELECT general, designated FROM association WHERE endedOn IS NULL").map {
      "\($0["general"] as String) \($0["designated"] as String)"
    }
    return differences + compared("association", pairs, book.pairs.map { $0.joined(separator: " ") })
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
