public import ArgumentParser
public import Casework
import Examination
import Forms
import Office
import Programme
import Register

/// The queue.
struct CasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "cases", abstract: "The queue of cases.")

  @OptionGroup var options: GlobalOptions
  @Option(help: "Only cases in this state.") var state: CaseState?
  @Option(help: "Only cases of this form, by its id or number.") var form: String?
  @Flag(help: "Only cases whose standard period is over.") var overdue = false

  func run() throws {
    let office = try options.openOffice()
    let moment = try options.moment()
    let definition = try form.map { try office.catalogue.definition(named: $0) }
    var views: [CaseSummaryView] = []
    let table = CaseTable(office: office, options: options)
    var lines = table.empty
    try office.read { db in
      try CaseView.each(context: office.context(at: moment), in: db) { view in
        guard state == nil || view.record.state == state, definition == nil || view.record.formID == definition?.id,
          !overdue || (!view.record.state.isFinal && (view.dueOn.map { $0 < moment.today } ?? false))
        else { return }
        views.append(CaseSummaryView(view))
        lines.add(try table.line(view))
      }
    }
    if options.json {
      try Console.json(["cases": views])
      return
    }
    guard !views.isEmpty else {
      Console.line(options.say("該当する案件はありません。", "No such case."))
      return
    }
    lines.print()
  }
}

/// The queue as a table.
struct CaseTable {
  let office: Office
  let options: GlobalOptions

  /// The head of the table.
  var empty: TextTable {
    TextTable(
      [
        options.say("案件", "case"), options.say("様式", "form"), options.say("申請者", "applicant"),
        options.say("受付", "received"), options.say("期限", "due"), options.say("状況", "state"),
        options.say("不適合", "not met"), options.say("要確認", "look"), options.say("待ち", "waits for"),
        options.say("類似", "like"),
      ], right: [6, 7])
  }

  /// The line of a case.
  func line(_ view: CaseView) throws -> [String] {
    let number = try office.catalogue.newest(view.record.formID)?.number ?? view.record.formID.rawValue
    return [
      view.record.id.rawValue, number, view.record.applicant, view.record.receivedOn.iso, view.dueOn?.iso ?? "",
      view.record.state.words.text(in: options.language), String(view.checklist.notMet().count),
      String(view.checklist.personMustLook.count),
      view.waitingFor.map { $0.words.text(in: options.language) }.joined(separator: options.say("、", ", ")),
      view.record.resembles?.rawValue ?? "",
    ]
  }
}

extension CaseState: ExpressibleByArgument {}
