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
    for serial in basis.evidence { try insert("usedEvidence", [.text(serial), .integer(entry)]) }
    if !basis.evidence.isEmpty { evidence[entry] = basis.evidence }
    settle(
      "creditIssue",
      [
        .integer(entry), .text(serials.area), .integer(serials.first), .integer(serials.last), .text(account),
        .text(lot.creditType), .text(lot.origin), .integer(lot.vintage), .text(basis.name),
      ])
    index([serials], entry)
  }

  /// On what ground credits were issued, and what papers it used up.
  private func basis(_ payload: inout PayloadFields) throws(LedgerFault) -> (name: Bytes, evidence: [Bytes]) {
    guard var basis = try payload.objectIfPresent("basis") else { return (Bytes("onRecord".utf8), []) }
    var (name, fields) = try basis.onlyObject()
    var evidence: [Bytes] = []
    switch String(decoding: name, as: UTF8.self) {
    case "onRecord", "otherGas": break
    case "excessApplication": _ = try fields.integer("resultsThrough")
    case "excessAutomatic": _ = try fields.integer("period")
    case "certification": evidence = try fields.texts("evidence")
    case "saitamaInflow": evidence = [try fields.text("certificate")]
    default: throw .unknown("basis " + String(decoding: name, as: UTF8.self))
    }
    try fields.finish()
    return (name, evidence)
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
      .text(try certification.written("evidence")),
    ]
    try certification.finish()
    try require("person", row[3])
    settle("certification", row)
  }
}
