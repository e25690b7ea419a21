import ArgumentParser
import Casework
import Office
import Programme

/// What could not be read, with the reason.
struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "Files that wait for a person, with the reason.",
    subcommands: [List.self, Show.self, Unlock.self, Discard.self], defaultSubcommand: List.self)

  /// All of them.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All files that wait.")
    @OptionGroup var options: GlobalOptions

    func run() throws {
      let files = try options.openOffice().read { db in try Quarantine.files(in: db) }
      let views = files.map { FileView($0, language: options.language) }
      if options.json {
        try Console.json(["quarantined": views])
      } else {
        var table = TextTable(
          ["#", options.say("提出", "submission"), options.say("ファイル", "file"), options.say("理由", "reason")], right: [0])
        for (file, view) in zip(files, views) {
          table.add([String(view.id), file.submission.rawValue, FileView.short(view.name), view.reason ?? ""])
        }
        if table.isEmpty {
          Console.line(options.say("待っているファイルはありません。", "No file waits."))
        } else {
          table.print()
        }
      }
    }
  }

  /// One of them.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "One file, and where its bytes are.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Its number in the list.") var id: Int64

    func run() throws {
      let office = try options.openOffice()
      let file = try office.read { db in try Quarantine.find(id, in: db) }
      let view = FileView(file, language: options.language)
      let mails = file.isLocked ? try office.passwordMails(for: file) : []
      if options.json {
        try Console.json(QuarantinedView(file: view, passwordMails: mails.map(PasswordMailView.init)))
      } else {
        Console.line("\(file.submission.rawValue)  \(view.name)  \(view.reason ?? "")")
        if let path = office.originalPath(of: file) { Console.line(path) }
        for mail in mails {
          Console.line(
            options.say(
              "同じ差出人のメール #\(mail.mail.message.id)（\(mail.mail.receivedOn)「\(mail.subject)」）にパスワードらしい語があります。"
                + "kozabo quarantine unlock \(id) --mail \(mail.mail.message.id) で試せます。",
              "Mail #\(mail.mail.message.id) of the same sender (\(mail.mail.receivedOn), “\(mail.subject)”) may hold the "
                + "password; try it with kozabo quarantine unlock \(id) --mail \(mail.mail.message.id)."))
        }
      }
    }
  }

  /// Opens one with its password.
  struct Unlock: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unlock", abstract: "Open a file with its password and go on with its reception.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Its number in the list.") var id: Int64
    @Option(
      help: ArgumentHelp(
        "A file whose first line is the password, - for standard input; it is not kept.", valueName: "file"))
    var passwordFile: String?
    @Option(help: ArgumentHelp("The mail that holds the password, as quarantine show names it.", valueName: "number"))
    var mail: Int64?

    func validate() throws {
      if (passwordFile == nil) == (mail == nil) {
        throw ValidationError(
          options.say(
            "--password-file か --mail のどちらか一つを指定してください。", "Name --password-file or --mail, one of them."))
      }
    }

    func run() throws {
      let given = try passwordFile.map(PasswordFile.read)
      let office = try options.openOffice()
      let before = try office.read { db in try Quarantine.find(id, in: db) }
      let offered = try mail.map { number in
        try office.passwordMails(for: before).first { $0.mail.message.id == number }?.candidates ?? []
      }
      let submission = try office.unlock(
        id, passwords: given.map { [$0] } ?? offered ?? [], moment: try options.moment())
      guard let arrival = submission.files.map(\.arrival).max() else { return }
      let view = SubmissionView(submission, arrival: arrival, source: before.name, language: options.language)
      if options.json {
        try Console.json(view)
      } else {
        Console.line(
          options.say(
            "#\(id) \(before.name) を開きました。提出 \(submission.id.rawValue)",
            "#\(id) \(before.name) is open; submission \(submission.id.rawValue)"))
        FileView.table(view.files, options: options).print()
      }
      if view.files.contains(where: { $0.disposition == "quarantined" }) { throw ExitCode.needsPerson }
    }
  }

  /// Ends the wait of one that nothing is to be done with.
  struct Discard: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "discard", abstract: "Nothing is to be done with a file; it is kept and waits no longer.")
    @OptionGroup var options: GlobalOptions
    @Argument(help: "Its number in the list.") var id: Int64
    @Option(help: ArgumentHelp("Why.", valueName: "reason")) var reason: String

    func validate() throws {
      if reason.allSatisfy(\.isWhitespace) {
        throw ValidationError(options.say("--reason に理由を記入してください。", "--reason is empty; say why."))
      }
    }

    func run() throws {
      let office = try options.openOffice()
      let file = try office.read { db in try Quarantine.find(id, in: db) }
      try office.discard(id, reason: reason, moment: try options.moment())
      if options.json {
        try Console.json(["discarded": FileView(file, language: options.language)])
      } else {
        Console.line(
          options.say(
            "#\(id) \(file.name) は対応不要としました。ファイルは保管されています。",
            "#\(id) \(file.name) waits no longer; its bytes are kept."))
      }
    }
  }
}

/// A quarantined file in JSON, with the mails that may hold its password; what they hold is not printed.
struct QuarantinedView: Encodable {
  let file: FileView
  let passwordMails: [PasswordMailView]

  private enum Keys: String, CodingKey { case passwordMails }

  /// The file's own keys, and one more.
  func encode(to encoder: any Encoder) throws {
    try file.encode(to: encoder)
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(passwordMails, forKey: .passwordMails)
  }
}

/// A mail that may hold a password.
struct PasswordMailView: Encodable {
  let file: Int64
  let submission: String
  let receivedOn: String
  let subject: String
  let candidates: Int

  init(_ mail: PasswordMail) {
    file = mail.mail.message.id
    submission = mail.mail.submission.rawValue
    receivedOn = mail.mail.receivedOn.iso
    subject = mail.subject
    candidates = mail.candidates.count
  }
}
