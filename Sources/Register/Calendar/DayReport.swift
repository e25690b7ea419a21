public import Programme

/// What closing a day did.
public struct DayReport: Hashable, Sendable {
  /// The day.
  public let day: CivilDate
  /// The duties done, in the order they were done.
  public internal(set) var done: [DutyRecord] = []
  /// Duties that fell due and could not be done; they stay due, and a person must look.
  public internal(set) var refused: [Refused] = []
  /// Accounts that should have lapsed and hold credits still; they are frozen, and a person must decide.
  public internal(set) var frozen: [AccountNumber] = []
  /// The journal entries made, the day's own included.
  public internal(set) var entries: Int = 0

  /// Whether something is left for a person.
  public var needsPerson: Bool { !refused.isEmpty || !frozen.isEmpty }

  /// A duty the register refused.
  public struct Refused: Hashable, Sendable {
    /// The duty.
    public let duty: CalendarDuty
    /// The facility, of an issuance or a surrender.
    public let designation: DesignationNumber?
    /// The account.
    public let account: AccountNumber?
    /// Why.
    public let reason: Reason
  }

  /// Why a duty could not be done.
  public enum Reason: Hashable, Sendable {
    /// The register refuses what the duty would do.
    case register(RegisterError)
    /// The obligation cannot be stated.
    case obligation(ObligationError)
    /// The facility has no designated account to act on.
    case accountMissing
  }
}
