import Foundation
import Programme

extension RegisterChange {
  /// The change as canonical JSON, as the journal keeps it; `encoder` is ``CanonicalJSON/encoder()``, for many.
  func canonicalText(_ encoder: JSONEncoder) throws -> String {
    try plainText ?? CanonicalJSON.text(self, encoder)
  }

  /// The text the encoder would make, without one; nil where only the encoder knows it.
  ///
  /// `Codable` says how a change is written. This says it again for the changes that come by the ten thousand, because
  /// the encoder takes longer over one than SQLite does; a test holds the two to the same bytes.
  var plainText: String? {
    var text = PlainJSON()
    switch self {
    case .creditsIssued(let block, basis: .onRecord): text.add("block") { $0.add(block) }
    case .creditsMoved, .transferEntered, .transferCancelled: break
    case .transferExecuted(let execution):
      text.add("execution") {
        $0.add("movement") { $0.add(execution.movement) }
        $0.add("transfer", execution.transfer.rawValue)
        $0.add("user", execution.user.rawValue)
      }
    default: return nil
    }
    if case .transferCancelled(let cancellation) = self { text.add("cancellation") { $0.add(cancellation) } }
    text.add("kind", kind.rawValue)
    if case .creditsMoved(let movement) = self { text.add("movement") { $0.add(movement) } }
    if case .transferEntered(let transfer) = self { text.add("transfer") { $0.add(transfer) } }
    return text.finished
  }
}

extension PlainJSON {
  fileprivate mutating func add(_ block: CreditBlock) {
    add("account", block.account.description)
    add("creditType", block.creditType.rawValue)
    add("issuedIn", block.issuedIn?.description)
    add("issuedOn", block.issuedOn.iso)
    add("origin", block.origin)
    add("renewableType", block.renewableType)
    add("serials", block.serials.description)
    add("vintage", Int64(block.vintage.startYear))
  }

  fileprivate mutating func add(_ movement: CreditMovement) {
    add("declaredPrice", movement.declaredPrice)
    add("from", movement.from.description)
    add("kind", movement.kind.rawValue)
    add("purpose", movement.purpose)
    if let reversal = movement.reversal {
      add("reversal") {
        $0.add("entry", reversal.entry)
        $0.add("reason", reversal.reason)
      }
    }
    if let saitama = movement.saitama {
      add("saitama") {
        $0.add("certificate", saitama.certificate)
        $0.add("holder", saitama.holder.rawValue)
      }
    }
    add("serials", movement.serials.ranges)
    if let use = movement.surrender {
      add("surrender") {
        $0.add("designation", use.designation.digits)
        $0.add("period", Int64(use.period))
        $0.add("trigger", use.trigger.rawValue)
      }
    }
    add("to", movement.to.description)
  }

  fileprivate mutating func add(_ transfer: Transfer) {
    add("declaredPrice", transfer.declaredPrice)
    add("enteredOn", transfer.enteredOn.iso)
    add("from", transfer.from.description)
    add("id", transfer.id.rawValue)
    add("serials", transfer.serials.ranges)
    add("to", transfer.to.description)
  }

  fileprivate mutating func add(_ cancellation: TransferCancellation) {
    add("from", cancellation.from.description)
    add("reason", cancellation.reason)
    add("serials", cancellation.serials.ranges)
    add("to", cancellation.to.description)
    add("transfer", cancellation.transfer.rawValue)
  }

  fileprivate mutating func add(_ key: String, _ ranges: [SerialRange]) { add(key, ranges.map(\.description)) }
}
