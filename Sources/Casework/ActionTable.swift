public import Programme

/// What officials can do to a case.
public enum ActionKind: String, Hashable, Sendable, Codable, CaseIterable {
  /// Write something down about the paper.
  case recordPaper
  /// Decide the examination.
  case examine
  /// Approve.
  case approve
  /// Send back to the examiner.
  case decline
  /// Note that the applicant took it back.
  case withdraw
}

/// Which action each state allows, and to whom. Everything else is refused and changes nothing.
public enum ActionTable {
  /// The role that may do the action in the state; nil when nobody may.
  public static func role(for action: ActionKind, in state: CaseState) -> OfficialRole? {
    switch (action, state) {
    case (.recordPaper, .awaitingPaper), (.recordPaper, .underExamination), (.recordPaper, .returned),
      (.recordPaper, .awaitingPayment):
      .reception
    case (.examine, .underExamination): .examiner
    // An approved case that waits for its fee goes back the same way: the register may have moved on meanwhile.
    case (.approve, .awaitingApproval), (.decline, .awaitingApproval), (.decline, .awaitingPayment): .approver
    case (.withdraw, .awaitingPaper), (.withdraw, .underExamination), (.withdraw, .awaitingApproval),
      (.withdraw, .awaitingPayment), (.withdraw, .returned):
      .reception
    case (.recordPaper, _), (.examine, _), (.approve, _), (.decline, _), (.withdraw, _): nil
    }
  }
}
