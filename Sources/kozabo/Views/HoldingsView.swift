import Programme
import Register

/// Holdings in JSON; the keys are promised to scripts.
struct HoldingsView: Encodable {
  struct Block: Encodable {
    let serials: String
    let creditType: String
    @OrNull var renewableType: String?
    let origin: String
    let tonnes: Int64
    let vintage: Int
    let usablePeriods: [Int]
    @OrNull var expiresOn: String?
    let transferable: Bool
  }

  let account: String
  let asOf: String
  let blocks: [Block]
  let totalTonnes: Int64

  init(account: AccountNumber, asOf: CivilDate, _ holdings: [Holding]) {
    self.account = account.description
    self.asOf = asOf.iso
    blocks = holdings.map { holding in
      Block(
        serials: holding.block.serials.description, creditType: holding.block.creditType.rawValue,
        renewableType: holding.block.renewableType, origin: holding.block.origin, tonnes: holding.tonnes.rawValue,
        vintage: holding.block.vintage.startYear, usablePeriods: holding.usablePeriods,
        expiresOn: holding.expiresOn?.iso, transferable: holding.isTransferable)
    }
    totalTonnes = blocks.reduce(0) { $0 + $1.tonnes }
  }
}
