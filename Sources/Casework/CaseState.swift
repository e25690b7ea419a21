// Casework turns submissions into cases, keeps who did what and when, lets two officials decide, and applies what they
// approve to the register. It refuses to judge (Examination does), to draw letters, or to know where files lie.

import Examination

/// Where a case stands (審査の状況). Never stored: always computed from the case's events.
public enum CaseState: String, Hashable, Sendable, Codable, CaseIterable {
  /// It has come in and is being read.
  case received
  /// The sealed original (押印原本) has not come in yet.
  case awaitingPaper
  /// An examiner is to look at it (審査中).
  case underExamination
  /// Another official is to approve it (決裁待ち).
  case awaitingApproval
  /// Approved; the opening fee has not been paid yet (手数料納付待ち).
  case awaitingPayment
  /// Applied to the register (完了).
  case applied
  /// Sent back to the applicant (補正).
  case returned
  /// Not accepted (不受理).
  case rejected
  /// Taken back by the applicant (取下げ).
  case withdrawn

  /// Whether nothing more will happen to the case.
  public var isFinal: Bool { self == .applied || self == .rejected || self == .withdrawn }

  /// Where a case stands after its events, the oldest first.
  public init(after events: [CaseEvent]) {
    var state = CaseState.received
    for event in events { state = state.after(event.action) }
    self = state
  }

  /// Where a case stands after one more action that was allowed.
  func after(_ action: CaseAction) -> CaseState {
    switch action {
    case .received: .received
    case .extracted(let extraction): extraction.needsPaper ? .awaitingPaper : .underExamination
    case .paperRecorded(let paper):
      switch self {
      case .awaitingPaper, .returned: paper.originalReceivedOn == nil ? self : .underExamination
      case .received, .underExamination, .awaitingApproval, .awaitingPayment, .applied, .rejected, .withdrawn: self
      }
    case .passed: .awaitingApproval
    case .returned: .returned
    case .rejected: .rejected
    case .declined: .underExamination
    case .approved: .awaitingPayment
    case .applied: .applied
    case .withdrawn: .withdrawn
    }
  }
}
