extension Rule {
  /// Every rule, in the order of the catalogue.
  public static let catalogue: [Rule] = []
}
