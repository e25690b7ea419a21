public import Programme

extension ObligationTable {
  /// The screen for a status.
  public init(_ status: ObligationStatus) {
    let fiscalYears = status.period.years
    columns =
      fiscalYears.map { LocalizedText(ja: "\($0.startYear)年度", en: "FY\($0.startYear)") } + [
        LocalizedText(ja: "整理期間", en: "adjustment"), LocalizedText(ja: "削減義務期間合計", en: "total"),
      ]
    let byYear = Dictionary(status.years.map { ($0.year, $0) }, uniquingKeysWith: { first, _ in first })
    func row(
      _ number: Int, _ ja: String, _ en: String, heading: LocalizedText? = nil, total: Cell = .blank,
      _ cell: (ObligationYear) -> Cell = { _ in .blank }
    ) -> Row {
      Row(
        number: number, label: LocalizedText(ja: ja, en: en), heading: heading,
        cells: fiscalYears.map { byYear[$0].map(cell) ?? .blank } + [.blank, total])
    }
    func dated(_ number: Int, _ ja: String, _ en: String, _ amounts: [ObligationInput.DatedCredits], _ total: Tonnes)
      -> Row
    {
      Row(
        number: number, label: LocalizedText(ja: ja, en: en), heading: Self.decided,
        cells: Self.spread(amounts, over: status.period) + [.tonnes(total)])
    }
    let hasAny = status.hasObligation
    func sum(_ tonnes: Tonnes, when holds: Bool = true) -> Cell { hasAny && holds ? .tonnes(tonnes) : .blank }
    let isAnyKnown = status.years.contains { $0.emissions != nil }
    let transferable = status.input.surrendered.filter { $0.creditType != .otherGas }
    let otherGas = status.input.surrendered.filter { $0.creditType == .otherGas }
    rows = [
      row(1, "適用区分", "rate applied") { year in
        let ordinal = CompliancePeriod.ordinal(year.tier)
        return .text(LocalizedText(ja: ordinal.ja + "義務率", en: ordinal.en + "-period rate"))
      },
      row(2, "事業所区分", "category") { .text($0.category.screenName) },
      row(3, "トップレベル事業所の認定区分", "top-level certification") { $0.relief.map { .text($0.screenName) } ?? .blank },
      row(4, "医療施設緩和措置", "relief for hospitals") {
        $0.hasMedicalRelief ? .text(LocalizedText(ja: "適用", en: "applies")) : .blank
      },
      row(5, "基準排出量", "base emissions", total: sum(status.baseTotal)) { .tonnes($0.baseEmissions) },
      row(6, "削減義務率", "reduction rate") { .rate($0.rate) },
      row(7, "排出上限量", "emission cap", total: sum(status.cap)),
      row(8, "削減義務量", "reduction obligation", total: sum(status.obligationTotal)) { .tonnes($0.obligation) },
      row(9, "特定温室効果ガス排出量", "emissions", heading: Self.results, total: sum(status.emissionsTotal, when: isAnyKnown)) {
        $0.emissions.map { .tonnes($0) } ?? .blank
      },
      row(10, "排出削減量", "reduction", heading: Self.results, total: sum(status.reductionTotal, when: isAnyKnown)) {
        $0.reduction.map { .tonnes($0) } ?? .blank
      },
      dated(11, "振替可能削減量の義務充当量", "credits surrendered", transferable, status.surrendered),
      dated(12, "超過削減量の発行量", "excess credits issued", status.input.excessIssued, status.excessIssued),
      dated(13, "その他ガス削減量の義務充当量", "other-gas reductions surrendered", otherGas, status.otherGasSurrendered),
      row(
        14, "前年度排出量を維持したときの残りの削減義務期間における排出量", "emissions of the remaining years, if as last year",
        total: status.projectedRemaining.map { sum($0) } ?? .blank),
      row(
        15, "前年度排出量を維持したときに削減義務量に不足する削減量", "shortage, if as last year",
        total: sum(status.shortage, when: status.projectedRemaining != nil)),
      row(
        16, "前年度排出量を維持したときに移転又は次の削減計画期間における義務充当(バンキング)が可能な削減量",
        "may be moved or banked, if as last year", total: sum(status.bankable, when: status.projectedRemaining != nil)),
      row(17, "超過削減量発行可能量", "excess credits issuable") { $0.excessIssuable.map { .tonnes($0) } ?? .blank },
    ]
    let last = max(status.period.number, status.holdings.keys.max() ?? 0)
    holdings = (1...max(1, last)).map { number in
      Holding(
        period: number, label: LocalizedText(ja: "第\(number)期クレジット", en: "credits of period \(number)"),
        cell: status.holdings[number].map { $0 == .zero ? .blank : .tonnes($0) } ?? .blank)
    }
  }

  private static let results = LocalizedText(ja: "実績", en: "results")
  private static let decided = LocalizedText(ja: "決定及び予定の量", en: "decided and planned")

  /// Amounts in the columns of their fiscal years; those after the period's last year in that of the adjustment period.
  private static func spread(_ amounts: [ObligationInput.DatedCredits], over period: CompliancePeriod) -> [Cell] {
    let years = period.years
    var sums: [Int: Int64] = [:]
    for amount in amounts {
      let year = FiscalYear(containing: amount.on)
      let column = years.firstIndex { year <= $0 } ?? years.count
      // The totals of the status were checked; a column is a part of one.
      sums[column, default: 0] &+= amount.tonnes.rawValue
    }
    return (0...years.count).map { sums[$0].map { .tonnes(Tonnes($0)) } ?? .blank }
  }
}

extension FacilityCategory {
  /// The category as the screen prints it.
  public var screenName: LocalizedText {
    switch self {
    case .officeOrDistrictHeat: LocalizedText(ja: "Ⅰ-1", en: "I-1")
    case .districtHeatUser: LocalizedText(ja: "Ⅰ-2", en: "I-2")
    case .factory: LocalizedText(ja: "Ⅱ", en: "II")
    }
  }
}

extension ReliefKind {
  /// The relief as the screen prints it; the words are inferred, for no source shows them filled in.
  public var screenName: LocalizedText {
    switch self {
    case .topLevel: LocalizedText(ja: "トップレベル", en: "top-level")
    case .nearTopLevel: LocalizedText(ja: "準トップレベル", en: "near-top-level")
    case .medical: LocalizedText(ja: "医療施設", en: "hospital")
    }
  }
}
