public import Workbook

/// Why a document could not be made, in order of precedence.
public enum CorrespondenceError: Error, Hashable, Sendable {
  /// A font the document needs is not installed; `package` is the Debian package that brings it.
  case fontMissing(family: String, package: String)
  /// The wording names a placeholder that the document has no value for.
  case placeholderUnknown(name: String, template: String)
  /// The wording has an opening brace without its closing one.
  case placeholderUnclosed(template: String)
  /// None of the fonts has the character, so it would be printed as an empty box; `scalar` is its code point.
  case characterNotPrintable(scalar: UInt32, text: String)
  /// The part of the document has no room for its text, even at the smallest size that may be printed.
  case doesNotFit(part: DocumentPart, text: String)
  /// Cairo gave up; the number is its `cairo_status_t`.
  case typesetterFailed(status: UInt32)
  /// A workbook could not be written.
  case workbookFailed(WorkbookError)
}

/// A part of a document that text can overflow.
public enum DocumentPart: String, Hashable, Sendable {
  /// The address that shows through the window of the envelope.
  case recipient
  /// The table of an account opening notice.
  case noticeTable
  /// One row of a list.
  case listRow
}
