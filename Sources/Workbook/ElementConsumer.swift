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
  private var open: [Element] = []
  private let textLimit: Int

  /// - Parameter handle: called at the end of each element, inner ones first.
  init(part: String, limits: ReadingLimits, handle: @escaping (Element) throws(WorkbookError) -> Void) {
    self.handle = handle
    textLimit = limits.textBytes
    super.init(part: part)
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    var values: [String: String] = [:]
    for attribute in attributes {
      if attribute.isPlain {
        values[attribute.name.text] = attribute.text
      } else if let namespace = attribute.namespace, String(cString: namespace).hasSuffix("/relationships") {
        values["r:" + attribute.name.text] = attribute.text
      }
    }
    let text = name.text
    if open.isEmpty { root = text }
    open.append(Element(name: text, attributes: values, parent: open.last?.name ?? ""))
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += String(decoding: bytes, as: UTF8.self)
    if open[open.count - 1].text.utf8.count > textLimit { failure = failure ?? .limitExceeded(.textBytes, part: part) }
  }

  override func end(_ name: XMLName) {
    guard let element = open.popLast(), failure == nil else { return }
    do { try handle(element) } catch { failure = error }
  }
}
