import Foundation

/// Work on many things at once whose results are used one after the other, in the order of the things.
///
/// The calling thread finds the things and uses the results, so that both may hold what no other thread may touch. Not
/// more than `ahead` results wait to be used, nor things that weigh more together than `weight`, so that memory does not
/// grow with the number of things or their size; one that weighs more by itself is worked on alone.
public struct OrderedWork: Sendable {
  private let threads: Int
  private let ahead: Int
  private let weight: Int

  /// - Parameters:
  ///   - threads: how many things are worked on at once.
  ///   - ahead: how many results may wait; nil for two on every thread.
  ///   - weight: what the things that are worked on or wait may weigh together, in the unit the caller weighs them in.
  public init(threads: Int, ahead: Int? = nil, weight: Int = .max) {
    self.threads = max(1, threads)
    self.ahead = max(1, ahead ?? 2 * self.threads)
    self.weight = weight
  }

  /// Does the work on threads and hands every result to `use`, on the calling thread.
  ///
  /// What `use` throws ends the work: what is begun is finished, nothing more is begun. What `next` throws ends it when
  /// the results of what came before are used.
  /// - Parameters:
  ///   - next: finds the next thing and what it weighs; nil when there is none any more.
  ///   - work: what is done with it.
  ///   - use: is given what came of each.
  public func run<Input: Sendable, Output: Sendable>(
    next: () throws -> (input: Input, weight: Int)?, work: @escaping @Sendable (Input) -> Output,
    use: (Output) throws -> Void
  ) throws {
    let desk = Desk(work: work)
    let finished = DispatchGroup()
    defer {
      desk.stop()
      finished.wait()
    }
    var begun = 0
    var weights: [Int] = []
    var following = Result { try next() }
    for used in 0... {
      while case .success(let (input, own)?) = following, begun - used < ahead,
        begun == used || weights.reduce(own, +) <= weight
      {
        desk.put(input, at: begun)
        weights.append(own)
        if begun < threads { Self.start(desk, finished) }
        begun += 1
        following = Result { try next() }
      }
      guard used < begun else {
        _ = try following.get()
        return
      }
      try use(desk.result(at: used))
      weights.removeFirst()
    }
  }

  private static func start<Input: Sendable, Output: Sendable>(_ desk: Desk<Input, Output>, _ finished: DispatchGroup) {
    finished.enter()
    let thread = Thread {
      desk.work()
      finished.leave()
    }
    // A deeply nested document needs its stack, wherever it is read.
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// What the threads share: the things put down for them, and the results put down for the calling one. Each has its
  /// own condition, so that nobody is woken for nothing.
  private final class Desk<Input: Sendable, Output: Sendable>: @unchecked Sendable {
    private let job: @Sendable (Input) -> Output
    private let waiting = NSCondition()
    private var inputs: [(place: Int, input: Input)] = []
    private var isStopped = false
    private let done = NSCondition()
    private var results: [Int: Output] = [:]

    init(work: @escaping @Sendable (Input) -> Output) { job = work }

    func put(_ input: Input, at place: Int) {
      waiting.withLock {
        inputs.append((place, input))
        waiting.signal()
      }
    }

    func work() {
      while let (place, input) = take() {
        let output = job(input)
        done.withLock {
          results[place] = output
          done.signal()
        }
      }
    }

    private func take() -> (place: Int, input: Input)? {
      waiting.withLock {
        while !isStopped, inputs.isEmpty { waiting.wait() }
        return isStopped ? nil : inputs.removeFirst()
      }
    }

    func result(at place: Int) -> Output {
      done.withLock {
        while true {
          if let output = results.removeValue(forKey: place) { return output }
          done.wait()
        }
      }
    }

    func stop() {
      waiting.withLock {
        isStopped = true
        waiting.broadcast()
      }
    }
  }
}
