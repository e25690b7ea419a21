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
    let receivedOn = try received.map { try options.civilDate($0, option: "--received") }
    if let receivedOn, receivedOn > moment.today {
      throw ValidationError(
        options.say(
          "--received \(receivedOn) は業務日 \(moment.today) より後です。受付日を確認してください。",
          "--received \(receivedOn) lies after the business date \(moment.today)."))
    }
    // Wrong paths are told before anything is taken in, so that a mistyped batch leaves nothing half done.
    for path in paths { _ = try Envelope(at: path, limits: office.settings.intake) }
    let started = ContinuousClock.now
    var views: [SubmissionView] = []
    var failures: [any Error] = []
    for path in paths {
      do {
        views.append(try take(path, in: office, on: receivedOn, at: moment))
      } catch {
        // An envelope that fails after others were recorded takes nothing back and stops nothing; it is told at the end.
        failures.append(error)
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
    for failure in failures.dropLast() {
      if let words = ErrorWords(failure) { Console.error(words.sentence.text(in: options.language)) }
    }
    if let failure = failures.last { throw failure }
    if quarantined > 0 { throw ExitCode.needsPerson }
  }

  private func take(_ path: String, in office: Office, on date: CivilDate?, at moment: Moment) throws -> SubmissionView
  {
    var bar = ProgressBar(isQuiet: options.quiet || options.json)
    defer { bar.finish() }
    let result = try office.receive(path, channel: channel, receivedOn: date, moment: moment) { done, total in
      bar.advance(to: done, of: total)
    }
    switch result {
    case .recorded(let submission): return SubmissionView(submission, language: options.language)
    case .duplicate(let files):
      return SubmissionView(
        duplicateOf: files, source: path, channel: channel, receivedOn: date ?? moment.today,
        language: options.language)
    }
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
        "\(view.source): 提出 \(view.id ?? "")、", "\(view.source): submission \(view.id ?? ""), ")
        + options.count(view.cases.count, "案件", "case", "cases"))
    FileView.table(view.files, options: options).print()
  }
}

extension Channel: ExpressibleByArgument {}
