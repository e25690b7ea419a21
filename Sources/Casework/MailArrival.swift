public import GRDB
public import Programme

/// An e-mail on record: who sent it and where its message lies.
public struct MailArrival: Hashable, Sendable {
  /// The submission it made or joined.
  public let submission: SubmissionID
  /// The message itself.
  public let message: SubmissionFile
  /// The day it came in.
  public let receivedOn: CivilDate

  /// The e-mails of a sender that came in within some days of a date, the latest first.
  public static func mails(from sender: String, around date: CivilDate, days: Int, in db: Database) throws
    -> [MailArrival]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT submissionFile.*, arrival.receivedOn AS arrivedOn FROM arrival
          JOIN submissionFile ON arrivalID = arrival.id AND parentID IS NULL AND kind = 'message'
          WHERE arrival.sender = ? AND arrival.receivedOn BETWEEN ? AND ? AND sha256 IS NOT NULL
          ORDER BY arrival.receivedOn DESC, arrival.id DESC
          """), arguments: [sender, date.adding(days: -days).iso, date.adding(days: days).iso]
    ).map { row in
      let file = try CaseStore.file(row)
      return MailArrival(
        submission: file.submission, message: file,
        receivedOn: try CaseStore.civilDate(row["arrivedOn"], table: "arrival", row: String(file.arrival.rawValue)))
    }
  }

  /// The e-mail a file came with; nil when it came otherwise.
  public static func mail(of file: SubmissionFile, in db: Database) throws -> (mail: MailArrival, sender: String?)? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT submissionFile.*, arrival.receivedOn AS arrivedOn, arrival.sender AS sentBy FROM arrival
        JOIN submissionFile ON arrivalID = arrival.id AND parentID IS NULL AND kind = 'message'
        WHERE arrival.id = ? AND sha256 IS NOT NULL ORDER BY submissionFile.id LIMIT 1
        """, arguments: [file.arrival.rawValue]
    ).map { row in
      let message = try CaseStore.file(row)
      return (
        MailArrival(
          submission: message.submission, message: message,
          receivedOn: try CaseStore.civilDate(row["arrivedOn"], table: "arrival", row: String(message.arrival.rawValue))
        ),
        row["sentBy"]
      )
    }
  }
}
