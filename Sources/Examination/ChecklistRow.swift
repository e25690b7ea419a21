import Programme
import Workbook

/// One line of a checklist in one language; its coding keys are those of `case --json`.
public struct ChecklistRow: Hashable, Sendable, Codable {
  /// The rule's id, `SEAL-01`.
  public let rule: RuleID
  /// The rule as a sentence.
  public let title: String
  /// What the rule says.
  public let outcome: Answer
  /// What a case that does not meet the rule comes to.
  public let severity: Severity
  /// What is wrong, why the rule does not apply, or what to look at; nil when the rule is met.
  public let message: String?
  /// The field's key, where the line concerns one.
  public let key: String?
  /// The sheet to look at.
  public let sheet: String?
  /// The cell to look at, `B12`.
  public let cell: String?
  /// What was found, verbatim.
  public let found: String?
  /// The legal basis, or what else the rule rests on.
  public let basis: String

  /// The four answers of a rule.
  public enum Answer: String, Hashable, Sendable, Codable {
    /// The rule is met.
    case met
    /// It is not met.
    case notMet
    /// It has nothing to say.
    case notApplicable
    /// A person must look.
    case personMustLook
  }

  init(
    _ rule: Rule, _ outcome: Answer, message: LocalizedText?, place: Place?, found: String?, _ language: Language
  ) {
    self.rule = rule.id
    title = rule.title.text(in: language)
    self.outcome = outcome
    severity = rule.severity
    self.message = message?.text(in: language)
    key = place?.key
    sheet = place?.address?.sheetName
    cell = place?.address?.cell.description
    self.found = found
    basis = rule.basis.text(in: language)
  }
}
