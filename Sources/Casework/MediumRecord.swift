import GRDB
public import Programme

/// A disc on record in the media ledger (媒体管理簿).
public struct MediumRecord: Hashable, Sendable {
  /// The submission it made.
  public let submission: SubmissionID
  /// Where it was taken from.
  public let source: String
  /// What is known of it.
  public let facts: MediumFacts
  /// The day it was read.
  public let readOn: CivilDate
  /// Whether a disc with the same content had come in before: this one, too, is to be kept and destroyed.
  public let isRepeat: Bool

  /// The discs received on a day.
  static func read(on date: CivilDate, in db: Database) throws -> [MediumRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT medium.*, arrival.submissionID, arrival.source FROM medium JOIN arrival ON arrival.id = arrivalID
        WHERE arrival.receivedOn = ? ORDER BY arrivalID
        """, arguments: [date.iso]
    ).map { try record($0, isRepeat: false) }
  }

  /// The discs of a day whose content had come in before.
  static func readAgain(on date: CivilDate, in db: Database) throws -> [MediumRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT repeatMedium.*, repeatArrival.submissionID, repeatArrival.source FROM repeatMedium
        JOIN repeatArrival ON repeatArrival.id = repeatID WHERE repeatArrival.receivedOn = ? ORDER BY repeatID
        """, arguments: [date.iso]
    ).map { try record($0, isRepeat: true) }
  }

  private static func record(_ row: Row, isRepeat: Bool) throws -> MediumRecord {
    let submission: String = row["submissionID"]
    guard let digestOf = MediumFacts.DigestOf(rawValue: row["digestOf"]) else {
      throw CaseworkError.corrupt(table: isRepeat ? "repeatMedium" : "medium", row: submission)
    }
    return MediumRecord(
      submission: SubmissionID(rawValue: submission), source: row["source"],
      facts: MediumFacts(
        label: row["label"], bytes: row["bytes"], sha256: row["sha256"], digestOf: digestOf,
        unreadableSectors: row["unreadableSectors"], keptAt: row["keptAt"],
        destroyOn: try CaseStore.civilDate(row["destroyOn"], table: "medium", row: submission)),
      readOn: try CaseStore.civilDate(row["readOn"], table: "medium", row: submission), isRepeat: isRepeat)
  }
}
