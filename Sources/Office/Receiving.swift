public import Casework
import Foundation
public import Intake
public import Programme

/// Something to be taken in as one envelope.
public enum EnvelopeSource: Hashable, Sendable {
  /// A folder or a file.
  case path(String)
  /// Bytes that came another way: a message on standard input or out of a mailbox.
  case bytes([UInt8], name: String)
  /// One of the many messages of a Maildir or an mbox.
  case message(StoredMessage)

  /// What a person names: a folder, a file, or a Maildir or mbox, each message of which is an envelope of its own.
  /// - Throws: ``IntakeError`` when it is a Maildir or mbox that cannot be read.
  public static func all(at path: String, limits: IntakeLimits) throws(IntakeError) -> [EnvelopeSource] {
    try StoredMessage.all(at: path, limits: limits)?.map(EnvelopeSource.message) ?? [.path(path)]
  }

  /// Where it was taken from, as shown.
  public var name: String {
    switch self {
    case .path(let path): path
    case .bytes(_, let name): name
    case .message(let message): message.name
    }
  }
}

extension Office {
  /// How a run of the reception is to work.
  public struct ReceivingOptions: Sendable {
    /// How the envelopes came; nil to tell it from what they are.
    public var channel: Channel?
    /// The day they came in; nil for the business date.
    public var receivedOn: CivilDate?
    /// Envelopes read at once; reading waits for the disc as often as for the processor.
    public var threads: Int

    /// Options.
    public init(channel: Channel? = nil, receivedOn: CivilDate? = nil, threads: Int? = nil) {
      self.channel = channel
      self.receivedOn = receivedOn
      self.threads = threads ?? 2 * ProcessInfo.processInfo.activeProcessorCount
    }
  }

  /// Takes one envelope in; see ``receive(_:options:moment:each:)-1xnb1``.
  /// - Throws: ``IntakeError`` when the envelope itself, or the one file it is, cannot be read.
  public func receive(
    _ path: String, channel: Channel?, receivedOn: CivilDate?, moment: Moment
  ) throws -> Reception.Result {
    var result: Result<Reception.Result, any Error>?
    try receive([.path(path)], options: ReceivingOptions(channel: channel, receivedOn: receivedOn), moment: moment) {
      result = $1
    }
    guard let result else { preconditionFailure("every envelope comes to a result") }
    return try result.get()
  }

  /// Takes envelopes in.
  ///
  /// They are read at once on several threads and recorded one after the other in their order, so that the same
  /// envelopes make the same numbers. The bytes of every file are safe in the store before anything about them is
  /// recorded; then each submission with its files and cases is recorded in one transaction. Killed at any moment and
  /// run again, the same cases result. An envelope that cannot be taken in stops none of the others.
  /// - Parameter each: is told what came of each, in their order.
  /// - Throws: ``OfficeError/busy(_:)`` when others hold the store.
  public func receive(
    _ sources: [EnvelopeSource], options: ReceivingOptions = ReceivingOptions(), moment: Moment,
    each: (Int, Result<Reception.Result, any Error>) -> Void
  ) throws {
    // Held until the last transaction is over: whoever finds the store left alone may clear up in it.
    guard let lock = try store.enter() else { throw OfficeError.busy(self.path) }
    defer { withExtendedLifetime(lock) {} }
    let receivedOn = options.receivedOn ?? moment.today
    let intake = EnvelopeIntake(
      catalogue: catalogue, figures: figures, store: store, channel: options.channel, reception: settings.reception,
      receivedOn: receivedOn)
    let limits = settings.intake
    try OrderedWork.run(sources, threads: options.threads, ahead: 2 * options.threads) { source in
      Result { try intake.read(Self.envelope(source, limits: limits)) }
    } use: { index, read in
      each(index, Result { try record(read.get(), on: receivedOn, at: moment) })
    }
  }

  static func envelope(_ source: EnvelopeSource, limits: IntakeLimits) throws(IntakeError) -> Envelope {
    switch source {
    case .path(let path): return try Envelope(at: path, limits: limits)
    case .bytes(let bytes, let name): return Envelope(bytes: bytes, name: name, limits: limits)
    case .message(let message):
      // Another program may have taken it away since the folder was looked at.
      guard let bytes = try message.read(limits: limits) else { throw .notFound(path: message.name) }
      return Envelope(bytes: bytes, name: message.name, limits: limits)
    }
  }

  private func record(_ envelope: IncomingEnvelope, on receivedOn: CivilDate, at moment: Moment) throws
    -> Reception.Result
  {
    try write { db in
      try Reception.record(envelope, moment: receptionMoment(moment, receivedOn: receivedOn), in: db)
    }
  }

  /// The moment as the reception knows it.
  func receptionMoment(_ moment: Moment, receivedOn: CivilDate? = nil) -> Reception.Moment {
    Reception.Moment(
      receivedOn: receivedOn ?? moment.today, actedOn: moment.today, instant: moment.instant,
      likenessDays: settings.reception.likenessDays)
  }
}
