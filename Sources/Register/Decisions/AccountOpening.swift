public import Programme

/// What an approved application to open or associate accounts asks of the register.
///
/// Designated accounts, general accounts and associations may be asked for together (02-accounts section 3), so one
/// value covers the forms F-01, F-03 and F-04. `decide` is a function of its arguments alone: the effect shown before
/// the approval is what the approval applies.
public struct AccountOpening: Hashable, Sendable {
  /// Designated accounts to open, in the order of the form.
  public var designated: [DesignatedRequest]
  /// General accounts to open, all for one person.
  public var general: GeneralRequest?
  /// Associations to make, in the order of the form.
  public var associations: [AssociationRequest]
  /// Seal certificates that came with the application.
  public var sealCertificates: [SealCertificateRequest]
  /// Who signs for the applicant and from then on acts for the holders of the accounts that are opened.
  public var agent: AgentDetails?
  /// What the accounts wait for before they can be used (``AccountCompletion``).
  public var outstanding: Set<AccountRequirement>

  /// A person the application names.
  public enum Party: Hashable, Sendable {
    /// A person on record.
    case known(PersonID)
    /// A person described by the form: the one on record whom the description fits, else a new one.
    case described(PersonDetails)
  }

  /// One designated account (指定管理口座).
  public struct DesignatedRequest: Hashable, Sendable {
    /// The facility.
    public var designation: DesignationNumber
    /// 口座名義人, at least one; each an obligated person of the facility.
    public var holders: [Party]
    /// 口座管理者.
    public var manager: Party?
    /// 連絡先.
    public var contact: ContactDetails?

    /// A request.
    public init(
      designation: DesignationNumber, holders: [Party], manager: Party? = nil, contact: ContactDetails? = nil
    ) {
      self.designation = designation
      self.holders = holders
      self.manager = manager
      self.contact = contact
    }
  }

  /// One or more general accounts (一般管理口座) of one person.
  public struct GeneralRequest: Hashable, Sendable {
    /// The holder.
    public var holder: Party
    /// 口座を開設できる者の種類.
    public var openerKind: OpenerKind
    /// How many, 1 to 9,999; their 仮番号 are 1 to this.
    public var count: Int
    /// 連絡先.
    public var contact: ContactDetails?
    /// The official who lets it go beyond 開設上限数, and why; goes on record only where the limit is exceeded.
    public var limitOverride: LimitOverride?

    /// A request.
    public init(
      holder: Party, openerKind: OpenerKind, count: Int, contact: ContactDetails? = nil,
      limitOverride: LimitOverride? = nil
    ) {
      self.holder = holder
      self.openerKind = openerKind
      self.count = count
      self.contact = contact
      self.limitOverride = limitOverride
    }
  }

  /// How an association names its general account.
  public enum GeneralReference: Hashable, Sendable {
    /// By its number.
    case existing(AccountNumber)
    /// By its 仮番号 within the application, from 1.
    case provisional(Int)
  }

  /// One association; the designated account may be one the same application opens.
  public struct AssociationRequest: Hashable, Sendable {
    /// The general account.
    public var general: GeneralReference
    /// The designated account.
    public var designated: AccountNumber

    /// A request.
    public init(general: GeneralReference, designated: AccountNumber) {
      self.general = general
      self.designated = designated
    }
  }

  /// A seal certificate to file.
  public struct SealCertificateRequest: Hashable, Sendable {
    /// Whose.
    public var person: Party
    /// 発行日.
    public var issuedOn: CivilDate
    /// Whether the original came.
    public var isOriginal: Bool
    /// The day it came in.
    public var filedOn: CivilDate?

    /// A request.
    public init(person: Party, issuedOn: CivilDate, isOriginal: Bool, filedOn: CivilDate?) {
      self.person = person
      self.issuedOn = issuedOn
      self.isOriginal = isOriginal
      self.filedOn = filedOn
    }
  }

  /// What an application asks for.
  public init(
    designated: [DesignatedRequest] = [], general: GeneralRequest? = nil, associations: [AssociationRequest] = [],
    sealCertificates: [SealCertificateRequest] = [], agent: AgentDetails? = nil,
    outstanding: Set<AccountRequirement> = []
  ) {
    self.designated = designated
    self.general = general
    self.associations = associations
    self.sealCertificates = sealCertificates
    self.agent = agent
    self.outstanding = outstanding
  }
}
