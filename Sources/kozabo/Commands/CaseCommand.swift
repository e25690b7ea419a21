import ArgumentParser
import Casework
import Examination
import Forms
import Intake
import Office
import Programme
import Register
import Workbook

/// One case whole.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "One case: fields with their cells, the checklist, the paper, the effect.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The case, C-2026-000001.") var id: String
  @Option(
    name: .customLong("marked-copy"),
    help: ArgumentHelp("Write the applicant's workbook with all findings marked in it.", valueName: "file"))
  var markedCopy: String?

  func run() throws {
    let office = try options.openOffice()
    let moment = try options.moment()
    if let markedCopy {
      try writeMarkedCopy(office, to: markedCopy, at: moment)
      return
    }
    let (view, letters) = try office.read { db in
      let view = try CaseView.find(CaseID(rawValue: id), context: office.context(at: moment), in: db)
      return (view, try LetterQueue.letters(case: view.record.id, in: db))
    }
    let detail = CaseDetailView(view, letters: letters, language: options.language)
    if options.json {
      try Console.json(detail)
    } else {
      show(view, detail, choices: try office.choices(of: view.record, in: options.language))
    }
  }

  private func writeMarkedCopy(_ office: Office, to path: String, at moment: Moment) throws {
    let marked = try office.markedCopy(of: CaseID(rawValue: id), at: moment)
    try DurableFile.write(marked.copy.bytes, to: path)
    let view = MarkedCopyView(marked, case: id, path: path)
    if options.json {
      try Console.json(view)
      return
    }
    Console.line(
      options.say(
        "\(path) に書き出しました（確認事項 \(view.findings)件、印を付けたセル \(view.cells)）。",
        "Written to \(path): findings: \(view.findings), cells marked: \(view.cells)."))
    for cell in view.withoutNote {
      Console.line(
        options.say(
          "\(cell) にはコメントのやり取りがあるため、色だけを付けました。",
          "\(cell) has a thread of comments already and was only coloured."))
    }
    for cell in view.elsewhere {
      Console.line(
        options.say(
          "\(cell) は別のファイルのセルのため、一覧にのみ記載しました。", "\(cell) is in another file and was only listed."))
    }
  }

  private func show(_ view: CaseView, _ detail: CaseDetailView, choices: [String: [String: String]]) {
    let record = view.record
    Console.line("\(detail.id)  \(detail.form)  \(detail.applicant)  \(record.state.words.text(in: options.language))")
    Console.line(
      options.say(
        "受付 \(detail.receivedOn)  期限 \(detail.dueOn ?? "-")  提出 \(detail.submission)  手数料: \(detail.fee.reason)",
        "received \(detail.receivedOn)  due \(detail.dueOn ?? "-")  submission \(detail.submission)  fee: \(detail.fee.reason)"
      ))
    if !view.waitingFor.isEmpty {
      Console.line(
        options.say("待ち: ", "waits for: ")
          + view.waitingFor.map { $0.words.text(in: options.language) }.joined(separator: options.say("、", ", ")))
    }
    showTwins(detail)

    heading(options.say("記載内容", "Fields"))
    var fields = TextTable([options.say("項目", "field"), options.say("値", "value"), options.say("セル", "cell")])
    for field in detail.fields where field.value != nil || !field.raw.isEmpty {
      let value = field.value ?? options.say("読み取れません: ", "unreadable: ") + field.raw
      let words = choices[OfficeChoices.column(of: field.key)]?[value] ?? value
      let cell = [field.sheet, field.cell].compactMap(\.self).joined(separator: "!")
      let others = field.alsoPossible.map { options.say(" 又は ", " or ") + $0 }.joined()
      fields.add([field.label, words, cell + (others.isEmpty ? "" : others + options.say("（要確認）", " (look)"))])
    }
    fields.print()
    showLayout(detail)

    heading(options.say("審査項目", "Checklist"))
    var checklist = TextTable([
      options.say("規則", "rule"), options.say("結果", "outcome"), options.say("区分", "severity"),
      options.say("内容", "message"), options.say("セル", "cell"),
    ])
    for row in detail.checklist {
      checklist.add([
        row.rule.rawValue, row.outcome.words.text(in: options.language), row.severity.words.text(in: options.language),
        row.message ?? row.title, [row.sheet, row.cell].compactMap(\.self).joined(separator: "!"),
      ])
    }
    checklist.print()

    heading(
      record.state == .applied
        ? options.say("口座簿への記録", "What it changed in the register")
        : options.say("承認した場合の口座簿への記録", "What its approval would change in the register"))
    for effect in detail.effects { Console.line(effect.entry.map { "#\($0)  \(effect.text)" } ?? effect.text) }
    if let refused = detail.effectsRefused { Console.line(options.say("適用できません: ", "cannot be applied: ") + refused) }
    if detail.effects.isEmpty, detail.effectsRefused == nil { Console.line("-") }

    heading(options.say("経過", "Events"))
    var events = TextTable(
      [
        "#", options.say("日付", "date"), options.say("事項", "event"), options.say("担当", "by"), options.say("備考", "note"),
      ], right: [0])
    for event in detail.events {
      let overrides = (event.overrides ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      events.add([
        String(event.number), event.actedOn, event.kind, event.actor,
        ([event.note].compactMap(\.self) + overrides).joined(separator: "; "),
      ])
    }
    events.print()
    if !detail.letters.isEmpty {
      Console.line()
      Console.line(options.say("通知書: ", "letters: ") + detail.letters.joined(separator: ", "))
    }
  }

  private func showLayout(_ detail: CaseDetailView) {
    if !detail.moved.isEmpty {
      heading(options.say("様式との違い", "Where it differs from the form"))
      for difference in detail.moved { Console.line(difference.text) }
    }
    if !detail.unclaimed.isEmpty {
      heading(options.say("どの項目にも当たらない記載（要確認）", "What no field claims (look)"))
      for cell in detail.unclaimed {
        let text = cell.text.split(whereSeparator: \.isNewline).joined(separator: " ")
        Console.line("\(cell.sheet)!\(cell.cell)  \(text)")
      }
    }
  }

  private func showTwins(_ detail: CaseDetailView) {
    if let twin = detail.twin {
      heading(
        options.say(
          "同じ申請者・様式・期間の案件 \(twin.case) に似ています。異なる項目:",
          "It looks like case \(twin.case) of the same applicant, form and period; they differ in:"))
      var table = TextTable([
        options.say("項目", "field"), options.say("この案件", "this case"), twin.case,
      ])
      for difference in twin.differences {
        table.add([difference.label, difference.value ?? "-", difference.twinValue ?? "-"])
      }
      if table.isEmpty { Console.line(options.say("なし", "nothing")) } else { table.print() }
    }
    if !detail.duplicates.isEmpty {
      heading(options.say("重ねて届いたファイル", "Files that came in again"))
      for file in detail.duplicates { Console.line("#\(file.id)  \(file.name)  \(file.reason ?? "")") }
    }
  }

  private func heading(_ text: String) {
    Console.line()
    Console.heading(text)
  }
}

