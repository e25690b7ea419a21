import ArgumentParser
import Casework
import Forms
import Office
import Programme
import Register
import Workbook

/// What the register's commands share: an account, and the day it is looked at.
struct AccountArguments: ParsableArguments {
  @Argument(help: "The account, 130-100-0021-0.") var number: String
  @Option(help: ArgumentHelp("The day to look at; the business date when left out.", valueName: "date"))
  var asOf: String?
}

/// An account.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account", abstract: "An account: holders, manager, facility, associations, users.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var arguments: AccountArguments

  func run() throws {
    let number = try options.accountNumber(arguments.number)
    let date = try arguments.asOf.map { try options.civilDate($0, option: "--as-of") }
    let view = try options.openOffice().readRegister(asOf: date) { db in
      AccountView(
        try RegisterReader.findAccountRecord(number, in: db),
        associations: try RegisterReader.associations(of: number, in: db),
        users: try RegisterReader.users(of: number, in: db), language: options.language)
    }
    if options.json {
      try Console.json(view)
      return
    }
    var table = TextTable([options.say("項目", "item"), options.say("内容", "value")])
    table.add([options.say("口座番号", "number"), view.number])
    table.add([options.say("種類", "kind"), view.kindName])
    if let facility = view.facility {
      table.add([options.say("事業所", "facility"), "\(facility.designation) \(facility.name) \(facility.address)"])
    }
    for holder in view.holders { table.add([options.say("口座名義人", "holder"), "\(holder.name) \(holder.address)"]) }
    if let manager = view.manager {
      table.add([options.say("口座管理者", "manager"), "\(manager.name) \(manager.address)"])
    }
    table.add([options.say("開設日", "opened on"), view.openedOn])
    if let expires = view.expiresOn { table.add([options.say("有効期限", "expires on"), expires]) }
    if let closed = view.closedOn { table.add([options.say("廃止日", "closed on"), closed]) }
    for other in view.associations { table.add([options.say("関連付け", "associated with"), other]) }
    for user in view.users {
      table.add([options.say("利用者", "user"), "\(user.number) \(user.person)" + (user.hasPasscode ? "" : " *")])
    }
    table.print()
  }
}

/// An account in JSON.
struct AccountView: Encodable {
  struct Party: Encodable {
    let id: String
    let name: String
    let address: String
  }

  struct FacilityView: Encodable {
    let designation: String
    let name: String
    let address: String
  }

  struct UserView: Encodable {
    let number: String
    let kind: Int
    let person: String
    let hasPasscode: Bool
  }

  let number: String
  let kind: String
  let kindName: String
  let openedOn: String
  @OrNull var expiresOn: String?
  @OrNull var closedOn: String?
  let holders: [Party]
  @OrNull var manager: Party?
  @OrNull var facility: FacilityView?
  let associations: [String]
  let users: [UserView]
  @OrNull var contact: ContactDetails?

  init(
    _ record: AccountRecord, associations: [Association], users: [(user: RegisterUser, hasPasscode: Bool)],
    language: Language
  ) {
    func party(_ person: Person) -> Party { Party(id: person.id.rawValue, name: person.name, address: person.address) }
    let account = record.account
    number = account.number.description
    kind = account.kind.rawValue
    kindName = account.kind.name.text(in: language)
    openedOn = account.openedOn.iso
    expiresOn = account.expiresOn?.iso
    closedOn = account.closedOn?.iso
    holders = record.holders.map(party)
    manager = record.manager.map(party)
    facility = record.facility.map {
      FacilityView(designation: $0.designation.digits, name: $0.name, address: $0.address)
    }
    self.associations = associations.map { ($0.general == account.number ? $0.designated : $0.general).description }
    self.users = users.map {
      UserView(
        number: $0.user.number.rawValue, kind: $0.user.kind.rawValue, person: $0.user.person.rawValue,
        hasPasscode: $0.hasPasscode)
    }
    contact = account.contact
  }
}

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
    for block in view.blocks {
      table.add([
        block.serials, block.creditType + (block.renewableType.map { " (\($0))" } ?? ""), block.origin,
        String(block.tonnes), String(block.vintage), block.usablePeriods.map(String.init).joined(separator: ","),
        block.expiresOn ?? "", block.transferable ? options.say("可", "yes") : options.say("不可", "no"),
      ])
    }
    table.print()
    Console.line(options.say("合計 \(view.totalTonnes) t-CO2", "total \(view.totalTonnes) t-CO2"))
  }
}

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

/// An account's entries.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "The journal entries about an account.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var arguments: AccountArguments

  func run() throws {
    let number = try options.accountNumber(arguments.number)
    let asOf = try arguments.asOf.map { try options.civilDate($0, option: "--as-of") }
    let entries = try options.openOffice().readRegister(asOf: asOf) { db in
      _ = try RegisterReader.findAccount(number, in: db)
      return try RegisterReader.history(of: number, in: db)
    }
    try EntryView.print(entries, options: options, key: "entries")
  }
}

