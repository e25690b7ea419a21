// Fixtures for tests: a seeded generator, a fixed moment, the figures and a small register. Knows no test of anybody.

public import Foundation
public import Programme

/// The moment at which tests happen.
public enum FixedMoment {
  /// 2026-11-22 10:00 in Tokyo.
  public static let instant = Date(timeIntervalSince1970: 1_795_309_200)
  /// 2026-11-22, the business date of that moment; a Sunday.
  public static let today = CivilDate(daysSince1970: 20_779)
}

/// SplitMix64: equal seeds give equal numbers on every machine. Source: Steele, Lea and Flood, OOPSLA 2014.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that begins at a seed; print the seed when a test fails.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `bound`.
  public mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
