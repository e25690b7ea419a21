public import Programme
public import Workbook

/// What a field of a filled form says, once its text has been brought to the field's type.
///
/// Absent, blank, unreadable and zero stay apart until a rule has decided.
public enum FieldValue: Hashable, Sendable {
  /// The form has no cell for the field (a column or a sheet is missing).
  case absent
  /// The cell is there and empty.
  case blank
  /// The cell holds something that is no value of the field's type.
  case unreadable(UnreadableReason)
  /// Text, blanks at its ends taken off.
  case text(String)
  /// A whole number.
  case integer(Int64)
  /// A calendar date.
  case date(CivilDate)
  /// One of the field's choices, by its code.
  case choice(String)
  /// An account number.
  case accountNumber(AccountNumber)
  /// A designation number.
  case designation(DesignationNumber)
  /// An exact decimal number, in the field's unit.
  case decimal(ExactDecimal)
  /// A fiscal year (年度).
  case fiscalYear(FiscalYear)
  /// A box ticked or not, yes or no.
  case flag(Bool)
  /// A range of credit serial numbers, or a single one.
  case serialRange(SerialRange)
  /// A corporate number (法人番号) whose check digit is right.
  case corporateNumber(CorporateNumber)
}

/// One field as found in the applicant's file.
public struct FilledField: Hashable, Sendable, Codable {
  /// The field's key, `contact.phone` or `associations[0].facility_name`.
  public let key: String
  /// The label as the form prints it.
  public let label: LocalizedText
  /// The text as stored in the file; empty when blank or absent.
  public let raw: String
  /// The value.
  public let value: FieldValue
  /// The cell it came from; nil when absent.
  public let address: CellAddress?
  /// What was noticed in reading.
  public let notes: [ReadingNote]

  /// A field with where it was found.
  public init(
    key: String, label: LocalizedText, raw: String, value: FieldValue, address: CellAddress?, notes: [ReadingNote] = []
  ) {
    self.key = key
    self.label = label
    self.raw = raw
    self.value = value
    self.address = address
    self.notes = notes
  }

  /// The value as text, whatever its type; nil when absent, blank or unreadable.
  public var text: String? {
    switch value {
    case .absent, .blank, .unreadable: nil
    case .text(let text): text
    case .integer(let number): String(number)
    case .date(let date): date.iso
    case .choice(let code): code
    case .accountNumber(let number): number.description
    case .designation(let number): number.description
    case .decimal(let number): number.description
    case .fiscalYear(let year): String(year.startYear)
    case .flag(let isSet): isSet ? "yes" : "no"
    case .serialRange(let range): range.description
    case .corporateNumber(let number): number.description
    }
  }

  /// Whether nothing is written there.
  public var isEmpty: Bool {
    switch value {
    case .absent, .blank: true
    case .unreadable, .text, .integer, .date, .choice, .accountNumber, .designation, .decimal, .fiscalYear, .flag,
      .serialRange, .corporateNumber:
      false
    }
  }
}
