public import Programme

/// What hangs on an account besides its own facts: who uses it and what lies in it.
public struct AccountStanding: Hashable, Sendable {
  /// Users whose numbers work, by number.
  public var users: [RegisterUser]
  /// Credits in the account, all kinds together.
  public var tonnes: Tonnes
  /// Transfers out of or into the account that are entered and not executed.
  public var transfersWaiting: Int

  /// A standing; that of an account nobody uses and nothing lies in when nothing is given.
  public init(users: [RegisterUser] = [], tonnes: Tonnes = .zero, transfersWaiting: Int = 0) {
    self.users = users
    self.tonnes = tonnes
    self.transfersWaiting = transfersWaiting
  }
}
