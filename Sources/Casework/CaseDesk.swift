public import Examination
import Forms
public import GRDB
import Programme
public import Register

/// What people do to cases. Each function is to run inside one write transaction: it either does all of what it says
/// or throws and has changed nothing.
public enum CaseDesk {
  /// How an examiner decides.
  public enum Decision: String, Hashable, Sendable, Codable {
    /// In order: goes to an approver.
    case pass
    /// Goes back to the applicant for correction (補正).
    case `return`
    /// Cannot be accepted (不受理).
    case reject
  }

  /// What came of recording paper on a case.
  public struct PaperResult: Sendable {
    /// The state the case is in now.
    public let state: CaseState
    /// Why an approved and paid case could not be applied, if it could not.
    public let refusal: CaseworkError?
  }

  /// Records what an official wrote down about the paper. A payment on an approved case applies the case.
  ///
  /// The paper is recorded even when applying is refused: a payment that came in must not be forgotten. While a case
  /// waits for the payment nothing else of its paper changes, for two officials have decided on what it says.
  /// - Throws: ``CaseworkError/notAllowed(_:action:state:)``, also for a record that changes an approved case's paper.
  public static func recordPaper(_ paper: PaperRecord, on id: CaseID, context: CaseContext, in db: Database) throws
    -> PaperResult
  {
    let before = try CaseStore.findCase(id, in: db)
    _ = try allow(.recordPaper, on: before)
    if before.state == .awaitingPayment, !paper.isOnlyPayment(to: before.paper) {
      throw CaseworkError.notAllowed(id, action: .recordPaper, state: before.state)
    }
    try append(.paperRecorded(paper), to: before, by: Actor.reception, context: context, in: db)
    let record = try CaseStore.findCase(id, in: db)
    guard record.state == .awaitingPayment, record.paper.feePaidOn != nil, let approval = record.approval else {
      return PaperResult(state: record.state, refusal: nil)
    }
    var refusal: CaseworkError?
    try db.inSavepoint {
      do {
        try applyNow(record, approver: approval.approver, context: context, in: db)
        return .commit
      } catch let error as CaseworkError {
        refusal = error
        return .rollback
      }
    }
    return PaperResult(state: try CaseStore.findCase(id, in: db).state, refusal: refusal)
  }

  /// An examiner's decision.
  ///
  /// To pass, no rule of severity reject may stand against the case, no rule may wait for a person's answer, and every
  /// other rule that is not met needs a reason in `overrides` (rule XCS-03).
  public static func examine(
    _ id: CaseID, by official: OfficialID, _ decision: Decision, note: String?, overrides: [String: String] = [:],
    context: CaseContext, in db: Database
  ) throws {
    let record = try CaseStore.findCase(id, in: db)
    try check(official, may: .examine, on: record, in: db)
    let subject = try SubjectBuilder.subject(
      of: record, among: try OpenCases(in: db), stage: .examination, context: context, in: db)
    let checklist = Checklist(of: subject)
    try check(overrides, against: checklist, of: record)
    let verdict = Verdict(
      note: note, overrides: overrides, notMet: checklist.notMet().map(\.rule.id.rawValue),
      checklist: checklist.judged, figures: context.figures.edition)
    let action: CaseAction =
      switch decision {
      case .pass: .passed(verdict)
      case .return: .returned(verdict)
      case .reject: .rejected(verdict)
      }
    if decision == .pass { try checkCleared(checklist, overrides: overrides, of: record) }
    try append(action, to: record, by: official.rawValue, context: context, in: db)
  }

  /// An approver's agreement. Without a fee to wait for it changes the register and queues the letters at once.
  ///
  /// - Returns: the state the case is in now: applied, or awaitingPayment.
  public static func approve(
    _ id: CaseID, by official: OfficialID, note: String? = nil, context: CaseContext, in db: Database
  ) throws -> CaseState {
    let record = try CaseStore.findCase(id, in: db)
    try check(official, may: .approve, on: record, in: db)
    guard let pass = record.standingPass else {
      throw CaseworkError.notAllowed(id, action: .approve, state: record.state)
    }
    guard pass.examiner != official else { throw CaseworkError.sameOfficial(id, official) }
    let subject = try SubjectBuilder.subject(
      of: record, among: try OpenCases(in: db), stage: .examination, approver: official,
      context: context,
      in: db)
    let checklist = Checklist(of: subject)
    try checkCleared(checklist, overrides: pass.verdict.overrides, of: record)
    let awaited = Prerequisites.awaited(by: subject)
    guard awaited.isEmpty else { throw CaseworkError.waitsFor(id, awaited) }
    // A fee that cannot be computed is not a fee of nothing.
    guard let fee = OpeningFee.due(for: subject).yen else { throw CaseworkError.rulesNotMet(id, ["FEE-01"]) }
    try append(
      .approved(
        Approval(note: note, feeYen: fee, checklist: checklist.judged, figures: context.figures.edition)),
      to: record, by: official.rawValue, context: context, in: db)
    if fee == 0 || record.paper.feePaidOn != nil {
      try applyNow(record, approver: official, context: context, in: db)
      return .applied
    }
    return .awaitingPayment
  }

