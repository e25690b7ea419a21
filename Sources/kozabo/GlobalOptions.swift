import ArgumentParser
import Foundation
import Office
import Programme

/// The options every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The office's directory.", valueName: "dir"))
  var office: String?
  @Option(name: .long, help: ArgumentHelp("The business date to act on.", valueName: "date"))
  var today: String?
  @Option(name: .long, help: ArgumentHelp("ja or en.", valueName: "language"))
  var lang: String?
  @Flag(name: .long, help: "One JSON object on standard output.")
  var json = false
  @Flag(name: .long, help: "Print nothing but what was asked for and errors.")
  var quiet = false

  /// Called by ArgumentParser: bad values are wrong usage.
  func validate() throws {
    if let today, (try? CivilDate(iso: today)) == nil {
      throw ValidationError(
        say(
          "--today「\(today)」は存在する日付ではありません。2026-11-22 のように指定してください。",
          "--today “\(today)” is not a date that exists; write it as 2026-11-22."))
    }
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError(
        say(
          "--lang「\(lang)」という言語はありません。ja か en を指定してください。",
          "--lang “\(lang)” is not a language of Kozabo; write ja or en."))
    }
  }

  /// The language people are spoken to in: the option's, else the locale's.
  var language: Language { lang.flatMap(Language.init(rawValue:)) ?? Self.localeLanguage }

  /// Where the office is.
  var officePath: String {
    office ?? ProcessInfo.processInfo.environment["KOZABO_OFFICE"] ?? "Output/office"
  }

  /// The business date and the instant, taken from the outside world once for the whole command.
  func moment() throws -> Moment {
    let now = Date()
    let today = try self.today.map { text throws(CivilDateError) in try CivilDate(iso: text) }
    return Moment(today: today ?? Moment.tokyoDate(of: now), instant: now)
  }

  /// Opens the office.
  func openOffice() throws -> Office {
    try Office.open(at: officePath, formsFolder: try FormsFolder.find())
  }

  private static var localeLanguage: Language {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("ja") ? .ja : .en
  }

  /// The language for an error that arose before the options were understood.
  static func language(in arguments: [String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count, let language = Language(rawValue: arguments[index + 1]) {
        return language
      }
      if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst(7))) {
        return language
      }
    }
    return localeLanguage
  }

  /// The contract allows these options anywhere; the parser knows them behind the command and its own options.
  static func movedBehindCommand(_ arguments: [String], commands: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var moved: [String] = []
    var rest: [String] = []
    var index = arguments.startIndex
    while index < end {
      let argument = arguments[index]
      index += 1
      if ["--office", "--today", "--lang"].contains(argument), index < end {
        moved += [argument, arguments[index]]
        index += 1
      } else if ["--json", "--quiet"].contains(argument)
        || ["--office=", "--today=", "--lang="].contains(where: argument.hasPrefix)
      {
        moved.append(argument)
      } else {
        rest.append(argument)
      }
    }
    // Without a command of ours there is nothing that could take them.
    guard let command = rest.first, commands.contains(command) else { return rest + arguments[end...] }
    return rest + moved + arguments[end...]
  }
}
