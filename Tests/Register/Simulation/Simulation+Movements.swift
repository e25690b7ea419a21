import GRDB
import Programme
import Register
import TestSupport
import Testing

/// What moves between accounts, to an end, and back.
extension Simulation {
  mutating func toGeneral() throws -> Bool {
    let from = holder("designated")
    let partners = book.pairs.filter { $0[1] == from }.map { $0[0] }.sorted()
    let to = partners.isEmpty || oneIn(6) ? pick(accounts("general")) : pick(partners)
    let serials = some(in: from) { !$0.isBound }
    let day = someDay()
    let isOwnExcess = serials.allSatisfy { serial in
      guard let unit = book[serial] else { return false }
      return unit.type == "excess" && unit.issuedIn == from && !unit.isBound
    }
    let isOpen = book.canLeave(serials, from, on: day) && book.isUsable(to)
    let expected = isOpen && isOwnExcess && book.pairs.contains([to, from])
    let request = CreditTransfer(
      from: try AccountNumber(from), to: try AccountNumber(to), serials: try Self.ranges(serials))
    let figures = figures
    let entries = try decide(request.query, on: day) { try request.decide(on: day, figures: figures, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    guard expected, let entry = entries?.first else { return false }
    book.move(serials, to: to, isBound: false, on: day)
    book.deeds[entry.sequence] = Self.deed(from, to, serials)
    return true
  }

  mutating func enter() throws -> Bool {
    let (from, to) = (holder("general"), pick(accounts("general")))
    let serials = some(in: from)
    let expected = book.canLeave(serials, from, on: date) && book.isUsable(to) && from != to
    let request = CreditTransfer(
      from: try AccountNumber(from), to: try AccountNumber(to), serials: try Self.ranges(serials), declaredPrice: 650)
    let (day, figures) = (date, figures)
    let entries = try decide(request.query) { try request.decide(on: day, figures: figures, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    guard expected, case .transferEntered(let transfer)? = try entries?.first?.change() else { return false }
    book.reserve(serials, for: transfer.id.rawValue)
    book.waiting[transfer.id.rawValue] = NaiveBook.Transfer(from: from, to: to, serials: serials, enteredOn: date)
    return true
  }

  mutating func end(executed: Bool) throws -> Bool {
    guard !book.waiting.isEmpty else { return false }
    let id = oneIn(10) ? "T00000001" : pick(book.waiting.keys.sorted())
    let transfer = book.waiting[id]
    let sender = oneIn(8) ? pick(accounts("general")) : transfer?.from ?? pick(accounts("general"))
    let number = try AccountNumber(sender)
    let users = try db.read { try RegisterReader.users(of: number, in: $0) }.filter { $0.user.revokedOn == nil }
    guard let user = users.isEmpty ? nil : pick(users).user else { return false }
    let request = TransferEnding(
      TransferID(rawValue: id), executed ? .executed(by: user.number) : .cancelled(reason: "取下げ"))
    let isFresh = (transfer?.serials ?? []).allSatisfy { serial in
      guard let unit = book[serial] else { return false }
      return !NaiveBook.isExpired(unit, on: date)
    }
    let isOpen = book.isUsable(transfer?.from ?? "") && book.isUsable(transfer?.to ?? "")
    let isExecutable = isOpen && isFresh && sender == transfer?.from && user.kind == .generalHolder
    let expected = executed ? isExecutable : transfer != nil
    let (day, figures) = (date, figures)
    let entries = try decide(request.query) { try request.decide(on: day, figures: figures, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    guard expected, let transfer, let entry = entries?.first else { return false }
    book.waiting[id] = nil
    if executed {
      book.move(transfer.serials, to: transfer.to, isBound: false, on: date)
      book.deeds[entry.sequence] = Self.deed(transfer.from, transfer.to, transfer.serials)
    } else {
      book.reserve(transfer.serials, for: nil)
    }
    return true
  }

  mutating func toDesignated() throws -> Bool {
    let from = holder("general")
    let partners = book.pairs.filter { $0[0] == from }.map { $0[1] }.sorted()
    let to = partners.isEmpty || oneIn(6) ? pick(accounts("designated")) : pick(partners)
    let serials = some(in: from)
    let facility = book.accounts[to]?.facility ?? ""
    let period = min(4, max(1, (FiscalYear(containing: date).startYear - 2010) / 5 + generator.below(2)))
    let (short, third) = (generator.below(20), generator.below(8))
    let isOpen = book.canLeave(serials, from, on: date) && book.isUsable(to)
    let expected = isOpen && book.pairs.contains([from, to])
    let request = CreditTransfer(
      from: try AccountNumber(from), to: try AccountNumber(to), serials: try Self.ranges(serials))
    let need = try self.need(facility, period, short: short, third: third)
    let (day, figures) = (date, figures)
    let entries = try decide(request.query) {
      try request.decide(on: day, needs: [need], figures: figures, snapshot: $0)
    }
    #expect((entries != nil) == expected, place)
    guard expected, let entries, let first = entries.first else { return false }
    book.move(serials, to: to, isBound: true, on: date)
    book.deeds[first.sequence] = Self.deed(from, to, serials)
    let taken = book.taken(serials.sorted(), for: facility, period, short: short, third: third)
    #expect(entries.count == (taken.isEmpty ? 1 : 2), place)
    use(taken, from: to, facility, period, entries.last)
    return true
  }

  mutating func use(
    _ serials: [NaiveBook.Serial], from account: String, _ facility: String, _ period: Int, _ entry: JournalEntry?
  ) {
    guard !serials.isEmpty, let entry else { return }
    book.move(serials, to: NaiveBook.surrender, usedFor: .init(facility: facility, period: period), on: date)
    book.deeds[entry.sequence] = Self.deed(account, NaiveBook.surrender, serials)
  }

  func need(_ facility: String, _ period: Int, short: Int, third: Int) throws -> SurrenderNeed {
    SurrenderNeed(
      designation: try DesignationNumber(facility), period: period, shortage: Tonnes(Int64(short)),
      outOfTokyoRemaining: Tonnes(Int64(third)))
  }

  // MARK: To an end, and back

  mutating func surrender() throws -> Bool {
    let account = holder(oneIn(8) ? "general" : "designated")
    let facility = oneIn(10) ? pick(facilities) : book.accounts[account]?.facility ?? "0001"
    let serials = some(in: account)
    let period = min(4, max(1, (FiscalYear(containing: date).startYear - 2010) / 5 + generator.below(2)))
    let (short, third) = (generator.below(40), generator.below(20))
    let outside = serials.filter { book[$0]?.type == "outOfTokyo" }.count
    let allCount = serials.allSatisfy { serial in
      guard let unit = book[serial] else { return false }
      return NaiveBook.counts(unit, for: facility, in: period)
    }
    let isOwn = book.canLeave(serials, account, on: date) && book.accounts[account]?.facility == facility
    let expected = isOwn && allCount && serials.count <= short && outside <= third
    let request = Surrender(of: try Self.ranges(serials), from: try AccountNumber(account))
    let need = try self.need(facility, period, short: short, third: third)
    let (day, figures) = (date, figures)
    let entries = try decide(request.query) { try request.decide(on: day, need: need, figures: figures, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    if expected { use(serials, from: account, facility, period, entries?.first) }
    return expected
  }

  mutating func surrenderAll() throws -> Bool {
    let account = holder("designated")
    let facility = book.accounts[account]?.facility ?? ""
    let period = min(4, max(1, (FiscalYear(containing: date).startYear - 2010) / 5 + generator.below(2)))
    let (short, third) = (generator.below(40), generator.below(20))
    let usable = book.all { $0.account == account && !NaiveBook.isExpired($0, on: date) }
    let order = usable.compactMap { place(of: $0, in: account) }.sorted { $0 < $1 }.map(\.4)
    let isUsable = book.isUsable(account)
    let taken = isUsable ? book.taken(order, for: facility, period, short: short, third: third) : []
    let request = Surrender(automaticallyFrom: try AccountNumber(account))
    let need = try self.need(facility, period, short: short, third: third)
    let (day, figures) = (date, figures)
    let entries = try decide(request.query) { try request.decide(on: day, need: need, figures: figures, snapshot: $0) }
    #expect(entries?.count == (isUsable ? (taken.isEmpty ? 0 : 1) : nil), place)
    use(taken, from: account, facility, period, entries?.first)
    return !taken.isEmpty
  }

  /// What expires first goes first; of that, what could not be sold; then other gas, out-of-Tokyo credits, the others.
  private func place(of serial: NaiveBook.Serial, in account: String) -> (Int, Int, Int, Int, NaiveBook.Serial)? {
    guard let unit = book[serial] else { return nil }
    let isFree = unit.type == "excess" && unit.issuedIn == account && !unit.isBound
    let rank = ["otherGas": 0, "outOfTokyo": 1][unit.type] ?? 2
    return (NaiveBook.period(of: unit.vintage), isFree ? 1 : 0, rank, unit.vintage, serial)
  }

  mutating func cancel() throws -> Bool {
    let account = holder(oneIn(8) ? "designated" : "general")
    let serials = some(in: account)
    let areCancellable = serials.allSatisfy { serial in
      guard let unit = book[serial] else { return false }
      return NaiveBook.isCancellable(unit, on: date)
    }
    let isGeneral = book.accounts[account]?.kind == "general"
    let expected = book.canLeave(serials, account, on: date) && isGeneral && areCancellable
    let request = CreditCancellation(of: try Self.ranges(serials), from: try AccountNumber(account), purpose: "見本大会")
    return try moveOnce(request.query, account, NaiveBook.cancellation, serials, expected) { date, figures, snapshot in
      try request.decide(on: date, figures: figures, snapshot: snapshot)
    }
  }

  mutating func moveOut() throws -> Bool {
    let account = holder(oneIn(8) ? "designated" : "general")
    let serials = some(in: account, NaiveBook.isKnownInSaitama)
    let compliant = Set(facilities.filter { _ in generator.below(2) == 0 })
    let areMovable = serials.allSatisfy { serial in
      guard let unit = book[serial] else { return false }
      return NaiveBook.isKnownInSaitama(unit) && (unit.type != "excess" || compliant.contains(unit.origin))
    }
    let isGeneral = book.accounts[account]?.kind == "general"
    let holder = holderInSaitama(of: account)
    let isOwn = book.accounts[account]?.owners == [holder]
    let expected = book.canLeave(serials, account, on: date) && isGeneral && isOwn && areMovable
    let request = SaitamaMovement(
      of: try Self.ranges(serials), account: try AccountNumber(account), .out, holder: PersonID(rawValue: holder))
    let facilities = Set(try compliant.map { try DesignationNumber($0) })
    return try moveOnce(request.query, account, NaiveBook.saitama, serials, expected) { date, figures, snapshot in
      try request.decide(on: date, compliant: facilities, figures: figures, snapshot: snapshot)
    }
  }

  /// Who says that the account in Saitama's register is his: nearly always the holder of the account here.
  mutating func holderInSaitama(of account: String) -> String {
    let owners = (book.accounts[account]?.owners ?? []).sorted()
    return oneIn(8) || owners.isEmpty ? pick(Self.persons) : pick(owners)
  }

  mutating func moveBack() throws -> Bool {
    let account = pick(accounts("general"))
    let serials = some(in: NaiveBook.saitama)
    let holder = holderInSaitama(of: account)
    let isOwn = book.accounts[account]?.owners == [holder]
    let expected = book.canLeave(serials, NaiveBook.saitama, on: date) && book.isUsable(account) && isOwn
    let request = SaitamaMovement(
      of: try Self.ranges(serials), account: try AccountNumber(account), .back, holder: PersonID(rawValue: holder))
    return try moveOnce(request.query, NaiveBook.saitama, account, serials, expected, isBound: false) {
      date, figures, snapshot in try request.decide(on: date, figures: figures, snapshot: snapshot)
    }
  }

  mutating func moveOnce(
    _ query: CreditQuery, _ from: String, _ to: String, _ serials: [NaiveBook.Serial], _ expected: Bool,
    isBound: Bool? = nil,
    _ decision: (CivilDate, ProgrammeFigures, CreditSnapshot) throws -> [RegisterChange]
  ) throws -> Bool {
    let (day, figures) = (date, figures)
    let entries = try decide(query) { try decision(day, figures, $0) }
    #expect((entries != nil) == expected, place)
    guard expected, let entry = entries?.first else { return false }
    book.move(serials, to: to, isBound: isBound, on: date)
    book.deeds[entry.sequence] = Self.deed(from, to, serials)
    return true
  }

  mutating func reverse() throws -> Bool {
    guard !book.deeds.isEmpty else { return false }
    let sequence = pick(book.deeds.keys.sorted().suffix(8))
    guard let deed = book.deeds[sequence] else { return false }
    let target = book.accounts[deed.from]
    let areThere = deed.serials.allSatisfy { serial in
      guard let unit = book[serial] else { return false }
      return unit.account == deed.to && unit.transfer == nil
    }
    let expected = !deed.isReversed && areThere && book.isUsable(deed.from)
    let change = try db.read { try RegisterReader.fetchEntry(sequence, in: $0)?.change() }
    let request = CreditReversal(of: sequence, saying: change, reason: "誤記")
    let (day, figures) = (date, figures)
    let entries = try decide(request.query) { try request.decide(on: day, figures: figures, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    guard expected else { return false }
    book.move(deed.serials, to: deed.from, isBound: target?.kind == "general" ? false : nil, on: date)
    book.deeds[sequence]?.isReversed = true
    book.usedPapers.subtract(deed.papers)
    if deed.from == NaiveBook.source, let type = deed.serials.first.flatMap({ book[$0] }) {
      book.issued[type.type, default: 0] -= deed.serials.count
      if book.certified[type.origin]?.type == type.type { book.certified[type.origin]?.tonnes += deed.serials.count }
    }
    return true
  }
}
