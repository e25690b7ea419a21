import ArgumentParser
import Casework
import Examination
import Foundation
import Forms
import Office
import Programme
import Workbook

extension BenchCommand {
  /// Receiving, extracting and examining envelopes.
  struct IntakeBench: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "intake",
      abstract: "Receiving, extracting and examining envelopes, beside Python that only opens the same workbooks.")
    @OptionGroup var options: GlobalOptions
    @Option(help: "How many envelopes: discs, e-mails and zips in turn.") var envelopes = 1000

    func validate() throws {
      guard (1...100_000).contains(envelopes) else {
        throw ValidationError(
          options.say("封筒数は 1 から 100000 で指定してください。", "envelopes must lie in 1 to 100000."))
      }
    }

    func run() throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "kozabo-bench-\(getpid())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }  // what is left there disturbs nothing
      notice("入力を作成しています…", "Making the inputs …")
      let inputs = try IntakeBenchInputs(folder: folder, count: envelopes)
      let listing = folder.appending(path: "envelopes.txt").path
      try inputs.envelopes.joined(separator: "\n").write(toFile: listing, atomically: true, encoding: .utf8)
      let workbooks = folder.appending(path: "workbooks.txt").path
      try inputs.workbooks.joined(separator: "\n").write(toFile: workbooks, atomically: true, encoding: .utf8)
      notice("計測しています…", "Measuring …")
      let office = folder.appending(path: "office").path
      let figures = try Self.figures(["bench", "intake-child", office, listing])
      let fields = try Self.figures(["bench", "intake-child", "-", workbooks])
      let reading = try Child.figures(.values, listing: workbooks)
      var results = [
        BenchResult(name: "intake, envelopes a second", unit: "1/s", value: Double(envelopes) / figures.seconds),
        BenchResult(name: "intake, received, extracted, examined", unit: "s", value: figures.seconds),
        BenchResult(
          name: "intake, processor time an envelope", unit: "ms",
          value: figures.processorSeconds * 1000 / Double(envelopes)),
        BenchResult(name: "intake, peak memory", unit: "MiB", value: figures.peakMebibytes),
        BenchResult(
          name: "intake, file to fields", unit: "ms", value: fields.seconds * 1000 / Double(inputs.workbooks.count)),
        BenchResult(
          name: "intake, file to fields, processor time", unit: "ms",
          value: fields.processorSeconds * 1000 / Double(inputs.workbooks.count)),
        BenchResult(name: "intake, size of a workbook", unit: "KiB", value: Double(inputs.workbookBytes) / 1024),
      ]
      let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first ?? folder
      let peers = BenchPeers(folder: caches.appending(path: "kozabo-bench-peers")) { Console.notice($0) }
      for peer in peers?.peers ?? [] where peer != .fastexcel {
        guard let seconds = peers?.seconds(peer, paths: workbooks) else { continue }
        results.append(
          BenchResult(
            name: "intake, reading the workbooks", unit: "s", value: reading.seconds, peer: peer.rawValue,
            peerValue: seconds))
      }
      if options.json {
        try Console.json(["results": results])
      } else {
        BenchResult.table(results, options).print()
      }
    }

    private func notice(_ ja: String, _ en: String) {
      if !options.quiet { Console.notice(options.say(ja, en)) }
    }

    /// Measures in a process of its own, so that its memory is its alone.
    private static func figures(_ arguments: [String]) throws -> BenchChild.Figures {
      let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
      guard let output = ChildProcess.run(program, arguments) else { throw CommandError.benchFailed("intake") }
      return try JSONDecoder().decode(BenchChild.Figures.self, from: output)
    }
  }

  /// One run of the reception; the bench starts it.
  struct IntakeChild: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "intake-child", abstract: "One run.", shouldDisplay: false)
    @OptionGroup var options: GlobalOptions
    @Argument(help: "The office to make; - to read workbooks to their fields only.") var place: String
    @Argument(help: "A file with the paths, one a line.") var listing: String

    func run() throws {
      let paths = try String(contentsOfFile: listing, encoding: .utf8).split(separator: "\n").map(String.init)
      let moment = try options.moment()
      let forms = try FormsFolder.find()
      let started: ContinuousClock.Instant
      let processorStarted: Double
      var checksum = 0
      if place == "-" {
        let reader = try OfficeReader(formsFolder: forms)
        started = ContinuousClock.now
        processorStarted = BenchChild.processorSeconds
        for path in paths { checksum &+= try reader.fieldCount(path) }
      } else {
        var generator = SystemRandomNumberGenerator()
        _ = try Office.make(at: place, seed: nil, formsFolder: forms, moment: moment, generator: &generator)
        let office = try Office.open(at: place, formsFolder: forms)
        started = ContinuousClock.now
        processorStarted = BenchChild.processorSeconds
        var failed = 0
        try office.receive(paths.map(EnvelopeSource.path), moment: moment) { _, result in
          if case .failure = result { failed += 1 }
        }
        var examined = 0
        try office.read { db in
          try CaseView.each(context: office.context(at: moment), in: db) { view in
            examined += 1
            checksum &+= view.checklist.items.count
          }
        }
        // Every envelope holds one form that is like no other: anything else has measured something else.
        guard failed == 0, examined == paths.count else { throw CommandError.benchFailed("intake") }
      }
      let duration = (ContinuousClock.now - started).components
      try Console.json(
        BenchChild.Figures(
          seconds: Double(duration.seconds) + Double(duration.attoseconds) / 1e18,
          processorSeconds: BenchChild.processorSeconds - processorStarted,
          peakMebibytes: BenchChild.peakMebibytes, sharedStringMebibytes: 0, checksum: checksum))
    }
  }
}

