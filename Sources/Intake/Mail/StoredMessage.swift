/// One message in a place where a mail program keeps many, a Maildir or an mbox; each is an envelope of its own.
public struct StoredMessage: Hashable, Sendable {
  /// The place, as the clerk named it, and the message in it: `Maildir/1700000000.M1P2.host`, the same before and after
  /// somebody has seen it, `inbox.mbox#3`.
  public let name: String
  private let place: Place

  private enum Place: Sendable {
    case maildir(Maildir, Maildir.Entry)
    case mbox([UInt8], Mbox.Extent)
  }

  /// The messages kept at a path, not copied out yet: a Maildir's by time of delivery, an mbox's in their order.
  ///
  /// - Returns: nil when the path is neither a Maildir nor an mbox.
  /// - Throws: ``IntakeError`` when it cannot be read, is empty, or an mbox larger than a disc image may be.
  public static func all(at path: String, limits: IntakeLimits = .standard) throws(IntakeError) -> [StoredMessage]? {
    if let maildir = Maildir(at: path) {
      return try maildir.entries().map {
        StoredMessage(name: "\(maildir.path)/\($0.unique)", place: .maildir(maildir, $0))
      }
    }
    let place = try FileSystem.resolved(RawPath(path))
    guard case .file(let size) = try FileSystem.entry(at: place) else { return nil }
    guard try Mbox.isLikely(FileSystem.start(of: place, count: 64 << 10)) else { return nil }
    guard size <= limits.imageBytes else { throw .tooLarge(path: path, bytes: size, allowed: limits.imageBytes) }
    let bytes = try FileSystem.bytes(at: place)
    return Mbox.extents(in: bytes).enumerated().map { index, extent in
      StoredMessage(name: "\(path)#\(index + 1)", place: .mbox(bytes, extent))
    }
  }

  /// Two are one when they lie in one place under one name.
  public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }

  /// How many bytes the message has where it lies; 0 when it cannot be looked at.
  public var byteCount: Int {
    switch place {
    case .maildir(let maildir, let entry): maildir.byteCount(of: entry)
    case .mbox(_, let extent): extent.byteCount
    }
  }

  /// The bytes of the message; nil when another program has taken it away since.
  ///
  /// - Throws: ``IntakeError`` when it is there and cannot be read, or is larger than the limits allow.
  public func read(limits: IntakeLimits = .standard) throws(IntakeError) -> [UInt8]? {
    switch place {
    case .maildir(let maildir, let entry): return try maildir.bytes(of: entry, limits: limits)
    case .mbox(let bytes, let extent):
      guard extent.byteCount <= limits.fileBytes else {
        throw .tooLarge(path: name, bytes: extent.byteCount, allowed: limits.fileBytes)
      }
      return Mbox.message(extent, of: bytes)
    }
  }
}
