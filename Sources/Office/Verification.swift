import Casework
import GRDB
import Intake
public import Register

extension Office {
  /// Proves the register, and that every original is as it came: the first thing that is not right is named.
  ///
  /// - Returns: the register's own report with the checks of originals, cases and letters behind it.
  public func verify() throws -> VerificationReport {
    let (register, cases, fingerprints) = try read { db in
      (RegisterVerification.verify(db), try casesCheck(db), try CaseStore.fingerprints(in: db))
    }
    return VerificationReport(
      entries: register.entries, head: register.head,
      checks: register.checks + [cases, originalsCheck(fingerprints)])
  }

  /// Every case reads back, and every applied one points to entries that name it.
  private func casesCheck(_ db: Database) throws -> VerificationReport.Check {
    do {
      for record in try CaseStore.cases(in: db) {
        guard let entries = record.entries else { continue }
        for sequence in [entries.lowerBound, entries.upperBound] {
          guard try RegisterReader.fetchEntry(sequence, in: db)?.caseID == record.id else {
            return VerificationReport.Check(name: "cases", detail: "\(record.id.rawValue): entry \(sequence)")
          }
        }
      }
      return VerificationReport.Check(name: "cases", detail: nil)
    } catch let error as CaseworkError {
      return VerificationReport.Check(name: "cases", detail: "\(error)")
    }
  }

  private func originalsCheck(_ fingerprints: [Fingerprint]) -> VerificationReport.Check {
    for fingerprint in fingerprints {
      do {
        _ = try store.bytes(of: fingerprint)
      } catch {
        return VerificationReport.Check(name: "originals", detail: "\(error)")
      }
    }
    return VerificationReport.Check(name: "originals", detail: nil)
  }
}
