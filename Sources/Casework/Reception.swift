import Examination
public import Foundation
public import GRDB
import Forms
import Intake
public import Programme
import Register

/// Takes a submission onto the books: one transaction for one envelope, so that all of it is recorded or nothing.
public enum Reception {
  /// What came of an envelope.
  public enum Result: Hashable, Sendable {
    /// It was recorded: as a submission of its own, or with the submission it belongs to.
    case recorded(Submission, ArrivalID)
    /// Every file in it had come in before: no submission was made, and the books of the day count it. Holds what the
    /// files are on record as.
    case duplicate([SubmissionFile])
  }

  /// When an envelope came in and is recorded.
  public struct Moment: Hashable, Sendable {
    /// The day it came in.
    public var receivedOn: CivilDate
    /// The business date.
    public var actedOn: CivilDate
    /// The instant it is recorded with.
    public var instant: Date
    /// Within how many days of each other two applications can be alike.
    public var likenessDays: Int

    /// A moment.
    public init(receivedOn: CivilDate, actedOn: CivilDate, instant: Date, likenessDays: Int) {
      self.receivedOn = receivedOn
      self.actedOn = actedOn
      self.instant = instant
      self.likenessDays = likenessDays
    }
  }

  /// Records an envelope whose files are safe in the store of originals.
  ///
  /// A file whose bytes have made a case before makes none again: it is recorded as a duplicate of that case. One that
  /// was only set aside before, and holds a form now that more forms are known, makes its case. A form that says what a
  /// living case says already, field for field, makes no second case either. An envelope in which everything has come in
  /// before makes nothing new; it is written down as having come in again, unless it is only seen once more where it
  /// stays (``IncomingEnvelope/isStanding``).
  /// - Parameter joined: the submission it belongs to, when it is the second mail of one; nil for a submission of its own.
  /// - Returns: the submission as recorded, or the earlier arrivals of its files.
  /// - Throws: database errors; then nothing was recorded.
  public static func record(
    _ envelope: IncomingEnvelope, joining joined: SubmissionID? = nil, moment: Moment, in db: Database
  ) throws -> Result {
    let files = envelope.files
    let arrivals = try KnownFiles(files, in: db)
    if arrivals.holdsNoNews {
      let isSeenAgain = try envelope.isStanding && RepeatStore.isSeenAgain(envelope, in: db)
      if !isSeenAgain { try RepeatStore.insert(envelope, known: arrivals, moment: moment, in: db) }
      return .duplicate(arrivals.known)
    }

    let id: SubmissionID
    if let joined {
      id = joined
    } else {
      id = try CaseStore.nextSubmissionID(year: moment.receivedOn.year, in: db)
      try CaseStore.insertSubmission(id, envelope, moment: moment, in: db)
    }
    let arrival = try CaseStore.insertArrival(
      of: envelope, cause: joined == nil ? .received : .joined, to: id, moment: moment, in: db)
    let first = joined == nil ? moment.receivedOn : try CaseStore.findSubmission(id, in: db).receivedOn
    try Filing(files, known: arrivals, submission: id, arrival: arrival, receivedOn: first, moment: moment)
      .run(in: db)
    return .recorded(try CaseStore.findSubmission(id, in: db), arrival)
  }

  /// Records what a password opened: the files behind a quarantined one, as a further arrival of its submission.
  ///
  /// - Parameters:
  ///   - envelope: what was in it, as an envelope of its own; a workbook that was opened is the one file of it.
  ///   - locked: the file they came out of.
  ///   - ended: the quarantined files that wait no longer.
  /// - Throws: database errors; then nothing was recorded.
  public static func recordUnlocked(
    _ envelope: IncomingEnvelope, from locked: SubmissionFile, ending ended: [SubmissionFile], reason: String,
    by actor: String, moment: Moment, in db: Database
  ) throws -> Submission {
    let files = envelope.files
    let known = try KnownFiles(files, isUnlocking: true, in: db)
    let submission = try CaseStore.findSubmission(locked.submission, in: db)
    let arrival = try CaseStore.insertArrival(of: envelope, cause: .unlocked, to: submission.id, moment: moment, in: db)
    try Filing(
      files, known: known, submission: submission.id, arrival: arrival, parent: locked.id,
      receivedOn: submission.receivedOn, moment: moment
    ).run(in: db)
    for file in ended {
      try CaseStore.endQuarantine(of: file.id, .unlocked, reason: reason, by: actor, moment: moment, in: db)
    }
    return try CaseStore.findSubmission(submission.id, in: db)
  }
}

/// Who does what no named official does.
public enum Actor {
  /// The reception desk.
  public static let reception = "reception"
  /// The program itself.
  public static let kozabo = "kozabo"
}
