public import Foundation

/// A finished PDF.
public struct RenderedDocument: Hashable, Sendable {
  /// The file. The same content gives the same bytes.
  public let bytes: Data
  /// Number of pages, at least 1.
  public let pageCount: Int
  /// Character variants that no font has and that were printed in their usual form, in order of first appearance.
  ///
  /// A person must look before such a letter is posted.
  public let plainVariants: [PlainVariant]
}

/// A variation sequence (異体字) printed without its variation.
public struct PlainVariant: Hashable, Sendable {
  /// The character with its variation selector.
  public let sequence: String
  /// The text it stands in.
  public let text: String
}
