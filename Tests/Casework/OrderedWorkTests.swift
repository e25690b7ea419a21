import Casework
import Foundation
import Testing

struct OrderedWorkTests {
  /// What was under way at once, at most, in number and weight.
  private final class Load: @unchecked Sendable {
    private let lock = NSLock()
    private var weights: [Int: Int] = [:]
    private(set) var mostAtOnce = 0
    private(set) var heaviest = 0

    func begin(_ thing: Int, weight: Int) {
      lock.withLock {
        weights[thing] = weight
        mostAtOnce = max(mostAtOnce, weights.count)
        if weights.count > 1 { heaviest = max(heaviest, weights.values.reduce(0, +)) }
      }
    }

    func end(_ thing: Int) { lock.withLock { _ = weights.removeValue(forKey: thing) } }
  }

  private struct Fault: Error {}

  @Test(arguments: [1, 2, 3, 8]) func `results are used in the order of the things, each once`(threads: Int) throws {
    var things = (0..<200).makeIterator()
    var used: [Int] = []
    try OrderedWork(threads: threads).run {
      things.next().map { ($0, 1) }
    } work: { thing in
      // Later things are done sooner.
      Thread.sleep(forTimeInterval: Double(7 - thing % 8) / 4000)
      return thing * 3
    } use: {
      used.append($0)
    }
    #expect(used == (0..<200).map { $0 * 3 })
  }

  @Test func `no more is begun than may wait, nor more than weighs what is allowed`() throws {
    let load = Load()
    // One of them weighs more than all may together: it is done alone.
    let weights = [10, 60, 30, 40, 20, 500, 10, 90, 90, 5, 5, 5, 5, 5, 5, 5, 5, 5]
    var things = weights.enumerated().makeIterator()
    var used = 0
    try OrderedWork(threads: 8, ahead: 6, weight: 100).run {
      things.next().map { thing, weight in
        load.begin(thing, weight: weight)
        return (thing, weight)
      }
    } work: {
      Thread.sleep(forTimeInterval: 0.002)
      return $0
    } use: { thing in
      #expect(thing == used)
      used += 1
      load.end(thing)
    }
    #expect(used == weights.count)
    // The next thing is known, and with it its weight, before it may be begun.
    #expect(load.mostAtOnce <= 6 + 1)
    #expect(load.heaviest <= 100 + 500)
  }

  @Test func `a light thing is begun while a heavy one is under way only where both fit`() throws {
    let load = Load()
    var things = [70, 70, 30, 30, 30, 30].enumerated().makeIterator()
    try OrderedWork(threads: 4, weight: 100).run {
      things.next().map { ($0, $0.element) }
    } work: { thing in
      load.begin(thing.offset, weight: thing.element)
      Thread.sleep(forTimeInterval: 0.01)
      return thing
    } use: {
      load.end($0.offset)
    }
    #expect(load.heaviest <= 100)
    #expect(load.mostAtOnce >= 2, "what fits is done at once")
  }

  @Test func `a fault in finding the next thing is told when the results before it are used`() throws {
    var found = 0
    var used: [Int] = []
    #expect(throws: Fault.self) {
      try OrderedWork(threads: 4).run {
        found += 1
        if found > 5 { throw Fault() }
        return (found, 0)
      } work: {
        $0
      } use: {
        used.append($0)
      }
    }
    #expect(used == [1, 2, 3, 4, 5])
  }

  @Test func `a fault in using a result ends the work`() throws {
    var found = 0
    #expect(throws: Fault.self) {
      try OrderedWork(threads: 2, ahead: 4).run {
        found += 1
        return (found, 0)
      } work: {
        $0
      } use: {
        if $0 == 3 { throw Fault() }
      }
    }
    #expect(found <= 3 + 4 + 1)
  }

  @Test func `nothing to do is done`() throws {
    try OrderedWork(threads: 2).run {
      nil as (input: Int, weight: Int)?
    } work: {
      $0
    } use: { _ in
      Issue.record("nothing was begun")
    }
  }
}
