/// Credits, and what they are issued from.
extension Ledger {
  mutating func issueCredits(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var block = try payload.object("block")
    let serials = try LedgerSerials(block.text("serials"))
    let lot = LedgerLot(
      creditType: try block.text("creditType"), renewableType: try block.textIfPresent("renewableType"),
      origin: try block.text("origin"), vintage: try block.integer("vintage"), issuedOn: try block.text("issuedOn"),
      issuedIn: try block.textIfPresent("issuedIn"))
    let account = try block.text("account")
    try block.finish()
    try require("account", .text(account))
    try credits.issue(serials, of: lot, to: account)

    let basis = try basis(&payload)
    if let holder = basis.holder { try require(holder, holds: account) }
    let purpose: [LedgerCell] = [.text(lot.origin), .text(lot.creditType), .integer(lot.vintage)]
    for serial in basis.evidence { try use(serial, for: purpose, entry) }
    if !basis.evidence.isEmpty { evidence[entry] = basis.evidence }
    settle(
      "creditIssue",
      [
        .integer(entry), .text(serials.area), .integer(serials.first), .integer(serials.last), .text(account),
        .text(lot.creditType), .text(lot.origin), .integer(lot.vintage), .text(basis.name),
      ])
    index([serials], entry)
  }

  /// Uses a paper up; it may be certified, for this purpose only, or have come with the application.
  private mutating func use(_ serial: Bytes, for purpose: [LedgerCell], _ entry: Int64) throws(LedgerFault) {
    guard let stored = tables["evidence"]?.value("issue", of: .text(serial)) else {
      return try insert("evidence", [.text(serial), .null, .integer(entry)])
    }
    guard stored == .null else { throw .impossible("certificate \(LedgerCell.text(serial).words) was used before") }
    guard certified[serial] == purpose else {
      throw .impossible("certificate \(LedgerCell.text(serial).words) was certified for something else")
    }
    try change("evidence", [.text(serial)], [("issue", .integer(entry))])
  }

  /// Frees the papers of an issuance that is taken back.
  mutating func freeEvidence(of entry: Int64) throws(LedgerFault) {
    for serial in evidence.removeValue(forKey: entry) ?? [] {
      if certified[serial] == nil {
        try remove("evidence", [.text(serial)])
      } else {
        try change("evidence", [.text(serial)], [("issue", .null)])
      }
    }
  }

  /// Throws unless a person is the one holder of an account.
  func require(_ holder: Bytes, holds account: Bytes) throws(LedgerFault) {
    let rows = tables["accountHolder"]
    guard rows?.value("person", of: .text(account), .integer(0)) == .text(holder),
      rows?.value("person", of: .text(account), .integer(1)) == nil
    else {
      throw .impossible("\(LedgerCell.text(holder).words) is not the holder of \(LedgerCell.text(account).words)")
    }
  }

  /// On what ground credits were issued, what papers it used up, and whose account they come from in Saitama.
  private func basis(
    _ payload: inout PayloadFields
  ) throws(LedgerFault) -> (name: Bytes, evidence: [Bytes], holder: Bytes?) {
    guard var basis = try payload.objectIfPresent("basis") else { return (Bytes("onRecord".utf8), [], nil) }
    var (name, fields) = try basis.onlyObject()
    var evidence: [Bytes] = []
    var holder: Bytes?
    switch String(decoding: name, as: UTF8.self) {
    case "onRecord", "otherGas": break
    case "excessApplication": _ = try fields.integer("resultsThrough")
    case "excessAutomatic": _ = try fields.integer("period")
    case "certification": evidence = try fields.texts("evidence")
    case "saitamaInflow":
      evidence = [try fields.text("certificate")]
      holder = try fields.text("holder")
    default: throw .unknown("basis " + String(decoding: name, as: UTF8.self))
    }
    try fields.finish()
    return (name, evidence, holder)
  }

  mutating func recordVerifier(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var verifier = try payload.object("verifier")
    let id = LedgerCell.text(try verifier.text("id"))
    let row: [LedgerCell] = [
      id, .text(try verifier.text("name")), .text(try verifier.written("categories")),
      .text(try verifier.text("registeredFrom")), .text(try verifier.textIfPresent("registeredUntil")),
      .integer(entry),
    ]
    try verifier.finish()
    replace("verifier", id, [row])
  }

  mutating func recordCertification(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var certification = try payload.object("certification")
    let row: [LedgerCell] = [
      .integer(entry), .text(try certification.text("project")), .text(try certification.text("creditType")),
      .text(try certification.text("holder")), .integer(try certification.integer("vintage")),
      .integer(try certification.integer("tonnes")), .text(try certification.text("certifiedOn")),
    ]
    let evidence = try certification.texts("evidence")
    try certification.finish()
    try require("person", row[3])
    for serial in evidence {
      try insert("evidence", [.text(serial), .integer(entry), .null])
      certified[serial] = [row[1], row[2], row[4]]
    }
    settle("certification", row)
  }
}
