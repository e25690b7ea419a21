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
  /// Not a quantity: no number, or none in a known unit.
  case notAQuantity
  /// A quantity of another kind than the field asks for; holds the unit as typed (kL where kWh is asked).
  case otherUnit(String)
  /// Only about a value: 約, 程度, 以上, or a range where one value is asked.
  case approximate
  /// Not a fiscal year in any accepted spelling.
  case notAFiscalYear
  /// A year without its era, which could be of several.
  case eraMissing
  /// Not a box ticked or left open, nor yes or no.
  case notAFlag
  /// Not serial numbers like 130-1001～130-1100.
  case notASerialRange
  /// Serial numbers whose first lies above their last.
  case reversedSerialRange
  /// Not thirteen digits.
  case notACorporateNumber
  /// Thirteen digits whose check digit does not fit the others.
  case wrongCheckDigit
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
  /// A year stood without its era and only one is possible; holds that era. A person must look.
  case eraAssumed(String)
  /// The value was given in another unit and converted exactly to the field's; holds the unit as typed.
  case unitConverted(String)
  /// (1,200) was read as -1,200, as accounts write it. A person must look.
  case accountingNegative
  /// The second serial number was written short (130-1001～1100) and completed. A person must look.
  case abbreviatedEnd
  /// A number below 1 without a sign stands where per cent are asked: 0.17 may mean 17 %. A person must look.
  case perhapsFraction
  /// Excel shows the number in thousands or with other signs than are stored; holds what it shows. A person must look.
  case shownOtherwise(String)
  /// Excel shows the number rounded; holds what it shows, which is what stands on paper.
  case shownRounded(String)
  /// The digits behind the fifteenth are remainders of a calculation and were left out, as Excel shows it.
  case calculationRemainder
  /// The フリガナ was left blank and taken from the furigana Excel kept with the name.
  case readingFromPhonetic
  /// The フリガナ differs from the furigana Excel kept with the name; holds the latter. A person must look.
  case readingContradicts(String)
  /// The weekday behind a date is not that of the day. A person must look.
  case weekdayContradicts
  /// Both ends of serial numbers FROM and TO were typed as one range into the cell of one of them.
  case rangeInOneCell
}

extension ReadingNote {
  /// Whether the value must not be relied on before a person has looked at it.
  public var asksForPerson: Bool {
    switch self {
    case .ambiguous, .eraAssumed, .accountingNegative, .abbreviatedEnd, .perhapsFraction, .shownOtherwise,
      .readingContradicts, .weekdayContradicts, .digitsLost, .turnedIntoDate:
      true
    case .widthFolded, .numberAsText, .fromFormula, .foundByLabel, .besideBox, .bareNumber, .timeIgnored, .remark,
      .unitConverted, .shownRounded, .calculationRemainder, .readingFromPhonetic,
      .rangeInOneCell:
      false
    }
  }
}
