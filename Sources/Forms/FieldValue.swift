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
}

/// Why a text is no value of its field's type.
public enum UnreadableReason: Hashable, Sendable, Codable {
  /// Not a whole number.
  case notANumber
  /// Not a date in any accepted spelling.
  case notADate
  /// A day that the calendar does not have.
  case noSuchDay
  /// A day outside the era it is written in; holds the era's name.
  case outsideEra(String)
  /// None of the choices, or several at once.
  case notAChoice
  /// Not 3-3-4-1 digits.
  case notAnAccountNumber
  /// Not four digits.
  case notADesignationNumber
  /// A formula whose result is not stored in the file.
  case formulaWithoutValue
  /// An Excel error value such as #REF!; holds the value.
  case errorValue(String)
}

/// Something worth knowing about how a field was read, which changes nothing about its value.
public enum ReadingNote: Hashable, Sendable, Codable {
  /// Full-width digits or letters were folded before reading.
  case widthFolded
  /// A number was typed as text.
  case numberAsText
  /// The value came from a formula's stored result.
  case fromFormula
  /// The field was found by its label, not where the blank has it.
  case foundByLabel
  /// More than one place could be meant; a person must look. Holds the other candidate, `sheet!cell`.
  case ambiguous(String)
  /// The value was typed into a cell beside the form's box, which is empty.
  case besideBox
  /// A bare number without a date format stands where a date belongs; Excel may have meant a day by it.
  case bareNumber
  /// A number cell of more than 15 digits: Excel has already replaced those behind the fifteenth.
  case digitsLost
  /// Excel had made a date of what was typed as text (1-2 becomes 2 January).
  case turnedIntoDate
  /// A time of day stood behind the date and was left out.
  case timeIgnored
  /// A remark behind the value, left out of it; holds the remark as typed.
  case remark(String)
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
    }
  }

  /// Whether nothing is written there.
  public var isEmpty: Bool { value == .blank || value == .absent }
}
