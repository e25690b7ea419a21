/// What one person put into one envelope: a mounted CD-R's folder, or a single file.
public struct Envelope: Sendable {
  /// Where it was taken from, as the clerk named it.
  public let source: String
  /// Its files, folders within it opened, in the order of their names' bytes.
  public let files: [EnvelopeFile]

  /// Whether it is one file rather than a folder: a fault of that file is one of the envelope.
  public let isSingleFile: Bool

  /// Lists what is in an envelope, without reading the files yet.
  ///
  /// A link that a person names is followed (a drive is often one); links inside are listed and never followed: an
  /// envelope cannot point outside itself.
  /// - Throws: ``IntakeError`` when the path is absent, unreadable, of a kind that is not taken in, empty, or beyond the
  ///   limits.
  public init(at path: String, limits: IntakeLimits = .standard) throws(IntakeError) {
    source = path
    let place = try FileSystem.resolved(RawPath(path))
    switch try FileSystem.entry(at: place) {
    case .file:
      isSingleFile = true
      files = [EnvelopeFile(path: place, name: FileSystem.lastName(of: path), limits: limits)]
    case .folder:
      isSingleFile = false
      var found: [EnvelopeFile] = []
      try Self.list(place, under: "", depth: 1, limits: limits, into: &found)
      guard !found.isEmpty else { throw .empty(path: path) }
      files = found
    case .link, .other:
      throw .unsupported(path: path, kind: .unknown)
    }
  }

  private static func list(
    _ folder: RawPath, under prefix: String, depth: Int, limits: IntakeLimits, into found: inout [EnvelopeFile]
  ) throws(IntakeError) {
    guard depth <= limits.depth else { throw .tooMany(path: folder.text, limit: "depth", allowed: limits.depth) }
    for name in try FileSystem.names(in: folder) {
      let path = folder.appending(name)
      if try FileSystem.entry(at: path) == .folder {
        try list(path, under: prefix + name.text + "/", depth: depth + 1, limits: limits, into: &found)
      } else {
        guard found.count < limits.files else {
          throw .tooMany(path: folder.text, limit: "files", allowed: limits.files)
        }
        found.append(EnvelopeFile(path: path, name: prefix + name.text, limits: limits))
      }
    }
  }
}

/// One file of an envelope, not read yet.
public struct EnvelopeFile: Sendable {
  /// Its name inside the envelope, folders with `/` between; a name to show, never a path to open.
  public let name: String
  private let path: RawPath
  private let limits: IntakeLimits

  init(path: RawPath, name: String, limits: IntakeLimits) {
    self.path = path
    self.name = name
    self.limits = limits
  }

  /// Why nobody needs this file, when it is one that computers leave on discs by themselves.
  public var dismissal: Dismissal? { Dismissal(fileName: name) }

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
}

/// Files that computers leave on discs and that nobody sent on purpose: listed with a reason, never skipped in silence.
public enum Dismissal: String, Hashable, Sendable, Codable, CaseIterable {
  /// Thumbs.db, desktop.ini: Windows folder settings.
  case windowsFolderFile
  /// .DS_Store, ._name: macOS folder settings.
  case macFolderFile
  /// ~$name.xlsx: left by an Excel that had the file open.
  case lockFile
  /// autorun.inf.
  case autorun

  /// The reason a file of that name is dismissed; nil for all others.
  public init?(fileName: String) {
    let name = fileName.split(separator: "/").last.map { $0.lowercased() } ?? ""
    switch name {
    case "thumbs.db", "desktop.ini", "ehthumbs.db": self = .windowsFolderFile
    case ".ds_store", ".localized": self = .macFolderFile
    case "autorun.inf": self = .autorun
    case _ where name.hasPrefix("~$"): self = .lockFile
    case _ where name.hasPrefix("._"): self = .macFolderFile
    default: return nil
    }
  }
}
