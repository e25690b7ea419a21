public import Foundation
public import GRDB
public import Programme
public import Register

/// A letter that is due, or was written.
public struct DueLetter: Hashable, Sendable {
  /// The id, L-2026-000012: fiscal year and document number.
  public let id: String
  /// The document, D-01.
  public let kind: Kind
  /// The fiscal year its number belongs to.
  public let fiscalYear: FiscalYear
  /// The running number within the fiscal year; 文書番号 prints it as 8環都総第12号.
  public let number: Int
  /// The case it goes out for.
  public let caseID: CaseID
  /// The account it is about.
  public let account: AccountNumber
  /// The holder it goes to.
  public let person: PersonID
  /// The register user whose number and passcode it tells.
  public let user: UserNumber
  /// How it goes out.
  public let channel: Channel
  /// The day it was queued: the date printed on it.
  public let queuedOn: CivilDate
  /// The file, once written.
  public let written: Written?

  /// The documents that are sent.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// 管理口座開設通知書.
    case accountOpening = "D-01"
  }

  /// How a letter goes out.
  public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
    /// By post.
    case post
    /// Handed over at the office.
    case hand
  }

  /// A letter's file.
  public struct Written: Hashable, Sendable {
    /// The file's name in the office's letters folder.
    public let fileName: String
    /// The SHA-256 of its bytes.
    public let sha256: String
    /// Its pages.
    public let pages: Int

    /// A file.
    public init(fileName: String, sha256: String, pages: Int) {
      self.fileName = fileName
      self.sha256 = sha256
      self.pages = pages
    }
  }
}

/// The letters that are due: queued in the transaction that applies a case, with document numbers that have no gaps.
public enum LetterQueue {
  static func enqueue(
    _ kind: DueLetter.Kind, user: RegisterUser, case caseID: CaseID, channel: DueLetter.Channel, context: CaseContext,
    in db: Database
  ) throws {
    let year = FiscalYear(containing: context.today)
    let last = try Int.fetchOne(
      db, sql: "SELECT coalesce(max(number), 0) FROM letter WHERE fiscalYear = ?", arguments: [year.startYear])
    let number = (last ?? 0) + 1
    let id = "L-\(year.startYear)-" + FixedDigits.text(number, width: 6)
    try db.execute(
      sql: """
        INSERT INTO letter (id, kind, fiscalYear, number, caseID, account, person, userNumber, channel, queuedOn)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id, kind.rawValue, year.startYear, number, caseID.rawValue, user.account.description, user.person.rawValue,
        user.number.rawValue, channel.rawValue, context.today.iso,
      ])
  }

  /// Letters by number: all, those of one case, or those queued since a day.
  public static func letters(case caseID: CaseID? = nil, since date: CivilDate? = nil, in db: Database) throws
    -> [DueLetter]
  {
    try Row.fetchAll(
      db,
      sql: """
        SELECT letter.*, fileName, sha256, pages FROM letter LEFT JOIN letterWritten ON letterID = letter.id
        WHERE (?1 IS NULL OR caseID = ?1) AND (?2 IS NULL OR queuedOn >= ?2) ORDER BY fiscalYear, number
        """, arguments: [caseID?.rawValue, date?.iso]
    ).map(letter)
  }

  /// Records that a letter's file is on disk.
  /// - Returns: false when another process has written it first; nothing was recorded then.
  public static func recordWritten(
    _ letter: DueLetter, as file: DueLetter.Written, on date: CivilDate, at instant: Date, in db: Database
  ) throws -> Bool {
    try db.execute(
      sql: """
        INSERT INTO letterWritten (letterID, fileName, sha256, pages, writtenOn, recordedAt) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (letterID) DO NOTHING
        """,
      arguments: [letter.id, file.fileName, file.sha256, file.pages, date.iso, UTCInstant.text(instant)])
    return db.changesCount == 1
  }

  private static func letter(_ row: Row) throws -> DueLetter {
    let id: String = row["id"]
    // Only Kozabo writes these columns: what does not read well is damage, whatever is wrong with it, and the row is named.
    guard let kind = DueLetter.Kind(rawValue: row["kind"]), let channel = DueLetter.Channel(rawValue: row["channel"]),
      let account = try? AccountNumber(row["account"] as String), let date = try? CivilDate(iso: row["queuedOn"]),
      let year = try? FiscalYear(row["fiscalYear"])
    else { throw CaseworkError.corrupt(table: "letter", row: id) }
    var written: DueLetter.Written?
    if let fileName = row["fileName"] as String? {
      written = DueLetter.Written(fileName: fileName, sha256: row["sha256"], pages: row["pages"])
    }
    return DueLetter(
      id: id, kind: kind, fiscalYear: year, number: row["number"], caseID: CaseID(rawValue: row["caseID"]),
      account: account, person: PersonID(rawValue: row["person"]), user: UserNumber(rawValue: row["userNumber"]),
      channel: channel, queuedOn: date, written: written)
  }
}
