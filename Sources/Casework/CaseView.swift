public import Examination
public import Foundation
public import Forms
public import GRDB
public import Programme
public import Register

/// What the casework needs to know besides the database: forms, figures and the business date.
public struct CaseContext: Sendable {
  /// The forms.
  public let catalogue: FormCatalogue
  /// The programme's figures.
  public let figures: ProgrammeFigures
  /// The business date, in Tokyo.
  public let today: CivilDate
  /// The instant things are recorded with.
  public let instant: Date
  /// On how many threads many cases are judged at once.
  public let threads: Int

  /// A context.
  public init(catalogue: FormCatalogue, figures: ProgrammeFigures, today: CivilDate, instant: Date, threads: Int = 1) {
    self.catalogue = catalogue
    self.figures = figures
    self.today = today
    self.instant = instant
    self.threads = threads
  }
}

/// A case as the examiner sees it: the checklist, what it waits for, and what it would do to the register.
public struct CaseView: Sendable {
  /// The case.
  public let record: CaseRecord
  /// Every rule of its form with what it says now.
  public let checklist: Checklist
  /// What it waits for.
  public let waitingFor: [Awaited]
  /// What it would change in the register; once applied, what it changed.
  public let effects: Effects
  /// The opening fee.
  public let fee: OpeningFee
  /// By when it should be decided.
  public let dueOn: CivilDate?
  /// The earlier case it looks like, and in what the two differ; nil when there is none.
  public let twin: Twin?
  /// Files that came in again with the bytes or the values of its file.
  public let duplicates: [SubmissionFile]

  /// Another case of the same applicant, form and period.
  public struct Twin: Hashable, Sendable {
    /// The case.
    public let id: CaseID
    /// The fields in which this case differs from it.
    public let differences: [FormDifference]
  }

  /// What a case can wait for.
  public enum Awaited: Hashable, Sendable {
    /// The sealed original.
    case paper
    /// An examiner.
    case examiner
    /// An approver.
    case approver
    /// The payment of the fee.
    case payment
    /// The applicant's correction.
    case applicant
    /// Another case.
    case other(CaseID)
  }

  /// What a case does to the register.
  public enum Effects: Sendable {
    /// It would make these changes if it were applied now.
    case planned([RegisterChange])
    /// It made these changes.
    case applied([JournalEntry])
    /// The form does not say enough to plan anything.
    case unknown
    /// What forms of this kind ask for is not applied to the register from here; holds the form.
    case notAppliedHere(FormID)
    /// The register would refuse.
    case refused(RegisterError)
  }

  /// Looks at one case.
  public static func find(_ id: CaseID, context: CaseContext, in db: Database) throws -> CaseView {
    let record = try CaseStore.findCase(id, in: db)
    return try CaseMaterial(record, among: OpenCases(in: db), context: context, in: db).view(context)
  }

  /// Looks at all cases.
  public static func all(context: CaseContext, in db: Database) throws -> [CaseView] {
    var views: [CaseView] = []
    try each(context: context, in: db) { views.append($0) }
    return views
  }

  /// Looks at every case, in the order of their ids, one at a time.
  ///
  /// They are read here, one after the other, and judged by the rules on threads meanwhile.
  public static func each(context: CaseContext, in db: Database, _ body: (CaseView) throws -> Void) throws {
    let open = try OpenCases(in: db)
    let cases = try CaseCursor("ORDER BY id", in: db)
    try OrderedWork(threads: context.threads).run {
      try cases.next().map { (try CaseMaterial($0, among: open, context: context, in: db), 0) }
    } work: {
      $0.view(context)
    } use: {
      try body($0)
    }
  }
}

/// All of a case that its view needs from the database; the rest is thinking.
private struct CaseMaterial: Sendable {
  private let record: CaseRecord
  private let subject: Subject
  /// What the case changed in the register, when it was applied.
  private let entries: [JournalEntry]
  private let twin: CaseView.Twin?
  private let duplicates: [SubmissionFile]

  init(_ record: CaseRecord, among open: OpenCases, context: CaseContext, in db: Database) throws {
    self.record = record
    // An unpaid fee is what the case waits for, not a fault of it.
    let isPaid = record.state == .awaitingPayment && record.paper.feePaidOn != nil
    let stage: Subject.Stage = isPaid ? .application : .examination
    subject = try SubjectBuilder.subject(of: record, among: open, stage: stage, context: context, in: db)
    entries = record.state == .applied ? try RegisterReader.entries(of: record.id, in: db) : []
    twin = try record.resembles.map { id in
      CaseView.Twin(
        id: id,
        differences: FormDifference.between(
          record.extraction.form, and: try CaseStore.findCase(id, in: db).extraction.form))
    }
    duplicates = try CaseStore.duplicates(of: record.id, in: db)
  }

  func view(_ context: CaseContext) -> CaseView {
    let effects: CaseView.Effects
    if record.state == .applied {
      effects = .applied(entries)
    } else if record.state.isFinal {
      effects = .planned([])
    } else {
      effects = Application.plan(record, subject: subject, context: context)
    }
    return CaseView(
      // A case that is done is shown as it was judged: what it changed itself, and what came later, is not held against it.
      record: record, checklist: record.finalChecklist.map { Checklist(judged: $0) } ?? Checklist(of: subject),
      waitingFor: record.state.isFinal ? [] : Self.awaited(record, Prerequisites.awaited(by: subject)),
      effects: effects, fee: OpeningFee.due(for: subject),
      dueOn: record.dueOn(context.figures, today: context.today), twin: twin, duplicates: duplicates)
  }

  private static func awaited(_ record: CaseRecord, _ others: [CaseID]) -> [CaseView.Awaited] {
    let own: [CaseView.Awaited] =
      switch record.state {
      case .awaitingPaper: [.paper]
      case .received, .underExamination: [.examiner]
      case .awaitingApproval: [.approver]
      case .awaitingPayment: [.payment]
      case .returned: [.applicant]
      case .applied, .rejected, .withdrawn: []
      }
    return own + others.map { .other($0) }
  }
}
