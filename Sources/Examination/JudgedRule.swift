/// What a rule said of a case when somebody decided on it.
public struct JudgedRule: Hashable, Sendable, Codable {
  /// The rule.
  public let rule: RuleID
  /// What it said.
  public let outcome: Outcome

  /// An answer to keep.
  public init(rule: RuleID, outcome: Outcome) {
    self.rule = rule
    self.outcome = outcome
  }
}
