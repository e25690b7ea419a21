import Programme
import Register

/// An executed transfer in JSON.
struct ExecutionView: Encodable {
  let transfer: String
  let state: String
  let from: String
  let to: String
  let serials: [String]
  let tonnes: Int64
  @OrNull var declaredPrice: Int64?
  let user: String
  let entry: Int64
  let effectiveOn: String

  init(_ execution: TransferExecution, entry: JournalEntry) {
    transfer = execution.transfer.rawValue
    state = TransferRecord.State.executed.rawValue
    from = execution.movement.from.description
    to = execution.movement.to.description
    serials = execution.movement.serials.ranges.map(\.description)
    tonnes = execution.movement.tonnes.rawValue
    declaredPrice = execution.movement.declaredPrice
    user = execution.user.rawValue
    self.entry = entry.sequence
    effectiveOn = entry.effectiveOn.iso
  }
}
