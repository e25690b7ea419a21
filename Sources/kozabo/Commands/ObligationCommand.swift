import ArgumentParser
import Office
import Programme
import Register

/// The obligation status of a facility.
struct ObligationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "obligation", abstract: "The obligation status of a facility, year by year.")

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The facility, 0021.") var designation: String
  @Option(help: "The compliance period; the one that wants attention when left out.") var period: Int?
  @Option(help: ArgumentHelp("The day to look at; the business date when left out.", valueName: "date"))
  var asOf: String?

  func run() throws {
    let number = try options.designationNumber(designation)
    let asOf = try asOf.map { try options.civilDate($0, option: "--as-of") }
    let office = try options.openOffice()
    let date = try asOf ?? options.moment().today
    let (status, advice, unassociated) = try office.readRegister(asOf: asOf) { db in
      let status = try RegisterReader.obligation(
        of: number, period: period, on: date, figures: office.figures, in: db)
      return (
        status, try RegisterReader.surrenderAdvice(for: status, figures: office.figures, in: db),
        try RegisterReader.unassociatedCredits(for: status, figures: office.figures, in: db)
      )
    }
    let issue = try status.excessIssue(under: office.figures)
    if options.json {
      try Console.json(
        ObligationView(
          status, advice: advice, unassociated: unassociated, issue: issue, figures: office.figures))
      return
    }
    let sheet = ObligationSheet(
      status, advice: advice, unassociated: unassociated, issue: issue, figures: office.figures)
    sheet.lines(in: options.language).forEach { Console.line($0) }
  }
}
