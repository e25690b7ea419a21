/// Adds relationships to a part's own, and types to those of the package.
///
/// Source: ECMA-376 part 2, 6.5 (relationships) and 6.2.3 (content types).
struct LinksEdit {
  private var edit: PartEdit
  private let root: MarkupTag
  private let end: MarkupTag?
  private var ids: Set<String>
  /// The file name endings that have a type.
  private let endings: Set<String>
  private var added = ""

  /// A part without relationships.
  static let none =
    MarkupText.declaration
    + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>"

  init(_ bytes: [UInt8], part: String) throws(MarkedCopyError) {
    edit = try PartEdit(bytes, part: part)
    var root: MarkupTag?
    var end: MarkupTag?
    var ids: Set<String> = []
    var endings: Set<String> = []
    try edit.walk { tag, depth in
      if depth == 0 { if tag.kind == .close { end = tag } else { root = tag } }
      if let id = tag["Id"] { ids.insert(id) }
      if tag.localName == "Default", let ending = tag["Extension"] { endings.insert(ending.lowercased()) }
    }
    guard let root else { throw .unusualPart(part) }
    (self.root, self.end, self.ids, self.endings) = (root, end, ids, endings)
  }

  /// Adds a relationship and gives its id.
  mutating func link(to part: String, kind: String) -> String {
    let id = (1...).lazy.map { "rIdMarked\($0)" }.first { !ids.contains($0) } ?? "rIdMarked"
    ids.insert(id)
    added +=
      "<\(root.prefix)Relationship Id=\"\(id)\" Type=\"\(MarkupText.relationships)/\(kind)\" Target=\"/\(part)\"/>"
    return id
  }

  /// Gives a part its type.
  mutating func type(of part: String, _ type: String) {
    added += "<\(root.prefix)Override PartName=\"/\(part)\" ContentType=\"\(type)\"/>"
  }

  /// Gives all parts with an ending their type, unless they have one.
  mutating func type(ofEnding ending: String, _ type: String) {
    guard !endings.contains(ending), !added.contains("Extension=\"\(ending)\"") else { return }
    added += "<\(root.prefix)Default Extension=\"\(ending)\" ContentType=\"\(type)\"/>"
  }

  /// The part with what was added.
  var result: [UInt8] {
    guard !added.isEmpty else { return edit.bytes }
    var edit = edit
    edit.append(added, to: root, closedBy: end)
    return edit.result
  }
}
