public import Programme

/// The identifier of a general-to-general transfer: T00000012.
public struct TransferID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
  /// The identifier.
  public let rawValue: String

  /// The highest running number.
  public static let lastRunning = 99_999_999

  /// An identifier as typed or stored.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The identifier with a running number: T00000012.
  /// - Throws: ``RegisterError/numberExhausted(_:)`` beyond ``lastRunning``.
  public init(running number: Int) throws(RegisterError) {
    guard (1...Self.lastRunning).contains(number) else { throw .numberExhausted(.transfer) }
    rawValue = "T" + FixedDigits.text(number, width: 8)
  }

  /// The running number; nil for a text of another form.
  public var running: Int? {
    let bytes = rawValue.utf8
    guard bytes.count == 9, bytes.first == UInt8(ascii: "T"),
      bytes.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(rawValue.dropFirst())
  }

  /// Orders alphabetically, which is the order of entering.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A general-to-general transfer as entered (移転実行待ち): the office has recorded it, the sender executes it.
///
/// Until then the credits stay in the sender's account and are reserved. Source: 03-credits section 8 (seed 002).
public struct Transfer: Hashable, Codable, Sendable, Identifiable {
  /// The identifier.
  public let id: TransferID
  /// The sender's account.
  public let from: AccountNumber
  /// The receiver's account.
  public let to: AccountNumber
  /// The credits reserved.
  public let serials: SerialSet
  /// 申告価格, yen for a tonne.
  public let declaredPrice: Int64?
  /// The day it was entered.
  public let enteredOn: CivilDate

  /// A transfer.
  public init(
    id: TransferID, from: AccountNumber, to: AccountNumber, serials: SerialSet, declaredPrice: Int64?,
    enteredOn: CivilDate
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.serials = serials
    self.declaredPrice = declaredPrice
    self.enteredOn = enteredOn
  }
}

/// 移転実行: the sender's user had the reserved credits moved.
public struct TransferExecution: Hashable, Codable, Sendable {
  /// The transfer.
  public let transfer: TransferID
  /// The register user who executed it, of the sender's account.
  public let user: UserNumber
  /// The movement, of kind `generalToGeneral`, with the serials that were reserved.
  public let movement: CreditMovement

  /// An execution.
  public init(transfer: TransferID, user: UserNumber, movement: CreditMovement) {
    self.transfer = transfer
    self.user = user
    self.movement = movement
  }
}

/// A transfer taken back before it was executed.
public struct TransferCancellation: Hashable, Codable, Sendable {
  /// The transfer.
  public let transfer: TransferID
  /// The reason, not empty.
  public let reason: String
  /// The sender's account, so that its history tells.
  public let from: AccountNumber
  /// The receiver's account.
  public let to: AccountNumber
  /// The credits that are free again.
  public let serials: SerialSet

  /// A cancellation.
  public init(of transfer: Transfer, reason: String) {
    self.transfer = transfer.id
    self.reason = reason
    from = transfer.from
    to = transfer.to
    serials = transfer.serials
  }
}
