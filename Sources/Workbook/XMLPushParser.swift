internal import CLibXML2

/// An element's or attribute's local name while one document is parsed; equal names are equal pointers.
struct XMLName: Hashable {
  fileprivate let pointer: UnsafePointer<UInt8>
  var text: String { String(cString: pointer) }
}

/// Looks names up in a document's dictionary, once, so that they are compared as pointers afterwards.
struct XMLNameTable {
  fileprivate let dictionary: OpaquePointer

  func callAsFunction(_ name: StaticString) -> XMLName {
    // Nil only when memory is exhausted: a pointer outside the dictionary then matches nothing.
    XMLName(pointer: xmlDictLookup(dictionary, name.utf8Start, Int32(name.utf8CodeUnitCount)) ?? name.utf8Start)
  }
}

/// An element's attributes; valid only during the call that brings them.
struct XMLAttributes: Sequence {
  fileprivate let base: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  fileprivate let count: Int

  struct Attribute {
    let name: XMLName
    /// The prefix as written, and the namespace it stands for.
    let prefix: UnsafePointer<UInt8>?
    let namespace: UnsafePointer<UInt8>?
    let value: UnsafeBufferPointer<UInt8>

    var isPlain: Bool { prefix == nil }
    var text: String { String(decoding: value, as: UTF8.self) }
    /// `1` or `true`.
    var isTrue: Bool { equals("1") || equals("true") }

    func equals(_ literal: StaticString) -> Bool {
      value.count == literal.utf8CodeUnitCount && memcmp(value.baseAddress!, literal.utf8Start, value.count) == 0
    }

    /// The value as a whole number; nil for anything else, 10 digits and more among it.
    var number: Int? {
      guard !value.isEmpty, value.count < 10 else { return nil }
      var number = 0
      for digit in value {
        guard digit >= 48, digit <= 57 else { return nil }
        number = number * 10 + Int(digit - 48)
      }
      return number
    }
  }

  func makeIterator() -> Iterator { Iterator(attributes: self) }

  struct Iterator: IteratorProtocol {
    let attributes: XMLAttributes
    var index = 0

    mutating func next() -> Attribute? {
      guard index < attributes.count, let base = attributes.base else { return nil }
      let fields = base + 5 * index
      index += 1
      guard let name = fields[0], let start = fields[3], let end = fields[4] else { return nil }
      return Attribute(
        name: XMLName(pointer: name), prefix: fields[1], namespace: fields[2],
        value: UnsafeBufferPointer(start: start, count: end - start))
    }
  }
}

/// What takes a document's elements and text; subclasses override what they need and set `failure` to stop.
class XMLConsumer {
  /// The part being read, for errors.
  let part: String
  var failure: WorkbookError?

  init(part: String) { self.part = part }

  func begin(_ names: XMLNameTable) {}
  func start(_ name: XMLName, _ attributes: XMLAttributes) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: XMLName) {}
}

/// Feeds a document to a consumer, piece by piece; the only user of libxml2.
///
/// Nothing outside the document is ever fetched; a document type declaration stops the parser before it is looked at.
final class XMLPushParser {
  private struct State {
    let consumer: Unmanaged<XMLConsumer>
    let limits: ReadingLimits
    var elements: UInt = 0
    var context: xmlParserCtxtPtr?
    var depth = 0
    var refusal: WorkbookError?
  }

  private let consumer: XMLConsumer
  private let context: xmlParserCtxtPtr
  private let state: UnsafeMutablePointer<State>

  init(_ consumer: XMLConsumer, limits: ReadingLimits) throws(WorkbookError) {
    _ = Self.isLibraryReady
    state = .allocate(capacity: 1)
    state.initialize(to: State(consumer: Unmanaged.passUnretained(consumer), limits: limits))
    var handler = Self.handler
    guard let context = xmlCreatePushParserCtxt(&handler, state, nil, 0, nil) else {
      state.deallocate()
      throw .damagedPart(consumer.part, reason: .unreadable("out of memory"))
    }
    self.consumer = consumer
    self.context = context
    state.pointee.context = context
    // NOENT only makes "&amp;" in attributes plain: there are no other entities, see internalSubset.
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_NOENT.rawValue
      | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    xmlCtxtUseOptions(context, Int32(options))
    consumer.begin(XMLNameTable(dictionary: context.pointee.dict))
  }

