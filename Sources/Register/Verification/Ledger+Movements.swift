/// Movements of credits, and the transfers that wait for one.
extension Ledger {
  /// What a movement says.
  struct Movement {
    let kind: String
    let from: Bytes
    let to: Bytes
    let serials: [LedgerSerials]
    let use: LedgerCredits.Use?
    /// Whose account it is in Saitama's register.
    let saitamaHolder: Bytes?
    let reversedEntry: Int64?
  }

  /// From which accounts to which each kind of movement leads. Source: 03-credits section 8.
  private static let matrix: [String: (from: Set<String>, to: Set<String>)] = [
    "designatedToGeneral": (["designated"], ["general"]),
    "generalToGeneral": (["general"], ["general"]),
    "generalToDesignated": (["general"], ["designated"]),
    "surrender": (["designated"], ["surrender"]),
    "cancellation": (["general"], ["cancellation"]),
    "expiry": (["designated", "general"], ["expiry"]),
    "movedOut": (["general"], ["saitama"]),
    "movedBack": (["saitama"], ["general"]),
    "reversal": (
      ["designated", "general", "surrender", "cancellation", "expiry", "saitama"],
      ["designated", "general", "issuance", "saitama"]
    ),
  ]

  mutating func moveCredits(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    let movement = try movement(try payload.object("movement"))
    if movement.kind == "generalToGeneral" { throw .impossible("a transfer moves only when it is executed") }
    try move(movement, reservedFor: nil, entry)
    index(movement.serials, entry)
  }

  mutating func enterTransfer(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var transfer = try payload.object("transfer")
    let id = try transfer.text("id")
    let (from, to) = (try transfer.text("from"), try transfer.text("to"))
    let serials = try self.serials(try transfer.texts("serials"))
    _ = try transfer.integerIfPresent("declaredPrice")
    _ = try transfer.text("enteredOn")
    try transfer.finish()
    guard try place(of: from) == "general", try place(of: to) == "general", from != to else {
      throw .impossible("a transfer leads from a general account to another")
    }
    try credits.reserve(serials, in: from, was: nil, becomes: id)
    try insert(
      "creditTransfer",
      [.text(id), .text(from), .text(to), .text(Bytes("waiting".utf8)), .integer(entry), .null])
    waiting[id] = serials
    index(serials, entry)
  }

  mutating func executeTransfer(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var execution = try payload.object("execution")
    let id = try execution.text("transfer")
    let user = try execution.text("user")
    let movement = try movement(try execution.object("movement"))
    try execution.finish()
    try require("registerUser", .text(user))
    guard movement.kind == "generalToGeneral" else { throw .impossible("a transfer is no \(movement.kind)") }
    try endTransfer(id, as: "executed", from: movement.from, to: movement.to, movement.serials, entry)
    try move(movement, reservedFor: id, entry)
    index(movement.serials, entry)
  }

  mutating func cancelTransfer(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var cancellation = try payload.object("cancellation")
    let id = try cancellation.text("transfer")
    let (from, to) = (try cancellation.text("from"), try cancellation.text("to"))
    let serials = try self.serials(try cancellation.texts("serials"))
    _ = try cancellation.text("reason")
    try cancellation.finish()
    try endTransfer(id, as: "cancelled", from: from, to: to, serials, entry)
    try credits.reserve(serials, in: from, was: id, becomes: nil)
    index(serials, entry)
  }

  private mutating func endTransfer(
    _ id: Bytes, as state: String, from: Bytes, to: Bytes, _ serials: [LedgerSerials], _ entry: Int64
  ) throws(LedgerFault) {
    guard let reserved = waiting.removeValue(forKey: id),
      let entered = tables["creditTransfer"]?.value("entry", of: .text(id))
    else { throw .impossible("no such transfer waits") }
    guard reserved == serials, tables["creditTransfer"]?.value("source", of: .text(id)) == .text(from),
      tables["creditTransfer"]?.value("destination", of: .text(id)) == .text(to)
    else { throw .impossible("the transfer was entered with other facts") }
    try remove("creditTransfer", [.text(id)])
    settle(
      "creditTransfer", [.text(id), .text(from), .text(to), .text(Bytes(state.utf8)), entered, .integer(entry)])
  }

