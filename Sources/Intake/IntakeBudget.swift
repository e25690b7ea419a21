/// What is left of an envelope's limits while it is walked through, by one thread.
final class IntakeBudget {
  private let limits: IntakeLimits
  private let deadline: ContinuousClock.Instant
  private var numbers = 0
  private(set) var files = 0
  private(set) var bytes = 0

  /// Starts the clock.
  init(_ limits: IntakeLimits) {
    self.limits = limits
    deadline = ContinuousClock.now.advanced(by: .seconds(limits.seconds))
  }

  /// The next parcel's number.
  func nextNumber() -> Int {
    defer { numbers += 1 }
    return numbers
  }

  /// One more file in the envelope; the limit that forbids it, if any.
  func countFile() -> IntakeLimits.Name? {
    files += 1
    return files > limits.files ? .files : isOverTime ? .seconds : nil
  }

  /// More bytes out of a container or message; the limit that forbids them, if any.
  func countBytes(_ count: Int) -> IntakeLimits.Name? {
    bytes += count
    return bytes > limits.totalBytes ? .totalBytes : isOverTime ? .seconds : nil
  }

  /// Whether the time has run out.
  var isOverTime: Bool { ContinuousClock.now >= deadline }
}
