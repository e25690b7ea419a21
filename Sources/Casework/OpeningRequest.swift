import Examination
import Forms
import Programme
import Register

/// Reads from an examined form what it asks of the register. Pure: values in, values out.
enum OpeningRequest {
  /// Whether forms of this kind ask for accounts to be opened.
  static func isMade(by form: FormID) -> Bool {
    ["general-account-opening", "designated-account-opening"].contains(form.rawValue)
  }

  /// What the form asks for, with the paper that came along; nil for a form that changes no accounts.
  static func request(from subject: Subject) -> AccountOpening? {
    switch subject.form.formID {
    case "general-account-opening": generalAccounts(subject)
    case "designated-account-opening": designatedAccounts(subject)
    default: nil
    }
  }

  private static func generalAccounts(_ subject: Subject) -> AccountOpening? {
    let form = subject.form
    guard let code = form.choice("opener_kind").flatMap(Int.init), let openerKind = OpenerKind(rawValue: code),
      let count = form.integer("accounts_requested").flatMap({ Int(exactly: $0) }),
      let name = form.text("applicant.name"), let address = form.text("applicant.address")
    else { return nil }
    let holder = party(
      PersonDetails(
        kind: openerKind.personKind, name: name, postalCode: form.text("applicant.postal_code"), address: address,
        representative: representative(
          title: form.text("applicant.representative_title"), name: form.text("applicant.representative_name")),
        published: publishedItems(form.choice("publish_category"))),
      among: subject.register)
    let contact = contactDetails(form)
    let associations = form.rows("associations").compactMap { row -> AccountOpening.AssociationRequest? in
      guard let provisional = row.integer("provisional_no").flatMap({ Int(exactly: $0) }),
        let designated = row.accountNumber("designated_account_no")
      else { return nil }
      return AccountOpening.AssociationRequest(general: .provisional(provisional), designated: designated)
    }
    return AccountOpening(
      general: AccountOpening.GeneralRequest(holder: holder, openerKind: openerKind, count: count, contact: contact),
      associations: associations, sealCertificates: sealCertificates(of: holder, subject), agent: agent(form))
  }

  private static func designatedAccounts(_ subject: Subject) -> AccountOpening? {
    let form = subject.form
    let contact = contactDetails(form)
    var manager: AccountOpening.Party?
    if let name = form.text("account_manager.name"), let address = form.text("account_manager.address") {
      let details = PersonDetails(
        kind: CorporateName.personKind(
          of: name, hasRepresentative: form.text("account_manager.representative_name") != nil),
        name: name, postalCode: form.text("account_manager.postal_code"), address: address,
        representative: representative(
          title: form.text("account_manager.representative_title"),
          name: form.text("account_manager.representative_name")))
      manager = party(details, among: subject.register)
    }
    var requests: [AccountOpening.DesignatedRequest] = []
    for row in form.rows("facilities") {
      guard let designation = row.designation("designation_number") else { continue }
      let holders = form.rows("holders").filter { $0.designation("designation_number") == designation }
        .compactMap { holder -> AccountOpening.Party? in
          guard let name = holder.text("name"), let address = holder.text("address") else { return nil }
          let details = PersonDetails(
            kind: holder.choice("kind").flatMap(PersonKind.init(rawValue:))
              ?? CorporateName.personKind(of: name, hasRepresentative: holder.text("representative_name") != nil),
            name: name, postalCode: holder.text("postal_code"), address: address,
            representative: representative(
              title: holder.text("representative_title"), name: holder.text("representative_name")),
            published: publishedItems(holder.choice("publish_individual")))
          return party(details, among: subject.register)
        }
      requests.append(
        AccountOpening.DesignatedRequest(
          designation: designation, holders: holders, manager: manager, contact: contact))
    }
    guard !requests.isEmpty, let applicant = form.text("applicant.name"), let address = form.text("applicant.address")
    else { return nil }
    let signer = party(
      PersonDetails(
        kind: CorporateName.personKind(
          of: applicant, hasRepresentative: form.text("applicant.representative_name") != nil),
        name: applicant, address: address,
        representative: representative(
          title: form.text("applicant.representative_title"), name: form.text("applicant.representative_name"))),
      among: subject.register)
    return AccountOpening(
      designated: requests, sealCertificates: sealCertificates(of: signer, subject), agent: agent(form))
  }

  /// Rule CMP-08 has asked for his power of attorney.
  private static func agent(_ form: FilledForm) -> AgentDetails? {
    AgentDetails(name: form.text("agent.name"), address: form.text("agent.address"))
  }

  /// The person on record with that name (and, among several, that address); else the person as described.
  ///
  /// An address that differs from the record is rule IDN-01's business: it makes no second person of the first.
  private static func party(_ details: PersonDetails, among register: RegisterSnapshot) -> AccountOpening.Party {
    let key = JapaneseText.nameKey(details.name)
    let namesakes = register.persons.values.filter { JapaneseText.nameKey($0.name) == key }.sorted { $0.id < $1.id }
    if namesakes.count == 1 { return .known(namesakes[0].id) }
    let addressKey = JapaneseText.addressKey(details.address)
    if let person = namesakes.first(where: { JapaneseText.addressKey($0.address) == addressKey }) {
      return .known(person.id)
    }
    return .described(details)
  }

  private static func sealCertificates(
    of person: AccountOpening.Party, _ subject: Subject
  ) -> [AccountOpening.SealCertificateRequest] {
    guard let certificate = subject.paper.sealCertificate, let issuedOn = certificate.issuedOn else { return [] }
    return [
      AccountOpening.SealCertificateRequest(
        person: person, issuedOn: issuedOn, isOriginal: certificate.kind == .original,
        filedOn: subject.paper.originalReceivedOn ?? subject.receivedOn)
    ]
  }

  private static func representative(title: String?, name: String?) -> Person.Representative? {
    name.map { Person.Representative(title: title ?? "", name: $0) }
  }

  /// 公表を希望する事項: what an individual lets the list show; a corporation is shown by rule PUB-01 anyway.
  private static func publishedItems(_ code: String?) -> Set<Person.PublishedItem> {
    switch code {
    case "1": [.name, .address]
    case "2": [.name]
    case "3": [.address]
    default: []
    }
  }

  private static func contactDetails(_ form: FilledForm) -> ContactDetails {
    let published = ContactDetails.Item.allCases.filter { item in
      form.choice("contact.publish.\(item.rawValue)") == "published"
    }
    return ContactDetails(
      company: form.text("contact.company"), address: form.text("contact.address"),
      department: form.text("contact.department"), person: form.text("contact.person"),
      phone: form.text("contact.phone"), fax: form.text("contact.fax"), email: form.text("contact.email"),
      published: Set(published))
  }
}
