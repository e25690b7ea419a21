public import Programme

/// 関連付け解除 (F-05). Source: 02-accounts section 5.
public struct AssociationRemoval: Hashable, Sendable {
  /// The general account.
  public let general: AccountNumber
  /// The designated account.
  public let designated: AccountNumber

  /// A request to end an association.
  public init(general: AccountNumber, designated: AccountNumber) {
    self.general = general
    self.designated = designated
  }

  /// The end of the association; credits already moved stay where they are.
  /// - Throws: the first reason that applies: unknown, wrong kind or closed account (general first), not associated.
  public func decide(on date: CivilDate, snapshot: RegisterSnapshot) throws(RegisterError) -> [RegisterChange] {
    let usable: Set<AccountStatus> = [.open, .awaiting, .frozen]
    _ = try snapshot.account(general, kinds: [.general], statuses: usable, on: date)
    _ = try snapshot.account(designated, kinds: [.designated], statuses: usable, on: date)
    guard let association = snapshot.associations(of: general).first(where: { $0.designated == designated }) else {
      throw .account(.notAssociated(general, designated))
    }
    return [.associationEnded(AssociationEnd(association, on: date, reason: .application))]
  }
}