  /// An approver's refusal: the case goes back to the examiner, also while it waits for the payment.
  public static func decline(
    _ id: CaseID, by official: OfficialID, note: String, context: CaseContext, in db: Database
  ) throws {
    let record = try CaseStore.findCase(id, in: db)
    try check(official, may: .decline, on: record, in: db)
    if record.standingPass?.examiner == official { throw CaseworkError.sameOfficial(id, official) }
    try append(.declined(note: note), to: record, by: official.rawValue, context: context, in: db)
  }

  /// The applicant took the application back.
  public static func withdraw(_ id: CaseID, note: String, context: CaseContext, in db: Database) throws {
    let record = try CaseStore.findCase(id, in: db)
    _ = try allow(.withdraw, on: record)
    try append(.withdrawn(note: note), to: record, by: Actor.reception, context: context, in: db)
  }

  // MARK: What must hold first

  private static func applyNow(
    _ record: CaseRecord, approver: OfficialID, context: CaseContext, in db: Database
  ) throws {
    let subject = try SubjectBuilder.subject(
      of: record, among: try OpenCases(in: db), stage: .application, approver: approver,
      context: context,
      in: db)
    try checkCleared(Checklist(of: subject), overrides: record.standingPass?.verdict.overrides ?? [:], of: record)
    try Application.apply(record, subject: subject, by: approver.rawValue, context: context, in: db)
  }

  private static func allow(_ action: ActionKind, on record: CaseRecord) throws(CaseworkError) -> OfficialRole {
    guard let role = ActionTable.role(for: action, in: record.state) else {
      throw .notAllowed(record.id, action: action, state: record.state)
    }
    return role
  }

  private static func check(
    _ official: OfficialID, may action: ActionKind, on record: CaseRecord, in db: Database
  ) throws {
    let role = try allow(action, on: record)
    guard let known = try RegisterReader.fetchOfficial(official, in: db) else {
      throw CaseworkError.officialUnknown(official)
    }
    guard known.roles.contains(role) else { throw CaseworkError.roleMissing(official, role) }
  }

  private static func check(
    _ overrides: [String: String], against checklist: Checklist, of record: CaseRecord
  ) throws(CaseworkError) {
    for (rule, reason) in overrides.sorted(by: { $0.key < $1.key }) {
      guard let item = checklist.items.first(where: { $0.rule.id.rawValue == rule }) else {
        throw .overrideNotPossible(record.id, rule: rule, .unknownRule)
      }
      switch item.outcome {
      case .met, .notApplicable: throw .overrideNotPossible(record.id, rule: rule, .nothingToOverride)
      case .personMustLook: throw .overrideNotPossible(record.id, rule: rule, .answerNeeded)
      case .notMet:
        if item.rule.severity == .reject { throw .overrideNotPossible(record.id, rule: rule, .severityReject) }
      }
      if JapaneseText.trimmed(reason).isEmpty { throw .overrideNotPossible(record.id, rule: rule, .reasonMissing) }
    }
  }

  /// Rule XCS-03, and XCS-04 through the checklist itself.
  private static func checkCleared(
    _ checklist: Checklist, overrides: [String: String], of record: CaseRecord
  ) throws(CaseworkError) {
    let standing = checklist.notMet().filter { item in
      item.rule.severity == .reject || overrides[item.rule.id.rawValue] == nil
    }
    guard standing.isEmpty else { throw .rulesNotMet(record.id, standing.map(\.rule.id)) }
    let open = checklist.personMustLook
    guard open.isEmpty else { throw .personMustLook(record.id, open.map(\.rule.id)) }
  }

  private static func append(
    _ action: CaseAction, to record: CaseRecord, by actor: String, context: CaseContext, in db: Database
  ) throws {
    try CaseStore.append(
      action, to: record.id, by: actor, on: context.today, at: context.instant, in: db)
  }
}

extension PaperRecord {
  /// Whether it adds nothing but the day of the payment to what is on record; saying the same again is no change.
  fileprivate func isOnlyPayment(to earlier: PaperRecord) -> Bool {
    func ordered(_ record: PaperRecord) -> PaperRecord {
      var copy = record
      copy.attachments?.sort { $0.item < $1.item }
      copy.feePaidOn = nil
      return copy
    }
    return ordered(earlier.adding(self)) == ordered(earlier)
  }
}
