public import Forms
internal import GRDB
public import Programme
internal import Register

/// Whom a blank is filled in for.
public enum PrefillSubject: Hashable, Sendable {
  /// The holder of an account.
  case account(AccountNumber)
  /// The obligated persons of a facility, and its account where it has one.
  case facility(DesignationNumber)
}

extension Office {
  /// What the register knows of an account or facility, by the paths that forms name.
  ///
  /// Of an account it is the manager who applies, else its first holder; of a facility without an account its first
  /// obligated person (指定地球温暖化対策事業者).
  /// - Throws: ``RegisterError/unknownAccount(_:)``, ``RegisterError/unknownFacility(_:)``.
  public func prefillSource(for subject: PrefillSubject) throws -> PrefillSource {
    try read { db in
      switch subject {
      case .account(let number):
        return try Self.source(try RegisterReader.findAccountRecord(number, in: db), db)
      case .facility(let designation):
        let facility = try RegisterReader.findFacility(designation, in: db)
        let accounts = try RegisterReader.accountRecords(of: .designated, in: db)
        let open = accounts.last { $0.account.designation == designation && $0.account.closedOn == nil }
        if let open { return try Self.source(open, db) }
        let persons = try facility.obligatedPersons.map { try RegisterReader.findPerson($0, in: db) }
        var source = PrefillSource()
        source.add(facility: facility, account: nil)
        source.add(holders: persons, manager: nil)
        source.add(contact: persons.first?.contact)
        return source
      }
    }
  }

  private static func source(_ record: AccountRecord, _ db: Database) throws -> PrefillSource {
    let account = record.account
    let number = account.number.description
    var source = PrefillSource()
    source.texts["account.number"] = number
    source.texts["account.kind"] = account.kind.rawValue
    source.texts["account.expires_on"] = account.expiresOn?.iso
    source.texts["\(account.kind.rawValue)_account.number"] = number
    source.add(holders: record.holders, manager: record.manager)
    source.add(contact: account.contact ?? record.manager?.contact ?? record.holders.first?.contact)
    if let facility = record.facility { source.add(facility: facility, account: number) }
    if account.kind == .general {
      for association in try RegisterReader.associations(of: account.number, in: db) {
        let designated = try RegisterReader.findAccountRecord(association.designated, in: db)
        guard let facility = designated.facility else { continue }
        source.addRow(facility: facility, account: association.designated.description)
      }
    }
    return source
  }
}

extension PrefillSource {
  fileprivate mutating func add(facility: Facility, account: String?) {
    texts["facility.designation"] = facility.designation.description
    texts["facility.name"] = facility.name
    texts["facility.address"] = facility.address
    addRow(facility: facility, account: account)
  }

  fileprivate mutating func addRow(facility: Facility, account: String?) {
    var row = [
      "designation": facility.designation.description, "name": facility.name, "address": facility.address,
    ]
    row["account"] = account
    rows["facilities", default: []].append(row)
  }

  fileprivate mutating func add(holders: [Person], manager: Person?) {
    rows["holders"] = holders.map(Self.texts)
    if let applicant = manager ?? holders.first { add(applicant, under: "holder") }
    if let manager { add(manager, under: "manager") }
  }

  private mutating func add(_ person: Person, under path: String) {
    for (key, text) in Self.texts(of: person) { texts["\(path).\(key)"] = text }
  }

  private static func texts(of person: Person) -> [String: String] {
    var texts = ["kind": person.kind.rawValue, "name": person.name, "address": person.address]
    texts["kana"] = person.kana
    texts["corporate_number"] = person.corporateNumber
    texts["postal_code"] = person.postalCode
    texts["representative_title"] = person.representative?.title
    texts["representative_name"] = person.representative?.name
    return texts
  }

  fileprivate mutating func add(contact: ContactDetails?) {
    guard let contact else { return }
    for item in ContactDetails.Item.allCases {
      texts["contact.\(item.rawValue)"] = contact[item]
      texts["contact.publish.\(item.rawValue)"] = contact.published.contains(item) ? "published" : "withheld"
    }
  }
}
