// Office is an office directory on disk with its settings; it wires the stages together and is the only target besides
// the command line that meets the outside world. It refuses to hold rules, layouts or wording of its own.

public import Foundation
public import Programme

/// The business date and the instant a command acts at, taken once from outside.
public struct Moment: Hashable, Sendable {
  /// The business date (Asia/Tokyo): dates on documents, ages and deadlines are counted from it.
  public let today: CivilDate
  /// The instant things are recorded with.
  public let instant: Date

  /// A moment.
  public init(today: CivilDate, instant: Date) {
    self.today = today
    self.instant = instant
  }

  /// The calendar date in Tokyo at an instant. Japan has kept UTC+9 without summer time since 1952.
  public static func tokyoDate(of instant: Date) -> CivilDate {
    let seconds = (instant.timeIntervalSince1970 + 9 * 3600).rounded(.down)
    return CivilDate(daysSince1970: Int((seconds / 86_400).rounded(.down)))
  }
}
