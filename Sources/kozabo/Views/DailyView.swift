import Office
import Programme
import Register

/// A run of the calendar's duties in JSON.
struct DailyView: Encodable {
  struct Day: Encodable {
    let day: String
    let duties: [Duty]
    let refused: [Refused]
    /// Accounts that should have lapsed and were frozen because credits are left in them.
    let frozen: [String]
  }

  struct Duty: Encodable {
    let duty: String
    @OrNull var warning: String?
    @OrNull var designation: String?
    @OrNull var account: String?
    @OrNull var period: Int?
    let dueOn: String
    let tonnes: Int64
    @OrNull var daysAhead: Int?
    /// The holders of the account, or the persons obligated for the facility.
    let concerns: [Concerned]
    let text: String
  }

  /// A person whom a duty concerns.
  struct Concerned: Encodable {
    let id: String
    let name: String
  }

  struct Refused: Encodable {
    let duty: String
    @OrNull var designation: String?
    @OrNull var account: String?
    let reason: String
  }

  /// The first day to be closed.
  let from: String
  /// The last.
  let until: String
  let daysClosed: Int
  /// The days on which something was done or refused.
  let days: [Day]

  init(_ run: DailyRun, language: Language) {
    from = run.from.iso
    until = run.until.iso
    daysClosed = run.days.count
    days = run.days.filter { !$0.done.isEmpty || !$0.refused.isEmpty }.map { report in
      Day(
        day: report.day.iso,
        duties: report.done.map { duty in
          Duty(
            duty: duty.duty.rawValue, warning: duty.warning?.rawValue, designation: duty.designation?.digits,
            account: duty.account?.description, period: duty.period, dueOn: duty.dueOn.iso,
            tonnes: duty.tonnes.rawValue, daysAhead: duty.daysAhead,
            concerns: (run.concerned[duty] ?? []).map { Concerned(id: $0.id.rawValue, name: $0.name) },
            text: RegisterWords.sentence(duty).text(in: language))
        },
        refused: report.refused.map { refused in
          Refused(
            duty: refused.duty.rawValue, designation: refused.designation?.digits,
            account: refused.account?.description,
            reason: RegisterWords.sentence(refused).text(in: language))
        }, frozen: report.frozen.map(\.description))
    }
  }
}

extension RegisterWords {
  /// A duty that could not be done: what, where, why.
  static func sentence(_ refused: DayReport.Refused) -> LocalizedText {
    let place = [refused.designation?.digits, refused.account?.description].compactMap(\.self).joined(separator: " ")
    let reason =
      switch refused.reason {
      case .register(let error): sentence(error)
      case .obligation(let error): error.sentence
      case .accountMissing:
        LocalizedText(ja: "利用できる指定管理口座がありません。", en: "There is no designated account that can be used.")
      }
    return LocalizedText(
      ja: "\(refused.duty.name.ja)（\(place)）ができません: \(reason.ja)",
      en: "\(place): \(refused.duty.name.en) is not possible: \(reason.en)")
  }
}
