import GRDB
import Programme
import Register
import TestSupport
import Testing

/// Who holds, manages, inherits and uses the accounts.
extension Simulation {
  private func ids(_ people: [String]) -> [PersonID] { people.map(PersonID.init(rawValue:)) }
  private func names(_ people: [String]) -> Set<String> { Set(people.compactMap { book.people[$0]?.name }) }

  /// 指定地球温暖化対策事業者の変更: the account and what is in it pass to others.
  mutating func oblige() throws -> Bool {
    guard oneIn(2) else { return false }
    let facility = pick(facilities)
    let account = "130-100-\(facility)-0"
    let before = book.facilities[facility] ?? []
    var persons = oneIn(8) ? before : (0..<(1 + generator.below(3))).map { _ in pick(Self.persons) }
    if oneIn(12) { persons = [] }
    let manager = oneIn(4) ? pick(Self.persons) : nil
    let request = ObligatedPersonChange(
      designation: try DesignationNumber(facility), persons: ids(persons),
      manager: manager.map(PersonID.init(rawValue:)))
    // One who is named twice is one.
    let after = persons.indices.filter { !persons[..<$0].contains(persons[$0]) }.map { persons[$0] }
    let expected = !after.isEmpty && after != before && (manager == nil || after.count >= 2)
    let day = date
    let query = SnapshotQuery(
      names: names(persons + [manager].compactMap(\.self)), designations: [request.designation])
    let entries = try decide(query) { try request.decide(on: day, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    guard expected else { return false }
    book.facilities[facility] = after
    let new = after.filter { book.accounts[account]?.owners.contains($0) != true }
    book.accounts[account]?.owners = Set(after)
    book.accounts[account]?.manager = manager
    book.accounts[account]?.contact = nil
    book.endUnrelated(to: account)
    book.users = book.users.filter { $0.account != account || (!$0.isContact && after.contains($0.person)) }
    book.users.formUnion(new.map { NaiveBook.User(account: account, person: $0, kind: 1) })
    return true
  }

  /// 口座管理者の登録 and its removal, by all holders.
  mutating func appoint() throws -> Bool {
    let several = accounts("designated").filter { (book.accounts[$0]?.owners.count ?? 0) > 1 }
    let account = several.isEmpty || oneIn(6) ? pick(accounts(oneIn(3) ? "general" : "designated")) : pick(several)
    let manager = oneIn(4) ? nil : pick(Self.persons)
    let owners = (book.accounts[account]?.owners ?? []).sorted()
    let signers = oneIn(6) ? Array(owners.dropFirst()) : owners
    let request = ManagerRegistration(
      account: try AccountNumber(account), manager: manager.map(PersonID.init(rawValue:)), signers: Set(ids(signers)))
    let former = book.accounts[account]?.manager
    let isUsable = book.isUsable(account) && book.accounts[account]?.kind == "designated"
    let isSigned = signers == owners
    let expected = isUsable && isSigned && manager != former && (manager == nil || owners.count >= 2)
    let day = date
    let query = SnapshotQuery(names: names([manager].compactMap(\.self)), accounts: [request.account])
    let entries = try decide(query) { try request.decide(on: day, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    guard expected else { return false }
    book.accounts[account]?.manager = manager
    book.endUnrelated(to: account)
    return true
  }

  /// 相続: an individual's account passes to another.
  mutating func inherit() throws -> Bool {
    let theirs = accounts("general").filter { number in
      book.accounts[number]?.owners.allSatisfy { book.people[$0]?.isIndividual == true } == true
    }
    let account = theirs.isEmpty || oneIn(6) ? pick(accounts(oneIn(3) ? "designated" : "general")) : pick(theirs)
    let heir = pick(oneIn(6) ? Self.persons : Self.persons.filter { book.people[$0]?.isIndividual == true })
    let owners = book.accounts[account]?.owners ?? []
    let areIndividuals = (owners + [heir]).allSatisfy { book.people[$0]?.isIndividual == true }
    let isGeneral = book.accounts[account]?.kind == "general"
    let expected = isGeneral && book.isThere(account) && areIndividuals && owners != [heir]
    let request = Inheritance(account: try AccountNumber(account), heir: PersonID(rawValue: heir))
    let (day, figures) = (date, figures)
    let entries = try decide(SnapshotQuery(names: names([heir]), accounts: [request.account])) {
      try request.decide(on: day, figures: figures, snapshot: $0)
    }
    #expect((entries != nil) == expected, place)
    guard expected else { return false }
    book.accounts[account]?.owners = [heir]
    book.accounts[account]?.contact = nil
    book.pairs = book.pairs.filter { $0[0] != account }
    book.users = book.users.filter { $0.account != account }
    book.users.insert(NaiveBook.User(account: account, person: heir, kind: 2))
    return true
  }

  /// 口座名義人等氏名等の変更: another name and address; the person stays, and so do the accounts.
  mutating func rename() throws -> Bool {
    let id = pick(Self.persons)
    guard let person = book.people[id] else { return false }
    let name = oneIn(3) ? person.name : "\(person.isIndividual ? "仮名" : "見本") \(id) 第\(step)"
    let address = oneIn(3) ? person.address : "東京都\(step)番地"
    let kind: PersonKind = person.isIndividual != oneIn(10) ? .individual : .corporation
    let request = HolderDataChange(
      person: PersonID(rawValue: id), details: PersonDetails(kind: kind, name: name, address: address))
    let isSameKind = (kind == .individual) == person.isIndividual
    let expected = isSameKind && (name != person.name || address != person.address)
    let day = date
    let entries = try decide(SnapshotQuery(names: [person.name])) { try request.decide(on: day, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    guard expected else { return false }
    book.people[id]?.name = name
    book.people[id]?.address = address
    return true
  }

  /// The contact person of an account changes; the former's number ends.
  mutating func changeContact() throws -> Bool {
    let account = pick(accounts("general") + accounts("designated"))
    let owners = (book.accounts[account]?.owners ?? []).sorted()
    let person = oneIn(6) || owners.isEmpty ? pick(Self.persons) : pick(owners)
    guard let known = book.people[person], let before = book.accounts[account] else { return false }
    let name = oneIn(4) ? before.contact ?? "担当 一" : "担当 \(pick(["一", "二", "三"]))"
    let contact = ContactDetails(person: name, email: "\(name.count)@mihon.example.jp", published: [])
    let request = HolderDataChange(person: PersonID(rawValue: person), contacts: [try AccountNumber(account): contact])
    let isTheirs = before.owners.contains(person) || before.manager == person
    let expected = book.isThere(account) && isTheirs && before.contact != name
    let day = date
    let query = SnapshotQuery(names: [known.name], accounts: [try AccountNumber(account)])
    let entries = try decide(query) { try request.decide(on: day, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    guard expected else { return false }
    book.accounts[account]?.contact = name
    book.users = book.users.filter { $0.account != account || !$0.isContact }
    return true
  }

  /// The contact person gets a number.
  mutating func registerContact() throws -> Bool {
    let reachable = book.accounts.filter { $0.value.contact != nil }.keys.sorted()
    let account = reachable.isEmpty || oneIn(5) ? pick(accounts("general") + accounts("designated")) : pick(reachable)
    let isForFacility = oneIn(3)
    guard let stored = book.accounts[account] else { return false }
    let isDesignated = stored.kind == "designated"
    let kind = isForFacility ? 5 : isDesignated ? 3 : 4
    let former = book.users.filter { $0.account == account && $0.kind == kind }
    let isNew = !former.contains { $0.contact == stored.contact }
    let expected = book.isThere(account) && stored.contact != nil && isNew && (isDesignated || !isForFacility)
    let request = ContactUserRegistration(account: try AccountNumber(account), isForFacility: isForFacility)
    let day = date
    let entries = try decide(SnapshotQuery(accounts: [request.account])) {
      try request.decide(on: day, snapshot: $0)
    }
    #expect((entries != nil) == expected, place)
    guard expected else { return false }
    book.users.subtract(former)
    // Whom the number is told with: the manager, else the first of the holders.
    let first = stored.facility.flatMap { book.facilities[$0]?.first } ?? stored.owners.first ?? ""
    book.users.insert(
      NaiveBook.User(account: account, person: stored.manager ?? first, kind: kind, contact: stored.contact))
    return true
  }

  /// 口座簿利用者番号等の再交付: a new number for a lost one.
  mutating func reissue() throws -> Bool {
    let account = pick(accounts("general") + accounts("designated"))
    let number = try AccountNumber(account)
    let other = oneIn(8) ? try AccountNumber(pick(accounts("general"))) : number
    let users = try db.read { try RegisterReader.users(of: other, in: $0) }.map(\.user)
    guard let user = users.isEmpty ? nil : pick(users) else { return false }
    let request = UserNumberReissue(account: number, user: user.number)
    let expected = book.isThere(account) && other == number && user.revokedOn == nil
    let day = date
    let entries = try decide(SnapshotQuery(accounts: [number])) { try request.decide(on: day, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    return expected
  }

  /// What the register says of people otherwise than the book.
  func differencesOfPeople(
    _ db: Database, _ compared: (String, [String], [String]) -> [String]
  ) throws -> [String] {
    func rows(_ sql: String) throws -> [String] { try String.fetchAll(db, sql: sql) }
    let holders = book.accounts.flatMap { number, account in account.owners.map { "\(number) \($0)" } }
    let others = book.accounts.filter { $0.value.kind != "governor" }
    var differences = compared("holder", try rows("SELECT account || ' ' || person FROM accountHolder"), holders)
    differences += compared(
      "account",
      try rows(
        """
        SELECT number || ' ' || coalesce(manager, '-') || ' ' || coalesce(json_extract(contact, '$.person'), '-')
          || ' ' || coalesce(expiresOn, '-') FROM account WHERE kind <> 'governor'
        """),
      others.map { number, account in
        [number, account.manager ?? "-", account.contact ?? "-", account.lastDay ?? "-"].joined(separator: " ")
      })
    differences += compared(
      "obligated person",
      try rows("SELECT designation || ' ' || position || ' ' || person FROM facilityObligatedPerson"),
      book.facilities.flatMap { facility, persons in
        persons.enumerated().map { "\(facility) \($0.offset) \($0.element)" }
      })
    differences += compared(
      "user",
      try rows(
        """
        SELECT account || ' ' || person || ' ' || kind || ' ' || coalesce(contactName, '-') FROM registerUser
        WHERE revokedOn IS NULL
        """),
      book.users.map { "\($0.account) \($0.person) \($0.kind) \($0.contact ?? "-")" })
    differences += compared(
      "person", try rows("SELECT id || ' ' || name || ' ' || address FROM person"),
      book.people.map { "\($0.key) \($0.value.name) \($0.value.address)" })
    return differences
  }
}
