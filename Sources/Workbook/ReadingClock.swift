internal import Synchronization

/// The time that is left for one file, however often and by whomever something of it is read.
///
/// Reading the cells, then the comments of each sheet, then the furigana draws on one limit: a file cannot ask for the
/// whole of it again and again. Time between the calls does not count.
final class ReadingClock: Sendable {
  private let left: Mutex<Duration>

  /// - Parameter limits: with their clock running when reading has begun already.
  init(_ limits: ReadingLimits) {
    left = Mutex(limits.deadline.map { ContinuousClock.now.duration(to: $0) } ?? limits.time)
  }

  /// A time of reading, which lasts as long as the result lives.
  func turn() -> Turn { Turn(clock: self, left: left.withLock { $0 }) }

  /// One call's share; what it took is subtracted when it is let go.
  final class Turn: Sendable {
    private let clock: ReadingClock
    private let started: ContinuousClock.Instant
    /// When the time is over.
    let deadline: ContinuousClock.Instant

    fileprivate init(clock: ReadingClock, left: Duration) {
      self.clock = clock
      started = .now
      deadline = started.advanced(by: left)
    }

    deinit {
      let taken = started.duration(to: .now)
      clock.left.withLock { $0 -= taken }
    }
  }
}

extension ReadingLimits {
  /// The same limits, the time being that of a turn.
  func until(_ turn: ReadingClock.Turn) -> ReadingLimits {
    var copy = self
    copy.deadline = turn.deadline
    return copy
  }
}
