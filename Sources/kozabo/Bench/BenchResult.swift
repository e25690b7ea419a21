import Foundation

/// One line of a benchmark; the keys are promised to scripts.
struct BenchResult: Encodable {
  /// What was measured: input, then what was read of it.
  let name: String
  /// `s`, `ms`, `MiB`, or `1/s` for a rate.
  let unit: String
  /// Ours, the median of the rounds.
  let value: Double
  /// What it is compared with; null when with nothing.
  @OrNull var peer: String?
  @OrNull var peerValue: Double?
  /// Ours divided by the peer's: below 1 we are faster, of a rate above 1.
  @OrNull var ratio: Double?
  /// Ours divided by the time that inflating the same parts takes.
  @OrNull var floorRatio: Double?

  init(
    name: String, unit: String, value: Double, peer: String? = nil, peerValue: Double? = nil, floor: Double? = nil
  ) {
    self.name = name
    self.unit = unit
    self.value = value
    self.peer = peer
    self.peerValue = peerValue
    ratio = peerValue.flatMap { $0 > 0 ? value / $0 : nil }
    floorRatio = floor.flatMap { $0 > 0 ? value / $0 : nil }
  }

  /// The middle one; of an even number the lower.
  static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[(values.count - 1) / 2]
  }

  /// The lines for people.
  static func table(_ results: [BenchResult], _ options: GlobalOptions) -> TextTable {
    var table = TextTable(
      [
        options.say("計測", "measured"), options.say("値", "ours"), options.say("単位", "unit"),
        options.say("比較対象", "peer"), options.say("その値", "theirs"), options.say("比", "ratio"),
        options.say("展開比", "of floor"),
      ], right: [1, 4, 5, 6])
    for result in results {
      table.add([
        result.name, text(result.value), result.unit, result.peer ?? "", text(result.peerValue), text(result.ratio),
        text(result.floorRatio),
      ])
    }
    return table
  }

  /// A number as the table has it.
  static func rounded(_ number: Double) -> String { text(number) }

  private static func text(_ number: Double?) -> String {
    number.map { $0.formatted(.number.precision(.fractionLength(3)).grouping(.never)) } ?? ""
  }
}
