/// The words of a 管理口座開設通知書. Labels are lists of lines; Japanese ones are spread over their cell.
///
/// Source: specimen in seed 000.
public struct AccountOpeningWording: Codable, Hashable, Sendable {
  /// The letter's title.
  public let title: String
  /// The sentence that says under which articles the account was opened and this letter is sent.
  public let legalSentence: String
  /// Label of the kind of account (管理口座の種類).
  public let accountKindLabel: [String]
  /// Label of the account number (口座番号).
  public let accountNumberLabel: [String]
  /// Label of the user number (口座簿利用者番号).
  public let userNumberLabel: [String]
  /// Label of the initial password (暗証番号).
  public let passcodeLabel: [String]
  /// Label of the block on the facility, designated accounts only.
  public let facilityLabel: [String]
  /// Label of the facility's name.
  public let facilityNameLabel: [String]
  /// Label of the facility's address.
  public let facilityAddressLabel: [String]
  /// Label of the facility's designation number.
  public let designationNumberLabel: [String]
  /// Label of the remarks.
  public let remarksLabel: [String]
  /// How to log in; the first paragraph of the remarks.
  public let loginInstruction: String
  /// Heads the designated accounts associated with a general account.
  public let associationsHeading: String
  /// One associated account; knows `{accountNumber}`, `{facilityName}`, `{designationNumber}`.
  public let associationLine: String
  /// Stands in the remarks when the associated accounts are listed on a sheet of their own.
  public let associationsOnAnnex: String
  /// Title of that sheet.
  public let annexTitle: String
  /// Column heads of that sheet: account number, facility, designation number.
  public let annexColumns: [String]
  /// Heads the contact desk at the foot.
  public let deskHeading: String
  /// The foot of a letter of several pages; knows `{page}` and `{pages}`.
  public let pageNumber: String
  /// A note above the title, or empty; the English version says that the Japanese letter is the one that counts.
  public let courtesyNote: String

  /// The words of the letter.
  public init(
    title: String, legalSentence: String, accountKindLabel: [String], accountNumberLabel: [String],
    userNumberLabel: [String], passcodeLabel: [String], facilityLabel: [String], facilityNameLabel: [String],
    facilityAddressLabel: [String], designationNumberLabel: [String], remarksLabel: [String],
    loginInstruction: String, associationsHeading: String, associationLine: String, associationsOnAnnex: String,
    annexTitle: String, annexColumns: [String], deskHeading: String, pageNumber: String, courtesyNote: String
  ) {
    self.title = title
    self.legalSentence = legalSentence
    self.accountKindLabel = accountKindLabel
    self.accountNumberLabel = accountNumberLabel
    self.userNumberLabel = userNumberLabel
    self.passcodeLabel = passcodeLabel
    self.facilityLabel = facilityLabel
    self.facilityNameLabel = facilityNameLabel
    self.facilityAddressLabel = facilityAddressLabel
    self.designationNumberLabel = designationNumberLabel
    self.remarksLabel = remarksLabel
    self.loginInstruction = loginInstruction
    self.associationsHeading = associationsHeading
    self.associationLine = associationLine
    self.associationsOnAnnex = associationsOnAnnex
    self.annexTitle = annexTitle
    self.annexColumns = annexColumns
    self.deskHeading = deskHeading
    self.pageNumber = pageNumber
    self.courtesyNote = courtesyNote
  }
}
