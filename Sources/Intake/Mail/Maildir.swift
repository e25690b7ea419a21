/// A Maildir, as mail servers and mbsync fill it: one file a message, in `new` before anybody has seen it and in `cur`
/// after. `tmp` holds what is still being written and is not looked at.
///
/// Nothing in it is moved, renamed or changed: the mail program it belongs to goes on using it. That a message is taken
/// in once is the business of its fingerprint.
public struct Maildir: Sendable {
  /// The folder, without a slash behind it.
  public let path: String

  /// The Maildir at a path; nil when the folder is none (it has no `new` and `cur`).
  public init?(at path: String) {
    for folder in ["new", "cur"] {
      // What cannot be looked at is no Maildir; as a plain folder it is then refused with the reason.
      guard (try? FileSystem.entry(at: FileSystem.resolved(RawPath("\(path)/\(folder)")))) == .folder else {
        return nil
      }
    }
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// One message in the folder, not read yet.
  public struct Entry: Hashable, Sendable {
    /// `new/1700000000.M1P2.host` or `cur/1700000000.M1P2.host:2,S`.
    public let name: String
    /// The part of the name that stays when flags change: `1700000000.M1P2.host`.
    public let unique: String
    fileprivate let raw: RawPath
    fileprivate let isSeen: Bool
  }

  /// The messages, by their unique names: by time of delivery, since those begin with it.
  ///
  /// A message that another program moves from `new` to `cur` meanwhile is listed once.
  /// - Throws: ``IntakeError`` when a folder cannot be read.
  public func entries() throws(IntakeError) -> [Entry] {
    var found: [String: Entry] = [:]
    // `new` first: what moves while we look is then seen in `cur` at the latest.
    for (folder, isSeen) in [("new", false), ("cur", true)] {
      for raw in try FileSystem.names(in: RawPath("\(path)/\(folder)")) where raw.bytes.first != UInt8(ascii: ".") {
        let text = raw.text
        // A colon and the flags; Windows file systems have `;` or `!` in its place.
        let unique = text.split(separator: ":", maxSplits: 1).first.map(String.init) ?? text
        found[unique] = Entry(name: "\(folder)/\(text)", unique: unique, raw: raw, isSeen: isSeen)
      }
    }
    return found.values.sorted { ($0.unique, $0.name) < ($1.unique, $1.name) }
  }

  /// How many bytes a message has where it lies; 0 when it is there no longer, or cannot be looked at.
  public func byteCount(of entry: Entry) -> Int { Envelope.byteCount(at: "\(path)/\(entry.name)") }

  /// The bytes of a message; nil when it is gone (another program has taken it away since).
  ///
  /// - Throws: ``IntakeError`` when it is there and cannot be read.
  public func bytes(of entry: Entry, limits: IntakeLimits = .standard) throws(IntakeError) -> [UInt8]? {
    let place = RawPath("\(path)/\(entry.isSeen ? "cur" : "new")").appending(entry.raw)
    do {
      return try read(place, entry.name, limits)
    } catch {
      guard case .notFound = error else { throw error }
    }
    // Its flags have changed, or it went from `new` to `cur`.
    guard let now = try entries().first(where: { $0.unique == entry.unique && $0 != entry }) else { return nil }
    do {
      return try read(RawPath("\(path)/\(now.isSeen ? "cur" : "new")").appending(now.raw), now.name, limits)
    } catch {
      guard case .notFound = error else { throw error }
      return nil
    }
  }

  private func read(_ place: RawPath, _ name: String, _ limits: IntakeLimits) throws(IntakeError) -> [UInt8] {
    switch try FileSystem.entry(at: place) {
    case .file(let size):
      guard size <= limits.fileBytes else { throw .tooLarge(path: name, bytes: size, allowed: limits.fileBytes) }
      return try FileSystem.bytes(at: place)
    case .link: throw .unreadable(path: name, reason: "it is a link, and links are not followed")
    case .folder, .other: throw .unreadable(path: name, reason: "it is no ordinary file")
    }
  }
}
