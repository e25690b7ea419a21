/// The register as the journal tells it: the verifier's own reading of every entry, kept in its own state.
///
/// It shares nothing with the decisions, the decoder and the projections that wrote the register: a mistake in one of
/// them shows as a difference. Its size is that of the register as it stands, whatever the length of the journal: rows
/// that no later entry can change are handed over as they come (``settled``) and forgotten.
/// A payload that says anything it does not know is a fault, not passed over.
struct Ledger {
  /// A row that stays as it is.
  struct SettledRow {
    let table: String
    let row: [LedgerCell]
  }

  /// The projections whose rows later entries may change, by the table's name.
  private(set) var tables: [String: LedgerTable]
  /// The rows the last entry settled.
  private(set) var settled: [SettledRow] = []
  /// The credits of the transfers that wait.
  var waiting: [Bytes: [LedgerSerials]] = [:]
  /// The papers that issuances used up, by their entry, until one is taken back.
  var evidence: [Int64: [Bytes]] = [:]
  /// What each paper on which a certification rests was certified for: project, kind, year.
  var certified: [Bytes: [LedgerCell]] = [:]
  /// The entry that made each association in force, by its two accounts.
  var associations: [[LedgerCell]: LedgerCell] = [:]
  /// When credits could move along each association that ever was, by its two accounts: from `since` to the day before
  /// `endedOn`.
  var spans: [[LedgerCell]: [(since: LedgerCell, endedOn: LedgerCell)]] = [:]
  /// Entries that were taken back.
  var takenBack: Set<Int64> = []
  /// What the last entry took back, and how: the walk looks up what the earlier entry did.
  private(set) var reversal: Reversal?
  /// The day from which the entry under way holds.
  private(set) var day = LedgerCell.null
  /// Who has which credits.
  var credits = LedgerCredits()

  init() {
    tables = Dictionary(uniqueKeysWithValues: Self.emptyTables.map { ($0.name, $0) })
  }

  private static let emptyTables = [
    LedgerTable(
      "person", key: ["id"],
      [
        "kind", "name", "nameKey", "kana", "postalCode", "address", "representativeTitle", "representativeName",
        "corporateNumber", "published", "isOnlineUser", "contact", "entry",
      ]),
    LedgerTable(
      "facility", key: ["designation"],
      [
        "name", "address", "facilityClass", "category", "obligationFrom", "specifiedFrom",
        "isPlanUnderReview", "statusFixedOn", "earlierFixings", "entry",
      ]),
    LedgerTable("facilityObligatedPerson", key: ["designation", "position"], ["person"]),
    LedgerTable("facilityCategory", key: ["designation", "year"], ["category"]),
    LedgerTable("facilityRelief", key: ["designation", "position"], ["kind", "firstYear", "lastYear"]),
    LedgerTable("facilityYear", key: ["designation", "kind", "year"], ["tonnes", "fixedOn"]),
    LedgerTable(
      "account", key: ["number"],
      [
        "kind", "designation", "manager", "openerKind", "openedOn", "expiresOn", "closedOn", "contact", "place",
        "outstanding", "freeze", "limitOverride", "agent", "entry",
      ]),
    LedgerTable("accountHolder", key: ["account", "position"], ["person"]),
    LedgerTable(
      "association", key: ["made"], namedBy: ["general", "designated"],
      ["general", "designated", "since", "endedOn", "entry"]),
    LedgerTable(
      "registerUser", key: ["number"],
      ["kind", "account", "person", "contactName", "email", "passcodeHash", "revokedOn", "entry"]),
    LedgerTable("serialCounter", key: ["id"], ["next", "entry"]),
    LedgerTable(
      "verifier", key: ["id"], ["name", "categories", "registeredFrom", "registeredUntil", "entry"]),
    LedgerTable("official", key: ["id"], ["name", "roles", "passwordHash", "entry"]),
    LedgerTable("evidence", key: ["serial"], ["certification", "issue"]),
    LedgerTable("creditTransfer", key: ["id"], ["source", "destination", "state", "entry", "endedBy"]),
  ]

  /// The projections with rows that are settled, and their columns.
  static let settledTables = [
    LedgerTable("journalSubject", key: ["kind", "key", "sequence"], []),
    LedgerTable("journalSerial", key: ["areaCode", "node", "firstSerial", "lastSerial", "sequence"], []),
    LedgerTable("filedSealCertificate", key: ["entry"], ["person", "issuedOn", "isOriginal", "filedOn"]),
    LedgerTable(
      "certification", key: ["entry"],
      ["project", "creditType", "holder", "vintage", "tonnes", "certifiedOn"]),
    LedgerTable(
      "creditIssue", key: ["entry"],
      ["areaCode", "firstSerial", "lastSerial", "account", "creditType", "origin", "vintage", "basis"]),
    LedgerTable(
      "creditMovement", key: ["entry"],
      ["kind", "source", "destination", "tonnes", "usedFor", "usedPeriod", "reversedEntry"]),
    LedgerTable("creditTransfer", key: ["id"], ["source", "destination", "state", "entry", "endedBy"]),
    LedgerTable(
      "duty", key: ["entry"],
      ["duty", "warning", "day", "dueOn", "designation", "account", "period", "tonnes", "daysAhead"]),
    LedgerTable("closedDay", key: ["day"], ["entry"]),
  ]

