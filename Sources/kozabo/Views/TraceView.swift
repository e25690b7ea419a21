import Casework
import Forms
import Office
import Programme
import Register
import Workbook

/// A trace in JSON.
struct TraceView: Encodable {
  struct Step: Encodable {
    let entry: Int64
    let hash: String
    let effectiveOn: String
    let actor: String
    let kind: String
    let text: String
    @OrNull var `case`: String?
    @OrNull var file: String?
    @OrNull var sha256: String?
    let cells: [CaseDetailView.FieldView]
    /// What an entry states of a facility and none before it did.
    let facts: [FacilityFactView]
  }

  let steps: [Step]

  init(_ trace: Trace, language: Language) {
    steps = trace.steps.map { step in
      Step(
        entry: step.entry.sequence, hash: step.entry.hash, effectiveOn: step.entry.effectiveOn.iso,
        actor: step.entry.actor, kind: step.entry.kind.rawValue,
        text: RegisterWords.sentence(step.change).text(in: language), case: step.entry.caseID?.rawValue,
        file: step.file?.name, sha256: step.file?.sha256,
        cells: step.fields.map { CaseDetailView.FieldView($0, language: language) },
        facts: step.facts.map { FacilityFactView($0, language: language) })
    }
  }
}
