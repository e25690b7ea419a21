/// What holds for one kind of credit, as data. Source: 03-credits sections 1, 2 and 6.
public struct CreditTypeFigures: Hashable, Codable, Sendable {
  /// The kind.
  public let type: CreditType
  /// The kind of account it is issued into: 指定 for a facility's own reductions, 一般 for all others.
  public let issuedTo: AccountKind
  /// The first day on which it could be issued.
  public let issuableFrom: CivilDate
  /// The last 削減年度 of which it is issued; nil where there is none.
  public let lastVintage: FiscalYear?
  /// The first day on which it could be cancelled (無効化); nil where the kind cannot be.
  public let cancellableFrom: CivilDate?
  /// The first day on which it could leave for Saitama's register; nil where the kind cannot.
  public let movesToSaitamaFrom: CivilDate?
  /// 地域コード of new serials; nil for Tokyo's own.
  public let areaCode: String?
  /// Where it was read; says "inferred" where no source states it.
  public let source: String
}

/// A day of every year, such as the deadline of the plan (地球温暖化対策計画書).
public struct YearlyDay: Hashable, Codable, Sendable {
  /// 1 to 12.
  public let month: Int
  /// The day of the month.
  public let day: Int
  /// The first day the rule holds.
  public let from: CivilDate
  /// Where it was read.
  public let source: String

  /// The day within a fiscal year.
  /// - Throws: ``CivilDateError`` when the year has no such day.
  public func date(in year: FiscalYear) throws(CivilDateError) -> CivilDate {
    try CivilDate(year: month >= 4 ? year.startYear : year.startYear + 1, month: month, day: day)
  }

  /// A day of every year.
  public init(month: Int, day: Int, from: CivilDate, source: String) {
    self.month = month
    self.day = day
    self.from = from
    self.source = source
  }
}

/// The last-but-one segment of the Governor's accounts, by what they are for (invented; no source shows one).
public struct GovernorBodies: Hashable, Codable, Sendable {
  /// 義務充当口座.
  public let surrender: String
  /// 無効化.
  public let cancellation: String
  /// 抹消.
  public let expiry: String
  /// 発行元.
  public let issuance: String
  /// 埼玉県との連携.
  public let saitama: String

  /// The four digits of a place.
  public subscript(place: GovernorPlace) -> String {
    switch place {
    case .surrender: surrender
    case .cancellation: cancellation
    case .expiry: expiry
    case .issuance: issuance
    case .saitama: saitama
    }
  }

  /// The bodies.
  public init(surrender: String, cancellation: String, expiry: String, issuance: String, saitama: String) {
    self.surrender = surrender
    self.cancellation = cancellation
    self.expiry = expiry
    self.issuance = issuance
    self.saitama = saitama
  }
}

extension ProgrammeFigures {
  /// What holds for one kind of credit; nil when the table does not list the kind.
  public func figures(for type: CreditType) -> CreditTypeFigures? { creditTypes.first { $0.type == type } }
}
