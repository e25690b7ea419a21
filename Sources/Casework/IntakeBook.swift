public import GRDB
public import Programme
import Register

/// The books of the intake (受付簿) for one day: what arrived, and what became of every file of it.
///
/// Two counts that were made apart must agree: the files an envelope or container was found to hold when it was unpacked,
/// and the files that are on record with what became of them.
public struct IntakeBook: Hashable, Sendable {
  /// The day.
  public let date: CivilDate
  /// One line for each channel by which something arrived that day, in the order of ``Channel``'s cases.
  public let lines: [Line]
  /// The discs that were read in that day, in the order of recording.
  public let media: [MediumRecord]
  /// Every file of the day that made no case and was not filed: with the reason, in the order of recording.
  public let remarks: [SubmissionFile]
  /// The files of envelopes in which everything had come in before: no submission was made, and they count all the same.
  public let repeats: [RepeatedFile]
  /// Files of the day that still wait for a person.
  public let waiting: Int
  /// Where the counts disagree.
  public let faults: [Fault]

  /// Whether everything that arrived is accounted for.
  public var closes: Bool { faults.isEmpty }

  /// The arrivals by one channel.
  public struct Line: Hashable, Sendable {
    /// The channel.
    public let channel: Channel
    /// Envelopes, messages and what passwords opened.
    public let arrivals: Int
    /// Files that were in them, as counted when they were unpacked.
    public let filesIn: Int
    /// Files on record by what became of them.
    public let counts: [SubmissionFile.Disposition: Int]

    /// Files on record.
    public var filesOnRecord: Int { counts.values.reduce(0, +) }
  }

  /// A disagreement.
  public enum Fault: Hashable, Sendable {
    /// An arrival held another number of files than are on record for it.
    case arrival(ArrivalID, submission: SubmissionID, filesIn: Int, onRecord: Int)
    /// A container says it holds another number of files than are on record in it.
    case container(file: Int64, name: String, members: Int, onRecord: Int)
    /// A file is on record and its bytes are not in the store, or not all of them.
    case bytesMissing(file: Int64, name: String, sha256: String)
    /// Bytes are in the store and on no book: an envelope was being received when the machine stopped.
    case unrecorded(sha256: String, bytes: Int)
  }

  /// The days on which something came in, the first one first.
  public static func days(in db: Database) throws -> [CivilDate] {
    try String.fetchAll(
      db, sql: "SELECT receivedOn FROM arrival UNION SELECT receivedOn FROM repeatArrival ORDER BY 1"
    ).map { text in
      try CaseStore.civilDate(text, table: "arrival", row: text)
    }
  }

  /// The books of a day as the database has them; what the store holds is the office's to compare.
  public static func day(_ date: CivilDate, in db: Database) throws -> IntakeBook {
    let arrivals = try Row.fetchAll(
      db,
      sql: """
        SELECT arrival.*, (SELECT count(*) FROM submissionFile WHERE arrivalID = arrival.id) AS onRecord
        FROM arrival WHERE receivedOn = ? ORDER BY id
        """, arguments: [date.iso])
    let files = try Row.fetchAll(
      db,
      sql: """
        SELECT submissionFile.* FROM submissionFile JOIN arrival ON arrival.id = arrivalID
        WHERE arrival.receivedOn = ? ORDER BY submissionFile.id
        """, arguments: [date.iso]
    ).map(CaseStore.file)
    var channels: [Int64: Channel] = [:]
    for row in arrivals {
      guard let channel = Channel(rawValue: row["channel"]) else {
        throw CaseworkError.corrupt(table: "arrival", row: String(row["id"] as Int64))
      }
      channels[row["id"]] = channel
    }
    let again = try RepeatStore.day(date, in: db)
    let repeats = try RepeatStore.files(on: date, in: db)
    let channelsAgain = Dictionary(uniqueKeysWithValues: again.map { ($0.id, $0.channel) })
    let lines = Channel.allCases.compactMap { channel -> Line? in
      let ours = arrivals.filter { channels[$0["id"]] == channel }
      let oursAgain = again.filter { $0.channel == channel }
      guard !ours.isEmpty || !oursAgain.isEmpty else { return nil }
      let dispositions = files.filter { channels[$0.arrival.rawValue] == channel }.map(\.disposition)
      let known = repeats.filter { channelsAgain[$0.arrival] == channel }.map(\.file.disposition)
      return Line(
        channel: channel, arrivals: ours.count + oursAgain.count,
        filesIn: ours.reduce(0) { $0 + ($1["files"] as Int) } + oursAgain.reduce(0) { $0 + $1.filesIn },
        counts: Dictionary((dispositions + known).map { ($0, 1) }, uniquingKeysWith: +))
    }
    let waiting = Set(try Quarantine.files(in: db).map(\.id))
    return IntakeBook(
      date: date, lines: lines,
      media: try MediumRecord.read(on: date, in: db) + MediumRecord.readAgain(on: date, in: db),
      remarks: files.filter { [.quarantined, .duplicate, .ignored].contains($0.disposition) },
      repeats: repeats.map(\.file), waiting: files.filter { waiting.contains($0.id) }.count,
      faults: arrivals.compactMap(Self.fault) + again.compactMap(Self.fault) + containerFaults(files)
        + containerFaults(repeats) + (try strayFaults(in: db)))
  }

