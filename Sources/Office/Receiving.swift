public import Casework
import Foundation
import GRDB
import Intake
public import Programme

extension Office {
  /// How a run of the reception is to work.
  public struct ReceivingOptions: Sendable {
    /// How the envelopes came; nil to tell it from what they are.
    public var channel: Channel?
    /// The day they came in; nil for the business date.
    public var receivedOn: CivilDate?
    /// Whether the envelopes are what stands in a watched folder, and may have been received from there before.
    public var isWatching: Bool
    /// Envelopes read at once; reading waits for the disc as often as for the processor.
    public var threads: Int

    /// Options.
    public init(
      channel: Channel? = nil, receivedOn: CivilDate? = nil, isWatching: Bool = false, threads: Int? = nil
    ) {
      self.channel = channel
      self.receivedOn = receivedOn
      self.isWatching = isWatching
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
      lexicon: try lexicon, figures: figures, store: store, channel: options.channel, reception: settings.reception,
      receivedOn: receivedOn)
    let limits = settings.intake
    // An envelope is written and never looked at again: the pages of many of them would fill the memory for nothing.
    try setPageCache(mebibytes: 8)
    defer { try? setPageCache(mebibytes: 64) }  // nothing but speed depends on it
    var begun = sources.makeIterator()
    var used = 0
    try OrderedWork(threads: options.threads, weight: settings.reception.readAheadBytes).run {
      begun.next().map { ($0, $0.byteCount(limits: limits)) }
    } work: { source in
      Result {
        var envelope = try intake.read(source.envelope(limits: limits))
        envelope.source = source.name
        envelope.isStanding = options.isWatching || source.isInMailbox
        return envelope
      }
    } use: { read in
      each(used, Result { try record(read.get(), on: receivedOn, at: moment) })
      used += 1
    }
  }

  private func setPageCache(mebibytes: Int) throws {
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA cache_size = -\(mebibytes << 10)") }
  }

  private func record(_ envelope: IncomingEnvelope, on receivedOn: CivilDate, at moment: Moment) throws
    -> Reception.Result
  {
    if let result = try recordWithPassword(envelope, on: receivedOn, at: moment) { return result }
    return try write { db in
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
