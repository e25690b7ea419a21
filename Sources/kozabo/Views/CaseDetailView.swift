import Casework
import Examination
import Forms
import Foundation
import Programme
import Register
import Workbook

/// One case whole, in JSON; the keys are promised to scripts.
struct CaseDetailView: Encodable {
  let id: String
  let form: String
  let edition: String
  let state: String
  let applicant: String
  let receivedOn: String
  @OrNull var dueOn: String?
  let notMet: Int
  let personMustLook: Int
  let waitingFor: [String]
  @OrNull var twin: TwinView?
  let duplicates: [FileView]
  let submission: String
  let fee: FeeView
  let fields: [FieldView]
  let moved: [DifferenceFromMasterView]
  let unclaimed: [UnclaimedView]
  let checklist: [ChecklistView]
  let paper: PaperRecord
  let effects: [EffectView]
  @OrNull var effectsRefused: String?
  let letters: [String]
  let events: [EventView]

  struct FeeView: Encodable {
    @OrNull var yen: Int?
    let reason: String
  }

  /// The earlier case it looks like, and in what they differ.
  struct TwinView: Encodable {
    let `case`: String
    let differences: [DifferenceView]
  }

  struct DifferenceView: Encodable {
    let key: String
    let label: String
    @OrNull var value: String?
    @OrNull var cell: String?
    @OrNull var twinValue: String?
    @OrNull var twinCell: String?

    init(_ difference: FormDifference, language: Language) {
      func words(_ field: FilledField?) -> String? { field.flatMap { $0.text ?? ($0.raw.isEmpty ? nil : $0.raw) } }
      func place(_ field: FilledField?) -> String? { field?.address.map { "\($0.sheetName)!\($0.cell)" } }
      key = difference.key
      label = difference.label.text(in: language)
      value = words(difference.here)
      cell = place(difference.here)
      twinValue = words(difference.there)
      twinCell = place(difference.there)
    }
  }

  struct FieldView: Encodable {
    let key: String
    let label: String
    @OrNull var value: String?
    let raw: String
    @OrNull var sheet: String?
    @OrNull var cell: String?
    /// Where else the answer might stand: both readings are for a person to compare.
    let alsoPossible: [String]

    init(_ field: FilledField, language: Language) {
      key = field.key
      label = field.label.text(in: language)
      value = field.text
      raw = field.raw
      sheet = field.address?.sheetName
      cell = field.address?.cell.description
      alsoPossible = field.notes.compactMap { if case .ambiguous(let place) = $0 { place } else { nil } }
    }
  }

  struct EventView: Encodable {
    let number: Int
    let kind: String
    let actor: String
    let actedOn: String
    let recordedAt: String
    @OrNull var note: String?
    @OrNull var overrides: [String: String]?
  }

  init(_ view: CaseView, letters: [DueLetter], language: Language) {
    let summary = CaseSummaryView(view)
    let record = view.record
    id = summary.id
    form = summary.form
    edition = summary.edition
    state = summary.state
    applicant = summary.applicant
    receivedOn = summary.receivedOn
    dueOn = summary.dueOn
    notMet = summary.notMet
    personMustLook = summary.personMustLook
    waitingFor = summary.waitingFor
    twin = view.twin.map { twin in
      TwinView(
        case: twin.id.rawValue, differences: twin.differences.map { DifferenceView($0, language: language) })
    }
    duplicates = view.duplicates.map { FileView($0, language: language) }
    submission = record.submission.rawValue
    fee = FeeView(yen: view.fee.yen, reason: view.fee.reason.text(in: language))
    fields = record.extraction.form.allFields.map { FieldView($0, language: language) }
    let labels = record.extraction.form.allFields.reduce(into: [String: String]()) { labels, field in
      labels[field.key] = field.label.text(in: language)
    }
    moved = (record.extraction.form.layout?.differences ?? []).map {
      DifferenceFromMasterView($0, labels: labels, language: language)
    }
    unclaimed = (record.extraction.form.layout?.unclaimed ?? []).map(UnclaimedView.init)
    checklist = view.checklist.rows(language: language).map(ChecklistView.init)
    paper = record.paper
    switch view.effects {
    case .planned(let changes):
      effects = changes.map { EffectView($0, language: language) }
      effectsRefused = nil
    case .applied(let entries):
      effects = entries.compactMap { entry in
        (try? entry.change()).map { EffectView($0, entry: entry, language: language) }
      }
      effectsRefused = nil
    case .unknown:
      effects = []
      effectsRefused = nil
    case .notAppliedHere(let form):
      effects = []
      effectsRefused = RegisterWords.notAppliedHere(form).text(in: language)
    case .refused(let error):
      effects = []
      effectsRefused = RegisterWords.sentence(error).text(in: language)
    }
    self.letters = letters.map(\.id)
    events = record.events.map { event in
      var overrides: [String: String]?
      switch event.action {
      case .passed(let verdict), .returned(let verdict), .rejected(let verdict): overrides = verdict.overrides
      case .received, .extracted, .paperRecorded, .approved, .declined, .applied, .withdrawn: break
      }
      return EventView(
        number: event.number, kind: event.action.kind, actor: event.actor, actedOn: event.actedOn.iso,
        recordedAt: UTCInstant.text(event.recordedAt) ?? "", note: event.action.note, overrides: overrides)
    }
  }
}

/// One line of the checklist in JSON, every key there.
struct ChecklistView: Encodable {
  let rule: RuleID
  let title: String
  let outcome: ChecklistRow.Answer
  let severity: Severity
  @OrNull var message: String?
  @OrNull var key: String?
  @OrNull var sheet: String?
  @OrNull var cell: String?
  @OrNull var found: String?
  let basis: String

  init(_ row: ChecklistRow) {
    rule = row.rule
    title = row.title
    outcome = row.outcome
    severity = row.severity
    message = row.message
    key = row.key
    sheet = row.sheet
    cell = row.cell
    found = row.found
    basis = row.basis
  }
}
