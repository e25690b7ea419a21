/// A note or a comment on a cell (コメント).
public struct SheetComment: Hashable, Sendable {
  /// The cell it is on.
  public let cell: CellReference
  /// Which of the two kinds of Excel.
  public let kind: Kind
  /// Who wrote it, as the file says; nil when it names nobody.
  public let author: String?
  /// Its text, line breaks kept, furigana left out.
  public let text: String
  /// When it was written, as the file states it (`2026-03-31T09:30:00.00`, UTC); threaded comments only.
  public let writtenAt: String?
  /// Whether it answers another comment.
  public let isReply: Bool
  /// Whether its thread is marked as done.
  public let isResolved: Bool

  /// The two kinds.
  public enum Kind: String, Hashable, Sendable {
    /// A note (メモ), the comment of Excel until 2016. Source: ECMA-376 part 1, 18.7.
    case note
    /// A comment in a thread (コメント) of Excel 365. Source: MS-XLSX 2.6.205 (threadedComment).
    case threaded
  }
}

/// Reads the parts with notes, threads and the persons who wrote them.
enum CommentsPart {
  /// The author under which Excel repeats a thread as a note for older programs.
  private static let threadAuthor = "tc="

  /// Notes, without those that only repeat a thread.
  static func notes(_ root: PartElement) -> [SheetComment] {
    let authors = root.first("authors")?.children("author").map { EscapedText.decoded($0.text) } ?? []
    return (root.first("commentList")?.children("comment") ?? []).compactMap { comment in
      guard let cell = comment["ref"].flatMap({ CellReference($0) }) else { return nil }
      let author = Int(comment["authorId"] ?? "").flatMap { authors.indices.contains($0) ? authors[$0] : nil }
      if author?.hasPrefix(threadAuthor) == true { return nil }
      return SheetComment(
        cell: cell, kind: .note, author: author.flatMap { $0.isEmpty ? nil : $0 },
        text: comment.first("text")?.richText ?? "", writtenAt: nil, isReply: false, isResolved: false)
    }
  }

  /// - Parameter persons: display names by id.
  static func threads(_ root: PartElement, persons: [String: String]) -> [SheetComment] {
    root.children("threadedComment").compactMap { comment in
      guard let cell = comment["ref"].flatMap({ CellReference($0) }) else { return nil }
      return SheetComment(
        cell: cell, kind: .threaded, author: comment["personId"].flatMap { persons[$0] },
        text: EscapedText.decoded(comment.first("text")?.text ?? ""), writtenAt: comment["dT"],
        isReply: comment["parentId"] != nil, isResolved: comment.isTrue("done"))
    }
  }

  static func persons(_ root: PartElement) -> [String: String] {
    var names: [String: String] = [:]
    for person in root.children("person") {
      if let id = person["id"], let name = person["displayName"] { names[id] = name }
    }
    return names
  }
}
