/// How a filled-in form lies against the master form: what a person should know who compares the two.
public struct LayoutReport: Hashable, Sendable, Codable {
  /// In what the file differs, sheet by sheet.
  public let differences: [LayoutDifference]
  /// Cells that hold something no field claims, sheet by sheet in reading order.
  public let unclaimed: [UnclaimedCell]

  /// A report; nil when there is nothing to report.
  public init?(differences: [LayoutDifference], unclaimed: [UnclaimedCell]) {
    guard !differences.isEmpty || !unclaimed.isEmpty else { return nil }
    self.differences = differences
    self.unclaimed = unclaimed
  }
}
