public import Casework
import Forms
public import Programme

/// The story `kozabo demo` plays: `Samples/demo.yaml`.
public struct DemoScript: Hashable, Sendable, Decodable {
  /// The business date it plays on.
  public let today: CivilDate
  /// The seed file, in the samples' folder.
  public let seed: String
  /// The envelopes, in the order they came.
  public let envelopes: [Envelope]
  /// What officials do then, in order.
  public let steps: [Step]

  /// An envelope.
  public struct Envelope: Hashable, Sendable, Decodable {
    /// Its path in the samples' folder.
    public let path: String
    /// How it came.
    public let channel: Channel
    /// The day it came.
    public let received: CivilDate
  }

  /// What is done with the case of one file; whatever is left out is not done.
  public struct Step: Hashable, Sendable, Decodable {
    /// The workbook's name in its envelope.
    public let file: String
    /// The paper record.
    public let paper: String?
    /// The examiner's decision.
    public let examine: Examination?
    /// The approver's.
    public let approve: Approval?
    /// The paper record of the payment.
    public let payment: String?
  }

  /// An examiner's decision.
  public struct Examination: Hashable, Sendable, Decodable {
    /// The examiner.
    public let by: String
    /// pass, return or reject.
    public let decision: CaseDesk.Decision
    /// The note.
    public let note: String?
    /// Overridden rules with their reasons.
    public let overrides: [String: String]?
  }

  /// An approver's decision.
  public struct Approval: Hashable, Sendable, Decodable {
    /// The approver.
    public let by: String
    /// The note.
    public let note: String?
  }

  /// Reads the story of a samples' folder.
  /// - Throws: ``OfficeError/fileMissing(_:)`` or `YAMLDocumentError` with the line.
  public static func load(samples: String) throws -> DemoScript {
    try YAMLFile.load(samples + "/demo.yaml").decode(
      DemoScript.self,
      keys: .map([
        "today": .scalar, "seed": .scalar,
        "envelopes": .list(.map(["path": .scalar, "channel": .scalar, "received": .scalar])),
        "steps": .list(
          .map([
            "file": .scalar, "paper": .scalar, "payment": .scalar,
            "examine": .map(["by": .scalar, "decision": .scalar, "note": .scalar, "overrides": .free(.scalar)]),
            "approve": .map(["by": .scalar, "note": .scalar]),
          ])),
      ]))
  }
}
