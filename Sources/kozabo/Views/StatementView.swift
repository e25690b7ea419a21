import Programme
import Register

/// An account statement in JSON; the keys are promised to scripts.
struct StatementView: Encodable {
  struct Line: Encodable {
    let entry: Int64
    let effectiveOn: String
    /// Null for an issue.
    @OrNull var movement: String?
    /// The account on the other side; null for an issue.
    @OrNull var counterpart: String?
    let creditType: String
    let serials: [String]
    /// Tonnes, negative for what went out.
    let change: Int64
    /// Tonnes of the kind afterwards.
    let balance: Int64
    let text: String
  }

  let account: String
  let since: String
  let until: String
  /// Tonnes by kind before the first day; kinds of which there is nothing are left out.
  let opening: [String: Int64]
  let lines: [Line]
  /// Tonnes by kind at the end of the last day.
  let closing: [String: Int64]

  init(_ statement: AccountStatement, language: Language) {
    account = statement.account.description
    since = statement.since.iso
    until = statement.until.iso
    opening = Self.amounts(statement.opening)
    lines = statement.lines.map { line in
      let kind = line.movement.map(CreditWords.name) ?? LocalizedText(ja: "発行", en: "issue")
      return Line(
        entry: line.entry, effectiveOn: line.effectiveOn.iso, movement: line.movement?.rawValue,
        counterpart: line.counterpart?.description, creditType: line.creditType.rawValue,
        serials: line.serials.map(\.description), change: line.change, balance: line.balance.rawValue,
        text: kind.text(in: language))
    }
    closing = Self.amounts(statement.closing)
  }

  private static func amounts(_ amounts: [CreditType: Tonnes]) -> [String: Int64] {
    Dictionary(uniqueKeysWithValues: amounts.map { ($0.key.rawValue, $0.value.rawValue) })
  }

  /// Prints the statement: what was there, what came and went, what is there.
  static func print(_ statement: AccountStatement, options: GlobalOptions) throws {
    let view = StatementView(statement, language: options.language)
    if options.json {
      try Console.json(view)
      return
    }
    var table = TextTable(
      [
        "#", options.say("効力発生日", "effective"), options.say("内容", "what"), options.say("相手口座", "other account"),
        options.say("種類", "kind"), options.say("シリアル番号", "serials"), options.say("増減 t-CO2", "change t-CO2"),
        options.say("残高", "balance"),
      ], right: [0, 6, 7])
    func balances(_ amounts: [CreditType: Tonnes], on date: CivilDate, _ words: String) {
      for type in CreditType.allCases {
        guard let amount = amounts[type] else { continue }
        table.add([
          "", date.iso, words, "", CreditWords.name(type).text(in: options.language), "", "", String(amount.rawValue),
        ])
      }
    }
    balances(statement.opening, on: statement.since, options.say("期首残高", "opening balance"))
    for (line, row) in zip(statement.lines, view.lines) {
      table.add([
        String(row.entry), row.effectiveOn, row.text, row.counterpart ?? "",
        CreditWords.name(line.creditType).text(in: options.language), row.serials.joined(separator: " "),
        (row.change > 0 ? "+" : "") + String(row.change), String(row.balance),
      ])
    }
    balances(statement.closing, on: statement.until, options.say("期末残高", "closing balance"))
    Console.line(
      options.say(
        "口座 \(view.account) の明細 \(view.since) から \(view.until) まで",
        "Account \(view.account), \(view.since) to \(view.until)"))
    if table.isEmpty {
      Console.line(options.say("残高も動きもありません。", "No credits, and no movement."))
    } else {
      table.print()
    }
  }
}
