/// The two languages in which everything a person reads exists.
public enum Language: String, Hashable, Codable, Sendable, CaseIterable {
  /// Japanese, for officials and applicants.
  case ja
  /// English, for maintainers.
  case en
}

/// One text in both languages.
public struct LocalizedText: Hashable, Codable, Sendable {
  /// The Japanese text.
  public let ja: String
  /// The English text.
  public let en: String

  /// A text in both languages.
  public init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }

  /// The text in one language.
  public func text(in language: Language) -> String {
    switch language {
    case .ja: ja
    case .en: en
    }
  }
}
