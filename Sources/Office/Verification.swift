import Casework
import Foundation
import GRDB
import Intake
public import Register

extension Office {
  /// Proves the register, and that cases, originals and letters are as they were recorded: the first thing that is not
  /// right is named.
  ///
  /// - Returns: the register's own report with the checks of the other stages behind it.
  public func verify() throws -> VerificationReport {
    try read { db in
      let register = RegisterVerification.verify(db)
      let others = [
        check("cases.schema") { try schemaFault(db) }, check("cases") { try caseFault(db) },
        check("arrivals") { try arrivalFault(db) }, check("originals") { try originalFault(db) },
        check("letters") { try letterFault(db) },
      ]
      return VerificationReport(entries: register.entries, head: register.head, checks: register.checks + others)
    }
  }

  private func check(_ name: String, _ fault: () throws -> String?) -> VerificationReport.Check {
    do {
      return VerificationReport.Check(name: name, detail: try fault())
    } catch {
      return VerificationReport.Check(name: name, detail: Self.words(error))
    }
  }

  /// Identifiers, not sentences: what is at fault, and how.
  private static func words(_ error: any Error) -> String {
    switch error {
    case CaseworkError.corrupt(let table, let row), RegisterError.corrupt(let table, let row):
      "\(table) \(row): unreadable"
    case IntakeError.originalMissing(let fingerprint): "\(fingerprint.hex): missing"
    case IntakeError.originalChanged(let fingerprint): "\(fingerprint.hex): changed"
    case IntakeError.unreadable(let path, let reason): "\(path): \(reason)"
    case let error as DatabaseError: error.message ?? "the database cannot be read"
    default: String(describing: error)
    }
  }

  /// Every table, index and trigger of the casework is there as the migrations make it: without the triggers, rows
  /// could have been changed.
  private func schemaFault(_ db: Database) throws -> String? {
    let sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    func objects(_ db: Database) throws -> [(name: String, sql: String)] {
      try Row.fetchAll(db, sql: sql).map { ($0["name"], $0["sql"]) }
    }
    let stored = Dictionary(try objects(db).map { ($0.name, $0.sql) }, uniquingKeysWith: { first, _ in first })
    for expected in try RegisterDatabase.inMemory(migrator: Self.migrator).read(objects)
    where stored[expected.name] != expected.sql {
      return stored[expected.name] == nil ? "\(expected.name) is missing" : "\(expected.name) was altered"
    }
    return nil
  }

  /// Every case reads back, and every applied one points to entries that name it.
  private func caseFault(_ db: Database) throws -> String? {
    var fault: String?
    try CaseStore.eachCase(in: db) { record in
      guard fault == nil, let entries = record.entries else { return }
      for sequence in [entries.lowerBound, entries.upperBound] where fault == nil {
        if try RegisterReader.fetchEntry(sequence, in: db)?.caseID != record.id {
          fault = "\(record.id.rawValue): entry \(sequence)"
        }
      }
    }
    return fault
  }

  /// Every arrival and every container has as many files on record as it was found to hold.
  private func arrivalFault(_ db: Database) throws -> String? {
    for date in try IntakeBook.days(in: db) {
      switch try IntakeBook.day(date, in: db).faults.first {
      case .arrival(let id, let submission, let filesIn, let onRecord):
        return "arrival \(id.rawValue) (\(submission.rawValue)): \(filesIn) files, \(onRecord) on record"
      case .container(let id, let name, let members, let onRecord):
        return "file \(id) (\(name)): \(members) members, \(onRecord) on record"
      case .bytesMissing(let id, _, _): return "file \(id): missing"
      case .unrecorded(let sha256, _): return "\(sha256): on no book"
      case nil: continue
      }
    }
    return nil
  }

  private func originalFault(_ db: Database) throws -> String? {
    for fingerprint in try CaseStore.fingerprints(in: db) { try store.check(fingerprint) }
    return nil
  }

  /// A letter that was recorded as written is there with the bytes it was recorded with, under its name or, when its
  /// writing was cut short, under the name from which the next run finishes it.
  private func letterFault(_ db: Database) throws -> String? {
    for letter in try LetterQueue.letters(in: db) {
      guard let file = letter.written else { continue }
      let paths = ["\(lettersFolder)/\(file.fileName)", draftPath(of: file)]
      guard let path = paths.first(where: FileManager.default.fileExists(atPath:)) else {
        return "\(letter.id): \(file.fileName) is missing"
      }
      guard Fingerprint(of: try DurableFile.read(path)).hex == file.sha256 else {
        return "\(letter.id): \(file.fileName) was changed"
      }
    }
    return nil
  }
}
