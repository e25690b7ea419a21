public import Programme

/// The part of the register that one issuance or movement touches, as plain values at one moment.
public struct CreditSnapshot: Hashable, Sendable {
  /// The accounts named, and those of the transfers named.
  public var accounts: [AccountNumber: Account]
  /// The facilities of the designated accounts among them.
  public var facilities: [DesignationNumber: Facility]
  /// Associations of those accounts.
  public var associations: Set<Association>
  /// The Governor's accounts by what they are for.
  public var places: [GovernorPlace: AccountNumber]
  /// Every block that shares a serial with those named, and every block of the accounts whose holdings were asked for,
  /// in the order of their serials, each once.
  public var blocks: [CreditBlock]
  /// The certifications of the projects named, with what remains of each.
  public var certifications: [CertificationRemainder]
  /// Which of the certificates named were used by an issuance, as `JapaneseText.codeText` writes them.
  public var usedEvidence: Set<String>
  /// Which of the certificates named some certification on record rests on, written alike.
  public var certifiedEvidence: Set<String> = []
  /// The next serial by area code, for the areas that have any.
  public var nextSerials: [String: Int64]
  /// The next serial of an area that has none yet.
  public var serialCounter: Int64 = 1
  /// The transfers named, and those that reserve one of the blocks.
  public var transfers: [TransferID: TransferRecord]
  /// The running number the next transfer gets.
  public var nextTransfer: Int
  /// The register users named.
  public var users: [UserNumber: RegisterUser]
  /// Which of the entries named were taken back.
  public var reversedEntries: Set<Int64>
  /// The day of the last movement; none may be dated before it.
  public var lastMovementOn: CivilDate?

  /// A snapshot; an empty one is a register without accounts.
  public init(
    accounts: [Account] = [], facilities: [Facility] = [], associations: Set<Association> = [],
    places: [GovernorPlace: AccountNumber] = [:], blocks: [CreditBlock] = [],
    certifications: [CertificationRemainder] = [], usedEvidence: Set<String> = [], nextSerials: [String: Int64] = [:],
    transfers: [TransferRecord] = [], nextTransfer: Int = 1, users: [RegisterUser] = [],
    reversedEntries: Set<Int64> = [], lastMovementOn: CivilDate? = nil
  ) {
    self.accounts = Dictionary(uniqueKeysWithValues: accounts.map { ($0.number, $0) })
    self.facilities = Dictionary(uniqueKeysWithValues: facilities.map { ($0.designation, $0) })
    self.associations = associations
    self.places = places
    self.blocks = blocks
    self.certifications = certifications
    self.usedEvidence = usedEvidence
    self.nextSerials = nextSerials
    self.transfers = Dictionary(uniqueKeysWithValues: transfers.map { ($0.id, $0) })
    self.nextTransfer = nextTransfer
    self.users = Dictionary(uniqueKeysWithValues: users.map { ($0.number, $0) })
    self.reversedEntries = reversedEntries
    self.lastMovementOn = lastMovementOn
  }
}

/// What a ``CreditSnapshot`` must hold: the things a request names.
public struct CreditQuery: Hashable, Sendable {
  /// Accounts.
  public var accounts: Set<AccountNumber>
  /// Serials, to be found wherever they are.
  public var serials: [SerialRange]
  /// Accounts whose blocks are needed.
  public var holdings: Set<AccountNumber>
  /// クレジット創出事業番号 or 指定番号.
  public var projects: Set<String>
  /// Serials of certificates.
  public var evidence: Set<String>
  /// Transfers.
  public var transfers: Set<TransferID>
  /// Register users.
  public var users: Set<UserNumber>
  /// Entries to be taken back.
  public var entries: Set<Int64>

  /// What a request names.
  public init(
    accounts: Set<AccountNumber> = [], serials: [SerialRange] = [], holdings: Set<AccountNumber> = [],
    projects: Set<String> = [], evidence: Set<String> = [], transfers: Set<TransferID> = [],
    users: Set<UserNumber> = [], entries: Set<Int64> = []
  ) {
    self.accounts = accounts
    self.serials = serials
    self.holdings = holdings
    self.projects = projects
    self.evidence = evidence
    self.transfers = transfers
    self.users = users
    self.entries = entries
  }
}
