internal import Programme

/// Words by which a text says that it gives no definite value: 約, 程度, 以上, or a range.
enum ApproximateWords {
  /// Whether any stands in a text folded by ``JapaneseText/codeText(_:)``.
  static func occur(in code: String) -> Bool {
    words.contains(where: code.contains) || code.contains("~") || code.hasSuffix("強") || code.hasSuffix("弱")
      || code.lowercased().hasPrefix("ca.")
  }

  private static let words = [
    "約", "およそ", "凡そ", "おおよそ", "程度", "前後", "ほど", "ぐらい", "くらい", "以上", "以下", "未満", "超", "概算", "概数", "見込", "余り",
    "から", "又は", "または", "もしくは", "若しくは", "±", "≒", "≈", "≧", "≦", "<", ">", "内外", "弱",
  ]
}
