import Programme
import Register

/// An account in JSON.
struct AccountView: Encodable {
  struct Party: Encodable {
    let id: String
    let name: String
    let address: String
  }

  struct FacilityView: Encodable {
    let designation: String
    let name: String
    let address: String
  }

  struct UserView: Encodable {
    let number: String
    let kind: Int
    let person: String
    let hasPasscode: Bool
  }

  let number: String
  let kind: String
  let kindName: String
  let openedOn: String
  @OrNull var expiresOn: String?
  @OrNull var closedOn: String?
  let holders: [Party]
  @OrNull var manager: Party?
  @OrNull var facility: FacilityView?
  let associations: [String]
  let users: [UserView]
  @OrNull var contact: ContactDetails?

  init(
    _ record: AccountRecord, associations: [Association], users: [(user: RegisterUser, hasPasscode: Bool)],
    language: Language
  ) {
    func party(_ person: Person) -> Party { Party(id: person.id.rawValue, name: person.name, address: person.address) }
    let account = record.account
    number = account.number.description
    kind = account.kind.rawValue
    kindName = account.kind.name.text(in: language)
    openedOn = account.openedOn.iso
    expiresOn = account.expiresOn?.iso
    closedOn = account.closedOn?.iso
    holders = record.holders.map(party)
    manager = record.manager.map(party)
    facility = record.facility.map {
      FacilityView(designation: $0.designation.digits, name: $0.name, address: $0.address)
    }
    self.associations = associations.map { ($0.general == account.number ? $0.designated : $0.general).description }
    self.users = users.map {
      UserView(
        number: $0.user.number.rawValue, kind: $0.user.kind.rawValue, person: $0.user.person.rawValue,
        hasPasscode: $0.hasPasscode)
    }
    contact = account.contact
  }
}
