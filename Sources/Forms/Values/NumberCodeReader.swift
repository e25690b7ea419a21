internal import Foundation
internal import Programme
internal import Workbook

/// Account numbers (口座番号) and designation numbers (指定番号).
enum NumberCodeReader {
  /// 3-3-4-1 digits with any hyphen, a point instead of one, or none; ※ and a remark in parentheses behind the number are
  /// left out and noted.
  static func accountNumber(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    guard let typed = content.typed else {
      if case .day = content { notes.append(.turnedIntoDate) }
      return .unreadable(.notAnAccountNumber)
    }
    let (head, remark) = splitRemark(typed)
    let number: AccountNumber
    do { number = try AccountNumber(hyphenated(withoutLabel(head, label: "口座番号"))) } catch {
      return JapaneseText.codeText(typed).allSatisfy({ "-※()".contains($0) })
        ? .blank : .unreadable(.notAnAccountNumber)
    }
    if JapaneseText.halfWidth(head) != head { notes.append(.widthFolded) }
    if let remark { notes.append(.remark(remark)) }
    return .accountNumber(number)
  }

  /// Four digits. A number cell of fewer is one only when its format shows four (`0000`): 21 is not padded in silence.
  static func designation(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    guard let typed = content.typed else {
      if case .day = content { notes.append(.turnedIntoDate) }
      return .unreadable(.notADesignationNumber)
    }
    do {
      let number = try DesignationNumber(withoutLabel(typed, label: "指定番号"))
      if content.isFolded { notes.append(.widthFolded) }
      return .designation(number)
    } catch {
      return .unreadable(.notADesignationNumber)
    }
  }

  /// Serial numbers, 130-1001～130-1100 or a single one; a remark in parentheses behind them is left out and noted.
  static func serialRange(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    guard let typed = content.typed else {
      if case .day = content { notes.append(.turnedIntoDate) }
      return .unreadable(.notASerialRange)
    }
    if JapaneseText.codeText(typed).allSatisfy({ "-~()※".contains($0) }) { return .blank }
    let (head, remark) = splitRemark(typed)
    do {
      let reading = try SerialRange.reading(head)
      if JapaneseText.halfWidth(head) != head { notes.append(.widthFolded) }
      if reading.isAbbreviated { notes.append(.abbreviatedEnd) }
      if let remark { notes.append(.remark(remark)) }
      return .serialRange(reading.range)
    } catch {
      switch error {
      case .reversed: return .unreadable(.reversedSerialRange)
      case .unreadable, .badAreaCode, .mixedAreas, .belowOne: return .unreadable(.notASerialRange)
      }
    }
  }

  /// Thirteen digits whose first checks the others. A number cell has them all: 13 are fewer than the 15 Excel keeps.
  static func corporateNumber(_ content: CellContent, _ notes: inout [ReadingNote]) -> FieldValue {
    guard let typed = content.typed else {
      if case .day = content { notes.append(.turnedIntoDate) }
      return .unreadable(.notACorporateNumber)
    }
    if JapaneseText.codeText(typed).allSatisfy({ "-()".contains($0) }) { return .blank }
    do {
      let number = try CorporateNumber(typed)
      if content.isFolded { notes.append(.widthFolded) }
      return .corporateNumber(number)
    } catch {
      switch error {
      case .malformed: return .unreadable(.notACorporateNumber)
      case .wrongCheckDigit: return .unreadable(.wrongCheckDigit)
      }
    }
  }

  /// The text before the first ※ or parenthesis, and what follows it.
  private static func splitRemark(_ text: String) -> (head: String, remark: String?) {
    let text = JapaneseText.trimmed(text.hasPrefix("※") ? String(text.dropFirst()) : text)
    guard let start = text.firstIndex(where: { "※（(".contains($0) }), start != text.startIndex else {
      return (text, nil)
    }
    return (String(text[..<start]), JapaneseText.trimmed(String(text[start...])))
  }

  /// Eleven digits without any sign between them can only be 3-3-4-1; points and strokes stand for hyphens.
  private static func hyphenated(_ code: String) -> String {
    let plain = String(code.map { "./_·・".contains($0) ? "-" : $0 })
    guard plain.utf8.count == 11, plain.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return plain }
    let digits = Array(plain)
    return [digits[0..<3], digits[3..<6], digits[6..<10], digits[10...]].map { String($0) }.joined(separator: "-")
  }

  private static func withoutLabel(_ text: String, label: String) -> String {
    var code = JapaneseText.codeText(text)
    for prefix in [label, ":", "No."] where code.hasPrefix(prefix) { code.removeFirst(prefix.count) }
    return code
  }
}
