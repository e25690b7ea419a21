/// Brings a small part's elements as Swift values: name, attributes, text, and the names of the elements around.
///
/// For parts of some kilobytes; sheets and shared strings have consumers of their own.
final class ElementConsumer: XMLConsumer {
  /// One element when it ends.
  struct Element {
    let name: String
    /// Plain attributes by local name; those of the relationships namespace as `r:id`. Others are left out.
    let attributes: [String: String]
    /// The name of the element around it; empty for the document element.
    let parent: String
    /// Its own characters, those of inner elements left out.
    var text = ""

    func isTrue(_ attribute: String) -> Bool { attributes[attribute] == "1" || attributes[attribute] == "true" }
  }

  /// The local name of the document element.
  private(set) var root = ""
  private let handle: (Element) throws(WorkbookError) -> Void
  private var open: [(name: XMLName, element: Element?)] = []
  private let textLimit: Int
  private let wantedNames: [StaticString]
  private let wantedAttributes: [StaticString]
  private var wanted: [XMLName] = []
  private var attributeNames: [XMLName] = []

  /// - Parameters:
  ///   - wanted: the names of the elements to bring; every element when there are none. Styles are mostly fonts and
  ///     borders that nobody asks for.
  ///   - attributes: the names of the plain attributes to bring; every attribute when there are none.
  ///   - handle: called at the end of each element, inner ones first.
  init(
    part: String, limits: ReadingLimits, wanted: [StaticString] = [], attributes: [StaticString] = [],
    handle: @escaping (Element) throws(WorkbookError) -> Void
  ) {
    self.handle = handle
    textLimit = limits.textBytes
    wantedNames = wanted
    wantedAttributes = attributes
    super.init(part: part)
  }

  override func begin(_ names: XMLNameTable) {
    wanted = wantedNames.map { names($0) }
    attributeNames = wantedAttributes.map { names($0) }
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if open.isEmpty { root = name.text }
    guard wanted.isEmpty || wanted.contains(name) else {
      open.append((name, nil))
      return
    }
    var values: [String: String] = [:]
    for attribute in attributes where attributeNames.isEmpty || attributeNames.contains(attribute.name) {
      if attribute.isPlain {
        values[attribute.name.text] = attribute.text
      } else if let namespace = attribute.namespace, String(cString: namespace).hasSuffix("/relationships") {
        values["r:" + attribute.name.text] = attribute.text
      }
    }
    open.append((name, Element(name: name.text, attributes: values, parent: open.last?.name.text ?? "")))
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !open.isEmpty, open[open.count - 1].element != nil else { return }
    open[open.count - 1].element?.text += String(decoding: bytes, as: UTF8.self)
    let length = open[open.count - 1].element?.text.utf8.count ?? 0
    if length > textLimit { failure = failure ?? .limitExceeded(.textBytes, part: part) }
  }

  override func end(_ name: XMLName) {
    guard let element = open.popLast()?.element, failure == nil else { return }
    do { try handle(element) } catch { failure = error }
  }
}
