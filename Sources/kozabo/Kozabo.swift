// kozabo is the command line: it reads arguments, calls the office, and makes words and JSON of what comes back.
// It refuses to decide anything. What is promised to users and scripts about it stands in README.md.

import ArgumentParser
import CMalloc
import Foundation
import Programme

/// The command line of the office.
@main
struct Kozabo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kozabo",
    abstract: "口座簿: applications in, examined, applied to the register, letters and lists out.",
    usage: "kozabo [--office DIR] [--today YYYY-MM-DD] [--lang ja|en] [--json] [--quiet] COMMAND",
    discussion: """
      The options above may stand anywhere. DIR defaults to $KOZABO_OFFICE, else Output/office; the date to today in \
      Tokyo; the language to that of the locale.

      Exit codes: 0 done; 1 done, but something needs a person; 64 wrong usage; 65 unusable input; 66 input not found; \
      73 cannot create output; 75 busy, try again.
      """,
    subcommands: [
      InitCommand.self, ReceiveCommand.self, IntakeCommand.self, QuarantineCommand.self, CasesCommand.self,
      CaseCommand.self, PaperCommand.self, ExamineCommand.self, ApproveCommand.self, DeclineCommand.self,
      WithdrawCommand.self,
      LettersCommand.self, ListsCommand.self, AccountCommand.self, HoldingsCommand.self, HistoryCommand.self,
      FacilityCommand.self, ObligationCommand.self, DailyCommand.self, TraceCommand.self, ExecuteCommand.self,
      TakeBackCommand.self,
      FormsCommand.self,
      RulesCommand.self, WorkbookCommand.self, VerifyCommand.self, DemoCommand.self, BenchCommand.self,
    ])

  static func main() {
    // Nothing here may follow the machine's time zone, and what follows it in C libraries costs: libzip turns the time of
    // every part into a local one, which asks for /etc/localtime anew under a lock of the whole process.
    setenv("TZ", "UTC0", 1)
    keepFreedMemory()
    let arguments = Array(CommandLine.arguments.dropFirst())
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    do {
      var command = try parseAsRoot(GlobalOptions.movedBehindCommand(arguments, commands: names))
      try command.run()
    } catch {
      exit(reporting: error, arguments: arguments)
    }
  }

  /// Lets the allocator keep what is freed for the next file. Given back to the system, each piece stops every thread for a
  /// moment (their page tables must forget it), and two threads that read workbooks wait for each other.
  private static func keepFreedMemory() {
    mallopt(M_TOP_PAD, 16 << 20)
    mallopt(M_TRIM_THRESHOLD, 256 << 20)
    // The highest there is; whatever is larger, a whole sheet of a large list, is mapped and given back.
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
  }

  /// One sentence on standard error and the exit code the contract promises.
  private static func exit(reporting error: any Error, arguments: [String]) -> Never {
    let language = GlobalOptions.language(in: arguments)
    if let words = ErrorWords(error) {
      Console.error(words.sentence.text(in: language))
      Foundation.exit(words.exitCode)
    }
    // What is left is the argument parser's: help that was asked for, a code to end with, wrong usage.
    let code = exitCode(for: error)
    if error is ExitCode || code.isSuccess { exit(withError: error) }
    guard code == .validationFailure else {
      Console.error(ErrorWords.unforeseen(error).text(in: language))
      Foundation.exit(ErrorWords.unforeseenCode)
    }
    Console.error(usageSentence(message(for: error), of: error, language: language))
    Foundation.exit(code.rawValue)
  }

  /// The parser's own sentences are English; ours come in the right language.
  private static func usageSentence(_ message: String, of error: any Error, language: Language) -> String {
    let sentence = message.split(separator: "\n").first.map(String.init) ?? ""
    let isOurs = sentence.hasSuffix(".") || sentence.hasSuffix("。")
    if isOurs { return sentence }
    return LocalizedText(
      ja: "使い方に誤りがあります（\(sentence)）。kozabo --help で確認してください。", en: "\(sentence); see kozabo --help."
    ).text(in: language)
  }
}
