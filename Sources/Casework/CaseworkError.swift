public import Examination
public import Forms
public import Programme
public import Register

/// Why something cannot be done to a case. In order of precedence.
public enum CaseworkError: Error, Hashable, Sendable {
  /// There is no such case.
  case caseUnknown(CaseID)
  /// The state of the case does not allow the action; nothing was changed.
  case notAllowed(CaseID, action: ActionKind, state: CaseState)
  /// Nobody of that login is registered.
  case officialUnknown(OfficialID)
  /// The official lacks the role.
  case roleMissing(OfficialID, OfficialRole)
  /// The official who examined a case cannot approve it (四つの目).
  case sameOfficial(CaseID, OfficialID)
  /// An override names a rule that is met, unknown, or cannot be overridden.
  case overrideNotPossible(CaseID, rule: String, OverrideRefusal)
  /// Rules stand against it; holds their ids.
  case rulesNotMet(CaseID, [RuleID])
  /// Rules wait for a person's answer; holds their ids.
  case personMustLook(CaseID, [RuleID])
  /// Other cases must be applied first.
  case waitsFor(CaseID, [CaseID])
  /// The register refuses the change.
  case registerRefuses(CaseID, RegisterError)
  /// Cases of this form are examined, but what they ask for is not applied to the register from here; holds the form.
  case notAppliedHere(CaseID, FormID)
  /// No file of that number waits in the quarantine.
  case notQuarantined(Int64)
  /// The quarantined file does not wait for a password.
  case notLocked(Int64)
  /// A stored row does not make sense.
  case corrupt(table: String, row: String)

  /// Why a rule cannot be overridden.
  public enum OverrideRefusal: String, Hashable, Sendable {
    /// There is no such rule for this form.
    case unknownRule
    /// The rule is met, or has nothing to say.
    case nothingToOverride
    /// A case that breaks this rule can never be accepted.
    case severityReject
    /// A person must look and answer; a reason alone does not do.
    case answerNeeded
    /// The reason is empty.
    case reasonMissing
  }
}
