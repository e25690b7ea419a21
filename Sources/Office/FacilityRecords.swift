import Programme
public import Register

extension Office {
  /// Puts on record what the office has accepted of a facility.
  ///
  /// Reads, decides and records in one transaction; the entry names the official.
  /// - Throws: `CaseworkError` for one who is no approver, ``RegisterError``, ``OfficeError/busy(_:)``, errors of the database.
  public func record(_ report: FacilityReport, by official: OfficialID, moment: Moment) throws -> JournalEntry {
    try write { db in
      try requireApprover(official, in: db)
      let facility = try RegisterReader.fetchFacility(report.designation, in: db)
      let changes = try report.decide(on: moment.today, figures: figures, facility: facility)
      let entries = try Journal.append(
        changes, by: official.rawValue, effectiveOn: moment.today, at: moment.instant, in: db)
      guard let entry = entries.first else { throw RegisterError.nothingRequested }
      return entry
    }
  }
}
