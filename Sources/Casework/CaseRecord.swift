public import Examination
public import Forms
public import Programme
public import Register

/// A case (案件): one form of one submission, from reception to the letter.
public struct CaseRecord: Sendable {
  /// The id, C-2026-000012.
  public let id: CaseID
  /// The submission it came with.
  public let submission: SubmissionID
  /// The form.
  public let formID: FormID
  /// The form's edition.
  public let edition: String
  /// The applicant's name as typed; empty when the form leaves it blank.
  public let applicant: String
  /// The day it came in (受付日).
  public let receivedOn: CivilDate
  /// The earlier case of the same applicant, form and period that it looks like; nil when there is none.
  public let resembles: CaseID?
  /// What happened to it, the oldest first.
  public let events: [CaseEvent]
  /// Where it stands.
  public let state: CaseState
  /// What was read from the data file.
  public let extraction: Extraction
  /// The paper as recorded so far.
  public let paper: PaperRecord

  /// A case with its events.
  /// - Throws: ``CaseworkError/corrupt(table:row:)`` when no form was ever extracted for it.
  init(
    id: CaseID, submission: SubmissionID, formID: FormID, edition: String, applicant: String, receivedOn: CivilDate,
    resembles: CaseID?, events: [CaseEvent]
  ) throws(CaseworkError) {
    var extraction: Extraction?
    var paper = PaperRecord()
    for event in events {
      if case .extracted(let found) = event.action { extraction = found }
      if case .paperRecorded(let added) = event.action { paper = paper.adding(added) }
    }
    guard let extraction else { throw .corrupt(table: "caseEvent", row: id.rawValue) }
    self.id = id
    self.submission = submission
    self.formID = formID
    self.edition = edition
    self.applicant = applicant
    self.receivedOn = receivedOn
    self.resembles = resembles
    self.events = events
    state = CaseState(after: events)
    self.extraction = extraction
    self.paper = paper
  }

  /// The verdict that stands, with who gave it: the last pass that no decline has undone.
  public var standingPass: (examiner: OfficialID, verdict: Verdict)? {
    for event in events.reversed() {
      switch event.action {
      case .passed(let verdict): return (OfficialID(rawValue: event.actor), verdict)
      case .declined, .returned, .rejected: return nil
      case .received, .extracted, .paperRecorded, .approved, .applied, .withdrawn: continue
      }
    }
    return nil
  }

  /// The approval that stands, with who gave it: the last one that nothing has undone.
  public var approval: (approver: OfficialID, approval: Approval)? {
    for event in events.reversed() {
      switch event.action {
      case .approved(let approval): return (OfficialID(rawValue: event.actor), approval)
      case .passed, .declined, .returned, .rejected: return nil
      case .received, .extracted, .paperRecorded, .applied, .withdrawn: continue
      }
    }
    return nil
  }

  /// The checklist on which the case was decided for good; nil while it is open, and when it was withdrawn.
  public var finalChecklist: [JudgedRule]? {
    switch state {
    case .applied: approval?.approval.checklist
    case .rejected:
      events.reversed().lazy.compactMap { event in
        if case .rejected(let verdict) = event.action { verdict.checklist } else { nil }
      }.first
    case .received, .awaitingPaper, .underExamination, .awaitingApproval, .awaitingPayment, .returned, .withdrawn: nil
    }
  }

  /// The journal entries it made; nil until it is applied.
  public var entries: ClosedRange<Int64>? {
    for case .applied(let first, let last) in events.map(\.action) where first <= last { return first...last }
    return nil
  }

  /// The day by which it should be decided (標準処理期間); days it lay with the applicant do not count.
  public func dueOn(_ figures: ProgrammeFigures, today: CivilDate) -> CivilDate? {
    guard let days = figures.standardProcessingDays.value(on: receivedOn) else { return nil }
    var paused = 0
    var returnedOn: CivilDate?
    var state = CaseState.received
    for event in events {
      state = state.after(event.action)
      if state == .returned {
        returnedOn = returnedOn ?? event.actedOn
      } else if let since = returnedOn {
        paused += max(0, since.days(until: event.actedOn))
        returnedOn = nil
      }
    }
    if let since = returnedOn { paused += max(0, since.days(until: today)) }
    return receivedOn.adding(days: days + paused)
  }
}

/// The id of a submission, S-2026-000005.
public struct SubmissionID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
  /// The id.
  public let rawValue: String

  /// An id.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Orders by reception within a year.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
