public import Programme

/// An issuance (発行) of any kind, as its application or the calendar asks for it.
///
/// 超過削減量 and その他ガス削減量 go into the facility's designated account, all others into a general account. New
/// serials run on from the last of their area and are never used again; credits from Saitama keep the serials they
/// come with. Source: 03-credits sections 2, 4 and 6.
public struct Issuance: Hashable, Sendable {
  /// The account.
  public var account: AccountNumber
  /// The kind.
  public var creditType: CreditType
  /// 再エネクレジット種類, where the kind has one.
  public var renewableType: String?
  /// 指定番号／クレジット創出事業番号.
  public var origin: String
  /// 削減年度.
  public var vintage: FiscalYear
  /// The amount.
  public var tonnes: Tonnes
  /// The ground.
  public var basis: IssuanceBasis
  /// The serials of credits from Saitama; nil draws new ones.
  public var serials: SerialRange?

  /// An issuance.
  public init(
    into account: AccountNumber, _ creditType: CreditType, renewableType: String? = nil, origin: String,
    vintage: FiscalYear, tonnes: Tonnes, basis: IssuanceBasis, serials: SerialRange? = nil
  ) {
    self.account = account
    self.creditType = creditType
    self.renewableType = renewableType
    self.origin = origin
    self.vintage = vintage
    self.tonnes = tonnes
    self.basis = basis
    self.serials = serials
  }

  /// What the decision needs to see.
  public var query: CreditQuery {
    CreditQuery(
      accounts: [account], serials: serials.map { [$0] } ?? [], projects: [origin], evidence: Set(basis.usedEvidence))
  }

  /// The change that issues the credits.
  /// - Parameter issuable: 超過削減量発行可能量 of the facility, of the results the issuance rests on; not looked at for
  ///   other kinds. The amount of issuances decided before but not yet recorded is for the caller to take off.
  /// - Throws: the first ``CreditRefusal`` that applies, in the order of its cases.
  public func decide(
    on date: CivilDate, issuable: Tonnes = .zero, figures: ProgrammeFigures, snapshot: CreditSnapshot
  ) throws(CreditRefusal) -> [RegisterChange] {
    if tonnes < Tonnes(1) { throw .amountNotPositive(tonnes) }
    if let serials, serials.tonnes != tonnes { throw .amountNotPositive(tonnes) }
    let check = CreditCheck(date: date, figures: figures, snapshot: snapshot)
    let destination = try check.usableAccount(account)
    try check.checkDay()
    if case .saitamaInflow(_, let holder) = basis { try check.checkHolder(of: destination, is: holder) }
    guard let rules = figures.figures(for: creditType), rules.issuableFrom <= date else {
      throw .typeNotIssuable(creditType)
    }
    if let last = rules.lastVintage, last < vintage { throw .vintageNotIssuable(creditType, vintage) }
    if destination.kind != rules.issuedTo { throw .typeNotIssuedTo(creditType, account) }
    try checkBasis()
    switch creditType {
    case .excess: try checkExcess(destination, issuable, check)
    case .otherGas:
      try checkOrigin(destination)
      try checkCertified(by: destination.holders, check)
    case .tokyoSME, .renewableConverted, .renewableOther, .outOfTokyo:
      try checkCertified(by: destination.holders, check)
    case .saitamaExcess, .saitamaSME:
      try checkEvidence(check)
      // What another register certifies is no ground for a certification here.
      for serial in basis.usedEvidence where check.snapshot.certifiedEvidence.contains(JapaneseText.codeText(serial)) {
        throw .evidenceNotCertified(serial)
      }
    }
    let issuedIn = rules.issuedTo == .designated ? account : nil
    let block = CreditBlock(
      serials: try serials(area: rules.areaCode ?? figures.accountNumbering.areaCode, check), account: account,
      creditType: creditType, renewableType: renewableType, origin: origin, vintage: vintage, issuedOn: date,
      issuedIn: issuedIn)
    return [.creditsIssued(block, basis: basis.written)]
  }

  private func checkBasis() throws(CreditRefusal) {
    let fits =
      switch (creditType, basis) {
      case (.excess, .excessApplication), (.excess, .excessAutomatic), (.otherGas, .otherGas),
        (.tokyoSME, .certification), (.renewableConverted, .certification), (.renewableOther, .certification),
        (.outOfTokyo, .certification), (.saitamaExcess, .saitamaInflow), (.saitamaSME, .saitamaInflow):
        true
      default: false
      }
    if !fits { throw .basisNotForType(creditType) }
  }

  func checkOrigin(_ destination: Account) throws(CreditRefusal) {
    if destination.designation?.digits != origin { throw .originNotOfAccount(origin, account) }
  }

  /// The given serials, or the next of the area.
  private func serials(area: String, _ check: CreditCheck) throws(CreditRefusal) -> SerialRange {
    if let serials {
      if serials.areaCode != area || area == check.figures.accountNumbering.areaCode {
        throw .areaNotOfType(creditType, serials)
      }
      if serials.last > SerialIndex.highest { throw .numbersExhausted }
      if let taken = check.pieces(of: SerialSet(serials)).first { throw .serialsTaken(taken.serials) }
      return serials
    }
    let first = check.snapshot.nextSerials[area] ?? check.snapshot.serialCounter
    let (last, overflow) = first.addingReportingOverflow(tonnes.rawValue - 1)
    // The area is a programme's and the amount above zero: no range can only mean that there are no numbers left.
    guard !overflow, last <= SerialIndex.highest, let drawn = try? SerialRange(areaCode: area, first: first, last: last)
    else {
      throw .numbersExhausted
    }
    return drawn
  }
}