  /// Changes the state by what an entry says.
  mutating func apply(
    _ payload: PayloadFields, kind: Bytes, effectiveOn date: Bytes?, entry: Int64
  ) throws(LedgerFault) {
    settled.removeAll(keepingCapacity: true)
    reversal = nil
    day = .text(date)
    let whole = payload
    var payload = payload
    guard try payload.text("kind") == kind else { throw .unknown("the payload is of another kind") }
    switch String(decoding: kind, as: UTF8.self) {
    case "personRecorded": try recordPerson(&payload, entry)
    case "facilityRecorded": try recordFacility(&payload, entry)
    case "accountOpened": try openAccount(&payload, entry)
    case "accountChanged": try changeAccount(&payload, entry)
    case "associationMade": try associate(&payload, entry)
    case "associationEnded": try endAssociation(&payload, entry)
    case "userRegistered": try registerUser(&payload, entry)
    case "userRevoked": try revokeUser(&payload, entry)
    case "passcodeIssued":
      let user = LedgerCell.text(try payload.text("user"))
      let hash = LedgerCell.text(try payload.text("hash"))
      try change("registerUser", [user], [("passcodeHash", hash), ("entry", .integer(entry))])
    case "sealCertificateFiled": try fileSealCertificate(&payload, entry)
    case "creditsIssued": try issueCredits(&payload, entry)
    case "creditsMoved": try moveCredits(&payload, entry)
    case "transferEntered": try enterTransfer(&payload, entry)
    case "transferExecuted": try executeTransfer(&payload, entry)
    case "transferCancelled": try cancelTransfer(&payload, entry)
    case "serialCounterSet":
      replace("serialCounter", .integer(1), [[.integer(1), .integer(try payload.integer("next")), .integer(entry)]])
    case "verifierRecorded": try recordVerifier(&payload, entry)
    case "certificationRecorded": try recordCertification(&payload, entry)
    case "officialRegistered": try registerOfficial(&payload, entry)
    case "dutyDone": try recordDuty(&payload, entry)
    case "dayClosed": settle("closedDay", [.text(try payload.text("day")), .integer(entry)])
    default: throw .unknown("no entry is of this kind")
    }
    try payload.finish()
    for subject in try LedgerSubjects.subjects(of: whole) {
      settle("journalSubject", [.text(Bytes(subject.kind.utf8)), .text(subject.key), .integer(entry)])
    }
  }

  // MARK: The tables, by name

  mutating func insert(_ table: String, _ row: [LedgerCell]) throws(LedgerFault) {
    // A table is taken out while it changes, so that its rows are changed in place and not copied.
    guard var rows = tables.removeValue(forKey: table) else { throw .unknown(table) }
    defer { tables[table] = rows }
    try rows.insert(row)
  }

  mutating func replace(_ table: String, _ owner: LedgerCell, _ others: [[LedgerCell]]) {
    tables[table]?.replace(owner, with: others)
  }

  mutating func change(
    _ table: String, _ key: [LedgerCell], _ changes: [(column: String, value: LedgerCell)]
  ) throws(LedgerFault) {
    guard var rows = tables.removeValue(forKey: table) else { throw .unknown(table) }
    defer { tables[table] = rows }
    try rows.update(key, changes)
  }

  mutating func remove(_ table: String, _ key: [LedgerCell]) throws(LedgerFault) {
    guard var rows = tables.removeValue(forKey: table) else { throw .unknown(table) }
    defer { tables[table] = rows }
    try rows.remove(key)
  }

  mutating func takeBack(_ reversal: Reversal) throws(LedgerFault) {
    guard takenBack.insert(reversal.entry).inserted else { throw .impossible("an entry is reversed twice") }
    self.reversal = reversal
  }

  mutating func settle(_ table: String, _ row: [LedgerCell]) { settled.append(SettledRow(table: table, row: row)) }

  /// Throws unless there is a row with that key.
  func require(_ table: String, _ key: LedgerCell) throws(LedgerFault) {
    guard tables[table]?.contains(key) == true else { throw .impossible("\(table) \(key.words) is not on record") }
  }
}
