public import Programme

extension ObligationStatus {
  /// States the obligation from what is on record.
  ///
  /// - Throws: ``ObligationError``.
  public init(_ input: ObligationInput, figures: ProgrammeFigures) throws(ObligationError) {
    let facility = input.facility
    guard let period = figures.period(input.period) else { throw .periodUnknown(input.period) }
    let settings = try PeriodSettings(period, figures)
    let tooLarge = ObligationError.amountTooLarge(facility.designation)
    func tonnes(_ amount: Int128) throws(ObligationError) -> Tonnes {
      guard let exact = Int64(exactly: amount) else { throw tooLarge }
      return Tonnes(exact)
    }
    // 64-bit amounts are added in 128 bits, so that only a result that does not fit can fail.
    func sum(_ amounts: [Tonnes]) -> Int128 { amounts.reduce(0) { $0 + Int128($1.rawValue) } }

    let issued = sum(input.excessIssued.map(\.tonnes))
    let years = try Self.years(input, period, settings, issued: issued, figures)
    let known = years.compactMap(\.emissions)
    let obligation = sum(years.map(\.obligation))
    let cap = sum(years.map(\.baseEmissions)) - obligation

    // Without a year of the period, the latest emissions before it stand for the previous year's.
    let previous =
      years.last { $0.emissions != nil }?.emissions
      ?? facility.emissions.last { $0.year < period.firstYear && ($0.fixedOn.map { $0 <= input.date } ?? true) }?.tonnes
    let open = years.filter { $0.emissions == nil }
    let projected: Int128? = open.isEmpty ? 0 : previous.map { Int128($0.rawValue) * Int128(open.count) }

    var byType: [CreditType: Int128] = [:]
    for amount in input.surrendered { byType[amount.creditType, default: 0] += Int128(amount.tonnes.rawValue) }
    let otherGas = byType.removeValue(forKey: .otherGas) ?? 0
    let surrendered = byType.values.reduce(0, +)
    var types: [CreditType: Tonnes] = [:]
    for (type, amount) in byType { types[type] = try tonnes(amount) }

    // 実績計 + 見込み残排出量 - 排出上限量 - 義務充当量 (その他ガス included) + 超過削減量発行量, source 01-scheme section 5.
    let shortage = projected.map { max(0, sum(known) + $0 - cap - surrendered - otherGas + issued) } ?? 0
    // What may be moved or banked must be issued first, so each year counts up to the 1/2 line, as for issuance.
    let reductions = years.map { year in
      (year.emissions ?? previous).map {
        min(Int128(year.baseEmissions.rawValue - $0.rawValue), Int128(year.excessLine.rawValue))
      }
    }
    let banked = reductions.contains(nil) ? 0 : max(0, reductions.compactMap(\.self).reduce(0, +) - obligation - issued)

    var held: [Int: Int128] = [:]
    for block in input.held {
      guard let number = figures.holdingPeriod(of: block.creditType, vintage: block.vintage) else { continue }
      held[number, default: 0] += Int128(block.serials.tonnes.rawValue)
    }
    var holdings: [Int: Tonnes] = [:]
    for (number, amount) in held { holdings[number] = try tonnes(amount) }

    designation = facility.designation
    self.period = period
    date = input.date
    self.years = years
    baseTotal = try tonnes(sum(years.map(\.baseEmissions)))
    obligationTotal = try tonnes(obligation)
    self.cap = try tonnes(cap)
    emissionsTotal = try tonnes(sum(known))
    reductionTotal = try tonnes(sum(years.compactMap(\.reduction)))
    projectedRemaining = try projected.map { amount throws(ObligationError) in try tonnes(amount) }
    surrenderedByType = types
    self.surrendered = try tonnes(surrendered)
    otherGasSurrendered = try tonnes(otherGas)
    excessIssued = try tonnes(issued)
    self.shortage = try tonnes(shortage)
    bankable = try tonnes(banked)
    excessIssuable = years.last { $0.excessIssuable != nil }?.excessIssuable ?? .zero
    self.holdings = holdings
    do {
      outOfTokyoCeiling = try settings.outOfTokyoShare.share(
        of: obligationTotal, rounded: figures.obligation.rounding.outOfTokyoShare)
      orderAmount = try settings.orderFactor.share(of: self.shortage, rounded: figures.obligation.rounding.order)
    } catch { throw tooLarge }
    statusFixedOn = facility.statusFixedOn(for: period, on: input.date, figures: figures)
    deadline = figures.deadline(of: period, fixedOn: statusFixedOn)
    self.input = input
  }

  /// The obligation years of the period, in order.
  private static func years(
    _ input: ObligationInput, _ period: CompliancePeriod, _ settings: PeriodSettings, issued: Int128,
    _ figures: ProgrammeFigures
  ) throws(ObligationError) -> [ObligationYear] {
    let facility = input.facility
    guard facility.facilityClass != .equivalent, let first = facility.obligationFrom else { return [] }
    var years: [ObligationYear] = []
    // 累計削減量 and 按分義務量 of the years so far; nil from the first year whose emissions are not known.
    var cumulative: (reduction: Int128, obligation: Int128)? = (0, 0)
    for year in period.years where first <= year {
      let rate = try ReductionRate(of: facility, in: year, period, figures: figures)
      guard let base = facility.baseEmissions(in: year) else {
        throw .baseEmissionsMissing(facility.designation, year)
      }
      let obligation: Tonnes
      let line: Tonnes
      do {
        obligation = try rate.rate.share(of: base, rounded: figures.obligation.rounding.obligation)
        line = try settings.excessLine.share(of: base, rounded: figures.obligation.rounding.excessLine)
      } catch { throw .amountTooLarge(facility.designation) }
      let emitted = facility.emissions(in: year, on: input.date)
      cumulative = cumulative.flatMap { sums in
        emitted.map {
          let counted = min(base.rawValue - $0.tonnes.rawValue, line.rawValue)
          return (sums.reduction + Int128(counted), sums.obligation + Int128(obligation.rawValue))
        }
      }
      let issuable = try cumulative.map { sums throws(ObligationError) in
        guard let amount = Int64(exactly: max(0, sums.reduction - sums.obligation - issued)) else {
          throw .amountTooLarge(facility.designation)
        }
        return Tonnes(amount)
      }
      years.append(
        ObligationYear(
          year: year, tier: rate.tier, category: rate.category, relief: rate.relief,
          hasMedicalRelief: rate.hasMedicalRelief, baseEmissions: base, rate: rate.rate, obligation: obligation,
          emissions: emitted?.tonnes,
          isFixed: facility.hasFixedEmissions(in: year, of: period, on: input.date, figures: figures),
          excessLine: line, excessIssuable: issuable))
    }
    return years
  }
}

/// The figures by decree that hold for a period.
private struct PeriodSettings {
  let excessLine: Ratio
  let outOfTokyoShare: Ratio
  let orderFactor: Ratio

  init(_ period: CompliancePeriod, _ figures: ProgrammeFigures) throws(ObligationError) {
    guard let line = figures.obligation.excessLine.value(on: period.firstDay),
      let share = figures.obligation.outOfTokyoShare.value(on: period.firstDay),
      let factor = figures.obligation.orderFactor.value(on: period.firstDay)
    else { throw .figureMissing(period: period.number) }
    (excessLine, outOfTokyoShare, orderFactor) = (line, share, factor)
  }
}
