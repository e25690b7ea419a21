extension ReadingLimits {
  /// The same limits with the clock running; a second start changes nothing.
  func started() -> ReadingLimits {
    guard deadline == nil else { return self }
    var copy = self
    copy.deadline = ContinuousClock.now.advanced(by: time)
    return copy
  }

  /// Whether the time has run out; a look at the clock, so not for every cell.
  var isOverTime: Bool { deadline.map { ContinuousClock.now >= $0 } ?? false }

  /// - Throws: the limit on time, naming the part being read.
  func checkTime(part: String) throws(WorkbookError) {
    if isOverTime { throw .limitExceeded(.time, part: part) }
  }
}
