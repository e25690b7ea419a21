import GRDB
import Programme
import Register
import TestSupport
import Testing

extension Simulation {
  /// What people try.
  enum Deed: String, CaseIterable {
    case open, associate, associateAgain, dissociate, renew, freeze, thaw, thawAgain, close, settle
    case oblige, appoint, inherit, rename, contact, contactUser, reissue
    case issueExcess, issueExcessAgain, certify, issueCertified, issueCertifiedAgain, takeIn
    case toGeneral, toGeneralAgain, enter, enterAgain, execute, executeAgain, withdraw, withdrawAgain, toDesignated,
      toDesignatedAgain
    case surrender, surrenderAll, cancel, moveOut, moveBack, reverse
  }

  /// Tries a deed; whether the register accepted, as it was expected to.
  mutating func carryOut(_ deed: Deed) throws -> Bool {
    switch deed {
    case .open: try openGeneral(for: pick(Self.persons))
    case .associate, .associateAgain: try associate(pick(accounts("general")), pick(accounts("designated")))
    case .dissociate: try dissociate()
    case .renew: try renew()
    case .freeze: try freeze()
    case .thaw, .thawAgain: try thaw()
    case .close: try close()
    case .settle: try settleStatus()
    case .oblige: try oblige()
    case .appoint: try appoint()
    case .inherit: try inherit()
    case .rename: try rename()
    case .contact: try changeContact()
    case .contactUser: try registerContact()
    case .reissue: try reissue()
    case .issueExcess, .issueExcessAgain: try issueExcess()
    case .certify: try certify()
    case .issueCertified, .issueCertifiedAgain: try issueCertified()
    case .takeIn: try takeIn()
    case .toGeneral, .toGeneralAgain: try toGeneral()
    case .enter, .enterAgain: try enter()
    case .execute, .executeAgain: try end(executed: true)
    case .withdraw, .withdrawAgain: try end(executed: false)
    case .toDesignated, .toDesignatedAgain: try toDesignated()
    case .surrender: try surrender()
    case .surrenderAll: try surrenderAll()
    case .cancel: try cancel()
    case .moveOut: try moveOut()
    case .moveBack: try moveBack()
    case .reverse: try reverse()
    }
  }

