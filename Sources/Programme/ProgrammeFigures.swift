/// The programme's figures: what changes by decree and is therefore data (`Forms/programme.yaml`), never a constant.
///
/// Each figure says from which day it holds and where it was read. A decision records ``edition``.
public struct ProgrammeFigures: Hashable, Codable, Sendable {
  /// The name of this edition of the figures, recorded with every decision made under it.
  public let edition: String
  /// The eras, for reading and writing dates.
  public let eras: EraTable
  /// Where the eras were read.
  public let erasSource: String
  /// The compliance periods (削減計画期間), in order.
  public let periods: [CompliancePeriod]
  /// The reduction obligation, its relief, enforcement and excess credits.
  public let obligation: ObligationFigures
  /// How long credits count.
  public let creditTerms: CreditTermFigures
  /// How renewable energy becomes credits.
  public let renewableConversion: RenewableConversion
  /// How account numbers are made up.
  public let accountNumbering: AccountNumbering
  /// What holds for each kind of credit.
  public let creditTypes: [CreditTypeFigures]
  /// The last day of every year for handing in the plan (地球温暖化対策計画書).
  public let planDeadline: YearlyDay
  /// 開設上限数, one line for each kind of opener.
  public let openerKinds: [OpenerKindFigures]
  /// The fee for opening one general account, by the day it takes effect.
  public let generalAccountFee: [EffectiveFigure]
  /// The fee for opening a designated account, by the day it takes effect.
  public let designatedAccountFee: [EffectiveFigure]
  /// Grounds on which the opening fee is waived.
  public let feeExemptions: [FeeExemption]
  /// Months a seal certificate or resident record stays good, by the day it takes effect.
  public let certificateMonths: [EffectiveFigure]
  /// Months an application may lie between its date and its reception.
  public let applicationAgeMonths: [EffectiveFigure]
  /// Days after reception by which a case should be decided (標準処理期間).
  public let standardProcessingDays: [EffectiveFigure]
  /// How many days ahead people are warned of what falls due.
  public let warningLeadDays: WarningLeads
  /// Bytes that the attachments of one e-mail may have together.
  public let mailAttachmentBytes: [EffectiveFigure]
  /// Days on which the office is closed besides Saturdays and Sundays.
  public let holidays: [Holiday]
  /// Where the holidays were read.
  public let holidaysSource: String

  /// The days the office works.
  public var calendar: BusinessCalendar { BusinessCalendar(holidays: Set(holidays.map(\.date))) }

  /// What holds for one kind of opener; nil when the table does not list the kind.
  public func figures(for kind: OpenerKind) -> OpenerKindFigures? { openerKinds.first { $0.kind == kind } }
}

/// A whole number with the day from which it holds and the source it was read in.
public struct EffectiveFigure: Hashable, Codable, Sendable {
  /// The first day on which the figure holds.
  public let from: CivilDate
  /// The figure, in the unit its list names.
  public let value: Int
  /// Where it was read; says "inferred" where no source states it.
  public let source: String
}

extension [EffectiveFigure] {
  /// The figure in force on a day: the one with the latest start not after it; nil before the first.
  public func value(on date: CivilDate) -> Int? {
    filter { $0.from <= date }.max { $0.from < $1.from }?.value
  }
}

/// A compliance period (削減計画期間): five fiscal years and the adjustment period (整理期間) behind them.
///
/// Its figures take effect on the first day of its first fiscal year.
public struct CompliancePeriod: Hashable, Codable, Sendable {
  /// 1 for 第一計画期間 (fiscal 2010 to 2014), and so on.
  public let number: Int
  /// The first fiscal year.
  public let firstYear: FiscalYear
  /// The last fiscal year, included.
  public let lastYear: FiscalYear
  /// 義務履行期限 for all facilities without a later one of their own: the last day of the adjustment period.
  public let deadline: CivilDate
  /// 削減義務率 by facility category, in ten-thousandths (27 % is 2,700).
  public let rates: [String: Int]
  /// Where the figures were read.
  public let source: String
}

/// How account numbers are made up: `{areaCode}-{class}-{body}-0`.
public struct AccountNumbering: Hashable, Codable, Sendable {
  /// 地域コード of Tokyo: 130.
  public let areaCode: String
  /// The class segment of designated accounts.
  public let designatedClass: String
  /// The class segment of general accounts (invented; no source shows one).
  public let generalClass: String
  /// The class segment of the Governor's accounts (invented).
  public let governorClass: String
  /// The bodies of the Governor's accounts (invented).
  public let governorBodies: GovernorBodies
  /// The last digit.
  public let branch: String
  /// The first day numbers are made up like this.
  public let from: CivilDate
  /// Where it was read.
  public let source: String

