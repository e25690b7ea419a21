import Foundation
import Testing

/// Random years of the programme. `make simulate SECONDS=60` goes on with other seeds, `SEED=7` plays one again.
struct SimulationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seconds = environment["KOZABO_SIMULATE_SECONDS"].flatMap { Int($0) }
  private static let seed = environment["KOZABO_SIMULATE_SEED"].flatMap { UInt64($0) }

  @Test func `twenty years of applications, mistakes and passing days leave the register as the naive book says`()
    throws
  {
    var tally: [String: Int] = [:]
    if let seconds = Self.seconds {
      try goOn(seconds, &tally)
    } else {
      for seed in [1, 2, 3] as [UInt64] { try play(seed: seed, steps: 240, &tally) }
    }
    // Chance must not have left anything out.
    for deed in Simulation.Deed.allCases { #expect(tally[deed.rawValue] ?? 0 > 0, "no \(deed.rawValue) was accepted") }
    #expect(tally["refused"] ?? 0 > 0)
  }

  private func goOn(_ seconds: Int, _ tally: inout [String: Int]) throws {
    let end = ContinuousClock.now + .seconds(seconds)
    var seed = Self.seed ?? 1
    var steps = 0
    repeat {
      steps += try play(seed: seed, steps: 240, &tally)
      seed += 1
    } while Self.seed == nil && ContinuousClock.now < end
    print("simulated \(steps) steps, the last with seed \(seed - 1)")
  }

  @discardableResult
  private func play(seed: UInt64, steps: Int, _ tally: inout [String: Int]) throws -> Int {
    var simulation = try Simulation(seed: seed, steps: steps)
    while try simulation.next() {}
    for (deed, count) in simulation.tally {
      tally[deed, default: 0] += count.accepted
      tally["refused", default: 0] += count.tried - count.accepted
    }
    return simulation.step
  }
}
