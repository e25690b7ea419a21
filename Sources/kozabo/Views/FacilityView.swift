import Programme
import Register

/// A facility in JSON and for people: its facts one by one.
struct FacilityView: Encodable {
  let designation: String
  let name: String
  let address: String
  let facts: [FacilityFactView]
  /// The entry that recorded what was given with the command.
  @OrNull var entry: Int64?

  /// - Parameter persons: the obligated persons.
  static func print(_ facility: Facility, _ persons: [Person], entry: Int64?, options: GlobalOptions) throws {
    let facts = FacilityFact.facts(of: facility).map {
      FacilityFactView($0, naming: persons, language: options.language)
    }
    if options.json {
      try Console.json(
        FacilityView(
          designation: facility.designation.digits, name: facility.name, address: facility.address, facts: facts,
          entry: entry))
      return
    }
    if options.quiet, entry != nil { return }
    Console.line("\(facility.designation) \(facility.name) \(facility.address)")
    for fact in facts { Console.line("  \(fact.text)") }
    if let entry { Console.line(options.say("記録番号 \(entry)", "recorded as entry \(entry)")) }
  }
}

/// A fact of a facility in JSON.
struct FacilityFactView: Encodable {
  let kind: String
  @OrNull var fiscalYear: Int?
  @OrNull var tonnes: Int64?
  @OrNull var fixedOn: String?
  let text: String

  init(_ fact: FacilityFact, naming persons: [Person] = [], language: Language) {
    kind = fact.kind
    fiscalYear = fact.year?.startYear
    tonnes = fact.tonnes?.rawValue
    fixedOn = fact.fixedOn?.iso
    text = fact.text(naming: persons).text(in: language)
  }
}
