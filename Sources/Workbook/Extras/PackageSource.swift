/// The bytes a workbook was read from, kept so that what its sheets hold besides cells is read only when asked for.
struct PackageSource: Sendable {
  private let bytes: [UInt8]
  private let limits: ReadingLimits
  private let clock: ReadingClock

  init(bytes: [UInt8], limits: ReadingLimits) {
    self.bytes = bytes
    self.limits = limits
    clock = ReadingClock(limits)
  }

  /// Opens the package anew. The limit on inflated bytes counts from here, that on time goes on.
  func open() throws(WorkbookError) -> OpenPackage {
    let turn = clock.turn()
    let limits = limits.until(turn)
    let archive = try ZipArchiveReader(bytes: bytes, limits: limits)
    let package = try Relationships.read(of: "", in: archive, limits: limits)
    guard let document = package.first(ofKind: "officeDocument") else {
      throw .damagedPart("_rels/.rels", reason: .noSuchRelationship(id: "officeDocument"))
    }
    return OpenPackage(
      archive: archive, limits: limits, workbookPart: document.target,
      links: try Relationships.read(of: document.target, in: archive, limits: limits), turn: turn)
  }
}

/// A package while its further parts are read.
struct OpenPackage {
  let archive: ZipArchiveReader
  let limits: ReadingLimits
  let workbookPart: String
  let links: Relationships
  /// Lives as long as the package is open: so long the file's time runs.
  let turn: ReadingClock.Turn

  /// The part of each sheet, by the sheet's name.
  func sheetParts() throws(WorkbookError) -> [String: String] {
    let workbook = try WorkbookPart.read(workbookPart, in: archive, limits: limits)
    var parts: [String: String] = [:]
    for entry in workbook?.sheets ?? [] { parts[entry.name] = links.byID[entry.relationshipID]?.target }
    return parts
  }

  /// A part as a tree.
  /// - Throws: ``WorkbookError/DamageReason/unexpectedRoot(_:)`` when the document element has none of the names.
  func tree(
    _ part: String, roots: Set<String>, skipping: [StaticString] = []
  ) throws(WorkbookError) -> PartElement {
    let consumer = PartTreeConsumer(part: part, limits: limits, skipping: skipping)
    try archive.parse(consumer, limits: limits)
    return try root(of: consumer, roots: roots)
  }

  /// A VML part as a tree. Excel leaves `<br>` open there as HTML does; it is closed before the parser sees it.
  func markupTree(_ part: String) throws(WorkbookError) -> PartElement {
    let consumer = PartTreeConsumer(part: part, limits: limits)
    let parser = try XMLPushParser(consumer, limits: limits)
    var closer = LineBreakCloser()
    try archive.read(part) { (bytes) throws(WorkbookError) in
      let closed = closer.take(bytes)
      try closed.withUnsafeBufferPointerThrowing { (piece) throws(WorkbookError) in try parser.feed(piece) }
    }
    try closer.rest.withUnsafeBufferPointerThrowing { (piece) throws(WorkbookError) in try parser.feed(piece) }
    try parser.finish()
    return try root(of: consumer, roots: ["xml"])
  }

  func relationships(of part: String) throws(WorkbookError) -> Relationships {
    try Relationships.read(of: part, in: archive, limits: limits)
  }

  private func root(of consumer: PartTreeConsumer, roots: Set<String>) throws(WorkbookError) -> PartElement {
    guard let root = consumer.root, roots.contains(root.name) else {
      throw .damagedPart(consumer.part, reason: .unexpectedRoot(consumer.root?.name ?? ""))
    }
    return root
  }
}

/// Replaces `<br>` by `<br/>` and drops `</br>` in bytes that come piece by piece.
struct LineBreakCloser {
  private static let open = Array("<br>".utf8)
  private static let close = Array("</br>".utf8)
  /// What may be the beginning of either; to be parsed last when nothing follows.
  private(set) var rest: [UInt8] = []

  mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let all = rest + Array(bytes)
    var out: [UInt8] = []
    out.reserveCapacity(all.count + 16)
    var index = 0
    while index < all.count {
      let tail = all[index...]
      if tail.starts(with: Self.open) {
        out.append(contentsOf: Array("<br/>".utf8))
        index += Self.open.count
      } else if tail.starts(with: Self.close) {
        index += Self.close.count
      } else if all[index] == UInt8(ascii: "<"), Self.open.starts(with: tail) || Self.close.starts(with: tail) {
        break
      } else {
        out.append(all[index])
        index += 1
      }
    }
    rest = Array(all[index...])
    return out
  }
}

extension Array where Element == UInt8 {
  /// Its bytes in place, for a body with typed errors.
  fileprivate func withUnsafeBufferPointerThrowing(
    _ body: (UnsafeBufferPointer<UInt8>) throws(WorkbookError) -> Void
  ) throws(WorkbookError) {
    var failure: WorkbookError?
    guard !isEmpty else { return }
    withUnsafeBufferPointer { bytes in
      do throws(WorkbookError) { try body(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
