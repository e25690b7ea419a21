internal import CXlsxWriter

extension CellValidation {
  /// Gives the call the library's own structure, whose texts live only as long as the call.
  func withLibraryValue<Result>(_ call: (UnsafeMutablePointer<lxw_data_validation>) -> Result) -> Result {
    var value = lxw_data_validation()
    var texts: [CText] = []
    func text(_ string: String?) -> UnsafeMutablePointer<CChar>? {
      let kept = CText(string)
      texts.append(kept)
      return kept.pointer
    }
    value.ignore_blank = UInt8((allowsBlank ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF).rawValue)
    value.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
    value.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    value.input_title = text(inputTitle)
    value.input_message = text(inputMessage)
    value.error_title = text(errorTitle)
    value.error_message = text(errorMessage)
    value.error_type =
      switch firmness {
      case .stop: UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
      case .warning: UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
      case .information: UInt8(LXW_VALIDATION_ERROR_TYPE_INFORMATION.rawValue)
      }
    func between(_ kind: lxw_validation_types, _ lower: Double, _ upper: Double) {
      value.validate = UInt8(kind.rawValue)
      value.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
      value.minimum_number = lower
      value.maximum_number = upper
    }
    switch rule {
    case .list(let choices):
      // As a formula: libxlsxwriter 1.1.4 counts the characters of a list but keeps 258 bytes for it, and a Japanese
      // character takes three; its own way of writing lists would overrun that memory.
      value.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      let joined = choices.joined(separator: ",").replacing("\"", with: "\"\"")
      value.value_formula = text("=\"\(joined)\"")
    case .listFormula(let formula):
      value.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
      value.value_formula = text("=" + formula)
    case .wholeNumber(let range):
      between(LXW_VALIDATION_TYPE_INTEGER, Double(range.lowerBound), Double(range.upperBound))
    case .decimal(let range):
      between(LXW_VALIDATION_TYPE_DECIMAL, range.lowerBound, range.upperBound)
    case .date(let range):
      between(
        LXW_VALIDATION_TYPE_DATE_NUMBER, Double(SheetCalendar.serial(of: range.lowerBound)),
        Double(SheetCalendar.serial(of: range.upperBound)))
    case .textLength(let range):
      between(LXW_VALIDATION_TYPE_LENGTH, Double(range.lowerBound), Double(range.upperBound))
    case .formula(let formula):
      value.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
      value.value_formula = text("=" + formula)
    case .anything:
      value.validate = UInt8(LXW_VALIDATION_TYPE_ANY.rawValue)
    }
    return withExtendedLifetime(texts) { call(&value) }
  }
}
