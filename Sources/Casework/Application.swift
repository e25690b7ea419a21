import Examination
import Forms
import GRDB
import Programme
import Register

/// Applies a case to the register, and lines up its letters, inside the caller's transaction.
enum Application {
  /// What applying the case now would change.
  static func plan(_ record: CaseRecord, subject: Subject, context: CaseContext) -> CaseView.Effects {
    guard OpeningRequest.isMade(by: subject.form.formID) else { return .notAppliedHere(subject.form.formID) }
    guard var request = OpeningRequest.request(from: subject) else { return .unknown }
    // Whoever passed the case beyond the limit stands for it in the register, with the reason given (rule LIM-02).
    if let pass = record.standingPass, let reason = pass.verdict.overrides["LIM-02"] {
      request.general?.limitOverride = LimitOverride(official: pass.examiner, reason: reason)
    }
    do {
      return .planned(
        try request.decide(on: context.today, figures: context.figures, snapshot: subject.register))
    } catch {
      return .refused(error)
    }
  }

  /// Makes the planned changes, records the event, and queues one opening notice for each new register user.
  ///
  /// - Throws: ``CaseworkError`` when a rule stands against it at this moment or the register refuses; the caller's
  ///   transaction is then rolled back.
  static func apply(_ record: CaseRecord, subject: Subject, by actor: String, context: CaseContext, in db: Database)
    throws
  {
    let awaited = Prerequisites.awaited(by: subject)
    guard awaited.isEmpty else { throw CaseworkError.waitsFor(record.id, awaited) }
    let changes: [RegisterChange]
    switch plan(record, subject: subject, context: context) {
    case .planned(let planned): changes = planned
    case .refused(let refusal): throw CaseworkError.registerRefuses(record.id, refusal)
    case .unknown: throw CaseworkError.registerRefuses(record.id, .nothingRequested)
    case .notAppliedHere(let form): throw CaseworkError.notAppliedHere(record.id, form)
    case .applied: preconditionFailure("a plan is never an applied one")
    }
    let entries = try Journal.append(
      changes, by: actor, caseID: record.id, effectiveOn: context.today, at: context.instant, in: db)
    guard let first = entries.first?.sequence, let last = entries.last?.sequence else {
      throw CaseworkError.registerRefuses(record.id, .nothingRequested)
    }
    try CaseStore.append(
      .applied(firstEntry: first, lastEntry: last), to: record.id, by: Actor.kozabo, on: context.today,
      at: context.instant, in: db)
    let fee = OpeningFee.due(for: subject)
    for case .userRegistered(let user) in changes {
      // Where a fee was paid, the notice is handed over on the day of the payment (seed 002, 手数料).
      try LetterQueue.enqueue(
        .accountOpening, user: user, case: record.id, channel: fee.isDue ? .hand : .post, context: context, in: db)
    }
  }
}
