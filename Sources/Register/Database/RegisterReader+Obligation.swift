public import GRDB
public import Programme

extension RegisterReader {
  /// The obligation status of a facility for a period.
  ///
  /// Index look-ups only: the facility's own rows, its account's blocks, and the entries of this one obligation.
  /// - Parameters:
  ///   - period: the number of the period; nil for the one that wants attention on the day, which is the first that is
  ///     not over yet, or over without being fulfilled.
  ///   - date: the day; `db` holds the register as of it.
  /// - Throws: ``RegisterError/facilityUnknown(_:)``, ``ObligationError``.
  public static func obligation(
    of designation: DesignationNumber, period: Int? = nil, on date: CivilDate, figures: ProgrammeFigures,
    in db: Database
  ) throws -> ObligationStatus {
    let facility = try findFacility(designation, in: db)
    if let period { return try status(facility, period, date, figures, db) }
    var latest: ObligationStatus?
    for candidate in figures.periods where candidate.firstDay <= date {
      guard let from = facility.obligationFrom, from <= candidate.lastYear else { continue }
      let status: ObligationStatus
      do { status = try Self.status(facility, candidate.number, date, figures, db) } catch is ObligationError
        where candidate.deadline < date
      {
        // A period long over may lack what it would take to state it; that must not hide the one under way.
        continue
      }
      let isDue = status.years.contains { $0.emissions != nil } && !status.isFulfilled
      if date <= status.deadline || isDue { return status }
      latest = status
    }
    if let latest { return latest }
    let current = figures.period(containing: FiscalYear(containing: date)) ?? figures.periods.last
    return try status(facility, current?.number ?? 0, date, figures, db)
  }

  /// Which credits to surrender first for a status read before: the designated account's, then those of the general
  /// accounts associated with it and open on the day, except what waits for a transfer to be executed.
  public static func surrenderAdvice(
    for status: ObligationStatus, figures: ProgrammeFigures, in db: Database
  ) throws -> SurrenderAdvice {
    let designation = status.designation.digits
    let generals = try accounts(
      """
      number IN (SELECT general FROM association
        WHERE designated = (SELECT number FROM account WHERE designation = ?) AND (endedOn IS NULL OR endedOn > ?))
      """, [designation, status.date.iso], db
    ).filter { $0.status(on: status.date) == .open }
    return SurrenderAdvice(
      for: status, designated: status.input.held,
      associated: try generals.flatMap { account in
        try blocks("account = ? AND transfer IS NULL", [account.number.description], db)
      }, figures: figures)
  }

  private static func status(
    _ facility: Facility, _ number: Int, _ date: CivilDate, _ figures: ProgrammeFigures, _ db: Database
  ) throws -> ObligationStatus {
    guard let period = figures.period(number) else { throw ObligationError.periodUnknown(number) }
    let designation = facility.designation.digits
    let input = ObligationInput(
      facility: facility, period: number, date: date, surrendered: try surrendered(designation, number, db),
      excessIssued: try excessIssued(designation, period, db),
      held: try blocks("account = (SELECT number FROM account WHERE designation = ?)", [designation], db))
    return try ObligationStatus(input, figures: figures)
  }

  /// What was surrendered for an obligation, by the day and the kind, without what was taken back.
  private static func surrendered(
    _ designation: String, _ period: Int, _ db: Database
  ) throws -> [ObligationInput.DatedCredits] {
    // An entry may hold several kinds; which, the blocks say that lie in the surrender account for this use.
    let used = try blocks("usedFor = ? AND usedPeriod = ?", [designation, period], db)
    // The serials alone are read from an entry: decoding the whole change takes ten times as long.
    let sql = """
      SELECT made.entry, effectiveOn, serials.value AS serials
      FROM creditMovement AS made JOIN journalEntry ON sequence = made.entry
        LEFT JOIN json_each(payload, '$.movement.serials') AS serials
      WHERE usedFor = ? AND usedPeriod = ?
        AND NOT EXISTS (SELECT 1 FROM creditMovement AS back WHERE back.reversedEntry = made.entry)
      ORDER BY made.entry, serials.key
      """
    return try StoredRow.all(sql, [designation, period], of: "creditMovement", key: ["entry"], in: db) { row in
      let date = try row.date("effectiveOn")
      let range = try row.parsed("serials") { try SerialRange($0) }
      return used.compactMap { block in
        block.serials.intersection(range).map { ObligationInput.DatedCredits(block.creditType, $0.tonnes, on: date) }
      }
    }.flatMap(\.self)
  }

  /// Excess credits issued on the results of a period, without issuances taken back.
  private static func excessIssued(
    _ designation: String, _ period: CompliancePeriod, _ db: Database
  ) throws -> [ObligationInput.DatedCredits] {
    let sql = """
      SELECT issue.entry, lastSerial - firstSerial + 1 AS tonnes, effectiveOn
      FROM creditIssue AS issue JOIN journalEntry ON sequence = issue.entry
      WHERE origin = ? AND creditType = 'excess' AND vintage BETWEEN ? AND ?
        AND NOT EXISTS (SELECT 1 FROM creditMovement AS back WHERE back.reversedEntry = issue.entry)
      ORDER BY issue.entry
      """
    return try StoredRow.all(
      sql, [designation, period.firstYear.startYear, period.lastYear.startYear], of: "creditIssue", key: ["entry"],
      in: db
    ) { row in
      ObligationInput.DatedCredits(.excess, Tonnes(try row.integer("tonnes")), on: try row.date("effectiveOn"))
    }
  }
}
