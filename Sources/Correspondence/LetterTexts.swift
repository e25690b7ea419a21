public import Programme

/// The wording of one document in both languages, as `Forms/letters/*.yaml` holds it.
///
/// Placeholders are written `{name}`; each wording type says which it knows. `ja` is what is sent; `en` is a
/// courtesy version.
public struct LetterTexts<Wording: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  /// The document's number in the catalogue: `D-01`.
  public let document: String
  /// The first day on which this wording may be used.
  public let effectiveFrom: CivilDate
  /// Where the wording comes from.
  public let source: String
  /// The Japanese wording.
  public let ja: Wording
  /// The English wording.
  public let en: Wording

  /// A document's wording.
  public init(document: String, effectiveFrom: CivilDate, source: String, ja: Wording, en: Wording) {
    self.document = document
    self.effectiveFrom = effectiveFrom
    self.source = source
    self.ja = ja
    self.en = en
  }

  /// The wording in one language.
  public func wording(in language: Language) -> Wording {
    switch language {
    case .ja: ja
    case .en: en
    }
  }
}