  private func movement(_ fields: PayloadFields) throws(LedgerFault) -> Movement {
    var fields = fields
    var use: LedgerCredits.Use?
    if var surrender = try fields.objectIfPresent("surrender") {
      use = LedgerCredits.Use(
        designation: try surrender.text("designation"), period: try surrender.integer("period"))
      _ = try surrender.text("trigger")
      try surrender.finish()
    }
    var reversedEntry: Int64?
    if var reversal = try fields.objectIfPresent("reversal") {
      reversedEntry = try reversal.integer("entry")
      _ = try reversal.text("reason")
      try reversal.finish()
    }
    let kind = String(decoding: try fields.text("kind"), as: UTF8.self)
    let purpose = try fields.textIfPresent("purpose")
    _ = try fields.integerIfPresent("declaredPrice")
    var holder: Bytes?
    if var saitama = try fields.objectIfPresent("saitama") {
      holder = try saitama.text("holder")
      _ = try saitama.textIfPresent("certificate")
      try saitama.finish()
    }
    let movement = Movement(
      kind: kind, from: try fields.text("from"), to: try fields.text("to"),
      serials: try serials(try fields.texts("serials")), use: use, saitamaHolder: holder, reversedEntry: reversedEntry)
    try fields.finish()
    guard (kind == "surrender") == (use != nil), (kind == "cancellation") == (purpose != nil),
      (kind == "reversal") == (reversedEntry != nil),
      (kind == "movedOut" || kind == "movedBack") == (holder != nil)
    else { throw .impossible("the facts do not fit the kind of movement") }
    return movement
  }

  private mutating func move(
    _ movement: Movement, reservedFor transfer: Bytes?, _ entry: Int64
  ) throws(LedgerFault) {
    let (from, to) = (try place(of: movement.from), try place(of: movement.to))
    guard let ways = Self.matrix[movement.kind] else { throw .unknown("a movement of kind \(movement.kind)") }
    guard movement.from != movement.to, ways.from.contains(from), ways.to.contains(to) else {
      throw .impossible("credits never move from \(from) to \(to) by \(movement.kind)")
    }
    if let use = movement.use {
      guard tables["account"]?.value("designation", of: .text(movement.from)) == .text(use.designation) else {
        throw .impossible("credits of another's account are used for \(LedgerCell.text(use.designation).words)")
      }
    }
    if movement.kind == "designatedToGeneral" {
      try requireAssociation(general: movement.to, designated: movement.from)
    }
    if movement.kind == "generalToDesignated" {
      try requireAssociation(general: movement.from, designated: movement.to)
    }
    if let holder = movement.saitamaHolder {
      try require(holder, holds: movement.kind == "movedOut" ? movement.from : movement.to)
    }
    if let reversed = movement.reversedEntry {
      guard reversed < entry else { throw .impossible("a later entry is reversed") }
      try takeBack(
        Reversal(entry: reversed, from: movement.from, to: movement.to, place: to, serials: movement.serials))
      try freeEvidence(of: reversed)
    }
    let isBound: Bool? =
      switch movement.kind {
      case "generalToDesignated": true
      case "designatedToGeneral", "generalToGeneral", "movedBack": false
      case "reversal": to == "general" ? false : nil
      default: nil
      }
    try credits.move(
      movement.serials, from: movement.from, reservedFor: transfer, to: movement.to, use: movement.use,
      isBound: isBound
    ) { lot, isBound in Self.mayMove(lot, isBound: isBound, by: movement) }
    settle(
      "creditMovement",
      [
        .integer(entry), .text(Bytes(movement.kind.utf8)), .text(movement.from), .text(movement.to),
        .integer(movement.serials.reduce(0) { $0 + $1.count }), .text(movement.use?.designation),
        .integer(movement.use?.period), .integer(movement.reversedEntry),
      ])
  }

  /// The ranges of a movement: ascending, apart, and none twice.
  private func serials(_ texts: [Bytes]) throws(LedgerFault) -> [LedgerSerials] {
    var ranges: [LedgerSerials] = []
    for text in texts {
      let range = try LedgerSerials(text)
      if let last = ranges.last {
        let isBehind =
          last.area == range.area ? last.last < range.first - 1 : last.area.lexicographicallyPrecedes(range.area)
        guard isBehind else { throw .impossible("serials \(range.words) out of order") }
      }
      ranges.append(range)
    }
    if ranges.isEmpty { throw .impossible("no serials") }
    return ranges
  }

  /// What an account is in the matrix: the place of a Governor's account, or the kind.
  private func place(of account: Bytes) throws(LedgerFault) -> String {
    let row = LedgerCell.text(account)
    try require("account", row)
    guard let kind = tables["account"]?.value("kind", of: row), let place = tables["account"]?.value("place", of: row)
    else { throw .unknown("account") }
    guard tables["account"]?.value("closedOn", of: row) == .null else {
      throw .impossible("account \(row.words) is closed")
    }
    return place == .null ? kind.words : place.words
  }

  /// Names the entry under the serials it is about. A range is kept at the one number in it that is divisible by the
  /// highest power of two: that number is here found by trying, as slowly as it may be.
  mutating func index(_ ranges: [LedgerSerials], _ entry: Int64) {
    for range in ranges {
      var power: Int64 = 1
      while range.last / (power * 2) * (power * 2) >= range.first { power *= 2 }
      settle(
        "journalSerial",
        [
          .text(range.area), .integer(range.last / power * power), .integer(range.first), .integer(range.last),
          .integer(entry),
        ])
    }
  }
}
