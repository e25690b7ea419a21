import Programme
import Register

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
