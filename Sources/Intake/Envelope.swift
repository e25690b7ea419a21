import Foundation

/// What one person put into one envelope: a mounted CD-R's folder, a single file, or bytes that came another way.
public struct Envelope: Sendable {
  /// Where it was taken from, as the clerk named it.
  public let source: String
  /// Its files, folders within it opened, in the order of their names' bytes; none for bytes that came another way.
  public let files: [EnvelopeFile]
  /// Whether it is one file rather than a folder: a fault of that file is one of the envelope.
  public let isSingleFile: Bool
  private let limits: IntakeLimits
  private let bytes: [UInt8]?

  /// Lists what is in an envelope, without reading the files yet.
  ///
  /// A link that a person names is followed (a drive is often one); links inside are listed and never followed: an
  /// envelope cannot point outside itself.
  /// - Parameter isNamed: whether a person named it; what was only found somewhere is refused when it is a link.
  /// - Throws: ``IntakeError`` when the path is absent, unreadable, of a kind that is not taken in, empty, or beyond the
  ///   limits.
  public init(at path: String, isNamed: Bool = true, limits: IntakeLimits = .standard) throws(IntakeError) {
    source = path
    self.limits = limits
    bytes = nil
    let place = isNamed ? try FileSystem.resolved(RawPath(path)) : RawPath(path)
    switch try FileSystem.entry(at: place) {
    case .link where !isNamed: throw .unreadable(path: path, reason: "it is a link, and links are not followed")
    case .file:
      isSingleFile = true
      files = [EnvelopeFile(path: place, raw: Array(FileSystem.lastName(of: path).utf8), limits: limits)]
    case .folder:
      isSingleFile = false
      var found: [EnvelopeFile] = []
      try Self.list(place, under: [], depth: 1, limits: limits, into: &found)
      guard !found.isEmpty else { throw .empty(path: path) }
      files = found
    case .link, .other:
      throw .unsupported(path: path, kind: .unknown)
    }
  }

  /// One file that is in memory: a message from a mail server, an original that was set aside before.
  public init(bytes: [UInt8], name: String, limits: IntakeLimits = .standard) {
    source = name
    files = []
    isSingleFile = true
    self.limits = limits
    self.bytes = bytes
  }

  /// Opens the envelope and hands on every parcel, one at a time.
  ///
  /// In the same order for the same bytes; a container comes after what it holds, since only then is its outcome known,
  /// but has the lower ``Parcel/number``: sort by it to list them.
  /// - Parameters:
  ///   - passwords: tried on members of zips that need one, in this order.
  ///   - scanner: asked about every file before anything else reads it; nil when nothing is to be scanned.
  ///   - take: what to do with a parcel; the bytes are not kept here.
  /// - Throws: only what `take` throws. What cannot be opened or read is handed on as a parcel that says so.
  public func open<Failure: Error>(
    passwords: [String] = [], scanner: ClamdScanner? = nil, take: (Parcel) throws(Failure) -> Void
  ) throws(Failure) {
    try withoutActuallyEscaping(take) { (take: @escaping (Parcel) throws(Failure) -> Void) throws(Failure) in
      let reader = EnvelopeReader(
        limits: limits, passwords: passwords, budget: IntakeBudget(limits), scanner: scanner, take: take)
      if let bytes {
        try reader.handle(Member(name: MemberName(raw: Array(FileSystem.lastName(of: source).utf8)), bytes: bytes))
      }
      for file in files { try reader.handle(file.member()) }
    }
  }

  /// How many bytes lie at a path, all files of a folder together; what cannot be looked at counts nothing, for reading it
  /// tells why. Nothing is read.
  public static func byteCount(at path: String, limits: IntakeLimits = .standard) -> Int {
    var files = limits.files
    guard let place = try? FileSystem.resolved(RawPath(path)) else { return 0 }  // reading it tells why
    return byteCount(at: place, depth: limits.depth, files: &files)
  }

  /// - Parameters:
  ///   - depth: how many folders deep to look.
  ///   - files: how many files to look at.
  private static func byteCount(at place: RawPath, depth: Int, files: inout Int) -> Int {
    guard files > 0, let entry = try? FileSystem.entry(at: place) else { return 0 }  // reading it tells why
    switch entry {
    case .file(let bytes):
      files -= 1
      return bytes
    case .folder:
      guard depth > 0, let names = try? FileSystem.names(in: place) else { return 0 }  // reading it tells why
      return names.reduce(0) { $0 + byteCount(at: place.appending($1), depth: depth - 1, files: &files) }
    case .link, .other: return 0
    }
  }

