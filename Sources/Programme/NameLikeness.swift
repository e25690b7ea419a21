/// What comparing two names gives.
public enum NameLikeness: Hashable, Sendable {
  /// The same name: width, blanks and the writing of the corporate form (㈱) may differ.
  case identical
  /// The same name in other glyphs (髙 and 高, 﨑 and 崎, an ideographic variation sequence): the same person or company,
  /// written as another register or keyboard writes it.
  case sameOtherGlyph
  /// Another name.
  case different

  /// Compares two names.
  ///
  /// 斉 and 斎 are different characters, and so are 株式会社 before a name and behind it: both tell names apart.
  public init(_ left: String, _ right: String) {
    let (first, second) = (JapaneseText.glyphKey(left), JapaneseText.glyphKey(right))
    // Scalar by scalar: as strings a compatibility ideograph equals its common twin.
    if first.unicodeScalars.elementsEqual(second.unicodeScalars) {
      self = .identical
    } else if JapaneseText.nameKey(left) == JapaneseText.nameKey(right) {
      self = .sameOtherGlyph
    } else {
      self = .different
    }
  }
}
