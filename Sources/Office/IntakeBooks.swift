public import Casework
import Intake
public import Programme

extension Office {
  /// The books of the intake for a day, compared with what the store really holds.
  ///
  /// - Throws: ``OfficeError/busy(_:)`` while somebody is receiving: what is on its way would look lost.
  public func intakeBook(on date: CivilDate) throws -> IntakeBook {
    guard let lock = try store.enterAlone() else { throw OfficeError.busy(path) }
    defer { withExtendedLifetime(lock) {} }
    let (book, files, known) = try read { db in
      (
        try IntakeBook.day(date, in: db), try IntakeBook.stored(on: date, in: db),
        Set(try CaseStore.fingerprints(in: db))
      )
    }
    let originals = try store.originals()
    let sizes = Dictionary(uniqueKeysWithValues: originals.map { ($0.fingerprint.hex, $0.bytes) })
    let missing = files.compactMap { file -> IntakeBook.Fault? in
      guard let sha256 = file.sha256, sizes[sha256] != file.bytes else { return nil }
      return .bytesMissing(file: file.id, name: file.name, sha256: sha256)
    }
    let missingAgain = book.repeats.compactMap { file -> IntakeBook.Fault? in
      guard let sha256 = file.sha256, sizes[sha256] != file.bytes else { return nil }
      return .bytesMissing(file: file.twin ?? 0, name: file.name, sha256: sha256)
    }
    let unrecorded = originals.filter { !known.contains($0.fingerprint) }.map { original in
      IntakeBook.Fault.unrecorded(sha256: original.fingerprint.hex, bytes: original.bytes)
    }
    return book.adding(missing + missingAgain + unrecorded)
  }
}
