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
    help: ArgumentHelp("Each path is one envelope; - is one e-mail on standard input.", valueName: "path"))
  var paths: [String]
  @Option(help: "cd-r, e-mail, online, counter, usb, mo or floppy; told from the envelope when left out.")
  var channel: Channel?
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
    let started = ContinuousClock.now
    let sources = try paths.flatMap { try source($0, limits: office.settings.intake) }
    var report = ReceptionReport(options: options)
    var bar = ProgressBar(isQuiet: options.quiet || options.json)
    defer { bar.finish() }
    try office.receive(
      sources, options: Office.ReceivingOptions(channel: channel, receivedOn: receivedOn), moment: moment
    ) { index, result in
      report.add(result, source: sources[index].name, channel: channel, receivedOn: receivedOn ?? moment.today)
      bar.advance(to: index + 1, of: sources.count)
    }
    bar.finish()
    let duration = (ContinuousClock.now - started).components
    try report.show(seconds: Double(duration.seconds) + Double(duration.attoseconds) / 1e18)
  }

  private func source(_ path: String, limits: IntakeLimits) throws -> [EnvelopeSource] {
    guard path == "-" else { return try Self.sources(at: path, limits: limits) }
    guard let bytes = try FileHandle.standardInput.readToEnd(), !bytes.isEmpty else {
      throw IntakeError.empty(path: options.say("標準入力", "standard input"))
    }
    return [.bytes(Array(bytes), name: "-")]
  }

  /// What cannot be listed is an envelope all the same: the report says why it was not taken in.
  private static func sources(at path: String, limits: IntakeLimits) throws -> [EnvelopeSource] {
    do { return try EnvelopeSource.all(at: path, limits: limits) } catch { return [.path(path)] }
  }
}

extension Channel: ExpressibleByArgument {}
