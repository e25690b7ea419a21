/// Why a command cannot do what it was asked, beyond what the stages say.
enum CommandError: Error, Hashable {
  /// There is no such form.
  case formUnknown(String)
  /// No credit has the serial.
  case serialUnknown(String)
  /// The samples are not where the demo looks for them.
  case samplesMissing(String)
  /// The workbook has no sheet of that name.
  case sheetUnknown(String, path: String)
  /// The file with the password is not there, or is no text.
  case passwordFileUnreadable(String)
  /// A measurement of the benchmark did not end well.
  case benchFailed(String)
}
