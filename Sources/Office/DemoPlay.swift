public import Casework
import Forms
public import Foundation
import Intake
import Programme
import Register

extension Office {
  /// What playing the demo's story came to.
  public struct DemoResult: Sendable {
    /// What became of each envelope.
    public let receptions: [Reception.Result]
    /// Steps that were done now, in the story's order; empty when it had all been played before.
    public let actions: [String]
    /// Every case, as it stands now.
    public let cases: [CaseView]
    /// Every letter.
    public let letters: [WrittenLetter]
    /// The lists.
    public let lists: [WrittenList]

    /// Whether anything happened that had not happened before.
    public var isNews: Bool {
      !actions.isEmpty || letters.contains(where: \.isNew)
        || receptions.contains { if case .recorded = $0 { true } else { false } }
    }
  }

  /// Plays a story over this office. Each step is done where the case's state asks for it, so that playing it again,
  /// or going on after an interruption, does only what is left.
  public func play(
    _ script: DemoScript, samples: String, instant: Date, generator: inout some RandomNumberGenerator
  ) throws -> DemoResult {
    let moment = Moment(today: script.today, instant: instant)
    let context = context(at: moment)
    var receptions: [Reception.Result] = []
    for envelope in script.envelopes {
      receptions.append(
        try receive(
          "\(samples)/\(envelope.path)", channel: envelope.channel, receivedOn: envelope.received, moment: moment))
    }
    var actions: [String] = []
    for step in script.steps {
      guard let id = try caseID(of: step, in: script, samples: samples) else {
        throw OfficeError.fileMissing("\(samples)/\(step.file)")
      }
      func act(_ name: String, when state: CaseState, _ body: () throws -> Void) throws {
        guard try read({ db in try CaseStore.findCase(id, in: db).state }) == state else { return }
        try body()
        actions.append("\(name) \(id.rawValue)")
      }
      if let paper = step.paper {
        try act("paper", when: .awaitingPaper) {
          let record = try PaperFile.load("\(samples)/\(paper)")
          _ = try write { db in try CaseDesk.recordPaper(record, on: id, context: context, in: db) }
        }
      }
      if let examine = step.examine {
        try act("examine", when: .underExamination) {
          try write { db in
            try CaseDesk.examine(
              id, by: OfficialID(rawValue: examine.by), examine.decision, note: examine.note,
              overrides: examine.overrides ?? [:], context: context, in: db)
          }
        }
      }
      if let approve = step.approve {
        try act("approve", when: .awaitingApproval) {
          _ = try write { db in
            try CaseDesk.approve(id, by: OfficialID(rawValue: approve.by), note: approve.note, context: context, in: db)
          }
        }
      }
      if let payment = step.payment {
        try act("payment", when: .awaitingPayment) {
          let record = try PaperFile.load("\(samples)/\(payment)")
          let result = try write { db in try CaseDesk.recordPaper(record, on: id, context: context, in: db) }
          if let refusal = result.refusal { throw refusal }
        }
      }
    }
    return DemoResult(
      receptions: receptions, actions: actions, cases: try read { db in try CaseView.all(context: context, in: db) },
      letters: try writeLetters(moment: moment, generator: &generator), lists: try writeLists(moment: moment))
  }

  /// The case that a step's file made.
  private func caseID(of step: DemoScript.Step, in script: DemoScript, samples: String) throws -> CaseID? {
    for envelope in script.envelopes {
      let path = "\(samples)/\(envelope.path)/\(step.file)"
      guard FileManager.default.fileExists(atPath: path) else { continue }
      let fingerprint = Fingerprint(of: try DurableFile.read(path))
      return try read { db in try CaseStore.firstArrival(of: fingerprint, in: db) }?.caseID
    }
    return nil
  }
}
