import GRDB
import Programme
import Register
import Testing

extension Simulation {
  /// Does in the book what the calendar did in the register, after looking whether it could.
  mutating func follow(_ entry: JournalEntry) throws {
    switch try entry.change() {
    case .creditsIssued(let block, let basis):
      guard case .excessAutomatic = basis else { return Self.fail("issued without application", place) }
      let account = block.account.description
      let facility = try #require(book.accounts[account]?.facility, place)
      #expect(block.creditType == .excess && block.origin == facility, place)
      let serials = book.issue(
        Int(block.serials.tonnes.rawValue), area: "130",
        NaiveBook.Unit(
          type: "excess", origin: facility, vintage: block.vintage.startYear, issuedOn: block.issuedOn.iso,
          issuedIn: account, account: account))
      #expect(Self.serials([block.serials]) == serials, "\(place): the next numbers")
      book.deeds[entry.sequence] = NaiveBook.Deed(from: NaiveBook.source, to: account, serials: serials, papers: [])
    case .creditsMoved(let movement):
      try follow(movement, entry)
    case .transferCancelled(let cancellation):
      let removed = book.waiting.removeValue(forKey: cancellation.transfer.rawValue)
      let waiting = try #require(removed, place)
      #expect(Self.serials(cancellation.serials.ranges) == waiting.serials.sorted(), place)
      #expect(waiting.serials.contains { book[$0].map { NaiveBook.isExpired($0, on: date) } ?? false }, place)
      book.reserve(waiting.serials, for: nil)
    case .accountChanged(let change):
      let account = change.account
      let lastDay = book.accounts[account.number.description]?.lastDay
      #expect(lastDay.map { $0 < date.iso } ?? false, "\(place): \(account.number) lapses")
      #expect(lastDay == account.expiresOn?.iso, place)
      let isEmpty = book.all { $0.account == account.number.description }.isEmpty
      #expect((account.closedOn != nil) == (isEmpty && account.freeze == nil), place)
      #expect(account.freeze != nil || !book.users.contains { $0.account == account.number.description }, place)
      book.accounts[account.number.description]?.isFrozen = account.freeze != nil
      book.accounts[account.number.description]?.isClosed = account.closedOn != nil
    case .associationEnded(let end):
      let pair = [end.association.general.description, end.association.designated.description]
      let removed = book.pairs.remove(pair)
      #expect(removed != nil, place)
    case .userRevoked(let revocation):
      let number = revocation.user
      let user = try #require(try db.read { try RegisterReader.fetchUser(number, in: $0) }?.user, place)
      let removed = book.users.remove(
        NaiveBook.User(
          account: user.account.description, person: user.person.rawValue, kind: user.kind.rawValue,
          contact: user.contactName))
      #expect(removed != nil, place)
    case .dutyDone, .dayClosed: break
    case .personRecorded, .facilityRecorded, .accountOpened, .associationMade, .userRegistered, .passcodeIssued,
      .sealCertificateFiled, .transferEntered, .transferExecuted, .serialCounterSet, .verifierRecorded,
      .certificationRecorded, .officialRegistered:
      Self.fail("the calendar wrote \(entry.kind)", place)
    }
  }

  private mutating func follow(_ movement: CreditMovement, _ entry: JournalEntry) throws {
    let (from, to) = (movement.from.description, movement.to.description)
    let serials = Self.serials(movement.serials.ranges)
    let units = serials.compactMap { book[$0] }
    #expect(units.count == serials.count && units.allSatisfy { $0.account == from && $0.transfer == nil }, place)
    switch movement.kind {
    case .expiry:
      #expect(to == NaiveBook.expiry && units.allSatisfy { NaiveBook.isExpired($0, on: date) }, place)
      book.move(serials, to: to, on: entry.effectiveOn)
    case .surrender:
      let facility = try #require(book.accounts[from]?.facility, place)
      let use = try #require(movement.surrender, place)
      #expect(use.designation.digits == facility && to == NaiveBook.surrender, place)
      #expect(units.allSatisfy { NaiveBook.counts($0, for: facility, in: use.period) }, place)
      book.move(serials, to: to, usedFor: .init(facility: facility, period: use.period), on: entry.effectiveOn)
    case .designatedToGeneral, .generalToGeneral, .generalToDesignated, .cancellation, .movedOut, .movedBack, .reversal:
      Self.fail("the calendar moved credits by \(movement.kind)", place)
    }
    book.deeds[entry.sequence] = NaiveBook.Deed(from: from, to: to, serials: serials, papers: [])
  }

  private static func serials(_ ranges: [SerialRange]) -> [NaiveBook.Serial] {
    ranges.flatMap { range in
      (range.first...range.last).map { NaiveBook.Serial(area: range.areaCode, number: Int($0)) }
    }
  }

  private static func fail(_ words: String, _ place: Comment) { Issue.record("\(place): \(words)") }
}
