import ArgumentParser
import Casework
import Office
import Programme

/// The books of the intake for one day.
struct IntakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intake", abstract: "The day's books: what arrived equals what became of it.")

  @OptionGroup var options: GlobalOptions
  @Option(help: ArgumentHelp("The day; the business date when left out.", valueName: "date"))
  var date: String?

  func run() throws {
    let office = try options.openOffice()
    let day = try date.map { try options.civilDate($0, option: "--date") } ?? options.moment().today
    let book = try office.intakeBook(on: day)
    let view = IntakeView(book, language: options.language)
    if options.json { try Console.json(view) } else { show(book, view) }
    if !book.closes { throw ExitCode.needsPerson }
  }

  private func show(_ book: IntakeBook, _ view: IntakeView) {
    var table = TextTable(
      [
        options.say("方法", "channel"), options.say("到着", "arrivals"), options.say("ファイル", "files in"),
        options.say("案件", "cases"), options.say("添付", "attached"), options.say("要確認", "quarantined"),
        options.say("重複", "duplicates"), options.say("対象外", "ignored"),
      ], right: [1, 2, 3, 4, 5, 6, 7])
    for (line, figures) in zip(book.lines, view.channels) {
      table.add([line.channel.words.text(in: options.language)] + figures.figures)
    }
    table.add([options.say("計", "total")] + view.total.figures)
    table.print()
    if !view.remarks.isEmpty {
      Console.line()
      FileView.table(view.remarks, options: options).print()
    }
    if !book.media.isEmpty {
      Console.line()
      mediaTable(book.media).print()
    }
    Console.line()
    for fault in view.faults { Console.line(fault.message) }
    if book.waiting > 0 {
      Console.line(
        options.say(
          "この日のファイルのうち \(book.waiting) 件が確認を待っています（kozabo quarantine list）。",
          "\(book.waiting) of the day's files wait for a person (kozabo quarantine list)."))
    }
    Console.line(
      book.closes
        ? options.say(
          "\(view.date): 届いた \(view.total.filesIn) ファイルはすべて記録されています。",
          "\(view.date): \(view.total.filesIn) files came in, and every one is accounted for.")
        : options.say("\(view.date): 受付簿が合いません。", "\(view.date): the books do not close."))
  }

  private func mediaTable(_ media: [MediumRecord]) -> TextTable {
    var table = TextTable(
      [
        options.say("媒体", "medium"), options.say("提出", "submission"), options.say("ラベル", "label"),
        options.say("バイト", "bytes"), "SHA-256", options.say("読取不能", "unreadable"), options.say("読取日", "read on"),
        options.say("保管場所", "kept at"), options.say("廃棄予定", "destroy on"),
      ], right: [3, 5])
    for medium in media {
      let digest = medium.facts.digestOf == .image ? options.say("全体", "image") : options.say("ファイル", "files")
      table.add([
        medium.source.split(separator: "/").last.map(String.init) ?? medium.source,
        medium.submission.rawValue + (medium.isRepeat ? options.say("（再着）", " (again)") : ""),
        medium.facts.label ?? "", String(medium.facts.bytes), "\(medium.facts.sha256.prefix(12))… (\(digest))",
        String(medium.facts.unreadableSectors), medium.readOn.iso, medium.facts.keptAt, medium.facts.destroyOn.iso,
      ])
    }
    return table
  }
}
