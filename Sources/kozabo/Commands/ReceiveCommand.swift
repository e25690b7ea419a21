public import ArgumentParser
public import Casework
import Foundation
import Intake
import Office
import Programme

/// Takes envelopes in.
struct ReceiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receive",
    abstract: "Take envelopes in: folders (a mounted CD-R), images, archives, e-mails and workbooks.")

  @OptionGroup var options: GlobalOptions
  @Argument(
    help: ArgumentHelp(
      "Each path is one envelope, but every message of a Maildir or mbox; - is one e-mail on standard input.",
      valueName: "path"))
  var paths: [String] = []
  @Option(help: "cd-r, e-mail, online, counter, usb, mo or floppy; told from the envelope when left out.")
  var channel: Channel?
  @Option(help: ArgumentHelp("The day it came in; the business date when left out.", valueName: "date"))
  var received: String?

  @Option(help: ArgumentHelp("Receive what comes into this folder or Maildir, until ended.", valueName: "folder"))
  var watch: String?
  @Option(help: ArgumentHelp("With --watch: seconds a thing must not have changed.", valueName: "seconds"))
  var settle = 3

  func validate() throws {
    if paths.isEmpty, watch == nil {
      throw ValidationError(
        options.say("<path> を指定してください（又は --watch）。", "Missing expected argument <path>, or --watch."))
    }
    if !paths.isEmpty, watch != nil {
      throw ValidationError(
        options.say("<path> と --watch は同時に指定できません。", "Name a <path> or --watch, not both."))
    }
    if settle < 0 || settle > 3600 {
      throw ValidationError(
        options.say("--settle は 0 から 3600 で指定してください。", "--settle must lie in 0 to 3600."))
    }
  }

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
    if let watch { return try follow(watch, in: office, receivedOn: receivedOn) }
    var report = ReceptionReport(options: options)
    var sources: [EnvelopeSource] = []
    for path in paths {
      if path == "-" {
        sources.append(try standardInput())
      } else {
        // What cannot be listed is an envelope all the same: the report says in its place why it was not taken in.
        do { sources += try EnvelopeSource.all(at: path, limits: office.settings.intake) } catch {
          sources.append(.path(path))
        }
      }
    }
    let started = ContinuousClock.now
    try take(sources, in: office, receivedOn: receivedOn, moment: moment, report: &report)
    let duration = (ContinuousClock.now - started).components
    try report.show(
      seconds: Double(duration.seconds) + Double(duration.attoseconds) / 1e18,
      waiting: Set(try office.read { db in try Quarantine.files(in: db) }.map(\.id)))
  }

  private func take(
    _ sources: [EnvelopeSource], in office: Office, receivedOn: CivilDate?, moment: Moment,
    report: inout ReceptionReport
  ) throws {
    var bar = ProgressBar(isQuiet: options.quiet || options.json)
    defer { bar.finish() }
    try office.receive(
      sources, options: Office.ReceivingOptions(channel: channel, receivedOn: receivedOn, isWatching: watch != nil),
      moment: moment
    ) { index, result in
      report.add(result, source: sources[index].name, channel: channel, receivedOn: receivedOn ?? moment.today)
      bar.advance(to: index + 1, of: sources.count)
    }
  }

  private func standardInput() throws -> EnvelopeSource {
    guard let bytes = try FileHandle.standardInput.readToEnd(), !bytes.isEmpty else {
      throw IntakeError.empty(path: options.say("標準入力", "standard input"))
    }
    return .standardInput(Array(bytes))
  }

  /// Receives what settles in a folder until an interrupt or a request to end comes; what is begun is finished.
  private func follow(_ path: String, in office: Office, receivedOn: CivilDate?) throws {
    let ending = EndingSignals()
    var folder = try WatchedFolder(at: path, settle: .seconds(settle), limits: office.settings.intake)
    if !options.quiet {
      Console.notice(options.say("\(path) を見ています（Ctrl-C で終了）。", "Watching \(path); Ctrl-C ends it."))
    }
    // What the office could not take in for want of room, or while others held it, is nothing new to the folder.
    var again: [EnvelopeSource] = []
    var wait = ContinuousClock.now
    repeat {
      var sources = try folder.look()
      if ContinuousClock.now >= wait { (sources, again) = (again + sources, []) }
      guard !sources.isEmpty else { continue }
      var report = ReceptionReport(options: options)
      let moment = try options.moment()
      do { try take(sources, in: office, receivedOn: receivedOn, moment: moment, report: &report) } catch {
        guard ErrorWords.isPassing(error) else { throw error }
        let told = report.count
        for source in sources[told...] {
          report.add(.failure(error), source: source.name, channel: channel, receivedOn: receivedOn ?? moment.today)
        }
      }
      report.showNews()
      let failed = Set(report.passingFailures)
      let missed = sources.filter { failed.contains($0.name) }
      if !missed.isEmpty {
        again += missed
        wait = ContinuousClock.now + Self.pause
      }
    } while !ending.wait(milliseconds: 500)
  }

  /// How long the watch waits before it tries again what the office could not take in.
  private static let pause = Duration.seconds(15)
}

extension Channel: ExpressibleByArgument {}
