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
