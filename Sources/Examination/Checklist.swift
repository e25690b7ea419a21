import Forms
public import Programme

/// One line of the checklist an examiner sees: a rule and what it says of the case.
public struct ChecklistItem: Sendable {
  /// The rule.
  public let rule: Rule
  /// What it says.
  public let outcome: Outcome
}

/// All rules that belong to a form, answered for one case.
public struct Checklist: Sendable {
  /// One item for each rule of the form, in the order of the catalogue.
  public let items: [ChecklistItem]

  /// Answers every rule that belongs to the subject's form.
  ///
  /// A rule that asks a person takes the answer recorded with the paper (`checks`), so that it is asked once. What the
  /// data themselves decide is never overruled by such an answer.
  public init(of subject: Subject, rules: [Rule] = Rule.catalogue) {
    let subject = subject.prepared
    items = rules.filter { $0.forms.isEmpty || $0.forms.contains(subject.form.formID.rawValue) }.map { rule in
      ChecklistItem(rule: rule, outcome: Self.answered(rule, subject))
    }
  }

  /// A checklist as it was judged at an earlier moment; rules that are no longer in the catalogue are left out.
  public init(judged: [JudgedRule], rules: [Rule] = Rule.catalogue) {
    let byID = Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0) })
    items = judged.compactMap { answer in
      byID[answer.rule].map { ChecklistItem(rule: $0, outcome: answer.outcome) }
    }
  }

  /// What to keep with a decision, so that it can be shown later as it was judged.
  public var judged: [JudgedRule] { items.map { JudgedRule(rule: $0.rule.id, outcome: $0.outcome) } }

  private static func answered(_ rule: Rule, _ subject: Subject) -> Outcome {
    let outcome = rule.outcome(subject)
    guard case .personMustLook(_, let place) = outcome, let check = subject.paper.checks?[rule.id.rawValue]
    else { return outcome }
    switch check.outcome {
    case .met: return .met
    case .notMet: return .notMet([Finding(rule.messageWhenAnsweredNo, at: place, found: check.note)])
    }
  }

  /// Items that are not met, those of one severity or all.
  public func notMet(_ severity: Severity? = nil) -> [ChecklistItem] {
    items.filter { item in
      if case .notMet = item.outcome { severity == nil || item.rule.severity == severity } else { false }
    }
  }

  /// Items a person has still to look at.
  public var personMustLook: [ChecklistItem] {
    items.filter { if case .personMustLook = $0.outcome { true } else { false } }
  }

  /// The checklist as lines to print or to hand out as JSON: one for each finding, one for each rule without any.
  public func rows(language: Language) -> [ChecklistRow] {
    items.flatMap { item in
      switch item.outcome {
      case .met:
        [ChecklistRow(item.rule, .met, message: nil, place: nil, found: nil, language)]
      case .notMet(let findings):
        findings.map {
          ChecklistRow(item.rule, .notMet, message: $0.message, place: $0.place, found: $0.found, language)
        }
      case .notApplicable(let why):
        [ChecklistRow(item.rule, .notApplicable, message: why, place: nil, found: nil, language)]
      case .personMustLook(let what, let place):
        [ChecklistRow(item.rule, .personMustLook, message: what, place: place, found: nil, language)]
      }
    }
  }
}
