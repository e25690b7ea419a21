internal import Foundation
internal import Programme
internal import Workbook

/// Fields that stay text: names, addresses, postal codes, telephone numbers, e-mail addresses.
enum TextReader {
  /// Any text: ends trimmed, half-width kana as full-width, the rest as typed.
  static func text(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    switch content {
    case .text(let text):
      let wide = fullWidthKana(text)
      if wide != text { notes.append(.widthFolded) }
      return .text(wide)
    case .number(_, let cell):
      if ShownNumber.hasLostDigits(cell) { notes.append(.digitsLost) }
      return .text(content.typed ?? cell.stored)
    case .day(let date, _):
      notes.append(.turnedIntoDate)
      return .text(date.iso)
    case .impossibleDay:
      notes.append(.turnedIntoDate)
      return .unreadable(.noSuchDay)
    case .other(let stored): return .text(stored)
    }
  }

  /// A postal code: width folded, every hyphen as `-`, no blanks, without 〒. Whether it is one is for a rule to say.
  static func postalCode(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    code(content, droppingPrefixes: ["〒", "郵便番号", ":"], &notes)
  }

  /// A telephone number: width folded, every hyphen as `-`, no blanks. Whether it is one is for a rule to say.
  static func phone(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    code(content, droppingPrefixes: ["TEL", "Tel", "tel", "FAX", "Fax", "fax", "電話", ":", "."], &notes)
  }

  /// An e-mail address: width folded, every hyphen as `-`; blanks inside stay, so that a rule sees them.
  static func email(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    guard case .text(let text) = content else { return self.text(content, &notes) }
    let folded = JapaneseText.halfWidth(text)
    let words = folded.split(whereSeparator: \.isWhitespace).map { JapaneseText.codeText(String($0)) }
    if words.joined(separator: " ") != text { notes.append(.widthFolded) }
    return .text(words.joined(separator: " "))
  }

  private static func code(
    _ content: CellContent, droppingPrefixes prefixes: [String], _ notes: inout [ReadingNote]
  ) -> FieldValue {
    guard var code = content.code else { return text(content, &notes) }
    if case .number(_, let cell) = content, ShownNumber.hasLostDigits(cell) { notes.append(.digitsLost) }
    while let prefix = prefixes.first(where: { code.hasPrefix($0) }) { code.removeFirst(prefix.count) }
    // What is left of an empty box: hyphens and parentheses without a digit.
    guard code.contains(where: { !"-()".contains($0) }) else { return .blank }
    if case .text(let text) = content, JapaneseText.halfWidth(text) != text { notes.append(.widthFolded) }
    return .text(code)
  }

  /// The text with runs of half-width katakana and their marks (U+FF61...U+FF9F) in full width; nothing else changes.
  static func fullWidthKana(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHalfWidthKana) else { return text }
    var result = ""
    var run = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHalfWidthKana(scalar) {
        run.append(scalar)
      } else {
        // Folded as a run, because a voiced sound mark joins the kana before it (ｶﾞ is ガ).
        result += JapaneseText.halfWidth(String(run))
        run = String.UnicodeScalarView()
        result.unicodeScalars.append(scalar)
      }
    }
    return result + JapaneseText.halfWidth(String(run))
  }

  private static func isHalfWidthKana(_ scalar: Unicode.Scalar) -> Bool { (0xFF61...0xFF9F).contains(scalar.value) }
}
