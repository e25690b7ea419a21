import Foundation

/// How Japanese text is brought to one form before it is compared or read.
///
/// The text as typed is always kept beside; these forms are for comparing and parsing only.
public enum JapaneseText {
  /// Width and compatibility forms folded: Ａ１ー to A1ー, ｶﾅ to カナ, ㈱ to (株), ① to 1 (Unicode NFKC).
  public static func halfWidth(_ text: String) -> String {
    // Variation selectors and everything else NFKC leaves alone stay; of most texts one look tells.
    if isPlain(text) { return text }
    let folded = text.precomposedStringWithCompatibilityMapping
    // Foundation leaves ｶﾞ as カ with its mark behind it; two strings equal to Swift would then be two to SQLite.
    let isApart = folded.unicodeScalars.contains { $0.value == 0x3099 || $0.value == 0x309A }
    return isApart ? folded.precomposedStringWithCanonicalMapping : folded
  }

  /// The form in which codes are read: width folded, every hyphen as `-`, every wave dash as `~`, no blanks or breaks.
  ///
  /// A long vowel mark (ー) counts as a hyphen only here, never in names. Source: rule SER-08.
  public static func codeText(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        halfWidth(text).unicodeScalars.compactMap { scalar in
          if isBlank(scalar) || isInvisible(scalar) { return nil }
          return isHyphen(scalar) ? "-" : isWave(scalar) ? "~" : scalar
        }))
  }

  /// A label without the blanks that pad it on paper: `口 座 番 号` and `口座番号` are one, `ﾒｰﾙｱﾄﾞﾚｽ` is `メールアドレス`.
  public static func label(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        halfWidth(text).unicodeScalars.filter {
          !isBlank($0) && !isInvisible($0) && !isOrnament($0)
        }))
  }

  /// A name for comparing: blanks folded away, width folded, 株式会社 written out, and old glyphs as their common twin.
  ///
  /// 髙 and 高, 﨑 and 崎 and an ideographic variation sequence compare equal: the same person in another glyph.
  public static func nameKey(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        withCorporateForm(label(text)).unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
          if isVariationSelector(scalar) { return nil }
          return GlyphTwins.common[scalar] ?? scalar
        })
    ).lowercased()
  }

  /// As ``nameKey(_:)``, but with every glyph as it was typed: what compares equal here is letter for letter the same.
  static func glyphKey(_ text: String) -> String {
    var key = ""
    var run = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      // Folding the width would also fold these to their common twins.
      if isVariationSelector(scalar) || isCompatibilityIdeograph(scalar) {
        key += label(String(run))
        run = String.UnicodeScalarView()
        key.unicodeScalars.append(scalar)
      } else {
        run.append(scalar)
      }
    }
    return withCorporateForm(key + label(String(run))).lowercased()
  }

  private static func withCorporateForm(_ key: String) -> String {
    // Every short form has its parenthesis; most names have none.
    guard key.utf8.contains(UInt8(ascii: "(")) else { return key }
    var key = key
    for (short, long) in corporateForms {
      key = key.replacingOccurrences(of: short, with: long)
    }
    return key
  }

  /// An address for comparing: as ``nameKey(_:)``, with 丁目, 番地, 番 and 号 as hyphens and kanji numerals before 丁目 as digits.
  public static func addressKey(_ text: String) -> String {
    var key = nameKey(text)
    // Most addresses to compare have only one of these words, and to look for one takes as long as all the rest.
    if holds(key, "丁目") {
      for (index, numeral) in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].enumerated() {
        key = key.replacingOccurrences(of: "\(numeral)丁目", with: "\(index + 1)丁目")
      }
    }
    for word in ["丁目", "番地の", "番地", "番"] where holds(key, word) {
      key = key.replacingOccurrences(of: word, with: "-")
    }
    let plain = key.unicodeScalars.map { isHyphen($0) ? "-" : Character($0) }
    var result = ""
    for (index, character) in plain.enumerated() {
      // 号 ends a house number (２番１号) but is also part of names; only after a digit is it punctuation.
      if character == "号", index > 0, plain[index - 1].isASCIIDigit { continue }
      if character == "-", result.last == "-" { continue }
      result.append(character)
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result
  }

  /// Leading and trailing blanks of any width, and line breaks, taken off; the inside stays as typed.
  public static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last else { return text }
    if !isTrimmed(first), !isTrimmed(last) { return text }
    let rest = scalars.drop(while: isTrimmed)
    guard let end = rest.lastIndex(where: { !isTrimmed($0) }) else { return "" }
    return String(rest[...end])
  }

  /// Whether there is nothing in the text but blanks of any width and line breaks.
  public static func isBlank(_ text: String) -> Bool {
    // The first character of most texts tells.
    if let first = text.unicodeScalars.first, !isTrimmed(first) { return false }
    return text.allSatisfy { $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }
  }

  private static func isTrimmed(_ scalar: Unicode.Scalar) -> Bool {
    isBlank(scalar) || scalar.value == 0x200B || scalar.value == 0xFEFF
  }

  /// Columns the text takes in a fixed-width print: full-width characters count two, combining ones none.
  public static func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { total, scalar in
      if isInvisible(scalar) || isVariationSelector(scalar) || scalar.properties.generalCategory == .nonspacingMark {
        return total
      }
      return total + (isWide(scalar) ? 2 : 1)
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x20000...0x3FFFD, 0x25A0...0x25FF, 0x2460...0x24FF, 0x2010...0x2016, 0x203B:
      true
    default: false
    }
  }

  /// Whether the text is ASCII, kana, kanji and common signs (。「」々〒・ー) only, which NFKC leaves as they are.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          index += 1
        } else {
          guard bytes[index] & 0xF0 == 0xE0 else { return false }
          switch UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
            | UInt32(bytes[index + 2] & 0x3F)
          {
          case 0x3001...0x3015, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF: index += 3
          default: return false
          }
        }
      }
      return true
    }
  }

  /// Whether a character is white space (Unicode's property White_Space, which asks a table).
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x2060, 0xFEFF, 0x00AD: true
    default: false
    }
  }

  private static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
  }

  /// Whether the bytes of a word stand in the text.
  private static func holds(_ text: String, _ word: String) -> Bool {
    let word = Array(word.utf8)
    return text.utf8.indices.contains { text.utf8[$0...].starts(with: word) }
  }

  private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2D, 0x2010...0x2015, 0x2212, 0xFF0D, 0x30FC, 0x2500, 0xFE63, 0xFF70: true
    default: false
    }
  }

  private static func isWave(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x7E, 0x301C, 0xFF5E, 0x223C, 0x02DC: true
    default: false
    }
  }

  private static func isOrnament(_ scalar: Unicode.Scalar) -> Bool {
    // ※ and the colons.
    scalar.value == 0x203B || scalar.value == 0x3A || scalar.value == 0x2236
  }

  private static func isCompatibilityIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    (0xF900...0xFAFF).contains(scalar.value) || (0x2F800...0x2FA1F).contains(scalar.value)
  }

  /// Short forms as they are written after width folding (㈱ is then (株)). 合 alone is 合同会社 here, the commonest of three.
  private static let corporateForms = [
    ("(株)", "株式会社"), ("(有)", "有限会社"), ("(合)", "合同会社"), ("(同)", "合同会社"), ("(名)", "合名会社"), ("(資)", "合資会社"),
    ("(財)", "財団法人"), ("(社)", "社団法人"), ("(一財)", "一般財団法人"), ("(一社)", "一般社団法人"), ("(公財)", "公益財団法人"),
    ("(公社)", "公益社団法人"), ("(学)", "学校法人"), ("(医)", "医療法人"), ("(福)", "社会福祉法人"), ("(宗)", "宗教法人"), ("(独)", "独立行政法人"),
    ("(特非)", "特定非営利活動法人"), ("(協)", "協同組合"),
  ]
}
