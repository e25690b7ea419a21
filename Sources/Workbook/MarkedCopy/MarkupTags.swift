/// One tag of an XML part with the bytes it stands in, so that a part can be changed in places and stay as it was elsewhere.
struct MarkupTag {
  enum Kind { case open, close, empty }

  struct Attribute {
    /// The name as written, `r:id`.
    let name: String
    /// The value as written, its entities not replaced.
    let value: String
    /// The bytes between the quotation marks.
    let range: Range<Int>
  }

  let kind: Kind
  /// The name as written, `x:row`.
  let name: String
  /// From `<` to behind `>`.
  let range: Range<Int>
  let attributes: [Attribute]

  /// The name without its prefix.
  var localName: Substring {
    name.utf8.lastIndex(of: UInt8(ascii: ":")).map { name[name.index(after: $0)...] } ?? name[...]
  }
  /// The prefix with its colon; empty when there is none.
  var prefix: Substring { name.dropLast(localName.count) }

  /// The attribute of that written name.
  func attribute(_ name: String) -> Attribute? { attributes.first { $0.name == name } }

  subscript(name: String) -> String? { attribute(name)?.value }

  /// The attribute with a prefix that ends so, `r:id` by `:id`.
  func prefixedAttribute(_ ending: String) -> Attribute? {
    attributes.first { $0.name.hasSuffix(":" + ending) && !$0.name.hasPrefix("xmlns") }
  }
}

/// The tags of a part, one by one; comments, instructions and CDATA are passed over.
///
/// For parts that libxml2 has read before as well-formed: what is not is refused here, not understood.
struct MarkupTags {
  private let part: String
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8], part: String) {
    self.bytes = bytes
    self.part = part
  }

  /// The next tag; nil at the end.
  /// - Throws: ``WorkbookError/damagedPart(_:reason:)`` when the bytes are no markup.
  mutating func next() throws(WorkbookError) -> MarkupTag? {
    while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      if hasPrefix("<!--", at: start) {
        try skip(to: "-->", from: start)
      } else if hasPrefix("<![CDATA[", at: start) {
        try skip(to: "]]>", from: start)
      } else if hasPrefix("<?", at: start) {
        try skip(to: "?>", from: start)
      } else {
        return try tag(at: start)
      }
    }
    place = bytes.count
    return nil
  }

  private var damage: WorkbookError { .damagedPart(part, reason: .notWellFormed(code: 0, line: 0)) }

  private func hasPrefix(_ text: StaticString, at start: Int) -> Bool {
    text.withUTF8Buffer { bytes[start...].starts(with: $0) }
  }

  private mutating func skip(to end: String, from start: Int) throws(WorkbookError) {
    let pattern = Array(end.utf8)
    var index = start + 2
    while index + pattern.count <= bytes.count {
      if bytes[index..<(index + pattern.count)].elementsEqual(pattern) {
        place = index + pattern.count
        return
      }
      index += 1
    }
    throw damage
  }

  private mutating func tag(at start: Int) throws(WorkbookError) -> MarkupTag {
    var index = start + 1
    let isClosing = index < bytes.count && bytes[index] == UInt8(ascii: "/")
    if isClosing { index += 1 }
    let name = try word(&index)
    var attributes: [MarkupTag.Attribute] = []
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"):
        place = index + 1
        return MarkupTag(
          kind: isClosing ? .close : .open, name: name, range: start..<place, attributes: attributes)
      case UInt8(ascii: "/"):
        guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ">") else { throw damage }
        place = index + 2
        return MarkupTag(kind: .empty, name: name, range: start..<place, attributes: attributes)
      case let byte where TextRun.isSpace(byte): index += 1
      default: attributes.append(try attribute(&index))
      }
    }
    throw damage
  }

  private func word(_ index: inout Int) throws(WorkbookError) -> String {
    let start = index
    while index < bytes.count, !TextRun.isSpace(bytes[index]), !"=/>".utf8.contains(bytes[index]) { index += 1 }
    guard index > start else { throw damage }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func attribute(_ index: inout Int) throws(WorkbookError) -> MarkupTag.Attribute {
    let name = try word(&index)
    while index < bytes.count, TextRun.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "=") { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
      let end = bytes[(index + 1)...].firstIndex(of: bytes[index])
    else { throw damage }
    let range = (index + 1)..<end
    index = end + 1
    return MarkupTag.Attribute(name: name, value: String(decoding: bytes[range], as: UTF8.self), range: range)
  }
}
