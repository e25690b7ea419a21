public import Examination
public import Forms
public import Foundation
public import Programme
import Register

/// One thing that happened to a case. A case is the list of its events; none is ever changed or taken away.
public struct CaseEvent: Hashable, Sendable {
  /// Its number within the case, from 1.
  public let number: Int
  /// What happened.
  public let action: CaseAction
  /// Who did it: an official's login, or `reception` and `kozabo` where no official is named.
  public let actor: String
  /// The business date it was done on, in Tokyo.
  public let actedOn: CivilDate
  /// The instant it was recorded.
  public let recordedAt: Date

  /// An event.
  public init(number: Int, action: CaseAction, actor: String, actedOn: CivilDate, recordedAt: Date) {
    self.number = number
    self.action = action
    self.actor = actor
    self.actedOn = actedOn
    self.recordedAt = recordedAt
  }
}

/// What can happen to a case.
public enum CaseAction: Hashable, Sendable {
  /// The envelope came in.
  case received
  /// The form was read from the data file.
  case extracted(Extraction)
  /// Something was written down about the paper; holds only what was added.
  case paperRecorded(PaperRecord)
  /// The examiner found it in order.
  case passed(Verdict)
  /// The examiner sent it back for correction.
  case returned(Verdict)
  /// The examiner found that it cannot be accepted.
  case rejected(Verdict)
  /// The approver agreed.
  case approved(Approval)
  /// The approver did not agree; the examination goes on.
  case declined(note: String)
  /// The register was changed; holds the journal entries, first and last.
  case applied(firstEntry: Int64, lastEntry: Int64)
  /// The applicant took it back.
  case withdrawn(note: String)

  /// The stable name of the kind of event.
  public var kind: String {
    switch self {
    case .received: "received"
    case .extracted: "extracted"
    case .paperRecorded: "paperRecorded"
    case .passed: "passed"
    case .returned: "returned"
    case .rejected: "rejected"
    case .approved: "approved"
    case .declined: "declined"
    case .applied: "applied"
    case .withdrawn: "withdrawn"
    }
  }

  /// The note written with it.
  public var note: String? {
    switch self {
    case .received, .extracted, .paperRecorded, .applied: nil
    case .passed(let verdict), .returned(let verdict), .rejected(let verdict): verdict.note
    case .approved(let approval): approval.note
    case .declined(let note), .withdrawn(let note): note
    }
  }
}

/// What reading the data file brought.
public struct Extraction: Hashable, Sendable, Codable {
  /// The form as filled in.
  public let form: FilledForm
  /// The file itself.
  public let file: FileFacts
  /// Whether the sealed original must come in before the examination; false for online users.
  public let needsPaper: Bool

  /// What reading brought.
  public init(form: FilledForm, file: FileFacts, needsPaper: Bool) {
    self.form = form
    self.file = file
    self.needsPaper = needsPaper
  }
}

/// An examiner's decision, with what the checklist said when it was made.
public struct Verdict: Hashable, Sendable, Codable {
  /// The note.
  public let note: String?
  /// Rules that were not met and went through with a reason, by rule id.
  public let overrides: [String: String]
  /// Rules that were not met.
  public let notMet: [String]
  /// The whole checklist as it was judged.
  public let checklist: [JudgedRule]
  /// The edition of the programme's figures it was made under.
  public let figures: String

  /// A decision.
  public init(
    note: String?, overrides: [String: String], notMet: [String], checklist: [JudgedRule] = [], figures: String
  ) {
    self.note = note
    self.overrides = overrides
    self.notMet = notMet
    self.checklist = checklist
    self.figures = figures
  }
}

/// An approver's decision.
public struct Approval: Hashable, Sendable, Codable {
  /// The note.
  public let note: String?
  /// The opening fee to be paid first, in yen; 0 when none is due.
  public let feeYen: Int
  /// The whole checklist as it was judged.
  public let checklist: [JudgedRule]
  /// The edition of the programme's figures it was made under.
  public let figures: String

  /// A decision.
  public init(note: String?, feeYen: Int, checklist: [JudgedRule] = [], figures: String) {
    self.note = note
    self.feeYen = feeYen
    self.checklist = checklist
    self.figures = figures
  }
}
