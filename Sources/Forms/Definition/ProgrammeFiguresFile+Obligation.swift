internal import Programme

/// The part of `programme.yaml` that says what an obligation is made of.
extension ProgrammeFigures {
  static let obligationKeys: YAMLKeys = .map([
    "newEntrants": .map(["yearsPerTier": .scalar, "source": .scalar]),
    "reliefs": .list(
      .map(["kind": .scalar, "fromPeriod": .scalar, "factor": .scalar, "points": .scalar, "source": .scalar])),
    "rounding": .map([
      "obligation": .scalar, "excessLine": .scalar, "outOfTokyoShare": .scalar, "order": .scalar, "source": .scalar,
    ]),
    "excessLine": effective, "outOfTokyoShare": effective, "orderFactor": effective, "lateFixingDays": effective,
    "automaticSurrenderLeadDays": effective,
    "planReviewed": .map(["month": .scalar, "day": .scalar, "from": .scalar, "source": .scalar]),
  ])

  static let creditTermKeys: YAMLKeys = .map([
    "bankedPeriods": .scalar, "source": .scalar,
    "earlyCertificates": .map([
      "firstVintage": .scalar, "lastVintage": .scalar, "period": .scalar, "creditTypes": .list(.scalar),
      "source": .scalar,
    ]),
  ])

  static let conversionKeys: YAMLKeys = {
    let coefficients = YAMLKeys.list(
      .map([
        "energy": .scalar, "tonnesPerUnit": .scalar, "unit": .scalar, "applicationYear": .scalar,
        "isUnitDoubtful": .scalar, "source": .scalar,
      ]))
    return .map([
      "oldCoefficients": coefficients, "newCoefficients": coefficients, "oldUntilGenerationEndsBefore": .scalar,
      "oldUntilIssueYear": .scalar, "multipliers": effective, "rounding": .scalar, "source": .scalar,
      "biomass": .map([
        "alwaysFromApplicationYear": .scalar, "earlyFromApplicationYear": .scalar, "generationYear": .scalar,
      ]),
    ])
  }()

  /// Every category has a rate of 0 to 100 % in every period; figures by day are in order and not negative; days and
  /// steps are at least what their use needs; a line of relief lowers the rate.
  func checkObligation(_ document: YAMLDocument) throws(YAMLDocumentError) {
    for (index, period) in periods.enumerated() {
      for category in FacilityCategory.allCases {
        guard let rate = period.rates[category.rawValue], (0...10_000).contains(rate) else {
          throw document.error(
            at: ["periods", .index(index), "rates", .key(category.rawValue)],
            LocalizedText(
              ja: "区分\(category.rawValue)の削減義務率（0～10000）がありません。",
              en: "category \(category.rawValue) has no rate from 0 to 10000"))
        }
      }
    }
    try check(obligation.newEntrants.yearsPerTier >= 1, ["obligation", "newEntrants", "yearsPerTier"], document)
    try check(creditTerms.bankedPeriods >= 0, ["creditTerms", "bankedPeriods"], document)
    for (index, relief) in obligation.reliefs.enumerated() {
      let path: [YAMLStep] = ["obligation", "reliefs", .index(index)]
      try check((relief.factor == nil) != (relief.points == nil), path, document)
      try check(relief.factor.map { $0.numerator <= $0.denominator } ?? true, path + ["factor"], document)
      try check(relief.points.map { (0...10_000).contains($0) } ?? true, path + ["points"], document)
    }
    let ratios = [
      ("excessLine", obligation.excessLine), ("outOfTokyoShare", obligation.outOfTokyoShare),
      ("orderFactor", obligation.orderFactor),
    ]
    for (key, list) in ratios { try checkOrder(list.map(\.from), ["obligation", .key(key)], document) }
    try checkOrder(renewableConversion.multipliers.map(\.from), ["renewableConversion", "multipliers"], document)
    let days = [
      ("lateFixingDays", obligation.lateFixingDays),
      ("automaticSurrenderLeadDays", obligation.automaticSurrenderLeadDays),
    ]
    for (key, list) in days {
      try checkOrder(list.map(\.from), ["obligation", .key(key)], document)
      for (index, figure) in list.enumerated() {
        try check((0...3650).contains(figure.value), ["obligation", .key(key), .index(index), "value"], document)
      }
    }
  }

  private func checkOrder(
    _ days: [CivilDate], _ path: [YAMLStep], _ document: YAMLDocument
  ) throws(YAMLDocumentError) {
    if days.isEmpty {
      throw document.error(at: path, LocalizedText(ja: "値が一つもありません。", en: "the list has no figure"))
    }
    for (index, (earlier, later)) in zip(days, days.dropFirst()).enumerated() where later <= earlier {
      throw document.error(
        at: path + [.index(index + 1), "from"],
        LocalizedText(ja: "適用開始日の順に並んでいません。", en: "the starting days are not in order"))
    }
  }

  private func check(_ holds: Bool, _ path: [YAMLStep], _ document: YAMLDocument) throws(YAMLDocumentError) {
    if !holds {
      throw document.error(
        at: path, LocalizedText(ja: "この値は使えません。", en: "this value cannot be used"))
    }
  }
}
