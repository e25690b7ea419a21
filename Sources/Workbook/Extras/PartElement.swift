/// A small part as a tree: for what is read rarely and as a whole (drawings, comments, controls), never for cells.
///
/// Built by ``PartTreeConsumer`` with the same parser as the cells, bounded by ``ReadingLimits/partElements``.
final class PartElement {
  /// The local name; the namespace does not matter, so that strict and ordinary files are alike.
  let name: String
  /// Plain attributes by local name; those of the relationships namespace as `r:id`, of VML's office namespace as
  /// `o:spid`, of XML itself as `xml:space`. Others are left out.
  let attributes: [String: String]
  fileprivate(set) var content: [Content] = []

  enum Content {
    case text(String)
    case element(PartElement)
  }

  init(name: String, attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  subscript(attribute: String) -> String? { attributes[attribute] }

  func isTrue(_ attribute: String) -> Bool { attributes[attribute] == "1" || attributes[attribute] == "true" }

  var children: [PartElement] {
    content.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  func children(_ name: String) -> [PartElement] { children.filter { $0.name == name } }

  func first(_ name: String) -> PartElement? {
    for case .element(let element) in content where element.name == name { return element }
    return nil
  }

  /// Every element of that name below this one, in the order of the file; not looked for inside one another.
  func descendants(_ names: Set<String>) -> [PartElement] {
    var found: [PartElement] = []
    func look(in element: PartElement) {
      for case .element(let child) in element.content {
        if names.contains(child.name) { found.append(child) } else { look(in: child) }
      }
    }
    look(in: self)
    return found
  }

  func descendants(_ name: String) -> [PartElement] { descendants([name]) }

  /// Its characters, those of inner elements included.
  var text: String {
    content.map {
      switch $0 {
      case .text(let text): text
      case .element(let element): element.text
      }
    }.joined()
  }

  /// The text of a child without white space at its ends; nil when there is no such child.
  func trimmedText(of child: String) -> String? { first(child).map { WhiteSpace.trimmed($0.text) } }

  /// A rich or plain string (CT_Rst): its runs joined, phonetic ones left out.
  /// Source: ECMA-376 part 1, 18.4.8 (si) and 18.7.7 (text).
  var richText: String {
    children.map { child -> String in
      switch child.name {
      case "t":
        let kept = child["xml:space"] == "preserve" ? child.text : WhiteSpace.trimmed(child.text)
        return EscapedText.decoded(kept)
      case "r": return child.richText
      default: return ""
      }
    }.joined()
  }
}

/// White space as XML has it.
enum WhiteSpace {
  static func trimmed(_ text: String) -> String {
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !TextRun.isSpace($0) }),
      let last = bytes.lastIndex(where: { !TextRun.isSpace($0) })
    else { return "" }
    return String(text[first...last])
  }

  /// Runs of white space as one blank, none at the ends; as HTML shows it.
  static func collapsed(_ text: String) -> String {
    text.utf8.split(whereSeparator: TextRun.isSpace).map { String($0) ?? "" }.joined(separator: " ")
  }
}

extension EscapedText {
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    return Array(text.utf8).withUnsafeBufferPointer { decode($0) }
  }
}

/// Builds the tree of one part.
///
/// Of an `mc:AlternateContent` the choice is kept and the fallback left out: both say the same thing twice.
/// Source: ECMA-376 part 3, 9.3.
final class PartTreeConsumer: XMLConsumer {
  /// The document element once it was met.
  private(set) var root: PartElement?
  private var open: [PartElement] = []
  private var skippedDepth = 0
  private var skipped: [XMLName] = []
  private var elementsLeft: Int
  private var textBytesLeft: Int
  private let skippedNames: [StaticString]

  /// - Parameter skipping: elements to leave out with all they hold; `sheetData` for what a sheet holds besides cells.
  init(part: String, limits: ReadingLimits, skipping: [StaticString] = []) {
    elementsLeft = limits.partElements
    // Sixteen of the longest texts is more than all of a part's texts together honestly need.
    textBytesLeft = limits.textBytes * 16
    skippedNames = skipping + ["Fallback"]
    super.init(part: part)
  }

  override func begin(_ names: XMLNameTable) { skipped = skippedNames.map { names($0) } }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard skippedDepth == 0, !skipped.contains(name) else {
      skippedDepth += 1
      return
    }
    elementsLeft -= 1
    guard elementsLeft >= 0 else {
      failure = failure ?? .limitExceeded(.partElements, part: part)
      return
    }
    var values: [String: String] = [:]
    for attribute in attributes {
      if attribute.isPlain {
        values[attribute.name.text] = attribute.text
      } else if let namespace = attribute.namespace.map({ String(cString: $0) }) {
        if namespace.hasSuffix("/relationships") {
          values["r:" + attribute.name.text] = attribute.text
        } else if namespace == "urn:schemas-microsoft-com:office:office" {
          values["o:" + attribute.name.text] = attribute.text
        } else if namespace.hasSuffix("XML/1998/namespace") {
          values["xml:" + attribute.name.text] = attribute.text
        }
      }
    }
    let element = PartElement(name: name.text, attributes: values)
    open.last?.content.append(.element(element))
    if root == nil { root = element }
    open.append(element)
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard skippedDepth == 0, let element = open.last else { return }
    textBytesLeft -= bytes.count
    guard textBytesLeft >= 0 else {
      failure = failure ?? .limitExceeded(.textBytes, part: part)
      return
    }
    element.content.append(.text(String(decoding: bytes, as: UTF8.self)))
  }

  override func end(_ name: XMLName) {
    if skippedDepth > 0 { skippedDepth -= 1 } else { _ = open.popLast() }
  }
}