/// Where a figure comes from.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Where a figure comes from: journal entry, case, file, cell.")

  @OptionGroup var options: GlobalOptions
  @Option(help: "A credit serial, 130-1234.") var serial: String?
  @Option(help: "An account.") var account: String?
  @Option(name: .customLong("case"), help: "A case.") var caseID: String?

  func validate() throws {
    guard [serial, account, caseID].compactMap(\.self).count == 1 else {
      throw ValidationError(
        options.say(
          "--serial、--account、--case のいずれか一つを指定してください。", "Give one of --serial, --account and --case."))
    }
  }

  func run() throws {
    let office = try options.openOffice()
    let trace: Trace
    if let serial {
      guard let range = try? SerialRange(serial), range.first == range.last else {
        throw ValidationError(
          options.say(
            "「\(serial)」はシリアル番号ではありません。130-1234 のように指定してください。",
            "“\(serial)” is not a serial; write it as 130-1234."))
      }
      trace = try office.trace(areaCode: range.areaCode, serial: range.first)
      if trace.steps.isEmpty { throw CommandError.serialUnknown(serial) }
    } else if let account {
      trace = try office.trace(account: try options.accountNumber(account))
    } else {
      trace = try office.trace(case: CaseID(rawValue: caseID ?? ""))
    }
    let view = TraceView(trace, language: options.language)
    if options.json {
      try Console.json(view)
      return
    }
    for step in view.steps {
      Console.line("#\(step.entry)  \(step.effectiveOn)  \(step.text)")
      if let id = step.case {
        Console.line("    \(options.say("案件", "case")) \(id)  \(step.file ?? "")  \(step.sha256 ?? "")")
      }
      for cell in step.cells {
        Console.line("      \(cell.label): \(cell.value ?? cell.raw)  [\(cell.sheet ?? "")!\(cell.cell ?? "")]")
      }
    }
    if view.steps.isEmpty { Console.line(options.say("口座簿の記録はありません。", "The journal says nothing about it.")) }
  }
}

/// A trace in JSON.
struct TraceView: Encodable {
  struct Step: Encodable {
    let entry: Int64
    let hash: String
    let effectiveOn: String
    let actor: String
    let kind: String
    let text: String
    @OrNull var `case`: String?
    @OrNull var file: String?
    @OrNull var sha256: String?
    let cells: [CaseDetailView.FieldView]
  }

  let steps: [Step]

  init(_ trace: Trace, language: Language) {
    steps = trace.steps.map { step in
      Step(
        entry: step.entry.sequence, hash: step.entry.hash, effectiveOn: step.entry.effectiveOn.iso,
        actor: step.entry.actor, kind: step.entry.kind.rawValue,
        text: RegisterWords.sentence(step.change).text(in: language), case: step.entry.caseID?.rawValue,
        file: step.file?.name, sha256: step.file?.sha256,
        cells: step.fields.map { field in
          CaseDetailView.FieldView(
            key: field.key, label: field.label.text(in: language), value: field.text, raw: field.raw,
            sheet: field.address?.sheetName, cell: field.address?.cell.description)
        })
    }
  }
}

/// One journal entry in JSON.
struct EntryView: Encodable {
  let sequence: Int64
  let effectiveOn: String
  let recordedAt: String
  let actor: String
  @OrNull var `case`: String?
  let kind: String
  let text: String
  let hash: String

  static func print(_ entries: [JournalEntry], options: GlobalOptions, key: String) throws {
    let views = try entries.map { entry in
      EntryView(
        sequence: entry.sequence, effectiveOn: entry.effectiveOn.iso,
        recordedAt: UTCInstant.text(entry.recordedAt) ?? "", actor: entry.actor, case: entry.caseID?.rawValue,
        kind: entry.kind.rawValue, text: RegisterWords.sentence(try entry.change()).text(in: options.language),
        hash: entry.hash)
    }
    if options.json {
      try Console.json([key: views])
      return
    }
    var table = TextTable(
      [
        "#", options.say("効力発生日", "effective"), options.say("内容", "what"), options.say("案件", "case"),
        options.say("担当", "by"),
      ],
      right: [0])
    for view in views { table.add([String(view.sequence), view.effectiveOn, view.text, view.case ?? "", view.actor]) }
    table.print()
  }
}

/// Proves the register.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Prove the register: chain, projections, invariants, originals.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let report = try options.openOffice().verify()
    if options.json {
      try Console.json(report)
    } else {
      for check in report.checks where !options.quiet || !check.ok {
        Console.line("\(check.ok ? "ok  " : "FAIL") \(check.name)\(check.detail.isEmpty ? "" : "  \(check.detail)")")
      }
      Console.line(
        report.ok
          ? options.say(
            "\(report.entries) 件の記録はすべて正しい。 \(report.head)",
            "\(report.entries) entries, all proved; head \(report.head)")
          : options.say("口座簿に誤りがあります。", "The register cannot be proved."))
    }
    if !report.ok { throw ExitCode.needsPerson }
  }
}
