/// Adds notes to the part that holds a sheet's notes; what others wrote stays.
///
/// Source: ECMA-376 part 1, 18.7 (comments).
struct NotesEdit {
  private var edit: PartEdit
  private let prefix: String
  /// The existing notes: where their text ends, and whether they only repeat a thread.
  private let known: [CellReference: (text: MarkupTag, end: MarkupTag?, isThread: Bool)]
  private let authors: (count: Int, open: MarkupTag, close: MarkupTag?)
  private let list: (open: MarkupTag, close: MarkupTag?)
  private var added: [String] = []

  /// A part without notes.
  static let none =
    MarkupText.declaration + "<comments xmlns=\"\(MarkupText.main)\"><authors></authors><commentList></commentList>"
    + "</comments>"

  init(_ bytes: [UInt8], part: String) throws(MarkedCopyError) {
    edit = try PartEdit(bytes, part: part)
    var prefix = ""
    var authors: (count: Int, open: MarkupTag, close: MarkupTag?)?
    var list: (open: MarkupTag, close: MarkupTag?)?
    var known: [CellReference: (text: MarkupTag, end: MarkupTag?, isThread: Bool)] = [:]
    var threads: Set<Int> = []
    var current: (cell: CellReference, author: Int)?
    var textTag: MarkupTag?
    try edit.walk { tag, depth in
      switch (depth, tag.localName, tag.kind) {
      case (0, _, .open): prefix = String(tag.prefix)
      case (1, "authors", .open), (1, "authors", .empty): authors = (0, tag, nil)
      case (1, "authors", .close): authors?.close = tag
      case (2, "author", .open), (2, "author", .empty):
        // Excel repeats a thread as a note by an author of this name.
        if bytes[tag.range.upperBound...].starts(with: "tc=".utf8) { threads.insert(authors?.count ?? 0) }
        authors?.count += 1
      case (1, "commentList", .open), (1, "commentList", .empty): list = (tag, nil)
      case (1, "commentList", .close): list?.close = tag
      case (2, "comment", .open):
        current = tag["ref"].flatMap { CellReference($0) }.map { ($0, Int(tag["authorId"] ?? "") ?? -1) }
      case (3, "text", .open): textTag = tag
      case (3, "text", .close), (3, "text", .empty):
        guard let current else { return }
        let open = tag.kind == .empty ? tag : textTag ?? tag
        known[current.cell] = (open, tag.kind == .empty ? nil : tag, threads.contains(current.author))
      default: break
      }
    }
    guard let authors, let list else { throw .unusualPart(part) }
    (self.prefix, self.authors, self.list, self.known) = (prefix, authors, list, known)
  }

  /// What became of a note.
  enum Outcome { case added, joined, refused }

  /// Writes a note on a cell, or behind the one that is there; refused where a thread stands.
  mutating func write(_ note: String, on cell: CellReference) -> Outcome {
    guard let there = known[cell] else {
      added.append(
        "<\(prefix)comment ref=\"\(cell)\" authorId=\"\(authors.count)\"><\(prefix)text>\(run(note))</\(prefix)text>"
          + "</\(prefix)comment>")
      return .added
    }
    if there.isThread { return .refused }
    edit.append(run("\n\n" + note), to: there.text, closedBy: there.end)
    return .joined
  }

  private func run(_ text: String) -> String {
    "<\(prefix)r><\(prefix)rPr><\(prefix)sz val=\"9\"/><\(prefix)color indexed=\"81\"/>"
      + "<\(prefix)rFont val=\"ＭＳ Ｐゴシック\"/><\(prefix)family val=\"3\"/><\(prefix)charset val=\"128\"/></\(prefix)rPr>"
      + "<\(prefix)t xml:space=\"preserve\">\(MarkupText.escaped(text))</\(prefix)t></\(prefix)r>"
  }

  /// The part with the notes.
  func result(author: String) -> [UInt8] {
    var edit = edit
    if !added.isEmpty {
      edit.append(
        "<\(prefix)author>\(MarkupText.escaped(author))</\(prefix)author>", to: authors.open, closedBy: authors.close)
      edit.append(added.joined(), to: list.open, closedBy: list.close)
    }
    return edit.result
  }
}
