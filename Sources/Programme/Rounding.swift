/// How an amount that does not come out in whole tonnes is rounded.
///
/// No source read says how 基準排出量 x 削減義務率 is rounded, so every use of it names its direction in the figures.
public enum Rounding: String, Hashable, Codable, Sendable, CaseIterable {
  /// 切捨て: the part of a tonne is dropped.
  case down
  /// 切上げ: a part of a tonne counts as a whole one.
  case up
  /// 四捨五入: half a tonne and more counts as a whole one.
  case halfUp

  /// The quotient of a number and a positive divisor, rounded; directions are towards and away from minus infinity.
  func quotient(_ dividend: Int128, by divisor: Int128) -> Int128 {
    precondition(divisor > 0, "amounts are divided by positive numbers")
    func floored(_ number: Int128, _ divisor: Int128) -> Int128 {
      let (whole, rest) = number.quotientAndRemainder(dividingBy: divisor)
      return rest < 0 ? whole - 1 : whole
    }
    return switch self {
    case .down: floored(dividend, divisor)
    case .up: -floored(-dividend, divisor)
    case .halfUp: floored(dividend * 2 + divisor, divisor * 2)
    }
  }
}
