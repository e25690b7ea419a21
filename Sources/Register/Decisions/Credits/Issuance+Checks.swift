import Programme

extension Issuance {
  /// 超過削減量: on application in the window of its results, or when a period is settled.
  ///
  /// The results of a period's years up to one may be applied for once all of them are fixed, until the plan that
  /// reports the next year is due (30 November two fiscal years on); those of the whole period until the facility's
  /// own deadline. Source: 03-credits section 4.1 (seeds 001, 002); TC-17.
  func checkExcess(_ destination: Account, _ issuable: Tonnes, _ check: CreditCheck) throws(CreditRefusal) {
    try checkOrigin(destination)
    guard let facility = destination.designation.flatMap({ check.snapshot.facilities[$0] }) else {
      throw .originNotOfAccount(origin, account)
    }
    switch basis {
    case .excessApplication(let through):
      if facility.isPlanUnderReview { throw .planUnderReview(facility.designation) }
      try checkWindow(through, facility, check)
    case .excessAutomatic(let number):
      guard let period = check.figures.periods.first(where: { $0.number == number }) else {
        throw .vintageOutsideResults(vintage)
      }
      try checkYears(of: period, through: period.lastYear, facility, check)
    case .onRecord, .certification, .saitamaInflow, .otherGas: break
    }
    if tonnes > issuable { throw .excessBeyondIssuable(asked: tonnes, issuable: issuable) }
  }

  private func checkWindow(
    _ through: FiscalYear, _ facility: Facility, _ check: CreditCheck
  ) throws(CreditRefusal) {
    guard let period = check.figures.periods.first(where: { $0.firstYear <= through && through <= $0.lastYear }) else {
      throw .vintageOutsideResults(vintage)
    }
    try checkYears(of: period, through: through, facility, check)
    let fixedOn = facility.statusFixedOn(for: period, on: check.date, figures: check.figures)
    var until = check.figures.deadline(of: period, fixedOn: fixedOn)
    if through < period.lastYear {
      guard let reporting = try? FiscalYear(through.startYear + 2),
        let day = try? check.figures.planDeadline.date(in: reporting)
      else { throw .vintageOutsideResults(vintage) }
      until = day
    }
    if check.date > until { throw .outsideWindow(check.date, until: until) }
  }

  /// The vintage is among the period's years up to one, and the emissions of all years with an obligation are fixed.
  private func checkYears(
    of period: CompliancePeriod, through: FiscalYear, _ facility: Facility, _ check: CreditCheck
  ) throws(CreditRefusal) {
    let first = max(period.firstYear, facility.obligationFrom ?? period.firstYear)
    if vintage < first || through < vintage { throw .vintageOutsideResults(vintage) }
    for year in period.years where first <= year && year <= through {
      if !facility.hasFixedEmissions(in: year, of: period, on: check.date, figures: check.figures) {
        throw .resultsNotFixed(year)
      }
    }
  }

  /// What is certified for one of the holders and not yet issued covers the amount, and the certificates are unused.
  func checkCertified(by holders: [PersonID], _ check: CreditCheck) throws(CreditRefusal) {
    let certified = check.snapshot.certifications.filter { remainder in
      let certification = remainder.certification
      return certification.project == origin && certification.creditType == creditType
        && certification.vintage == vintage && certification.certifiedOn <= check.date
        && holders.contains(certification.holder)
    }
    guard !certified.isEmpty else { throw .notCertified(project: origin, vintage: vintage) }
    try checkEvidence(check)
    let known = Set(certified.flatMap(\.certification.evidence).map { JapaneseText.codeText($0) })
    for serial in basis.usedEvidence {
      let key = JapaneseText.codeText(serial)
      // A certification that lists no certificates leaves them to the issuance, but not those another rests on.
      let isOpen = known.isEmpty && !check.snapshot.certifiedEvidence.contains(key)
      if !isOpen, !known.contains(key) { throw .evidenceNotCertified(serial) }
    }
    let remaining = Tonnes(certified.reduce(0) { $0 + $1.remaining.rawValue })
    if tonnes > remaining { throw .certifiedAmountExceeded(asked: tonnes, remaining: remaining) }
  }

  /// Certificates are there where the kind rests on them, and none is used twice.
  func checkEvidence(_ check: CreditCheck) throws(CreditRefusal) {
    let evidence = basis.usedEvidence
    let needsEvidence =
      switch creditType {
      case .renewableOther, .saitamaExcess, .saitamaSME: true
      case .excess, .tokyoSME, .renewableConverted, .outOfTokyo, .otherGas: false
      }
    if needsEvidence, evidence.isEmpty { throw .evidenceMissing }
    if evidence.contains(where: { JapaneseText.codeText($0).isEmpty }) { throw .evidenceMissing }
    var seen: Set<String> = []
    for serial in evidence {
      // One certificate typed in two widths is one certificate.
      let key = JapaneseText.codeText(serial)
      if check.snapshot.usedEvidence.contains(key) || !seen.insert(key).inserted { throw .evidenceUsed(serial) }
    }
  }
}
