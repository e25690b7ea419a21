/// Which credits go which way of the matrix, and what a reversal may take back. Source: 03-credits section 8.
extension Ledger {
  /// What an entry takes back, as it says so itself.
  struct Reversal {
    /// The entry taken back.
    let entry: Int64
    let from: Bytes
    let to: Bytes
    /// What the destination is in the matrix.
    let place: String
    let serials: [LedgerSerials]
  }

  private static let excess = Bytes("excess".utf8)
  private static let otherGas = Bytes("otherGas".utf8)

  /// Whether credits of an issuance go the way of a movement.
  ///
  /// Which kinds can be cancelled, and which go to Saitama, changes by decree and is not asked here.
  static func mayMove(_ lot: LedgerLot, isBound: Bool, by movement: Movement) -> Bool {
    switch movement.kind {
    // Only 超過削減量 leaves a designated account, that in which it was issued, and nothing that ever came back.
    case "designatedToGeneral": lot.creditType == excess && lot.issuedIn == movement.from && !isBound
    // その他ガス削減量 never leaves but to be used, for its own facility.
    case "generalToGeneral", "generalToDesignated", "cancellation", "movedOut": lot.creditType != otherGas
    case "surrender": lot.creditType != otherGas || lot.origin == movement.use?.designation
    default: true
    }
  }

  /// Throws unless two accounts are associated on the day of the entry under way.
  func requireAssociation(general: Bytes, designated: Bytes) throws(LedgerFault) {
    let isAssociated = spans[[.text(general), .text(designated)]]?.contains { span in
      span.since <= day && (span.endedOn == .null || day < span.endedOn)
    }
    if isAssociated != true {
      let names = [general, designated].map { LedgerCell.text($0).words }
      throw .impossible("\(names[0]) and \(names[1]) are not associated")
    }
  }

  /// Throws unless an earlier entry moved, or issued, exactly what a reversal takes back, the other way round.
  func check(_ reversal: Reversal, against payload: PayloadFields, kind: Bytes) throws(LedgerFault) {
    var payload = payload
    let texts: [Bytes]
    let isMirrored: Bool
    switch String(decoding: kind, as: UTF8.self) {
    case "creditsIssued":
      var block = try payload.object("block")
      texts = [try block.text("serials")]
      let account = try block.text("account")
      isMirrored = account == reversal.from && reversal.place == "issuance"
    case "creditsMoved", "transferExecuted":
      var outer = try payload.objectIfPresent("execution") ?? payload
      var movement = try outer.object("movement")
      texts = try movement.texts("serials")
      let (from, to, way) = (try movement.text("from"), try movement.text("to"), try movement.text("kind"))
      isMirrored = from == reversal.to && to == reversal.from && way != Bytes("reversal".utf8)
    default:
      texts = []
      isMirrored = false
    }
    var serials: [LedgerSerials] = []
    for text in texts { serials.append(try LedgerSerials(text)) }
    guard isMirrored, serials == reversal.serials else {
      throw .impossible("journalEntry \(reversal.entry) is not what it takes back")
    }
  }
}