extension ChecklistRow.Answer {
  /// In words.
  var words: LocalizedText {
    switch self {
    case .met: LocalizedText(ja: "適", en: "met")
    case .notMet: LocalizedText(ja: "不適", en: "NOT MET")
    case .notApplicable: LocalizedText(ja: "対象外", en: "n/a")
    case .personMustLook: LocalizedText(ja: "要確認", en: "LOOK")
    }
  }
}

extension Severity {
  /// In words.
  var words: LocalizedText {
    switch self {
    case .reject: LocalizedText(ja: "不受理", en: "reject")
    case .return: LocalizedText(ja: "補正", en: "return")
    case .warn: LocalizedText(ja: "注意", en: "warn")
    }
  }
}

/// The words of the codes that choice fields hold, by the field's key.
enum OfficeChoices {
  /// The key without the number of its row: `holders[2].kind` is `holders[].kind`.
  static func column(of key: String) -> String {
    guard let open = key.firstIndex(of: "["), let close = key.firstIndex(of: "]") else { return key }
    return String(key[...open] + key[close...])
  }
}

extension Office {
  /// For each choice field of a case's form, its words by code.
  func choices(of record: CaseRecord, in language: Language) throws -> [String: [String: String]] {
    guard let form = try catalogue.definition(record.formID, edition: record.edition) else { return [:] }
    func words(_ choices: [FormChoice]) -> [String: String] {
      Dictionary(choices.map { ($0.code, $0.label.text(in: language)) }, uniquingKeysWith: { first, _ in first })
    }
    var result = Dictionary(
      form.fields.map { ($0.key, words($0.allowed)) }, uniquingKeysWith: { first, _ in first })
    for table in form.tables {
      for column in table.columns { result["\(table.key)[].\(column.key)"] = words(column.allowed) }
    }
    return result
  }
}