  deinit {
    xmlFreeParserCtxt(context)
    state.deallocate()
  }

  /// Takes the next piece of the document.
  func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    let code = bytes.withMemoryRebound(to: CChar.self) {
      xmlParseChunk(context, $0.baseAddress, Int32($0.count), 0)
    }
    try check(code)
  }

  /// How many elements are open.
  var depth: Int { state.pointee.depth }

  /// Ends the document.
  func finish() throws(WorkbookError) {
    try check(xmlParseChunk(context, nil, 0, 1))
  }

  private func check(_ code: Int32) throws(WorkbookError) {
    if let refusal = state.pointee.refusal { throw refusal }
    if let failure = consumer.failure { throw failure }
    let isUndeclaredEntity =
      code == Int32(XML_ERR_UNDECLARED_ENTITY.rawValue)
      || code == Int32(XML_WAR_UNDECLARED_ENTITY.rawValue)
    if isUndeclaredEntity { throw .unsafe(part: consumer.part, reason: .entity) }
    guard code == 0, context.pointee.wellFormed == 1 else {
      let line = context.pointee.input.map { Int($0.pointee.line) } ?? 0
      let number = code == 0 ? context.pointee.errNo : code
      throw .damagedPart(consumer.part, reason: .notWellFormed(code: Int(number), line: line))
    }
  }

  private static let isLibraryReady: Bool = {
    xmlInitParser()
    return true
  }()

  private static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = { raw, name, _, _, _, _, count, _, attributes in
      let state = raw!.assumingMemoryBound(to: State.self)
      guard state.pointee.refusal == nil else { return }
      let consumer = state.pointee.consumer
      state.pointee.depth += 1
      if state.pointee.depth > state.pointee.limits.xmlDepth {
        let part = consumer.takeUnretainedValue().part
        state.pointee.refusal = .limitExceeded(.xmlDepth, part: part)
        xmlStopParser(state.pointee.context)
        return
      }
      state.pointee.elements &+= 1
      if state.pointee.elements & 0x3FFF == 0, state.pointee.limits.isOverTime {
        state.pointee.refusal = .limitExceeded(.time, part: consumer.takeUnretainedValue().part)
        xmlStopParser(state.pointee.context)
        return
      }
      consumer._withUnsafeGuaranteedRef {
        $0.start(XMLName(pointer: name!), XMLAttributes(base: attributes, count: Int(count)))
        if $0.failure != nil { xmlStopParser(state.pointee.context) }
      }
    }
    handler.endElementNs = { raw, name, _, _ in
      let state = raw!.assumingMemoryBound(to: State.self)
      state.pointee.depth -= 1
      state.pointee.consumer._withUnsafeGuaranteedRef {
        $0.end(XMLName(pointer: name!))
        if $0.failure != nil { xmlStopParser(state.pointee.context) }
      }
    }
    let text: charactersSAXFunc = { raw, bytes, count in
      let state = raw!.assumingMemoryBound(to: State.self)
      state.pointee.consumer._withUnsafeGuaranteedRef {
        $0.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    handler.characters = text
    handler.ignorableWhitespace = text
    handler.cdataBlock = text
    handler.internalSubset = { raw, _, _, _ in
      let state = raw!.assumingMemoryBound(to: State.self)
      let part = state.pointee.consumer.takeUnretainedValue().part
      state.pointee.refusal = .unsafe(part: part, reason: .doctype)
      xmlStopParser(state.pointee.context)
    }
    return handler
  }
}

extension XMLPushParser {
  /// Takes bytes of any number.
  func feedAll(_ bytes: UnsafeBufferPointer<UInt8>) throws(WorkbookError) {
    var place = 0
    while place < bytes.count {
      let next = min(place + 1 << 16, bytes.count)
      try feed(UnsafeBufferPointer(rebasing: bytes[place..<next]))
      place = next
    }
  }
}

extension ZipArchiveReader {
  /// Parses a part with the consumer.
  func parse(_ consumer: XMLConsumer, limits: ReadingLimits) throws(WorkbookError) {
    try limits.checkTime(part: consumer.part)
    let parser = try XMLPushParser(consumer, limits: limits)
    if let bytes = whole(consumer.part) {
      try parser.feedAll(bytes.elements)
    } else {
      try read(consumer.part) { (bytes) throws(WorkbookError) in try parser.feed(bytes) }
    }
    try parser.finish()
  }
}
