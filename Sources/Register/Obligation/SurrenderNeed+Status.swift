public import GRDB
public import Programme

extension SurrenderNeed {
  /// What the obligation of a status still needs.
  public init(_ status: ObligationStatus) {
    self.init(
      designation: status.designation, period: status.period.number, shortage: status.shortage,
      outOfTokyoRemaining: status.outOfTokyoRoom)
  }
}

extension RegisterReader {
  /// What a facility's obligations need on a day, the earliest period first: what credits that arrive in its designated
  /// account are surrendered for at once.
  ///
  /// Only periods with results of their own count: a surrender cannot be undone, and before the first results the
  /// shortage is a guess from the period before (inferred). A shortage stays after the deadline, when it is ordered.
  /// - Throws: ``RegisterError/facilityUnknown(_:)``, ``ObligationError`` for a period that is not over yet.
  public static func surrenderNeeds(
    of designation: DesignationNumber, on date: CivilDate, figures: ProgrammeFigures, in db: Database
  ) throws -> [SurrenderNeed] {
    let facility = try findFacility(designation, in: db)
    var needs: [SurrenderNeed] = []
    for period in figures.periods where period.firstDay <= date {
      guard let from = facility.obligationFrom, from <= period.lastYear else { continue }
      guard period.years.contains(where: { facility.emissions(in: $0, on: date) != nil }) else { continue }
      let status = try obligation(of: designation, period: period.number, on: date, figures: figures, in: db)
      if status.shortage > .zero { needs.append(SurrenderNeed(status)) }
    }
    return needs
  }
}
