public import Foundation

/// Writes a list as CSV: RFC 4180 with CRLF, UTF-8 with a byte order mark so that Excel reads the Japanese.
///
/// The first record holds the heads of the columns; the lines of a cell stay lines, inside its quotes. A spreadsheet
/// runs a cell that begins with `=`, `+`, `-` or `@` (or their full-width forms, or a tab or line break before them) as a
/// formula even when quoted, so such a cell gets an apostrophe in front, which spreadsheets do not run; the PDF and the
/// workbook print the text unchanged.
public enum ListingCSV {
  /// The file's bytes.
  public static func bytes(_ table: ListingTable) -> Data {
    var text = "\u{FEFF}"
    for record in [table.columns] + table.rows.map({ $0.map { $0.joined(separator: "\n") } }) {
      text += record.map(field).joined(separator: ",") + "\r\n"
    }
    return Data(text.utf8)
  }

  private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"]

  private static func field(_ text: String) -> String {
    // By scalars, since a line break pair or a combining mark would hide the first one in a Character.
    var safe = text
    if let first = text.unicodeScalars.first, formulaStarts.contains(first) { safe = "'" + text }
    let mustQuote = safe.unicodeScalars.contains { ["\"", ",", "\n", "\r"].contains($0) }
    guard mustQuote else { return safe }
    return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
