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
    let kindName: String
    let hasPasscode: Bool
    @OrNull var contactName: String?
    @OrNull var revokedOn: String?

    init(_ entry: (user: RegisterUser, hasPasscode: Bool), language: Language) {
      number = entry.user.number.rawValue
      kind = entry.user.kind.rawValue
      person = entry.user.person.rawValue
      kindName = RegisterWords.name(entry.user.kind).text(in: language)
      hasPasscode = entry.hasPasscode
      contactName = entry.user.contactName
      revokedOn = entry.user.revokedOn?.iso
    }
  }

  struct AssociationView: Encodable {
    let account: String
    let since: String
    @OrNull var endedOn: String?
  }

  struct AgentView: Encodable {
    let name: String
    @OrNull var address: String?
    let since: String
  }

  struct FreezeView: Encodable {
    let since: String
    let ground: String
    @OrNull var note: String?
  }

  struct WaitingView: Encodable {
    let transfer: String
    let from: String
    let to: String
    let serials: [String]
    let tonnes: Int64
    @OrNull var declaredPrice: Int64?
    let enteredOn: String
  }

  let number: String
  let kind: String
  let kindName: String
  let status: String
  let statusName: String
  let openedOn: String
  @OrNull var expiresOn: String?
  @OrNull var closedOn: String?
  @OrNull var freeze: FreezeView?
  /// What is still missing; empty when nothing is.
  let outstanding: [String]
  let holders: [Party]
  @OrNull var manager: Party?
  /// 代理人 of the holders.
  @OrNull var agent: AgentView?
  @OrNull var facility: FacilityView?
  /// The other accounts of the associations in force.
  let associations: [String]
  /// All associations that ever were, with their dates.
  let associationHistory: [AssociationView]
  /// Users whose numbers work.
  let users: [UserView]
  /// Users whose numbers were revoked.
  let formerUsers: [UserView]
  @OrNull var contact: ContactDetails?
  /// Transfers to or from the account that wait for the sender's 移転実行, in the order they were entered.
  let transfersWaiting: [WaitingView]

  init(
    _ record: AccountRecord, associations: [Association], users: [(user: RegisterUser, hasPasscode: Bool)],
    waiting: [TransferRecord], on date: CivilDate, language: Language
  ) {
    func party(_ person: Person) -> Party { Party(id: person.id.rawValue, name: person.name, address: person.address) }
    let account = record.account
    func other(_ association: Association) -> String {
      (association.general == account.number ? association.designated : association.general).description
    }
    number = account.number.description
    kind = account.kind.rawValue
    kindName = account.kind.name.text(in: language)
    let status = account.status(on: date)
    self.status = status.rawValue
    statusName = status.name.text(in: language)
    openedOn = account.openedOn.iso
    expiresOn = account.expiresOn?.iso
    closedOn = account.closedOn?.iso
    freeze = account.freeze.map { FreezeView(since: $0.since.iso, ground: $0.ground.rawValue, note: $0.note) }
    outstanding = (account.outstanding ?? []).map(\.rawValue)
    holders = record.holders.map(party)
    manager = record.manager.map(party)
    agent = account.agent.map { AgentView(name: $0.name, address: $0.address, since: $0.since.iso) }
    facility = record.facility.map {
      FacilityView(designation: $0.designation.digits, name: $0.name, address: $0.address)
    }
    self.associations = associations.filter { $0.endedOn == nil }.map(other)
    associationHistory = associations.map {
      AssociationView(account: other($0), since: $0.since.iso, endedOn: $0.endedOn?.iso)
    }
    self.users = users.filter { $0.user.revokedOn == nil }.map { UserView($0, language: language) }
    formerUsers = users.filter { $0.user.revokedOn != nil }.map { UserView($0, language: language) }
    contact = account.contact
    transfersWaiting = waiting.map(\.transfer).map { transfer in
      WaitingView(
        transfer: transfer.id.rawValue, from: transfer.from.description, to: transfer.to.description,
        serials: transfer.serials.ranges.map(\.description), tonnes: transfer.serials.tonnes.rawValue,
        declaredPrice: transfer.declaredPrice, enteredOn: transfer.enteredOn.iso)
    }
  }
}
