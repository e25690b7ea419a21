/// Changes in a part's text, each in its place; every byte they do not name stays as it is.
struct PartEdit {
  let part: String
  let bytes: [UInt8]
  private var changes: [(range: Range<Int>, text: [UInt8])] = []

  /// - Throws: ``MarkedCopyError/unusualPart(_:)`` when the text is not in UTF-8.
  init(_ bytes: [UInt8], part: String) throws(MarkedCopyError) {
    guard !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE]) else { throw .unusualPart(part) }
    let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
    if let encoding = head.firstRange(of: "encoding="), !head[encoding.upperBound...].dropFirst().hasPrefix("utf-8") {
      throw .unusualPart(part)
    }
    self.part = part
    self.bytes = bytes
  }

  var tags: MarkupTags { MarkupTags(bytes, part: part) }
  var isChanged: Bool { !changes.isEmpty }

  mutating func insert(_ text: String, at place: Int) { changes.append((place..<place, Array(text.utf8))) }

  mutating func replace(_ range: Range<Int>, with text: String) { changes.append((range, Array(text.utf8))) }

  /// Gives a tag's attribute a value; adds it when the tag has none.
  mutating func set(_ name: String, to value: String, of tag: MarkupTag) {
    if let attribute = tag.attribute(name) {
      if attribute.value != value { replace(attribute.range, with: value) }
    } else {
      insert(" \(name)=\"\(value)\"", at: tag.range.upperBound - (tag.kind == .empty ? 2 : 1))
    }
  }

  /// Writes something into an element: before its end, or in place of `/>` when it has no content.
  mutating func append(_ text: String, to open: MarkupTag, closedBy close: MarkupTag?) {
    if let close {
      insert(text, at: close.range.lowerBound)
    } else {
      replace((open.range.upperBound - 2)..<open.range.upperBound, with: ">\(text)</\(open.name)>")
    }
  }

  /// The part with its changes.
  var result: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + changes.reduce(0) { $0 + $1.text.count })
    var place = 0
    // Several insertions at one place stand in the order they were made.
    for (_, change) in changes.enumerated().sorted(by: {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }) {
      precondition(change.range.lowerBound >= place, "changes of a part do not overlap")
      result += bytes[place..<change.range.lowerBound]
      result += change.text
      place = change.range.upperBound
    }
    return result + bytes[place...]
  }
}

/// Text as it stands in XML.
enum MarkupText {
  /// The text for content and attributes; what XML cannot hold as SpreadsheetML writes it (_x0001_).
  /// Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\r": break
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}
