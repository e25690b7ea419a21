public import Programme

/// A change and the business date from which it holds.
public struct DatedChange: Hashable, Sendable {
  /// The change.
  public let change: RegisterChange
  /// The first day, in Tokyo.
  public let effectiveOn: CivilDate

  /// A change from a day on.
  public init(_ change: RegisterChange, effectiveOn: CivilDate) {
    self.change = change
    self.effectiveOn = effectiveOn
  }
}