/// The envelopes of the bench: discs, e-mails and zips in turn, each with a filled-in form of its own.
struct IntakeBenchInputs {
  /// The envelopes, in their order.
  let envelopes: [String]
  /// The workbooks in them, as files.
  let workbooks: [String]
  /// The bytes of one workbook, on average.
  let workbookBytes: Int

  /// Writes them into a folder.
  init(folder: URL, count: Int) throws {
    let catalogue = try FormCatalogue.load(folder: FormsFolder.find())
    guard let definition = try catalogue.newest("general-account-opening") else {
      throw CommandError.formUnknown("general-account-opening")
    }
    var envelopes: [String] = []
    var workbooks: [String] = []
    var bytes = 0
    for number in 0..<count {
      let disc = folder.appending(path: "envelopes/\(number)")
      try FileManager.default.createDirectory(at: disc, withIntermediateDirectories: true)
      let workbook = disc.appending(path: "form-\(number).xlsx")
      try BlankWorkbook.write(
        definition, values: Self.values(number), to: workbook.path,
        createdAt: Date(timeIntervalSince1970: 1_774_915_200)
      ) { writer throws(WorkbookError) in try Self.addOfficeSheets(number, to: writer) }
      workbooks.append(workbook.path)
      let content = try Data(contentsOf: workbook)
      bytes += content.count
      switch number % 3 {
      case 0:
        try Data("第\(number)号".utf8).write(to: disc.appending(path: "readme.txt"))
        try Data([UInt8(number & 255)]).write(to: disc.appending(path: "Thumbs.db"))
        envelopes.append(disc.path)
      case 1:
        let mail = disc.appending(path: "mail.eml")
        try Self.mail(number, content).write(to: mail)
        envelopes.append(mail.path)
      default:
        let zip = disc.appending(path: "form.zip").path
        let isMade = ChildProcess.run("/usr/bin/env", ["zip", "-q", "-j", zip, workbook.path]) != nil
        envelopes.append(isMade ? zip : workbook.path)
      }
    }
    self.envelopes = envelopes
    self.workbooks = workbooks
    workbookBytes = bytes / max(1, count)
  }

  private static func values(_ number: Int) -> [String: String] {
    var values = [
      "application_date": "2026-11-10", "applicant.postal_code": "163-8001", "applicant.address": "東京都新宿区見本町\(number)番",
      "applicant.name": "株式会社見本\(number)", "applicant.representative_title": "代表取締役社長",
      "applicant.representative_name": "見本 太郎", "opener_kind": "1", "requirement_facts": "指定番号 0021",
      "accounts_requested": "1", "publish_category": "5", "assoc.relation": "1", "assoc.account_count": "20",
      "contact.company": "株式会社見本\(number)", "contact.address": "東京都新宿区見本町\(number)番", "contact.person": "新宿 次郎",
      "contact.phone": "03-0000-\(String(10_000 + number % 10_000).suffix(4))",
      "contact.email": "jiro\(number)@mihon.example.jp", "attachments": "別添のとおり",
    ]
    for row in 0..<20 {
      values["associations[\(row)].provisional_no"] = "1"
      values["associations[\(row)].designation_number"] = String(
        String(10_000 + (number * 20 + row) % 10_000).suffix(4))
      values["associations[\(row)].facility_name"] = "見本第\(number)-\(row)ビル"
      values["associations[\(row)].facility_address"] = "東京都港区見本台\(number)-\(row)"
    }
    return values
  }

  /// What an office leaves in the workbook beside the form: its notes, and a list with boxes ready for more.
  private static func addOfficeSheets(_ number: Int, to writer: WorkbookWriter) throws(WorkbookError) {
    let box = CellStyle { style in
      style.fontName = "ＭＳ Ｐゴシック"
      style.borders = CellStyle.Borders(top: .thin, bottom: .thin, left: .thin, right: .thin)
    }
    let notes = try writer.addSheet("作成メモ")
    for row in 1...60 {
      try notes.write(
        text: "\(row)行目　見本\(number)の担当が\(row * 7 % 12 + 1)月に確かめたこと（その\(row * number % 997)）",
        at: CellReference(rowNumber: row, columnNumber: 1), style: box)
    }
    let list = try writer.addSheet("設備台帳")
    for row in 1...400 {
      for column in 1...12 {
        let cell = CellReference(rowNumber: row, columnNumber: column)
        switch column {
        case _ where row > 345: try list.writeBlank(at: cell, style: box)
        case 1: try list.write(text: "設備\(number)-\(row)", at: cell, style: box)
        case 2: try list.write(text: ["冷温水機", "ボイラー", "空調機", "照明"][row % 4], at: cell, style: box)
        case 3...7:
          let figure = (number &* 7919 &+ row &* 104_729 &+ column &* 1_299_709) % 1_000_000
          try list.write(number: Int64(figure), at: cell, style: box)
        default: try list.writeBlank(at: cell, style: box)
        }
      }
    }
  }

  private static func mail(_ number: Int, _ content: Data) -> Data {
    let lines = [
      "From: mihon\(number)@mihon.example.jp", "To: torihiki@example.jp", "Subject: application \(number)",
      "Message-ID: <\(number)@mihon.example.jp>", "Date: Fri, 20 Nov 2026 10:00:00 +0900", "MIME-Version: 1.0",
      "Content-Type: multipart/mixed; boundary=\"b\"", "", "--b", "Content-Type: text/plain", "", "Please see.", "--b",
      "Content-Type: application/octet-stream", "Content-Disposition: attachment; filename=\"form.xlsx\"",
      "Content-Transfer-Encoding: base64", "", content.base64EncodedString(options: .lineLength76Characters), "--b--",
      "",
    ]
    return Data(lines.joined(separator: "\r\n").utf8)
  }
}
