import ArgumentParser
import Office
import Programme
import Register

/// The calendar's duties.
struct DailyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "daily",
    abstract: "Close the days up to a date: automatic issuance and surrender, expiry, lapse, warnings.",
    discussion: """
      Begins after the last day closed and does each day's duties once, in this order: automatic issuance, automatic \
      surrender, expiry, lapse of unrenewed accounts, warnings 90 and 30 days ahead. Run it when the day's business is \
      over. Exit code 1 when a duty could not be done or an account was frozen.
      """)

  @OptionGroup var options: GlobalOptions
  @Option(help: ArgumentHelp("The last day to close; the business date when left out.", valueName: "date"))
  var until: String?

  func run() throws {
    let until = try until.map { try options.civilDate($0, option: "--until") }
    let office = try options.openOffice()
    var bar = ProgressBar(isQuiet: options.quiet || options.json)
    let run = try office.daily(until: until, moment: try options.moment()) { bar.advance(to: $0, of: $1) }
    bar.finish()
    let view = DailyView(run, language: options.language)
    if options.json {
      try Console.json(view)
    } else {
      for day in view.days {
        Console.line(day.day)
        for duty in day.duties { Console.line("  \(duty.text)\(concerned(by: duty))") }
        for refused in day.refused { Console.line("  ! \(refused.reason)") }
        for account in day.frozen {
          Console.line(
            options.say(
              "  ! 口座 \(account) は残高があるため廃止せず凍結しました。取扱いを決めてください。",
              "  ! Account \(account) still holds credits: it is frozen, not closed. Decide what becomes of them."))
        }
      }
      if !options.quiet {
        Console.line(
          run.days.isEmpty
            ? options.say("\(view.until) までの業務は済んでいます。", "All days up to \(view.until) are closed.")
            : options.say(
              "\(view.from) から \(view.until) まで \(view.daysClosed) 日を締めました。",
              "Closed \(view.daysClosed) \(view.daysClosed == 1 ? "day" : "days"), \(view.from) to \(view.until)."))
      }
    }
    if run.days.contains(where: \.needsPerson) { throw ExitCode.needsPerson }
  }

  /// Whom to tell of a warning.
  private func concerned(by duty: DailyView.Duty) -> String {
    guard duty.warning != nil, !duty.concerns.isEmpty else { return "" }
    let names = duty.concerns.map(\.name)
    return options.say("対象者: \(names.joined(separator: "、"))。", " Concerns \(names.joined(separator: ", ")).")
  }
}
