public import Programme

/// One movement of credits from an account to another (口座間の振替, 義務充当, 無効化, 抹消 …).
///
/// Only the factories make one, so that a movement has exactly the facts its kind needs. Whether the accounts fit the
/// kind is for the decisions and the schema. Source: 03-credits sections 8 to 10.
public struct CreditMovement: Hashable, Sendable {
  /// What kind of movement it is.
  public let kind: Kind
  /// The account the credits leave.
  public let from: AccountNumber
  /// The account they go to.
  public let to: AccountNumber
  /// The credits.
  public let serials: SerialSet
  /// For what the credits were used; of a surrender only.
  public let surrender: Surrender?
  /// 無効化の目的; of a cancellation only.
  public let purpose: String?
  /// 申告価格, yen for a tonne; nil where none was declared.
  public let declaredPrice: Int64?
  /// What Saitama's register says of its side; of movements out and back only.
  public let saitama: SaitamaRecord?
  /// What is taken back; of a reversal only.
  public let reversal: Reversal?

  /// The kinds of movement, by the stable name the journal keeps.
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    /// 指定→一般.
    case designatedToGeneral
    /// 一般→一般, as executed by the sender.
    case generalToGeneral
    /// 一般→指定; irreversible for the holder.
    case generalToDesignated
    /// 義務充当.
    case surrender
    /// 無効化.
    case cancellation
    /// 抹消.
    case expiry
    /// 減少記録: out to Saitama's register.
    case movedOut
    /// 増加記録 of credits that had moved out before.
    case movedBack
    /// An entry taken back by an official, for a reason.
    case reversal
  }

  /// For which obligation credits were used, and why then.
  public struct Surrender: Hashable, Codable, Sendable {
    /// The facility.
    public let designation: DesignationNumber
    /// The number of the compliance period.
    public let period: Int
    /// What set it off.
    public let trigger: Trigger

    /// What sets a surrender off. Source: 03-credits section 9.
    public enum Trigger: String, Hashable, Codable, Sendable, CaseIterable {
      /// At once, when bought credits reached the designated account.
      case onArrival
      /// 30 days before the deadline.
      case automatic
      /// 義務充当申請書.
      case application
    }

    /// A use.
    public init(designation: DesignationNumber, period: Int, trigger: Trigger) {
      self.designation = designation
      self.period = period
      self.trigger = trigger
    }
  }

  /// Which entry is taken back, and why.
  public struct Reversal: Hashable, Codable, Sendable {
    /// The sequence of the journal entry.
    public let entry: Int64
    /// The reason, not empty.
    public let reason: String

    /// A reversal of an entry.
    public init(entry: Int64, reason: String) {
      self.entry = entry
      self.reason = reason
    }
  }

  /// The other side of a movement between the registers.
  public struct SaitamaRecord: Hashable, Codable, Sendable {
    /// The holder of the account there, who is the holder of the account here.
    public let holder: PersonID
    /// 減少記録証明書 or 増加記録 number, where one was given.
    public let certificate: String?

    /// A record.
    public init(holder: PersonID, certificate: String? = nil) {
      self.holder = holder
      self.certificate = certificate
    }
  }

  /// The amount.
  public var tonnes: Tonnes { serials.tonnes }

  private init(
    _ kind: Kind, _ from: AccountNumber, _ to: AccountNumber, _ serials: SerialSet, surrender: Surrender? = nil,
    purpose: String? = nil, declaredPrice: Int64? = nil, saitama: SaitamaRecord? = nil, reversal: Reversal? = nil
  ) {
    self.kind = kind
    self.from = from
    self.to = to
    self.serials = serials
    self.surrender = surrender
    self.purpose = purpose
    self.declaredPrice = declaredPrice
    self.saitama = saitama
    self.reversal = reversal
  }

  /// 指定→一般.
  public static func designatedToGeneral(
    _ serials: SerialSet, from: AccountNumber, to: AccountNumber, declaredPrice: Int64? = nil
  ) -> Self { Self(.designatedToGeneral, from, to, serials, declaredPrice: declaredPrice) }

  /// 一般→一般.
  public static func generalToGeneral(
    _ serials: SerialSet, from: AccountNumber, to: AccountNumber, declaredPrice: Int64? = nil
  ) -> Self { Self(.generalToGeneral, from, to, serials, declaredPrice: declaredPrice) }

  /// 一般→指定.
  public static func generalToDesignated(
    _ serials: SerialSet, from: AccountNumber, to: AccountNumber, declaredPrice: Int64? = nil
  ) -> Self { Self(.generalToDesignated, from, to, serials, declaredPrice: declaredPrice) }

  /// 義務充当.
  public static func surrender(
    _ serials: SerialSet, from: AccountNumber, to: AccountNumber, use: Surrender
  ) -> Self { Self(.surrender, from, to, serials, surrender: use) }

  /// 無効化.
  public static func cancellation(
    _ serials: SerialSet, from: AccountNumber, to: AccountNumber, purpose: String
  ) -> Self { Self(.cancellation, from, to, serials, purpose: purpose) }

  /// 抹消.
  public static func expiry(_ serials: SerialSet, from: AccountNumber, to: AccountNumber) -> Self {
    Self(.expiry, from, to, serials)
  }

  /// Out to Saitama.
  public static func movedOut(
    _ serials: SerialSet, from: AccountNumber, to: AccountNumber, _ saitama: SaitamaRecord
  ) -> Self { Self(.movedOut, from, to, serials, saitama: saitama) }

  /// Back from Saitama.
  public static func movedBack(
    _ serials: SerialSet, from: AccountNumber, to: AccountNumber, _ saitama: SaitamaRecord
  ) -> Self { Self(.movedBack, from, to, serials, saitama: saitama) }

  /// An entry taken back.
  public static func reversal(
    _ serials: SerialSet, from: AccountNumber, to: AccountNumber, of reversal: Reversal
  ) -> Self { Self(.reversal, from, to, serials, reversal: reversal) }
}

extension CreditMovement: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, from, to, serials, surrender, purpose, declaredPrice, saitama, reversal
  }

  /// Decodes a movement; facts that do not belong to its kind are a `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try container.decode(Kind.self, forKey: .kind), try container.decode(AccountNumber.self, forKey: .from),
      try container.decode(AccountNumber.self, forKey: .to), try container.decode(SerialSet.self, forKey: .serials),
      surrender: try container.decodeIfPresent(Surrender.self, forKey: .surrender),
      purpose: try container.decodeIfPresent(String.self, forKey: .purpose),
      declaredPrice: try container.decodeIfPresent(Int64.self, forKey: .declaredPrice),
      saitama: try container.decodeIfPresent(SaitamaRecord.self, forKey: .saitama),
      reversal: try container.decodeIfPresent(Reversal.self, forKey: .reversal))
    let isWhole =
      (kind == .surrender) == (surrender != nil) && (kind == .cancellation) == (purpose != nil)
      && (kind == .reversal) == (reversal != nil) && [.movedOut, .movedBack].contains(kind) == (saitama != nil)
      && from != to
    if !isWhole {
      throw DecodingError.dataCorruptedError(
        forKey: .kind, in: container, debugDescription: "the facts do not fit a \(kind.rawValue)")
    }
  }
}