  /// The kind of a Tokyo account by its number; nil for another area or an unknown class.
  public func kind(of number: AccountNumber) -> AccountKind? {
    guard number.areaCode == areaCode else { return nil }
    return switch number.classCode {
    case designatedClass: .designated
    case generalClass: .general
    case governorClass: .governor
    default: nil
    }
  }

  /// The number a facility's designated account has or will have: its body is the 指定番号.
  public func designatedAccount(of designation: DesignationNumber) throws(AccountNumberError) -> AccountNumber {
    try AccountNumber("\(areaCode)-\(designatedClass)-\(designation)-\(branch)")
  }

  /// The number of a Governor's account.
  public func governorAccount(_ place: GovernorPlace) throws(AccountNumberError) -> AccountNumber {
    try AccountNumber("\(areaCode)-\(governorClass)-\(governorBodies[place])-\(branch)")
  }

  /// What the Governor's account of that number is for; nil for any other account.
  public func place(of number: AccountNumber) -> GovernorPlace? {
    guard kind(of: number) == .governor, number.branch == branch else { return nil }
    return GovernorPlace.allCases.first { governorBodies[$0] == number.body }
  }

  /// The general account with a running number.
  /// - Throws: ``AccountNumberError/malformed(_:)`` beyond 9999, when the numbering needs a new class.
  public func generalAccount(running number: Int) throws(AccountNumberError) -> AccountNumber {
    try AccountNumber("\(areaCode)-\(generalClass)-\(FixedDigits.text(number, width: 4))-\(branch)")
  }
}

/// What holds for one kind of opener (口座を開設できる者の種類).
public struct OpenerKindFigures: Hashable, Codable, Sendable {
  /// The kind, by its number on the form.
  public let kind: OpenerKind
  /// The words of the form.
  public let name: LocalizedText
  /// How many general accounts the person may hold.
  public let limit: AccountLimit
  /// Whether the opening fee is waived for this kind.
  public let isFeeExempt: Bool
  /// The first day this holds.
  public let from: CivilDate
  /// Where it was read.
  public let source: String
}

/// 開設上限数: how many general accounts one person may hold.
public enum AccountLimit: Hashable, Codable, Sendable {
  /// As many as the facilities the person is obligated for or manages.
  case facilities
  /// A fixed number.
  case fixed(Int)

  /// Decodes `facilities` or a number.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .fixed(number)
    } else if try container.decode(String.self) == "facilities" {
      self = .facilities
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a limit is a number or “facilities”")
    }
  }

  /// Encodes `facilities` or a number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .facilities: try container.encode("facilities")
    case .fixed(let number): try container.encode(number)
    }
  }
}

/// A ground on which the opening fee is waived. Source: seed 002, 手数料; 02-accounts section 8.
public struct FeeExemption: Hashable, Codable, Sendable {
  /// The key used in `feeExemption.ground` of the paper record.
  public let ground: String
  /// The ground in words.
  public let name: LocalizedText
  /// Whether it must be proved on paper.
  public let needsProof: Bool
  /// The first day of reception for which the ground counts.
  public let from: CivilDate
  /// The last day of reception for which the ground counts; nil while it lasts.
  public let until: CivilDate?
  /// Where it was read.
  public let source: String
}

/// A day on which the office is closed.
public struct Holiday: Hashable, Codable, Sendable {
  /// The day.
  public let date: CivilDate
  /// Its name, 元日.
  public let name: String
}

/// The days the office works (開庁日): not Saturdays, Sundays or holidays.
public struct BusinessCalendar: Hashable, Sendable {
  /// The closed days besides week-ends.
  public let holidays: Set<CivilDate>

  /// A calendar with its closed days.
  public init(holidays: Set<CivilDate>) { self.holidays = holidays }

  /// Whether the office works on the day.
  public func isBusinessDay(_ date: CivilDate) -> Bool {
    (1...5).contains(date.weekday) && !holidays.contains(date)
  }

  /// The day itself when the office works on it, else the next working day.
  public func businessDay(onOrAfter date: CivilDate) -> CivilDate {
    var day = date
    while !isBusinessDay(day) { day = day.adding(days: 1) }
    return day
  }
}