  // MARK: Chance

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[generator.below(elements.count)] }
  mutating func oneIn(_ number: Int) -> Bool { generator.below(number) == 0 }
  var facilities: [String] { book.facilities.keys.sorted() }
  func accounts(_ kind: String) -> [String] { book.accounts.filter { $0.value.kind == kind }.keys.sorted() }

  /// An account of a kind, mostly one with credits in it.
  mutating func holder(_ kind: String) -> String {
    let holders = Set(
      book.all { book.accounts[$0.account]?.kind == kind && $0.transfer == nil }.compactMap { book[$0]?.account })
    return holders.isEmpty || oneIn(6) ? pick(accounts(kind)) : pick(holders.sorted())
  }

  /// Today; now and then a day before the last movement, on which nothing moves any more.
  mutating func someDay() -> CivilDate {
    let day = oneIn(15) ? date.adding(days: -generator.below(400)) : date
    return book.isDatedBack(day) ? day : date
  }

  /// Some serials of an account, in one or several ranges; now and then some it has not.
  mutating func some(in account: String, _ isMeant: (NaiveBook.Unit) -> Bool = { _ in true }) -> [NaiveBook.Serial] {
    if oneIn(12) {
      let area = pick(["110", "130"])
      let first = 1 + generator.below((book.units[area]?.count ?? 0) + 5)
      return (first...(first + generator.below(6))).map { NaiveBook.Serial(area: area, number: $0) }
    }
    let held = book.all { $0.account == account && (isMeant($0)) }
    guard !held.isEmpty else { return [] }
    let start = generator.below(held.count)
    let part = held[start..<min(held.count, start + 1 + generator.below(25))]
    return oneIn(4) ? part.filter { _ in generator.below(3) > 0 } : Array(part)
  }

  static func ranges(_ serials: [NaiveBook.Serial]) throws -> [SerialRange] {
    try serials.map { try SerialRange(areaCode: $0.area, first: Int64($0.number), last: Int64($0.number)) }
  }

  static func deed(_ from: String, _ to: String, _ serials: [NaiveBook.Serial]) -> NaiveBook.Deed {
    NaiveBook.Deed(from: from, to: to, serials: serials, papers: [])
  }

  // MARK: Accounts

  mutating func openGeneral(for person: String) throws -> Bool {
    let count = book.accounts.values.filter { $0.kind == "general" }.count
    guard count < 20, let holder = book.people[person] else { return false }
    // Those of others than obligated persons lapse with the adjustment period. The first four corporations' stay, or
    // nothing would move in the end.
    let lapses = holder.isIndividual || (count >= 4 && date.iso < "2030-04-01" && oneIn(3))
    // One account for each facility the person is obligated for, one for others; beyond that an official must decide.
    // Nothing limits an obligated person without a facility, nor, here, an individual. Source: 02-accounts section 3.
    let facilities = book.accounts.values.filter { account in
      account.facility != nil && (account.owners.contains(person) || account.manager == person)
    }.count
    let held = book.accounts.values.filter { account in
      account.kind == "general" && account.owners == [person] && !account.isClosed
        && account.lastDay.map { date.iso <= $0 } ?? true
    }.count
    let isWithinLimit = holder.isIndividual || (lapses ? held < 1 : facilities == 0 || held < facilities)
    let reason = count < 4 || isWithinLimit ? nil : pick(["共同事業のため", "共同事業のため", "　", nil])
    let override = reason.map { LimitOverride(official: OfficialID(rawValue: "kessai"), reason: $0) }
    let request = AccountOpening(
      general: .init(
        holder: .known(PersonID(rawValue: person)),
        openerKind: holder.isIndividual ? .offsetRecipient : lapses ? .otherCorporation : .obligatedCorporation,
        count: 1, limitOverride: override))
    let (day, figures) = (date, figures)
    let entries = try decide(SnapshotQuery(names: [holder.name])) {
      try request.decide(on: day, figures: figures, snapshot: $0)
    }
    let term = NaiveBook.term(from: date)
    let expected = (isWithinLimit || reason == "共同事業のため") && (!lapses || term != nil)
    #expect((entries != nil) == expected, place)
    guard expected else { return false }
    let body = String(10_001 + count).dropFirst()
    book.accounts["130-200-\(body)-0"] = NaiveBook.Account(
      kind: "general", facility: nil, owners: [person], lastDay: lapses ? term : nil)
    book.users.insert(NaiveBook.User(account: "130-200-\(body)-0", person: person, kind: 2))
    return true
  }

  mutating func associate(_ general: String, _ designated: String) throws -> Bool {
    let request = AccountOpening(associations: [
      .init(general: .existing(try AccountNumber(general)), designated: try AccountNumber(designated))
    ])
    let expected =
      book.isUsable(general) && book.isUsable(designated) && !book.pairs.contains([general, designated])
      && book.areRelated(general, designated)
    let (day, figures) = (date, figures)
    let entries = try decide(SnapshotQuery(accounts: [try AccountNumber(general), try AccountNumber(designated)])) {
      try request.decide(on: day, figures: figures, snapshot: $0)
    }
    #expect((entries != nil) == expected, place)
    if expected { book.pairs.insert([general, designated]) }
    return expected
  }

  mutating func dissociate() throws -> Bool {
    guard oneIn(3), !book.pairs.isEmpty else { return false }
    let pair =
      oneIn(4)
      ? [pick(accounts("general")), pick(accounts("designated"))]
      : pick(book.pairs.sorted { $0.lexicographicallyPrecedes($1) })
    let numbers = try pair.map { try AccountNumber($0) }
    let request = AssociationRemoval(general: numbers[0], designated: numbers[1])
    let day = date
    let entries = try decide(SnapshotQuery(accounts: Set(numbers))) { try request.decide(on: day, snapshot: $0) }
    let expected = book.pairs.contains(pair)
    #expect((entries != nil) == expected, place)
    book.pairs.remove(pair)
    return expected
  }

  mutating func renew() throws -> Bool {
    let ending = book.accounts.filter { $0.value.lastDay != nil }.keys.sorted()
    let account = ending.isEmpty || oneIn(6) ? pick(accounts("general")) : pick(ending)
    let next = NaiveBook.term(from: date)
    let isDue = book.accounts[account]?.lastDay.map { lastDay in next.map { lastDay < $0 } ?? false } ?? false
    let expected = book.isUsable(account) && isDue
    let number = try AccountNumber(account)
    let (day, figures) = (date, figures)
    let entries = try decide(SnapshotQuery(accounts: [number])) {
      try AccountRenewal(account: number).decide(on: day, figures: figures, snapshot: $0)
    }
    #expect((entries != nil) == expected, place)
    if expected { book.accounts[account]?.lastDay = next }
    return expected
  }

  mutating func freeze() throws -> Bool {
    // Few accounts are frozen, or little would move.
    guard oneIn(3) else { return false }
    let account = pick(accounts("general") + accounts("designated"))
    let reason = oneIn(8) ? "　" : "差押え"
    let expected = book.isUsable(account) && reason == "差押え"
    try changeFreeze(.freeze(try AccountNumber(account), reason: reason), account, expected, isFrozen: true)
    return expected
  }

  mutating func thaw() throws -> Bool {
    let frozen = book.accounts.filter(\.value.isFrozen).keys.sorted()
    let account = frozen.isEmpty || oneIn(6) ? pick(accounts("general")) : pick(frozen)
    let expected = book.accounts[account].map { $0.isFrozen && !$0.isClosed } ?? false
    try changeFreeze(.thaw(try AccountNumber(account)), account, expected, isFrozen: false)
    // Past its last day it is over, until the calendar closes it or freezes it again.
    let isOver = book.accounts[account]?.lastDay.map { $0 < date.iso } ?? false
    if expected && isOver { book.accounts[account]?.isClosed = true }
    return expected
  }

  private mutating func changeFreeze(
    _ request: AccountFreeze, _ account: String, _ expected: Bool, isFrozen: Bool
  ) throws {
    let day = date
    let entries = try decide(SnapshotQuery(accounts: [try AccountNumber(account)])) {
      try request.decide(on: day, snapshot: $0)
    }
    #expect((entries != nil) == expected, place)
    if expected { book.accounts[account]?.isFrozen = isFrozen }
  }

  mutating func close() throws -> Bool {
    let account = pick(Array(accounts("general").dropFirst(3)))
    let isEmpty = book.all { $0.account == account }.isEmpty
    let expected =
      isEmpty && book.isUsable(account) && !book.waiting.values.contains { $0.from == account || $0.to == account }
    // Few are closed, or nobody would be left.
    if expected && !oneIn(4) { return false }
    let number = try AccountNumber(account)
    let day = date
    let entries = try decide(SnapshotQuery(accounts: [number])) {
      try AccountClosure(account: number).decide(on: day, snapshot: $0)
    }
    #expect((entries != nil) == expected, place)
    if expected {
      book.accounts[account]?.isClosed = true
      book.pairs = book.pairs.filter { $0[0] != account }
      book.users = book.users.filter { $0.account != account }
    }
    return expected
  }

  /// The office fixes a facility's status: when its period is over, excess is issued by itself.
  mutating func settleStatus() throws -> Bool {
    guard oneIn(2) else { return false }
    try append([.facilityRecorded(try facility(pick(facilities), statusFixedOn: date))])
    return true
  }
}
