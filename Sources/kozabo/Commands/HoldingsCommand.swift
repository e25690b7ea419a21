import ArgumentParser
import Casework
import Office
import Programme
import Register

/// An account's credits.
struct HoldingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holdings", abstract: "The credits in an account, as blocks of serials.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var arguments: AccountArguments

  func run() throws {
    let number = try options.accountNumber(arguments.number)
    let asOf = try arguments.asOf.map { try options.civilDate($0, option: "--as-of") }
    let office = try options.openOffice()
    let date = try asOf ?? options.moment().today
    let holdings = try office.readRegister(asOf: asOf) { db in
      _ = try RegisterReader.findAccount(number, in: db)
      return try RegisterReader.holdings(of: number, on: date, figures: office.figures, in: db)
    }
    let view = HoldingsView(account: number, asOf: date, holdings)
    if options.json {
      try Console.json(view)
      return
    }
    var table = TextTable(
      [
        options.say("シリアル番号", "serials"), options.say("種類", "kind"), options.say("番号", "origin"), "t-CO2",
        options.say("削減年度", "vintage"), options.say("計画期間", "periods"), options.say("有効期限", "expires on"),
        options.say("移転", "transferable"),
      ], right: [3])
    for (block, holding) in zip(view.blocks, holdings) {
      let waiting = holding.block.transfer.map { options.say("移転実行待ち \($0.rawValue)", "waits for \($0.rawValue)") }
      table.add([
        block.serials, block.creditType + (block.renewableType.map { " (\($0))" } ?? ""), block.origin,
        String(block.tonnes), String(block.vintage), block.usablePeriods.map(String.init).joined(separator: ","),
        block.expiresOn ?? "", waiting ?? (block.transferable ? options.say("可", "yes") : options.say("不可", "no")),
      ])
    }
    table.print()
    Console.line(options.say("合計 \(view.totalTonnes) t-CO2", "total \(view.totalTonnes) t-CO2"))
  }
}
