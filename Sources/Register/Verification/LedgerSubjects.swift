/// What an entry is about, as the verifier reads it: the keys of the journal's index.
enum LedgerSubjects {
  /// A thing with its kind.
  struct Subject: Hashable {
    let kind: String
    let key: Bytes

    init(_ kind: String, _ key: Bytes) {
      self.kind = kind
      self.key = key
    }

    /// For the report.
    var words: String { kind + " " + String(decoding: key, as: UTF8.self) }
  }

  /// The things an entry names, each once.
  static func subjects(of payload: PayloadFields) throws(LedgerFault) -> Set<Subject> {
    var payload = payload
    let kind = try payload.text("kind")
    var subjects: Set<Subject> = []
    func add(_ kind: String, _ key: Bytes?) { if let key { subjects.insert(Subject(kind, key)) } }
    func addPersons(_ keys: [Bytes]) { for key in keys { add("person", key) } }
    switch String(decoding: kind, as: UTF8.self) {
    case "personRecorded":
      var person = try payload.object("person")
      add("person", try person.text("id"))
    case "facilityRecorded":
      var facility = try payload.object("facility")
      add("facility", try facility.text("designation"))
      addPersons(try facility.texts("obligatedPersons"))
    case "accountOpened":
      subjects = try self.subjects(ofAccount: try payload.object("account"))
    case "accountChanged":
      var change = try payload.object("change")
      subjects = try self.subjects(ofAccount: try change.object("account"))
    case "associationMade":
      var association = try payload.object("association")
      add("account", try association.text("general"))
      add("account", try association.text("designated"))
    case "associationEnded":
      var end = try payload.object("end")
      var association = try end.object("association")
      add("account", try association.text("general"))
      add("account", try association.text("designated"))
    case "userRevoked":
      var revocation = try payload.object("revocation")
      add("user", try revocation.text("user"))
    case "dutyDone":
      var duty = try payload.object("duty")
      add("facility", try duty.textIfPresent("designation"))
      add("account", try duty.textIfPresent("account"))
    case "userRegistered":
      var user = try payload.object("user")
      add("user", try user.text("number"))
      add("account", try user.text("account"))
      add("person", try user.text("person"))
    case "passcodeIssued": add("user", try payload.text("user"))
    case "sealCertificateFiled":
      var certificate = try payload.object("certificate")
      add("person", try certificate.text("person"))
    case "creditsIssued":
      var block = try payload.object("block")
      add("account", try block.text("account"))
      add("account", try block.textIfPresent("issuedIn"))
    case "creditsMoved":
      subjects = try self.subjects(ofMovement: try payload.object("movement"))
    case "transferEntered":
      var transfer = try payload.object("transfer")
      add("transfer", try transfer.text("id"))
      add("account", try transfer.text("from"))
      add("account", try transfer.text("to"))
    case "transferExecuted":
      var execution = try payload.object("execution")
      subjects = try self.subjects(ofMovement: try execution.object("movement"))
      add("transfer", try execution.text("transfer"))
      add("user", try execution.text("user"))
    case "transferCancelled":
      var cancellation = try payload.object("cancellation")
      add("transfer", try cancellation.text("transfer"))
      add("account", try cancellation.text("from"))
      add("account", try cancellation.text("to"))
    case "serialCounterSet", "verifierRecorded", "dayClosed": break
    case "certificationRecorded":
      var certification = try payload.object("certification")
      add("person", try certification.text("holder"))
    case "officialRegistered":
      var official = try payload.object("official")
      add("official", try official.text("id"))
    default: throw .unknown("no entry is of this kind")
    }
    return subjects
  }

  private static func subjects(ofAccount account: PayloadFields) throws(LedgerFault) -> Set<Subject> {
    var account = account
    let persons = try account.texts("holders") + [try account.textIfPresent("manager")].compactMap { $0 }
    var subjects = Set(persons.map { Subject("person", $0) })
    subjects.insert(Subject("account", try account.text("number")))
    if let facility = try account.textIfPresent("designation") { subjects.insert(Subject("facility", facility)) }
    return subjects
  }

  private static func subjects(ofMovement movement: PayloadFields) throws(LedgerFault) -> Set<Subject> {
    var movement = movement
    var subjects = Set([
      Subject("account", try movement.text("from")), Subject("account", try movement.text("to")),
    ])
    if var surrender = try movement.objectIfPresent("surrender") {
      subjects.insert(Subject("facility", try surrender.text("designation")))
    }
    return subjects
  }
}
