import ArgumentParser
import Casework
import Examination
import Forms
import Foundation
import Office
import Programme
import Register

/// The whole pipeline over the samples.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "An office with the samples received, some decided, letters and lists written.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: ArgumentHelp("The office to make, or to go on with.", valueName: "dir"))
  var directory: String?
  @Option(help: ArgumentHelp("The folder of the samples.", valueName: "dir"))
  var samples = "Samples"

  func run() throws {
    guard FileManager.default.fileExists(atPath: samples + "/demo.yaml") else {
      throw CommandError.samplesMissing(samples)
    }
    let script = try DemoScript.load(samples: samples)
    let path = directory ?? options.officePath
    let forms = try FormsFolder.find()
    let instant = try options.moment().instant
    var generator = SystemRandomNumberGenerator()
    if !FileManager.default.fileExists(atPath: path + "/register.sqlite") {
      _ = try Office.make(
        at: path, seed: "\(samples)/\(script.seed)", formsFolder: forms,
        moment: Moment(today: script.today, instant: instant), generator: &generator)
    }
    let office = try Office.open(at: path, formsFolder: forms)
    let result = try office.play(script, samples: samples, instant: instant, generator: &generator)
    let report = try office.verify()
    if options.json {
      try Console.json(DemoView(result, report: report, office: office, language: options.language))
    } else {
      try show(result, report: report, office: office)
    }
    if !report.ok { throw ExitCode.needsPerson }
  }

  private func show(_ result: Office.DemoResult, report: VerificationReport, office: Office) throws {
    heading(options.say("届いたもの", "What came in"))
    for reception in result.receptions {
      switch reception {
      case .recorded(let submission, _):
        FileView.table(submission.files.map { FileView($0, language: options.language) }, options: options).print()
      case .duplicate(let files):
        Console.line(
          options.say(
            "\(files.count) ファイルはすべて受付済みです。新しい案件はありません。",
            "All \(files.count) files have come in before; no new case."))
      }
    }
    heading(options.say("案件", "Cases"))
    var table = TextTable([
      options.say("案件", "case"), options.say("様式", "form"), options.say("申請者", "applicant"),
      options.say("状況", "state"), options.say("待ち", "waits for"),
    ])
    for view in result.cases {
      table.add([
        view.record.id.rawValue, try office.catalogue.newest(view.record.formID)?.number ?? "", view.record.applicant,
        view.record.state.words.text(in: options.language),
        view.waitingFor.map { $0.words.text(in: options.language) }.joined(separator: options.say("、", ", ")),
      ])
    }
    table.print()
    heading(options.say("満たしていない規則", "What is wrong with what"))
    for view in result.cases {
      for row in view.checklist.rows(language: options.language) where row.outcome == .notMet {
        let place = [row.sheet, row.cell].compactMap(\.self).joined(separator: "!")
        Console.line(
          "\(view.record.id.rawValue)  \(row.rule.rawValue)  \(row.message ?? "")\(place.isEmpty ? "" : " [\(place)]")")
      }
    }
    heading(options.say("通知書", "Letters"))
    LetterView.show(result.letters.map { LetterView($0, office: office) }, options: options)
    heading(options.say("口座情報一覧", "Lists"))
    for list in result.lists {
      Console.line("\(list.title): " + options.count(list.accounts, "口座", "account", "accounts"))
      list.paths.forEach { Console.line("  \($0)") }
    }
    Console.line()
    Console.line(
      report.ok
        ? options.say("口座簿: \(report.entries) 件の記録をすべて検証しました。", "The register: \(report.entries) entries, all proved.")
        : options.say("口座簿に誤りがあります。", "The register cannot be proved."))
    if !result.isNews {
      Console.line(options.say("前回から変わったことはありません。", "Nothing has changed since the last time."))
    }
    Console.line(
      options.say(
        "続き: kozabo --office \(office.path) cases、kozabo --office \(office.path) case C-…",
        "Go on with: kozabo --office \(office.path) cases, kozabo --office \(office.path) case C-…"))
  }

  private func heading(_ text: String) {
    Console.line()
    Console.heading(text, plain: "== \(text)")
  }
}

/// The demo's outcome in JSON.
struct DemoView: Encodable {
  let office: String
  let isNews: Bool
  let cases: [CaseSummaryView]
  let letters: [LetterView]
  let lists: [ListView]
  let verify: VerificationReport

  init(_ result: Office.DemoResult, report: VerificationReport, office: Office, language: Language) {
    self.office = office.path
    isNews = result.isNews
    cases = result.cases.map { CaseSummaryView($0) }
    letters = result.letters.map { LetterView($0, office: office) }
    lists = result.lists.map(ListView.init)
    verify = report
  }
}
