import Programme

extension Rule {
  /// The data file came in.
  static let cmp03 = Rule(
    "CMP-03", .return,
    title: LocalizedText(ja: "電子データが提出されていること。", en: "The data file was received."),
    basis: RuleBasis.tradingSteps, inputs: ["file"]
  ) { _ in
    // A case is made from a data file; without one there is nothing to examine.
    .met
  }
}
