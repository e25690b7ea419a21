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

  /// A postal code: width folded, every hyphen as `-`, no blanks, without 〒, seven digits as 163-8001. Whether it is one
  /// is for a rule to say.
  static func postalCode(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    let value = code(content, droppingPrefixes: ["〒", "郵便番号", ":"], &notes)
    guard case .text(let digits) = value, digits.utf8.count == 7,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return value }
    return .text("\(digits.prefix(3))-\(digits.dropFirst(3))")
  }

  /// A telephone number: width folded, every hyphen as `-`, no blanks; an extension (内線) or a word like 代表 behind it is
  /// left out and noted. Whether it is a number is for a rule to say.
  static func phone(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    let prefixes = ["TEL", "Tel", "tel", "FAX", "Fax", "fax", "電話番号", "電話", "携帯", ":", "."]
    guard case .text(let text) = content, let start = remarkStart(in: text) else {
      return code(content, droppingPrefixes: prefixes, &notes)
    }
    let value = code(.text(JapaneseText.trimmed(String(text[..<start]))), droppingPrefixes: prefixes, &notes)
    guard case .text = value else { return code(content, droppingPrefixes: prefixes, &notes) }
    notes.append(.remark(JapaneseText.trimmed(String(text[start...]))))
    return value
  }

  /// Where the words behind a telephone number begin; nil when there are none, or nothing before them.
  private static func remarkStart(in text: String) -> String.Index? {
    let words = ["内線", "（内", "(内", "ext", "Ext", "EXT", "代表", "（代", "(代", "㈹", "直通", "（直", "(直", "※"]
    let starts = words.compactMap { text.firstRange(of: $0)?.lowerBound }.sorted()
    guard let first = starts.first, text[..<first].contains(where: \.isNumber) else { return nil }
    // （内線 12） is one remark with its parenthesis.
    let before = text[..<first].last { !$0.isWhitespace }
    guard before == "(" || before == "（", let opening = text[..<first].lastIndex(where: { "(（".contains($0) }) else {
      return first
    }
    return opening
  }

  /// An e-mail address: width folded, every hyphen as `-`, without mailto: and brackets around it; blanks inside stay, so
  /// that a rule sees them.
  static func email(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    guard case .text(let text) = content else { return self.text(content, &notes) }
    let folded = JapaneseText.halfWidth(text)
    let words = folded.split(whereSeparator: \.isWhitespace).map { JapaneseText.codeText(String($0)) }
    var address = words.joined(separator: " ")
    if address != text { notes.append(.widthFolded) }
    for prefix in ["mailto:", "E-mail:", "e-mail:", "Email:", "email:", "メ-ル:", "Mail:", "mail:"]
    where address.hasPrefix(prefix) {
      address = JapaneseText.trimmed(String(address.dropFirst(prefix.count)))
    }
    if address.hasPrefix("<"), address.hasSuffix(">") { address = String(address.dropFirst().dropLast()) }
    return address.isEmpty ? .blank : .text(address)
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
