public import Programme

/// A block of credits: consecutive serials of one kind, origin and vintage in one account.
///
/// The journal states what was issued; ``transfer``, ``use`` and ``isBound`` follow from what happened since and are not
/// part of its JSON.
public struct CreditBlock: Hashable, Codable, Sendable {
  /// クレジットシリアル番号, FROM to TO.
  public let serials: SerialRange
  /// The account that holds it.
  public let account: AccountNumber
  /// The kind of credit.
  public let creditType: CreditType
  /// 再エネクレジット種類 (太陽光, 風力 …) where the kind has one.
  public let renewableType: String?
  /// 指定番号／クレジット創出事業番号: four or eight digits.
  public let origin: String
  /// 削減年度.
  public let vintage: FiscalYear
  /// The day it was issued.
  public let issuedOn: CivilDate
  /// The designated account it was issued in; an excess credit can leave only that one.
  public let issuedIn: AccountNumber?
  /// The transfer the credits are reserved for (移転実行待ち).
  public private(set) var transfer: TransferID? = nil
  /// The obligation they were used for; set where they lie in the surrender account.
  public private(set) var use: ObligationUse? = nil
  /// Whether they came into a designated account from a general one, which they can never go back to.
  public private(set) var isBound = false

  /// The obligation credits were used for (義務充当).
  public struct ObligationUse: Hashable, Sendable {
    /// The facility.
    public let designation: DesignationNumber
    /// The number of the compliance period.
    public let period: Int

    /// A use.
    public init(designation: DesignationNumber, period: Int) {
      self.designation = designation
      self.period = period
    }
  }

  private enum CodingKeys: String, CodingKey {
    case serials, account, creditType, renewableType, origin, vintage, issuedOn, issuedIn
  }

  /// A block.
  public init(
    serials: SerialRange, account: AccountNumber, creditType: CreditType, renewableType: String? = nil, origin: String,
    vintage: FiscalYear, issuedOn: CivilDate, issuedIn: AccountNumber? = nil, transfer: TransferID? = nil,
    use: ObligationUse? = nil, isBound: Bool = false
  ) {
    self.transfer = transfer
    self.use = use
    self.isBound = isBound
    self.serials = serials
    self.account = account
    self.creditType = creditType
    self.renewableType = renewableType
    self.origin = origin
    self.vintage = vintage
    self.issuedOn = issuedOn
    self.issuedIn = issuedIn
  }
}

/// A registered verification agency (検証機関).
public struct Verifier: Hashable, Codable, Sendable {
  /// The identifier.
  public let id: String
  /// The name.
  public let name: String
  /// 登録区分, 1 to 6. Source: 01-scheme section 9.
  public let categories: [Int]
  /// The first day of the registration.
  public let registeredFrom: CivilDate
  /// The last day; nil while it lasts.
  public let registeredUntil: CivilDate?

  /// A verifier.
  public init(
    id: String, name: String, categories: [Int], registeredFrom: CivilDate, registeredUntil: CivilDate?
  ) {
    self.id = id
    self.name = name
    self.categories = categories
    self.registeredFrom = registeredFrom
    self.registeredUntil = registeredUntil
  }
}

/// A certification (認定) from which credits may be issued.
public struct Certification: Hashable, Codable, Sendable {
  /// クレジット創出事業番号, eight digits, or a 指定番号.
  public let project: String
  /// The kind of credit.
  public let creditType: CreditType
  /// Who may receive the credits.
  public let holder: PersonID
  /// 削減年度.
  public let vintage: FiscalYear
  /// The certified amount.
  public let tonnes: Tonnes
  /// The day of the certification.
  public let certifiedOn: CivilDate
  /// Serials of the certificates it rests on, as `JapaneseText.codeText` writes them, sorted; no other certification and
  /// no issuance for another project may rest on them.
  public let evidence: [String]

  /// A certification; certificates may be given in any order and any width.
  public init(
    project: String, creditType: CreditType, holder: PersonID, vintage: FiscalYear, tonnes: Tonnes,
    certifiedOn: CivilDate, evidence: [String]
  ) {
    self.project = project
    self.creditType = creditType
    self.holder = holder
    self.vintage = vintage
    self.tonnes = tonnes
    self.certifiedOn = certifiedOn
    self.evidence = Set(evidence.map { JapaneseText.codeText($0) }).sorted()
  }
}

/// An official of the office and what he may do.
public struct Official: Hashable, Codable, Sendable {
  /// The login name.
  public let id: OfficialID
  /// The name.
  public let name: String
  /// The roles, in the order of the vocabulary.
  public let roles: [OfficialRole]
  /// The scrypt hash of the password; nil when none was given.
  public let passwordHash: String?

  /// An official.
  public init(id: OfficialID, name: String, roles: [OfficialRole], passwordHash: String?) {
    self.id = id
    self.name = name
    self.roles = roles
    self.passwordHash = passwordHash
  }
}
