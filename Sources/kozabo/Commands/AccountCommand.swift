import ArgumentParser
import Casework
import Office
import Programme
import Register

/// An account.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "An account: holders, manager, agent, facility, associations, users, transfers waiting.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var arguments: AccountArguments

  func run() throws {
    let number = try options.accountNumber(arguments.number)
    let date = try arguments.asOf.map { try options.civilDate($0, option: "--as-of") }
    let today = try date ?? options.moment().today
    let view = try options.openOffice().readRegister(asOf: date) { db in
      AccountView(
        try RegisterReader.findAccountRecord(number, in: db),
        associations: try RegisterReader.associationHistory(of: number, in: db),
        users: try RegisterReader.userHistory(of: number, in: db),
        waiting: try RegisterReader.transfersWaiting(of: number, in: db), on: today, language: options.language)
    }
    if options.json {
      try Console.json(view)
      return
    }
    var table = TextTable([options.say("項目", "item"), options.say("内容", "value")])
    table.add([options.say("口座番号", "number"), view.number])
    table.add([options.say("種類", "kind"), view.kindName])
    table.add([options.say("状態", "status"), view.statusName + (view.freeze?.note.map { " (\($0))" } ?? "")])
    if let facility = view.facility {
      table.add([options.say("事業所", "facility"), "\(facility.designation) \(facility.name) \(facility.address)"])
    }
    for holder in view.holders { table.add([options.say("口座名義人", "holder"), "\(holder.name) \(holder.address)"]) }
    if let manager = view.manager {
      table.add([options.say("口座管理者", "manager"), "\(manager.name) \(manager.address)"])
    }
    if let agent = view.agent {
      table.add([options.say("代理人", "agent"), [agent.name, agent.address].compactMap(\.self).joined(separator: " ")])
    }
    table.add([options.say("開設日", "opened on"), view.openedOn])
    if let expires = view.expiresOn { table.add([options.say("有効期限", "expires on"), expires]) }
    if let closed = view.closedOn { table.add([options.say("廃止日", "closed on"), closed]) }
    for other in view.associationHistory {
      table.add([
        options.say("関連付け", "associated with"), "\(other.account)  \(other.since) - \(other.endedOn ?? "")",
      ])
    }
    for user in view.users + view.formerUsers {
      let end = user.revokedOn.map { options.say("（\($0)失効）", " (until \($0))") } ?? (user.hasPasscode ? "" : " *")
      table.add([
        options.say("利用者", "user"),
        "\(user.number) \(user.person) \(user.contactName.map { $0 + " " } ?? "")\(user.kindName)" + end,
      ])
    }
    for transfer in view.transfersWaiting {
      let other =
        transfer.from == view.number
        ? options.say("\(transfer.to) へ", "to \(transfer.to)")
        : options.say("\(transfer.from) から", "from \(transfer.from)")
      table.add([
        options.say("移転実行待ち", "transfer waiting"),
        "\(transfer.transfer)  \(transfer.tonnes) t-CO2  \(other)  "
          + options.say("記録日 \(transfer.enteredOn)", "entered \(transfer.enteredOn)"),
      ])
    }
    table.print()
  }
}
