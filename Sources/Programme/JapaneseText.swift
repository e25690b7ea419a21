import Foundation

/// How Japanese text is brought to one form before it is compared or read.
///
/// The text as typed is always kept beside; these forms are for comparing and parsing only.
public enum JapaneseText {
  /// Width and compatibility forms folded: Ａ１ー to A1ー, ｶﾅ to カナ, ㈱ to (株), ① to 1 (Unicode NFKC).
  public static func halfWidth(_ text: String) -> String {
    // Variation selectors and everything else NFKC leaves alone stay, ASCII among it, which needs no asking.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
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
      halfWidth(text).unicodeScalars.compactMap { scalar -> Character? in
        if scalar.properties.isWhitespace || isInvisible(scalar) { return nil }
        if hyphens.contains(scalar) { return "-" }
        if waves.contains(scalar) { return "~" }
        return Character(scalar)
      })
  }

  /// A label without the blanks that pad it on paper: `口 座 番 号` and `口座番号` are one, `ﾒｰﾙｱﾄﾞﾚｽ` is `メールアドレス`.
  public static func label(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        halfWidth(text).unicodeScalars.filter {
          !$0.properties.isWhitespace && !isInvisible($0) && !ornaments.contains($0)
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
    var key = key
    for (short, long) in corporateForms where key.contains("(") || key.contains("〔") {
      key = key.replacingOccurrences(of: short, with: long)
    }
    return key
  }

  /// An address for comparing: as ``nameKey(_:)``, with 丁目, 番地, 番 and 号 as hyphens and kanji numerals before 丁目 as digits.
  public static func addressKey(_ text: String) -> String {
    var key = nameKey(text)
    for (index, numeral) in ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"].enumerated() {
      key = key.replacingOccurrences(of: "\(numeral)丁目", with: "\(index + 1)丁目")
    }
    for word in ["丁目", "番地の", "番地", "番"] { key = key.replacingOccurrences(of: word, with: "-") }
    let plain = key.unicodeScalars.map { hyphens.contains($0) ? "-" : Character($0) }
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
    text.trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "\u{3000}\u{200B}\u{FEFF}")))
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

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x2060, 0xFEFF, 0x00AD: true
    default: false
    }
  }

  private static func isVariationSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
  }

  private static let hyphens: Set<Unicode.Scalar> = [
    "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2212}", "\u{FF0D}", "\u{30FC}",
    "\u{2500}", "\u{FE63}", "\u{FF70}",
  ]
  private static let waves: Set<Unicode.Scalar> = ["~", "\u{301C}", "\u{FF5E}", "\u{223C}", "\u{02DC}"]
  private static let ornaments: Set<Unicode.Scalar> = ["※", ":", "\u{2236}"]
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
