public import ArgumentParser
import Casework
import Office
public import Programme
import Register

/// Writes the letters that are due.
struct LettersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letters", abstract: "Write the letters that are due, and say where the others are.")

  @OptionGroup var options: GlobalOptions
  @Option(name: .customLong("case"), help: "Only letters of this case.") var caseID: String?
  @Option(help: ArgumentHelp("Only letters queued on this day or later.", valueName: "date")) var since: String?
  @Option(help: ArgumentHelp("The language to write in: ja, or en for a courtesy version.", valueName: "language"))
  var letterLanguage: Language?

  func run() throws {
    let date = try since.map { try options.civilDate($0, option: "--since") }
    let office = try options.openOffice()
    var generator = SystemRandomNumberGenerator()
    let letters = try office.writeLetters(
      case: caseID.map(CaseID.init(rawValue:)), since: date, language: letterLanguage, moment: try options.moment(),
      generator: &generator)
    let views = letters.map { LetterView($0, office: office) }
    if options.json {
      try Console.json(["letters": views])
    } else {
      LetterView.show(views, options: options)
    }
    let doubtful = letters.filter { !$0.plainVariants.isEmpty }
    for letter in doubtful {
      Console.notice(
        options.say(
          "\(office.documentNumber(of: letter.letter)): 異体字を標準の字形で印字しました（\(letter.plainVariants.joined(separator: "、"))）。発送前に確認してください。",
          "\(office.documentNumber(of: letter.letter)): no font has a variant glyph of \(letter.plainVariants.joined(separator: ", ")); its plain form was printed, look before posting."
        ))
    }
    if !doubtful.isEmpty { throw ExitCode.needsPerson }
  }
}

extension Language: ExpressibleByArgument {}

/// One letter in JSON; the keys are promised to scripts.
struct LetterView: Encodable {
  let id: String
  let kind: String
  let number: String
  let `case`: String
  let account: String
  let recipient: String
  let channel: String
  @OrNull var path: String?
  @OrNull var pages: Int?
  @OrNull var sha256: String?
  let isNew: Bool

  init(_ letter: Office.WrittenLetter, office: Office) {
    id = letter.letter.id
    kind = letter.letter.kind.rawValue
    number = office.documentNumber(of: letter.letter)
    `case` = letter.letter.caseID.rawValue
    account = letter.letter.account.description
    recipient = letter.recipient
    channel = letter.letter.channel.rawValue
    path = letter.file.map { "\(office.lettersFolder)/\($0.fileName)" }
    pages = letter.file?.pages
    sha256 = letter.file?.sha256
    isNew = letter.isNew
  }

  /// Prints letters for people.
  static func show(_ views: [LetterView], options: GlobalOptions) {
    guard !views.isEmpty else {
      Console.line(options.say("通知書はありません。", "No letters."))
      return
    }
    var table = TextTable([
      options.say("文書番号", "number"), options.say("文書", "document"), options.say("口座", "account"),
      options.say("宛先", "recipient"), options.say("交付", "channel"), "", options.say("ファイル", "file"),
    ])
    for view in views {
      table.add([
        view.number, view.kind, view.account, view.recipient,
        view.channel == "hand" ? options.say("手渡し", "by hand") : options.say("郵送", "post"),
        view.isNew ? options.say("新規", "new") : "", view.path ?? "",
      ])
    }
    table.print()
  }
}

/// Writes the published lists.
struct ListsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists", abstract: "Write the two lists of accounts (口座情報一覧) as of the business date.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let lists = try options.openOffice().writeLists(moment: try options.moment())
    let views = lists.map(ListView.init)
    if options.json {
      try Console.json(["lists": views])
    } else {
      views.forEach { view in
        Console.line("\(view.title): " + options.count(view.accounts, "口座", "account", "accounts"))
        view.paths.forEach { Console.line("  \($0)") }
      }
    }
  }
}

/// One list in JSON.
struct ListView: Encodable {
  let kind: String
  let title: String
  let accounts: Int
  let paths: [String]

  init(_ list: Office.WrittenList) {
    kind = list.kind.rawValue
    title = list.title
    accounts = list.accounts
    paths = list.paths
  }
}
