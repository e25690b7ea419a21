import Casework
import Programme
public import Register

extension Office {
  /// Puts on record what the office has accepted of a facility.
  ///
  /// Reads, decides and records in one transaction; the entry names the official.
  /// - Throws: ``CaseworkError/officialUnknown(_:)``, ``CaseworkError/roleMissing(_:_:)`` for one who is no approver,
  ///   ``RegisterError``, ``OfficeError/busy(_:)``, errors of the database.
  public func record(_ report: FacilityReport, by official: OfficialID, moment: Moment) throws -> JournalEntry {
    try write { db in
      guard let known = try RegisterReader.fetchOfficial(official, in: db) else {
        throw CaseworkError.officialUnknown(official)
      }
      // What enters the register on no application still enters it by one who decides.
      guard known.roles.contains(.approver) else { throw CaseworkError.roleMissing(official, .approver) }
      let facility = try RegisterReader.fetchFacility(report.designation, in: db)
      let changes = try report.decide(on: moment.today, figures: figures, facility: facility)
      let entries = try Journal.append(
        changes, by: official.rawValue, effectiveOn: moment.today, at: moment.instant, in: db)
      guard let entry = entries.first else { throw RegisterError.nothingRequested }
      return entry
    }
  }
}
