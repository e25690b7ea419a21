public import Foundation

/// What a written workbook says of itself.
public struct WorkbookProperties: Sendable {
  /// When the workbook was made; the only instant in the file, so that equal content gives equal bytes.
  /// Whole seconds after 1970-01-01T00:00:00Z.
  public var createdAt: Date
  /// The title; nil for none.
  public var title: String?
  /// The author; nil for none.
  public var author: String?
  /// The subject; nil for none.
  public var subject: String?
  /// The organisation; nil for none.
  public var company: String?

  /// - Parameter createdAt: an instant after 1970-01-01T00:00:00Z.
  public init(
    createdAt: Date, title: String? = nil, author: String? = nil, subject: String? = nil, company: String? = nil
  ) {
    precondition(createdAt.timeIntervalSince1970 >= 1, "a workbook is made after 1970-01-01T00:00:00Z")
    self.createdAt = createdAt
    self.title = title
    self.author = author
    self.subject = subject
    self.company = company
  }
}
