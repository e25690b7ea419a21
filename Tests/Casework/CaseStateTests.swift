import Casework
import Examination
import Forms
import Foundation
import Programme
import Register
import Testing

struct CaseStateTests {
  static let form = FilledForm(
    formID: "general-account-opening", edition: "2013-01",
    recognition: Recognition(confidence: 100, evidence: [], sheets: [:]), fields: [], tables: [:])
  static let verdict = Verdict(note: nil, overrides: [:], notMet: [], figures: "2026-11")
  static let extracted = CaseAction.extracted(
    Extraction(form: form, file: FileFacts(name: "a.xlsx", channel: "cd-r"), needsPaper: true))
  static let approved = CaseAction.approved(Approval(note: nil, feeYen: 26_800, figures: "2026-11"))

  static func paper(original: Bool) -> CaseAction {
    var record = PaperRecord()
    record.sealPrint = .matches
    if original { record.originalReceivedOn = CivilDate(daysSince1970: 20_779) }
    return .paperRecorded(record)
  }

  static func state(after actions: [CaseAction]) -> CaseState {
    CaseState(
      after: actions.enumerated().map { index, action in
        CaseEvent(
          number: index + 1, action: action, actor: "someone", actedOn: CivilDate(daysSince1970: 20_779),
          recordedAt: Date(timeIntervalSince1970: 0))
      })
  }

  static let stories: [(why: String, actions: [CaseAction], state: CaseState)] = [
    ("data alone waits for the paper", [.received, extracted], .awaitingPaper),
    ("paper without the original still waits", [.received, extracted, paper(original: false)], .awaitingPaper),
    ("the original opens the examination", [.received, extracted, paper(original: true)], .underExamination),
    (
      "a passed case waits for another official", [.received, extracted, paper(original: true), .passed(verdict)],
      .awaitingApproval
    ),
    (
      "more paper does not move a case that is with the approver",
      [.received, extracted, paper(original: true), .passed(verdict), paper(original: true)], .awaitingApproval
    ),
    (
      "a declined case is examined again",
      [.received, extracted, paper(original: true), .passed(verdict), .declined(note: "x")], .underExamination
    ),
    (
      "an approved case waits for the payment",
      [.received, extracted, paper(original: true), .passed(verdict), approved], .awaitingPayment
    ),
    (
      "applied is the end",
      [.received, extracted, paper(original: true), .passed(verdict), approved, .applied(firstEntry: 1, lastEntry: 4)],
      .applied
    ),
    (
      "a returned case waits for the applicant", [.received, extracted, paper(original: true), .returned(verdict)],
      .returned
    ),
    (
      "corrected paper reopens a returned case",
      [.received, extracted, paper(original: true), .returned(verdict), paper(original: true)], .underExamination
    ),
    ("a rejected case stays rejected", [.received, extracted, paper(original: true), .rejected(verdict)], .rejected),
    ("a withdrawn case stays withdrawn", [.received, extracted, .withdrawn(note: "x")], .withdrawn),
  ]

  @Test(arguments: stories.indices)
  func `the state follows from the events`(index: Int) {
    let story = Self.stories[index]
    #expect(Self.state(after: story.actions) == story.state, "\(story.why)")
  }

  @Test(arguments: CaseState.allCases)
  func `every action is allowed in its states alone`(state: CaseState) {
    // Written out by hand from the states of the contract.
    let allowed: [CaseState: [ActionKind: OfficialRole]] = [
      .received: [:], .awaitingPaper: [.recordPaper: .reception, .withdraw: .reception],
      .underExamination: [.recordPaper: .reception, .examine: .examiner, .withdraw: .reception],
      .awaitingApproval: [.approve: .approver, .decline: .approver, .withdraw: .reception],
      .awaitingPayment: [.recordPaper: .reception, .decline: .approver, .withdraw: .reception], .applied: [:],
      .returned: [.recordPaper: .reception, .withdraw: .reception], .rejected: [:], .withdrawn: [:],
    ]
    for action in ActionKind.allCases {
      #expect(ActionTable.role(for: action, in: state) == allowed[state]?[action], "\(action) in \(state)")
    }
  }
}
