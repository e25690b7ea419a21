public import Programme

/// What an official wrote down about the mailed paper (紙の申請書); every item may still be missing.
public struct PaperRecord: Hashable, Sendable, Codable {
  /// The day the sealed original came in.
  public var originalReceivedOn: CivilDate?
  /// The six characters printed on the paper (照合コード).
  public var checkCode: String?
  /// Whether the seal print on the paper is the one on the certificate (rule SEAL-07).
  public var sealPrint: SealPrint?
  /// 印鑑証明書.
  public var sealCertificate: SealCertificate?
  /// 住民票.
  public var residentRecord: ResidentRecord?
  /// Whether a power of attorney (委任状) came with it.
  public var powerOfAttorney: Bool?
  /// The day the opening fee was paid.
  public var feePaidOn: CivilDate?
  /// A waiver of the fee the applicant asks for.
  public var feeExemption: FeeExemptionClaim?
  /// The attachments (添付書類) looked for, and whether they came.
  public var attachments: [Attachment]?
  /// Rules a person looked at, with the answer, by rule id.
  public var checks: [String: Check]?

  /// The seal on the paper against the certificate.
  public enum SealPrint: String, Hashable, Sendable, Codable {
    /// The same seal.
    case matches
    /// Another seal.
    case differs
    /// Too faint or smudged to tell.
    case unreadable
  }

  /// 印鑑証明書 as it came in.
  public struct SealCertificate: Hashable, Sendable, Codable {
    /// 発行日.
    public var issuedOn: CivilDate?
    /// Original or copy.
    public var kind: Kind?
    /// 商号 or 氏名.
    public var name: String?
    /// 本店所在地 or 住所.
    public var address: String?
    /// 代表者氏名.
    public var representative: String?
    /// Whether seal, name, seat or representative differ from the last one filed.
    public var contentsChanged: Bool?

    /// Original or copy.
    public enum Kind: String, Hashable, Sendable, Codable {
      /// 原本.
      case original
      /// コピー.
      case copy
    }

    /// A certificate.
    public init(
      issuedOn: CivilDate? = nil, kind: Kind? = nil, name: String? = nil, address: String? = nil,
      representative: String? = nil, contentsChanged: Bool? = nil
    ) {
      self.issuedOn = issuedOn
      self.kind = kind
      self.name = name
      self.address = address
      self.representative = representative
      self.contentsChanged = contentsChanged
    }
  }

  /// 住民票 as it came in.
  public struct ResidentRecord: Hashable, Sendable, Codable {
    /// 発行日.
    public var issuedOn: CivilDate?

    /// A resident record.
    public init(issuedOn: CivilDate? = nil) { self.issuedOn = issuedOn }
  }

  /// A claim that the opening fee is waived.
  public struct FeeExemptionClaim: Hashable, Sendable, Codable {
    /// The ground, one of the keys of the programme's figures.
    public var ground: String?
    /// Whether the proof came.
    public var proofReceived: Bool?

    /// A claim.
    public init(ground: String? = nil, proofReceived: Bool? = nil) {
      self.ground = ground
      self.proofReceived = proofReceived
    }
  }

  /// An attachment looked for.
  public struct Attachment: Hashable, Sendable, Codable {
    /// The key of the form's paper item.
    public var item: String
    /// Whether it came.
    public var received: Bool
    /// A remark.
    public var note: String?

    /// An attachment.
    public init(item: String, received: Bool, note: String? = nil) {
      self.item = item
      self.received = received
      self.note = note
    }
  }

  /// A person's answer to a rule.
  public struct Check: Hashable, Sendable, Codable {
    /// Met or not.
    public var outcome: Answer
    /// A remark.
    public var note: String?

    /// The two answers a person can give.
    public enum Answer: String, Hashable, Sendable, Codable {
      /// The rule is met.
      case met
      /// It is not.
      case notMet
    }

    /// An answer.
    public init(outcome: Answer, note: String? = nil) {
      self.outcome = outcome
      self.note = note
    }
  }

  /// A record with nothing written down yet.
  public init() {}

  /// Whether an attachment came; nil when nobody looked for it.
  public func received(_ item: String) -> Bool? { attachments?.first { $0.item == item }?.received }

  /// This record with what a later one adds: items given there win, attachments and checks are merged one by one.
  public func adding(_ later: PaperRecord) -> PaperRecord {
    var result = self
    result.originalReceivedOn = later.originalReceivedOn ?? originalReceivedOn
    result.checkCode = later.checkCode ?? checkCode
    result.sealPrint = later.sealPrint ?? sealPrint
    if let new = later.sealCertificate {
      var merged = sealCertificate ?? SealCertificate()
      merged.issuedOn = new.issuedOn ?? merged.issuedOn
      merged.kind = new.kind ?? merged.kind
      merged.name = new.name ?? merged.name
      merged.address = new.address ?? merged.address
      merged.representative = new.representative ?? merged.representative
      merged.contentsChanged = new.contentsChanged ?? merged.contentsChanged
      result.sealCertificate = merged
    }
    result.residentRecord = later.residentRecord ?? residentRecord
    result.powerOfAttorney = later.powerOfAttorney ?? powerOfAttorney
    result.feePaidOn = later.feePaidOn ?? feePaidOn
    if let new = later.feeExemption {
      result.feeExemption = FeeExemptionClaim(
        ground: new.ground ?? feeExemption?.ground, proofReceived: new.proofReceived ?? feeExemption?.proofReceived)
    }
    if let new = later.attachments {
      let kept = (attachments ?? []).filter { old in !new.contains { $0.item == old.item } }
      result.attachments = kept + new
    }
    if let new = later.checks { result.checks = (checks ?? [:]).merging(new) { _, later in later } }
    return result
  }
}
