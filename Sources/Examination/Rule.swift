// Examination holds the rules: a filled form, the paper record, a part of the register and a date give an outcome for
// every rule. It is pure: it refuses to read files or databases, to know who is logged in, or to change anything.

public import Programme

/// One rule of the ordinance, the guidelines or good practice, with its stable id.
///
/// The ids are those of the rule catalogue (`SEAL-01`); they are quoted in letters and never renumbered or reused.
public struct Rule: Sendable {
  /// The stable id.
  public let id: RuleID
  /// What a case that does not meet it comes to.
  public let severity: Severity
  /// The rule as a sentence.
  public let title: LocalizedText
  /// The legal basis, or the guideline or safeguard it rests on.
  public let basis: LocalizedText
  /// What it looks at, in the words of the catalogue.
  public let inputs: [String]
  /// Whether a machine answers it or a person must.
  public let kind: Kind
  /// The forms it belongs to; empty for all.
  public let forms: Set<String>
  /// What the applicant is told when the person asked answers no; nil when the title says enough.
  let refusal: LocalizedText?
  /// Answers it for one subject.
  let outcome: @Sendable (Subject) -> Outcome

  /// Who answers a rule.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// The rule is decided from the data.
    case machine
    /// The rule asks a person to look, and keeps the answer.
    case person
  }

  init(
    _ id: RuleID, _ severity: Severity, title: LocalizedText, basis: LocalizedText, inputs: [String],
    kind: Kind = .machine, forms: Set<String> = [], refusal: LocalizedText? = nil,
    outcome: @escaping @Sendable (Subject) -> Outcome
  ) {
    self.id = id
    self.severity = severity
    self.title = title
    self.basis = basis
    self.inputs = inputs
    self.kind = kind
    self.forms = forms
    self.refusal = refusal
    self.outcome = outcome
  }

  /// The words of the finding when a person looked and answered no.
  var messageWhenAnsweredNo: LocalizedText {
    refusal
      ?? LocalizedText(
        ja: "次の点を満たしていません。「\(title.ja)」内容を確認のうえ、補正してください。",
        en: "This requirement is not met: “\(title.en)” Please check and correct the application.")
  }
}

/// The stable id of a rule, `SEAL-01`.
public struct RuleID: Hashable, Comparable, Sendable, Codable, RawRepresentable, ExpressibleByStringLiteral {
  /// The id.
  public let rawValue: String

  /// An id as typed.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// An id written in code.
  public init(stringLiteral value: String) { rawValue = value }

  /// Orders alphabetically.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What a rule that is not met comes to.
public enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
  /// Cannot be accepted; never applied to the register.
  case reject
  /// Goes back to the applicant for correction (補正).
  case `return`
  /// Shown to the examiner, who may go on with a recorded reason.
  case warn
}
