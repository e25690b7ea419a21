import ArgumentParser
import Casework
import Office
import Programme
import Register

/// What is on record of a facility, and what the office has accepted since.
struct FacilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facility", abstract: "What is on record of a facility; put on record what was accepted since.",
    discussion: """
      Without a figure it shows the facility. With figures it records them: kozabo facility 0021 --emissions 2025=8200 \
      --fixed-on 2026-12-10 --by kessai-a. A figure stated again replaces the one on record; the old entry stays.
      """)

  @OptionGroup var options: GlobalOptions
  @Argument(help: "The facility, 0021.") var designation: String
  @Option(help: ArgumentHelp("The day to look at.", valueName: "date")) var asOf: String?
  @Option(help: ArgumentHelp("Emissions of a fiscal year in t-CO2; may be repeated.", valueName: "year=tonnes"))
  var emissions: [String] = []
  @Option(help: ArgumentHelp("The day these emissions were fixed.", valueName: "date")) var fixedOn: String?
  @Option(help: ArgumentHelp("Base emissions from a fiscal year on; may be repeated.", valueName: "year=tonnes"))
  var baseEmissions: [String] = []
  @Option(help: ArgumentHelp("Category from a fiscal year on: I-1, I-2, II.", valueName: "year=category"))
  var category: [String] = []
  @Option(
    help: ArgumentHelp(
      "Relief from a fiscal year on: topLevel, nearTopLevel, medical.", valueName: "year[-year]=relief"))
  var relief: [String] = []
  @Flag(inversion: .prefixedNo, help: "The plan is under review.") var planUnderReview: Bool?
  @Option(help: ArgumentHelp("The day the obligation status was fixed.", valueName: "date")) var statusFixedOn: String?
  @Option(help: "The official who answers for the figures, an approver.") var by: String?

  func run() throws {
    let number = try options.designationNumber(designation)
    let statements = try statements()
    let office = try options.openOffice()
    if statements.isEmpty {
      if let by {
        throw ValidationError(
          options.say("記録する数値を指定してください（--by \(by)）。", "Give the figures that \(by) puts on record."))
      }
      let day = try asOf.map { try options.civilDate($0, option: "--as-of") }
      try show(number, in: office, asOf: day)
      return
    }
    guard let by, asOf == nil else {
      throw ValidationError(
        options.say(
          "数値の記録には --by で職員を指定してください（--as-of は使えません）。",
          "Say with --by which official puts the figures on record, and leave --as-of out."))
    }
    let entry = try office.record(
      FacilityReport(of: number, statements), by: OfficialID(rawValue: by), moment: try options.moment())
    try show(number, in: office, entry: entry.sequence)
  }

  private func show(
    _ number: DesignationNumber, in office: Office, asOf day: CivilDate? = nil, entry: Int64? = nil
  ) throws {
    let (facility, persons) = try office.readRegister(asOf: day) { db in
      let facility = try RegisterReader.findFacility(number, in: db)
      return (facility, try facility.obligatedPersons.compactMap { try RegisterReader.fetchPerson($0, in: db) })
    }
    try FacilityView.print(facility, persons, entry: entry, options: options)
  }

  private func statements() throws -> [FacilityReport.Statement] {
    let fixed = try fixedOn.map { try options.civilDate($0, option: "--fixed-on") }
    if fixed != nil, emissions.isEmpty {
      throw ValidationError(
        options.say("--fixed-on は --emissions とともに指定してください。", "--fixed-on goes with --emissions."))
    }
    var statements: [FacilityReport.Statement] = []
    for text in emissions {
      let (year, value) = try pair(text, option: "--emissions")
      statements.append(.emissions(year, try tonnes(value, in: text, "--emissions"), fixedOn: fixed))
    }
    for text in baseEmissions {
      let (year, value) = try pair(text, option: "--base-emissions")
      statements.append(.baseEmissions(from: year, try tonnes(value, in: text, "--base-emissions")))
    }
    for text in category {
      let (year, value) = try pair(text, option: "--category")
      guard let category = FacilityCategory(rawValue: value) else { throw unreadable(text, "--category") }
      statements.append(.category(from: year, category))
    }
    for text in relief {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      let years = try (parts.first?.split(separator: "-") ?? []).map { try year(String($0), in: text, "--relief") }
      guard parts.count == 2, (1...2).contains(years.count), let kind = ReliefKind(rawValue: String(parts[1])) else {
        throw unreadable(text, "--relief")
      }
      statements.append(
        .relief(Facility.Relief(kind: kind, firstYear: years[0], lastYear: years.count == 2 ? years[1] : nil)))
    }
    if let planUnderReview { statements.append(.planUnderReview(planUnderReview)) }
    if let statusFixedOn {
      statements.append(.statusFixed(try options.civilDate(statusFixedOn, option: "--status-fixed-on")))
    }
    return statements
  }

  private func pair(_ text: String, option: String) throws -> (FiscalYear, String) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw unreadable(text, option) }
    return (try year(parts[0], in: text, option), parts[1])
  }

  private func year(_ digits: String, in text: String, _ option: String) throws -> FiscalYear {
    // Year 0000 is as unreadable as a word.
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits),
      let year = try? FiscalYear(number)
    else { throw unreadable(text, option) }
    return year
  }

  private func tonnes(_ digits: String, in text: String, _ option: String) throws -> Tonnes {
    guard let number = Int64(digits), number >= 0 else { throw unreadable(text, option) }
    return Tonnes(number)
  }

  private func unreadable(_ text: String, _ option: String) -> ValidationError {
    ValidationError(
      options.say(
        "\(option)「\(text)」を読み取れません。2025=8200 のように年度=値で指定してください。",
        "\(option) “\(text)” cannot be read; write fiscal year=value, as 2025=8200."))
  }
}