  /// Files whose arrival is on no book. Their day went with it, so that no day closes until it is found.
  private static func strayFaults(in db: Database) throws -> [Fault] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT arrivalID AS id, submissionID, count(*) AS onRecord FROM submissionFile
        WHERE arrivalID NOT IN (SELECT id FROM arrival) GROUP BY arrivalID
        UNION ALL
        SELECT repeatID, coalesce(min(twin.submissionID), ''), count(*) FROM repeatFile
        LEFT JOIN submissionFile AS twin ON twin.id = twinID
        WHERE repeatID NOT IN (SELECT id FROM repeatArrival) GROUP BY repeatID ORDER BY 1, 2
        """
    ).map { row in
      .arrival(
        ArrivalID(rawValue: row["id"]), submission: SubmissionID(rawValue: row["submissionID"]), filesIn: 0,
        onRecord: row["onRecord"])
    }
  }

  private static func fault(_ arrival: RepeatStore.Arrival) -> Fault? {
    arrival.filesIn == arrival.onRecord
      ? nil
      : .arrival(
        ArrivalID(rawValue: arrival.id), submission: arrival.submission, filesIn: arrival.filesIn,
        onRecord: arrival.onRecord)
  }

  private static func containerFaults(_ repeats: [(arrival: Int64, file: RepeatedFile)]) -> [Fault] {
    let inside = Dictionary(grouping: repeats) { "\($0.arrival) \($0.file.parent ?? 0)" }
    return repeats.compactMap { arrival, file in
      guard let members = file.members else { return nil }
      let onRecord = inside["\(arrival) \(file.position)"]?.count ?? 0
      return members == onRecord
        ? nil : .container(file: file.twin ?? 0, name: file.name, members: members, onRecord: onRecord)
    }
  }

  private static func fault(_ arrival: Row) -> Fault? {
    let filesIn: Int = arrival["files"]
    let onRecord: Int = arrival["onRecord"]
    guard filesIn != onRecord else { return nil }
    return .arrival(
      ArrivalID(rawValue: arrival["id"]), submission: SubmissionID(rawValue: arrival["submissionID"]),
      filesIn: filesIn, onRecord: onRecord)
  }

  /// A container and its members come with one arrival, except what a password opens later.
  private static func containerFaults(_ files: [SubmissionFile]) -> [Fault] {
    let inside = Dictionary(grouping: files) { "\($0.arrival.rawValue) \($0.parent ?? 0)" }
    return files.compactMap { file in
      guard let members = file.members else { return nil }
      let onRecord = inside["\(file.arrival.rawValue) \(file.id)"]?.count ?? 0
      return members == onRecord
        ? nil : .container(file: file.id, name: file.name, members: members, onRecord: onRecord)
    }
  }

  /// The files of the day whose bytes must be in the store, with their sizes.
  public static func stored(on date: CivilDate, in db: Database) throws -> [SubmissionFile] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT submissionFile.* FROM submissionFile JOIN arrival ON arrival.id = arrivalID
        WHERE arrival.receivedOn = ? AND sha256 IS NOT NULL ORDER BY submissionFile.id
        """, arguments: [date.iso]
    ).map(CaseStore.file)
  }

  /// The same day with what comparing it with the store has shown.
  public func adding(_ found: [Fault]) -> IntakeBook {
    IntakeBook(
      date: date, lines: lines, media: media, remarks: remarks, repeats: repeats, waiting: waiting,
      faults: faults + found)
  }
}
