/// A value for all years, or a map of the fiscal years in which it changes; each holds until the next.
public enum SeedByYear<Value: Hashable & Codable & Sendable>: Hashable, Codable, Sendable {
  /// The value of every year.
  case constant(Value)
  /// Values by fiscal year, the years as texts.
  case byYear([String: Value])

  /// Decodes a value or a map of years.
  public init(from decoder: any Decoder) throws {
    // A map is no single value, so the attempt says which of the two it is; a bad value then fails as a value.
    if let years = try? decoder.container(keyedBy: AnyKey.self) {
      self = .byYear(
        Dictionary(
          try years.allKeys.map { ($0.stringValue, try years.decode(Value.self, forKey: $0)) },
          uniquingKeysWith: { first, _ in first }))
    } else {
      self = .constant(try decoder.singleValueContainer().decode(Value.self))
    }
  }

  /// Encodes a value or a map of years.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .constant(let value): try container.encode(value)
    case .byYear(let years): try container.encode(years)
    }
  }
}

private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { stringValue = String(intValue) }
}
