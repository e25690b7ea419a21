extension Rule {
  /// Every rule, in the order of the catalogue.
  public static let catalogue: [Rule] =
    fileRules + cmpRules + idnRules + sealRules + elgRules + accRules + limRules + ascRules + feeRules + xcsRules

  /// File and format.
  static let fileRules: [Rule] = [
    file01, file02, file03, file04, file05, file06, file07, file08, file09, file11, file12, file13,
    file14,
  ]

  /// Completeness.
  static let cmpRules: [Rule] = [
    cmp01, cmp02, cmp03, cmp04, cmp06, cmp08, cmp09, cmp10, cmp11, cmp12, cmp14,
  ]

  /// Identity.
  static let idnRules: [Rule] = [idn01, idn02, idn03, idn04, idn05]

  /// Seal and seal certificate.
  static let sealRules: [Rule] = [
    seal01, seal02, seal03, seal04, seal05, seal06, seal07, seal08, seal09, seal10,
  ]
}
