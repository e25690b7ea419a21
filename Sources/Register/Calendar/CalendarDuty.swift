public import Programme

/// A duty of the calendar: what falls due on a day without anybody applying for it.
public enum CalendarDuty: String, Hashable, Codable, Sendable, CaseIterable {
  // The order is the order in which a day's duties are done, and each rests on those before it: credits issued today
  // may be surrendered today, what is surrendered does not expire, and an account emptied by expiry can be closed.

  /// 超過削減量の自動発行, once the obligation and the emissions of a period are settled.
  case automaticIssuance
  /// 自動義務充当, thirty days before the deadline.
  case automaticSurrender
  /// 抹消 at the end of the last usable adjustment period.
  case expiry
  /// 未更新の一般管理口座の廃止.
  case lapse
  /// A date comes near: 90 and 30 days ahead.
  case warning

  /// The duty in words.
  public var name: LocalizedText {
    switch self {
    case .automaticIssuance: LocalizedText(ja: "超過削減量の自動発行", en: "automatic issuance")
    case .automaticSurrender: LocalizedText(ja: "自動義務充当", en: "automatic surrender")
    case .expiry: LocalizedText(ja: "抹消", en: "expiry")
    case .lapse: LocalizedText(ja: "未更新口座の廃止", en: "lapse of unrenewed accounts")
    case .warning: LocalizedText(ja: "期日の予告", en: "warning of a date")
    }
  }
}

/// That a duty was done for a facility or an account, so that it is never done again for the same occasion.
public struct DutyRecord: Hashable, Codable, Sendable {
  /// What was done.
  public let duty: CalendarDuty
  /// What a warning is about; nil for other duties.
  public let warning: Warning?
  /// The day whose duty it was.
  public let day: CivilDate
  /// The occasion: the deadline, the last day of use, the day a status was fixed.
  public let dueOn: CivilDate
  /// The facility, of an issuance, a surrender or a deadline.
  public let designation: DesignationNumber?
  /// The account the duty acted on.
  public let account: AccountNumber?
  /// The compliance period, where the duty belongs to one.
  public let period: Int?
  /// What was issued, surrendered, expired, or is at stake; zero when there was nothing to do.
  public let tonnes: Tonnes
  /// How many days ahead a warning speaks (90 or 30).
  public let daysAhead: Int?

  /// What a warning is about.
  public enum Warning: String, Hashable, Codable, Sendable, CaseIterable {
    /// Credits expire.
    case expiry
    /// 義務履行期限 of a facility that is short, or not settled.
    case deadline
    /// A general account lapses unless renewed.
    case renewal
  }

  /// A record.
  public init(
    duty: CalendarDuty, warning: Warning? = nil, day: CivilDate, dueOn: CivilDate,
    designation: DesignationNumber? = nil, account: AccountNumber? = nil, period: Int? = nil, tonnes: Tonnes = .zero,
    daysAhead: Int? = nil
  ) {
    self.duty = duty
    self.warning = warning
    self.day = day
    self.dueOn = dueOn
    self.designation = designation
    self.account = account
    self.period = period
    self.tonnes = tonnes
    self.daysAhead = daysAhead
  }
}
