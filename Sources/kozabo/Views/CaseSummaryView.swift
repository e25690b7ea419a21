import Casework
import Examination
import Forms
import Programme
import Register

/// One line of the queue in JSON; the keys are promised to scripts.
struct CaseSummaryView: Encodable {
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
  /// The earlier case it looks like.
  @OrNull var resembles: String?
  /// Files that came in again with the bytes or the values of its own.
  let duplicates: Int

  init(_ view: CaseView) {
    id = view.record.id.rawValue
    form = view.record.formID.rawValue
    edition = view.record.edition
    state = view.record.state.rawValue
    applicant = view.record.applicant
    receivedOn = view.record.receivedOn.iso
    dueOn = view.dueOn?.iso
    notMet = view.checklist.notMet().count
    personMustLook = view.checklist.personMustLook.count
    waitingFor = view.waitingFor.map(\.key)
    resembles = view.record.resembles?.rawValue
    duplicates = view.duplicates.count
  }
}

extension CaseView.Awaited {
  /// The stable word of JSON: `paper`, `payment`, `case:C-2026-000003` …
  var key: String {
    switch self {
    case .paper: "paper"
    case .examiner: "examiner"
    case .approver: "approver"
    case .payment: "payment"
    case .applicant: "applicant"
    case .other(let id): "case:\(id.rawValue)"
    }
  }

  /// In words.
  var words: LocalizedText {
    switch self {
    case .paper: LocalizedText(ja: "押印原本の到着", en: "the sealed original")
    case .examiner: LocalizedText(ja: "審査", en: "an examiner")
    case .approver: LocalizedText(ja: "決裁", en: "an approver")
    case .payment: LocalizedText(ja: "手数料の納付", en: "the payment of the fee")
    case .applicant: LocalizedText(ja: "申請者の補正", en: "the applicant's correction")
    case .other(let id): LocalizedText(ja: "案件 \(id.rawValue) の処理", en: "case \(id.rawValue)")
    }
  }
}

extension CaseState {
  /// The state in words.
  var words: LocalizedText {
    switch self {
    case .received: LocalizedText(ja: "受付", en: "received")
    case .awaitingPaper: LocalizedText(ja: "原本待ち", en: "awaiting paper")
    case .underExamination: LocalizedText(ja: "審査中", en: "under examination")
    case .awaitingApproval: LocalizedText(ja: "決裁待ち", en: "awaiting approval")
    case .awaitingPayment: LocalizedText(ja: "納付待ち", en: "awaiting payment")
    case .applied: LocalizedText(ja: "完了", en: "applied")
    case .returned: LocalizedText(ja: "補正依頼", en: "returned")
    case .rejected: LocalizedText(ja: "不受理", en: "rejected")
    case .withdrawn: LocalizedText(ja: "取下げ", en: "withdrawn")
    }
  }
}