  private static func list(
    _ folder: RawPath, under prefix: [UInt8], depth: Int, limits: IntakeLimits, into found: inout [EnvelopeFile]
  ) throws(IntakeError) {
    guard depth <= limits.depth else { throw .tooMany(path: folder.text, limit: "depth", allowed: limits.depth) }
    for name in try FileSystem.names(in: folder) {
      let path = folder.appending(name)
      var fault: IntakeError?
      do {
        if try FileSystem.entry(at: path) == .folder {
          try list(
            path, under: prefix + name.bytes + [UInt8(ascii: "/")], depth: depth + 1, limits: limits, into: &found)
          continue
        }
      } catch {
        // A folder on a scratched part of the disc takes nothing from the rest of it: it is listed like a file.
        guard case .unreadable = error else { throw error }
        fault = error
      }
      guard found.count < limits.files else {
        throw .tooMany(path: folder.text, limit: "files", allowed: limits.files)
      }
      found.append(EnvelopeFile(path: path, raw: prefix + name.bytes, limits: limits, fault: fault))
    }
  }
}

/// One file of an envelope, not read yet.
public struct EnvelopeFile: Sendable {
  /// Its name inside the envelope, folders with `/` between; a name to show, never a path to open.
  public let name: String
  private let path: RawPath
  private let limits: IntakeLimits

  private let raw: [UInt8]
  /// Why it could not even be listed.
  private let fault: IntakeError?

  init(path: RawPath, raw: [UInt8], limits: IntakeLimits, fault: IntakeError? = nil) {
    self.path = path
    self.fault = fault
    self.raw = raw
    name = MemberName(raw: raw).shown
    self.limits = limits
  }

  /// Reads the file's bytes.
  /// - Throws: ``IntakeError`` when it cannot be read, is a link, or is larger than the limits allow.
  public func read() throws(IntakeError) -> [UInt8] {
    switch try FileSystem.entry(at: path) {
    case .file(let size):
      guard size <= limits.fileBytes else { throw .tooLarge(path: name, bytes: size, allowed: limits.fileBytes) }
      return try FileSystem.bytes(at: path)
    case .link: throw .unreadable(path: name, reason: "it is a link, and links are not followed")
    case .folder, .other: throw .unreadable(path: name, reason: "it is no ordinary file")
    }
  }

  /// The disc image the file is, which is read piece by piece; looked for under the name of one, in what is too large
  /// for anything else, and in what is as long as a disc can be (programs call their images .img, .cdr, .toast …), since
  /// other files need not be opened twice.
  private func image(_ size: Int) throws(IntakeError) -> DiscImage? {
    let isLongAsADisc = size > 16 * ByteSource.sectorBytes && size.isMultiple(of: ByteSource.sectorBytes)
    guard isLongAsADisc || name.lowercased().hasSuffix(".iso") || size > limits.fileBytes else { return nil }
    return try DiscImage.found(at: path)
  }

  /// The file read, or why it was not.
  func member() -> Member {
    let name = MemberName(raw: raw)
    if let fault { return Member(name: name, outcome: .unreadable(reason: fault.readingReason)) }
    do {
      switch try FileSystem.entry(at: path) {
      case .link: return Member(name: name, outcome: .link(target: FileSystem.linkTarget(at: path)))
      case .folder, .other: return Member(name: name, outcome: .special)
      case .file(let size):
        if let image = try image(size) {
          guard size <= limits.imageBytes else {
            return Member(name: name, outcome: .tooLarge(bytes: size, allowed: limits.imageBytes))
          }
          return Member(name: name, content: .image(image), outcome: .taken)
        }
        return Member(name: name, bytes: try read())
      }
    } catch {
      if case .tooLarge(_, let bytes, let allowed) = error {
        return Member(name: name, outcome: .tooLarge(bytes: bytes, allowed: allowed))
      }
      return Member(name: name, outcome: .unreadable(reason: error.readingReason))
    }
  }
}

/// Files that computers leave on discs and that nobody sent on purpose: listed with a reason, never skipped in silence.
/// Told by their names; ``Parcel/dismissal`` looks at the bytes besides.
public enum Dismissal: String, Hashable, Sendable, Codable, CaseIterable {
  /// Thumbs.db, desktop.ini, what lies in System Volume Information and $RECYCLE.BIN: Windows' own.
  case windowsFolderFile
  /// .DS_Store, ._name, what lies in .Spotlight-V100, .fseventsd and .Trashes: macOS's own.
  case macFolderFile
  /// ~$name.xlsx, .~lock.name.xlsx#: left by an Excel or LibreOffice that had the file open.
  case lockFile
  /// autorun.inf.
  case autorun

  /// The reason a file of that name is dismissed; nil for all others.
  public init?(fileName: String) {
    let path = fileName.lowercased().split(separator: "/")
    let name = path.last ?? ""
    switch name {
    case _ where path.dropLast().contains { ["system volume information", "$recycle.bin"].contains($0) }:
      self = .windowsFolderFile
    case _ where path.contains { [".spotlight-v100", ".fseventsd", ".trashes"].contains($0) }: self = .macFolderFile
    case "thumbs.db", "thumbs.db:encryptable", "desktop.ini", "ehthumbs.db": self = .windowsFolderFile
    case ".ds_store", ".localized": self = .macFolderFile
    case "autorun.inf": self = .autorun
    case _ where name.hasPrefix("~$") || (name.hasPrefix(".~lock.") && name.hasSuffix("#")): self = .lockFile
    case _ where name.hasPrefix("._"): self = .macFolderFile
    default: return nil
    }
  }
}
