public import Casework
public import GRDB
import Correspondence
import Intake
public import Programme
import Register

extension Office {
  /// Reads the register as of a day, or as it is now.
  public func readRegister<Value>(asOf date: CivilDate?, _ body: (Database) throws -> Value) throws -> Value {
    guard let date else { return try read(body) }
    return try read { db in try RegisterHistory.asOf(date, in: db) }.read(body)
  }

  /// Where the bytes of a file are; nil when they could never be read.
  public func originalPath(of file: SubmissionFile) -> String? {
    file.sha256.flatMap { Fingerprint(hex: $0) }.map { store.file(of: $0) }
  }

  /// 文書番号 as the letter prints it, 8環都総第12号.
  public func documentNumber(of letter: DueLetter) -> String {
    settings.documentNumbers.text(sequence: letter.number, on: letter.queuedOn, eras: figures.eras)
  }
}
