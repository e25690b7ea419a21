public import ArgumentParser
public import Casework
import Foundation
import Intake
import Office
import Programme

/// Takes envelopes in.
struct ReceiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive", abstract: "Take envelopes in: folders (a mounted CD-R) and workbooks.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: ArgumentHelp("Each path is one envelope.", valueName: "path"))
  var paths: [String]
  @Option(help: "cd-r, e-mail, online, counter, usb, mo or floppy.")
  var channel: Channel = .cdR
  @Option(help: ArgumentHelp("The day it came in; the business date when left out.", valueName: "date"))
  var received: String?

  func run() throws {
    let office = try options.openOffice()
    let moment = try options.moment()
    let receivedOn = try received.map { try civilDate($0, option: "--received") }
    if let receivedOn, receivedOn > moment.today {
      throw ValidationError("--received \(receivedOn) lies after the business date \(moment.today).")
    }
    // Wrong paths are told before anything is taken in, so that a mistyped batch leaves nothing half done.
    for path in paths { _ = try Envelope(at: path, limits: office.settings.intake) }
    let started = ContinuousClock.now
    var views: [SubmissionView] = []
    for path in paths {
      var bar = ProgressBar(isQuiet: options.quiet || options.json)
      let result = try office.receive(path, channel: channel, receivedOn: receivedOn, moment: moment) { done, total in
        bar.advance(to: done, of: total)
      }
      bar.finish()
      switch result {
      case .recorded(let submission): views.append(SubmissionView(submission, language: options.language))
      case .duplicate(let files):
        views.append(
          SubmissionView(
            duplicateOf: files, source: path, channel: channel, receivedOn: receivedOn ?? moment.today,
            language: options.language))
      }
    }
    let duration = ContinuousClock.now - started
    let quarantined = views.filter { !$0.duplicate }.flatMap(\.files).filter { $0.disposition == "quarantined" }.count
    if options.json {
      let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
      try Console.json(ReceiveView(submissions: views, quarantined: quarantined, durationSeconds: seconds))
    } else {
      views.forEach(show)
    }
    if quarantined > 0 { throw ExitCode.needsPerson }
  }

  private func show(_ view: SubmissionView) {
    if view.duplicate {
      Console.line(
        options.say(
          "\(view.source): 既に受け付けた内容と同じです。新しい案件はありません。",
          "\(view.source): everything in it has come in before; nothing new."))
      return
    }
    Console.line(
      options.say(
        "\(view.source): 提出 \(view.id ?? "")、案件 \(view.cases.count) 件",
        "\(view.source): submission \(view.id ?? ""), \(view.cases.count) cases"))
    var table = TextTable([
      options.say("ファイル", "file"), options.say("扱い", "became"), options.say("案件", "case"),
      options.say("理由", "reason"),
    ])
    for file in view.files { table.add([file.name, file.disposition, file.case ?? "", file.reason ?? ""]) }
    table.print()
  }
}

extension Channel: ExpressibleByArgument {}
