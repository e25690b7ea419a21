public import Programme

/// 代理人 of an account's holders: one is appointed with a power of attorney (委任状), another takes his place, or none.
///
/// The opening application names the first (``AccountOpening``). Nobody acts for persons who did not appoint him: with
/// other obligated persons, and with an heir, the appointment ends (inferred). Source: rule CMP-08 (seeds 001, 002).
public struct AgentAppointment: Hashable, Sendable {
  /// The designated or general account.
  public let account: AccountNumber
  /// The agent from now on; nil ends the appointment.
  public let agent: AgentDetails?
  /// Whether the holders' power of attorney came in; not looked at where the appointment ends.
  public let hasPowerOfAttorney: Bool

  /// A request.
  public init(account: AccountNumber, agent: AgentDetails?, hasPowerOfAttorney: Bool) {
    self.account = account
    self.agent = agent
    self.hasPowerOfAttorney = hasPowerOfAttorney
  }

  /// The account with its agent, or without.
  /// - Throws: the first reason that applies: unknown, a governor's account, closed, power of attorney missing, the same
  ///   agent already or none.
  public func decide(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    var changed = try snapshot.account(
      account, kinds: [.designated, .general], statuses: [.open, .awaiting, .frozen], on: date)
    if agent != nil, !hasPowerOfAttorney { throw .account(.powerOfAttorneyMissing(account)) }
    if agent == changed.agent.map({ AgentDetails(name: $0.name, address: $0.address) }) {
      throw .account(.nothingChanges)
    }
    changed.agent = agent?.acting(since: date)
    return [.accountChanged(AccountChange(changed, agent == nil ? .agentDismissed : .agentAppointed))]
  }
}

/// An agent as an application names him.
public struct AgentDetails: Hashable, Sendable {
  /// 氏名又は名称.
  public let name: String
  /// 住所.
  public let address: String?

  /// Nil where the application names none.
  public init?(name: String?, address: String?) {
    guard let name, !name.allSatisfy(\.isWhitespace) else { return nil }
    self.init(name: name, address: address)
  }

  /// An agent.
  init(name: String, address: String?) {
    self.name = name
    self.address = address
  }

  /// The agent on record.
  func acting(since date: CivilDate) -> AccountAgent { AccountAgent(name: name, address: address, since: date) }
}
