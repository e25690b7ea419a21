import Programme

extension RegisterSeed {
  /// The facilities, with their figures by fiscal year in order.
  func facilityRecords(
    figures: ProgrammeFigures, on date: CivilDate, _ known: SeedIndex
  ) throws(SeedError) -> [Facility] {
    var seen: Set<DesignationNumber> = []
    var facilities: [Facility] = []
    for (index, entry) in self.facilities.enumerated() {
      let path: [SeedError.Step] = ["facilities", .index(index)]
      if !seen.insert(entry.designation).inserted {
        throw SeedError(path + ["designation"], .duplicate(entry.designation.digits))
      }
      if entry.name.isEmpty { throw SeedError(path + ["name"], .empty) }
      var from: FiscalYear?
      if let year = entry.obligationFrom { from = try Self.year(year, path + ["obligationFrom"]) }
      var specified: FiscalYear?
      if let year = entry.specifiedFrom { specified = try Self.year(year, path + ["specifiedFrom"]) }
      var emissions: [Facility.YearTonnes] = []
      for (key, figure) in (entry.emissions ?? [:]).sorted(by: { $0.key < $1.key }) {
        let place = path + ["emissions", .key(key)]
        emissions.append(
          Facility.YearTonnes(
            year: try Self.year(key, place), tonnes: try Self.amount(figure.tonnes, place + ["tonnes"]),
            fixedOn: figure.fixedOn))
      }
      var base: [Facility.YearTonnes] = []
      switch entry.baseEmissions {
      case nil: break
      case .constant(let tonnes):
        // One figure for all years begins with the first year anything is known of.
        let first = [from, emissions.first?.year].compactMap(\.self).min() ?? figures.periods.first?.firstYear
        base = [
          Facility.YearTonnes(
            year: first ?? FiscalYear(containing: date),
            tonnes: try Self.amount(tonnes, path + ["baseEmissions"]), fixedOn: nil)
        ]
      case .byYear(let years):
        for (year, tonnes, place) in try Self.changes(years, path + ["baseEmissions"]) {
          base.append(Facility.YearTonnes(year: year, tonnes: try Self.amount(tonnes, place), fixedOn: nil))
        }
      }
      let (category, categories) = try Self.categories(entry.category, path + ["category"])
      facilities.append(
        Facility(
          designation: entry.designation, name: entry.name, address: entry.address,
          facilityClass: entry.facilityClass, category: category, categories: categories,
          obligatedPersons: try personIDs(entry.obligatedPersons ?? [], path + ["obligatedPersons"], known),
          obligationFrom: from, specifiedFrom: specified, reliefs: try Self.reliefs(entry, path + ["relief"]),
          baseEmissions: base, emissions: emissions, isPlanUnderReview: entry.planUnderReview ?? false,
          statusFixedOn: entry.statusFixedOn))
    }
    return facilities
  }

  /// The category on record last, and the changes before it.
  private static func categories(
    _ entry: SeedFacility.Category, _ path: [SeedError.Step]
  ) throws(SeedError) -> (FacilityCategory, [Facility.YearCategory]) {
    switch entry {
    case .constant(let category): return (category, [])
    case .byYear(let years):
      let changes = try changes(years, path)
      guard let last = changes.last else { throw SeedError(path, .missing) }
      return (last.value, changes.map { Facility.YearCategory(year: $0.year, category: $0.value) })
    }
  }

  /// Reliefs with the years they hold for: each from its year to the one before the next entry.
  private static func reliefs(
    _ entry: SeedFacility, _ path: [SeedError.Step]
  ) throws(SeedError) -> [Facility.Relief] {
    var reliefs: [Facility.Relief] = []
    switch entry.relief {
    case nil: break
    case .constant(let choice): reliefs = choice.kind.map { [Facility.Relief(kind: $0)] } ?? []
    case .byYear(let years):
      let changes = try changes(years, path)
      for (index, change) in changes.enumerated() {
        guard let kind = change.value.kind else { continue }
        let next = index + 1 < changes.count ? changes[index + 1].year.startYear - 1 : nil
        let last = try next.map { year throws(SeedError) in try Self.year(year, path) }
        reliefs.append(Facility.Relief(kind: kind, firstYear: change.year, lastYear: last))
      }
    }
    if entry.medicalRelief == true, !reliefs.contains(Facility.Relief(kind: .medical)) {
      reliefs.append(Facility.Relief(kind: .medical))
    }
    return reliefs
  }

  /// The entries of a map of years in the order of the years.
  private static func changes<Value>(
    _ years: [String: Value], _ path: [SeedError.Step]
  ) throws(SeedError) -> [(year: FiscalYear, value: Value, path: [SeedError.Step])] {
    var changes: [(year: FiscalYear, value: Value, path: [SeedError.Step])] = []
    for (key, value) in years.sorted(by: { $0.key < $1.key }) {
      let place = path + [.key(key)]
      changes.append((try year(key, place), value, place))
    }
    return changes
  }

  private static func year(_ key: String, _ path: [SeedError.Step]) throws(SeedError) -> FiscalYear {
    guard key.utf8.count == 4, let number = Int(key) else {
      throw SeedError(path, .outOfRange(found: key, allowed: "1990…2199"))
    }
    return try year(number, path)
  }

  private static func amount(_ tonnes: Int64, _ path: [SeedError.Step]) throws(SeedError) -> Tonnes {
    if tonnes < 0 { throw SeedError(path, .outOfRange(found: String(tonnes), allowed: "≥ 0")) }
    return Tonnes(tonnes)
  }
}
