import Correspondence
import Forms

/// The wording of the documents, from `Forms/letters/`.
public struct DocumentWording: Sendable {
  /// D-01 管理口座開設通知書.
  let accountOpening: LetterTexts<AccountOpeningWording>
  /// D-10 口座情報一覧.
  let accountListing: LetterTexts<ListingWording>

  /// Reads the wording.
  /// - Throws: ``OfficeError/fileMissing(_:)`` or `YAMLDocumentError` with the line.
  init(formsFolder: String) throws {
    accountOpening = try YAMLFile.load("\(formsFolder)/letters/account-opening-notice.yaml")
      .decode(LetterTexts<AccountOpeningWording>.self, keys: Self.keys)
    accountListing = try YAMLFile.load("\(formsFolder)/letters/account-listing.yaml")
      .decode(LetterTexts<ListingWording>.self, keys: Self.keys)
  }

  /// Which sentences a document has is the decoded type's to say.
  private static let keys: YAMLKeys = .map([
    "document": .scalar, "effectiveFrom": .scalar, "source": .scalar, "ja": .anything, "en": .anything,
  ])
}
