import Examination
import Programme

/// A rule in JSON; the keys are promised to scripts.
struct RuleView: Encodable {
  let id: String
  let severity: String
  let title: String
  let titleEn: String
  let basis: String
  let inputs: [String]
  let kind: String

  init(_ rule: Rule, language: Language) {
    id = rule.id.rawValue
    severity = rule.severity.rawValue
    title = rule.title.ja
    titleEn = rule.title.en
    basis = rule.basis.text(in: language)
    inputs = rule.inputs
    kind = rule.kind.rawValue
  }
}
