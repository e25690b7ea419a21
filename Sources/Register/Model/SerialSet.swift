public import Programme

/// A non-empty set of serials, written as few ranges: ascending, disjoint, and neighbours joined.
///
/// Any list of ranges that share no serial has exactly one such form, so equal sets are equal values and equal bytes.
public struct SerialSet: Hashable, Sendable {
  /// The ranges, by area code and first serial.
  public let ranges: [SerialRange]

  /// The set of the serials in some ranges, in any order; ranges that touch are joined.
  /// - Throws: ``CreditRefusal/nothingAsked`` for no range, ``CreditRefusal/serialTwice(_:)`` when two ranges overlap.
  public init(_ ranges: [SerialRange]) throws(CreditRefusal) {
    var joined: [SerialRange] = []
    for range in ranges.sorted(by: Self.isBefore) {
      guard let last = joined.last, last.areaCode == range.areaCode else {
        joined.append(range)
        continue
      }
      if range.first <= last.last { throw .serialTwice(range) }
      if range.first == last.last + 1,
        let whole = try? SerialRange(areaCode: last.areaCode, first: last.first, last: range.last)
      {
        joined[joined.count - 1] = whole
      } else {
        joined.append(range)
      }
    }
    if joined.isEmpty { throw .nothingAsked }
    self.ranges = joined
  }

  /// The set of one range.
  public init(_ range: SerialRange) { ranges = [range] }

  /// Its size, at least 1.
  public var tonnes: Tonnes { ranges.tonnes }

  private static func isBefore(_ left: SerialRange, _ right: SerialRange) -> Bool {
    (left.areaCode, left.first, left.last) < (right.areaCode, right.first, right.last)
  }
}

extension SerialSet: CustomStringConvertible {
  /// `130-1001~130-1100, 130-1201~130-1210`.
  public var description: String { ranges.map(\.description).joined(separator: ", ") }
}

extension SerialSet: Codable {
  /// Decodes a list of ranges; one that is not in the canonical form is a `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let ranges = try container.decode([SerialRange].self)
    do { try self.init(ranges) } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "the ranges are empty or overlap")
    }
    if self.ranges != ranges {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "the ranges are not in canonical form")
    }
  }

  /// Encodes the ranges.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ranges)
  }
}

extension [SerialRange] {
  /// The tonnes of all ranges together.
  public var tonnes: Tonnes { Tonnes(reduce(0) { $0 + $1.tonnes.rawValue }) }
}
