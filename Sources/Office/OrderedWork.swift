import Foundation

/// Work on many things at once whose results are used one after the other, in the order of the things.
///
/// At most `ahead` results wait to be used, so that memory does not grow with the number of things.
enum OrderedWork {
  /// Does the work on threads and hands every result to `use`, on the calling thread.
  ///
  /// What `use` throws ends the work: what is begun is finished, nothing more is begun.
  static func run<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], threads: Int, ahead: Int, work: @escaping @Sendable (Input) -> Output,
    use: (Int, Output) throws -> Void
  ) throws {
    let desk = Desk(inputs: inputs, ahead: max(ahead, 1), work: work)
    let count = min(max(threads, 1), inputs.count)
    let finished = DispatchGroup()
    for _ in 0..<count {
      finished.enter()
      let thread = Thread {
        desk.work()
        finished.leave()
      }
      // A deeply nested document needs its stack, wherever it is read.
      thread.stackSize = 8 << 20
      thread.start()
    }
    defer {
      desk.stop()
      finished.wait()
    }
    for index in inputs.indices { try use(index, desk.result(index)) }
  }

  /// What the threads share.
  private final class Desk<Input: Sendable, Output: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private let inputs: [Input]
    private let ahead: Int
    private let job: @Sendable (Input) -> Output
    private var next = 0
    private var used = 0
    private var isStopped = false
    private var results: [Int: Output] = [:]

    init(inputs: [Input], ahead: Int, work: @escaping @Sendable (Input) -> Output) {
      self.inputs = inputs
      self.ahead = ahead
      job = work
    }

    func work() {
      while let index = take() {
        let output = job(inputs[index])
        condition.lock()
        results[index] = output
        condition.broadcast()
        condition.unlock()
      }
    }

    private func take() -> Int? {
      condition.lock()
      defer { condition.unlock() }
      while !isStopped, next < inputs.count, next >= used + ahead { condition.wait() }
      guard !isStopped, next < inputs.count else { return nil }
      next += 1
      return next - 1
    }

    func result(_ index: Int) -> Output {
      condition.lock()
      defer { condition.unlock() }
      while true {
        if let output = results.removeValue(forKey: index) {
          used = index + 1
          condition.broadcast()
          return output
        }
        condition.wait()
      }
    }

    func stop() {
      condition.lock()
      isStopped = true
      condition.broadcast()
      condition.unlock()
    }
  }
}
