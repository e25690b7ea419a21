/// Whole tonnes of CO2 (t-CO2); the programme knows no fractions of a tonne.
///
/// Source: one serial number stands for one tonne (seed 002, クレジットのシリアル番号).
public struct Tonnes: Hashable, Comparable, Sendable, Codable {
  /// The number of tonnes; negative only as a difference.
  public let rawValue: Int64

  /// A number of tonnes.
  public init(_ rawValue: Int64) { self.rawValue = rawValue }

  /// Decodes a whole number.
  public init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(Int64.self) }

  /// Encodes a whole number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// No tonnes.
  public static let zero = Tonnes(0)

  /// The sum.
  /// - Throws: ``TonnesError/overflow`` beyond 64 bits.
  public func adding(_ other: Tonnes) throws(TonnesError) -> Tonnes {
    let (sum, overflow) = rawValue.addingReportingOverflow(other.rawValue)
    guard !overflow else { throw .overflow }
    return Tonnes(sum)
  }

  /// Orders by amount.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Why tonnes cannot be computed.
public enum TonnesError: Error, Hashable, Sendable {
  /// The result does not fit into 64 bits.
  case overflow
}
