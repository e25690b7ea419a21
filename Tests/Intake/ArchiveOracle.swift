import Foundation

@testable import Intake

/// What other programs find in an archive.
enum ArchiveOracle: String, CaseIterable {
  case bsdtar
  case sevenZip
  case python

  /// A file found: its name, as bytes, and the fingerprint of its content.
  struct Found: Hashable, Comparable {
    let name: [UInt8]
    let fingerprint: Fingerprint

    static func < (left: Self, right: Self) -> Bool {
      left.name == right.name
        ? left.fingerprint < right.fingerprint : left.name.lexicographicallyPrecedes(right.name)
    }
  }

  /// How its names compare to ours.
  enum Names {
    /// Bytes as in the archive.
    case raw
    /// Decoded as Japanese Windows would, in UTF-8.
    case shown
    /// It decodes names in a way of its own: only contents are compared.
    case none
  }

  var program: String {
    switch self {
    case .bsdtar: "bsdtar"
    case .sevenZip: "7z"
    case .python: "python3"
    }
  }

  func names(isZip: Bool) -> Names {
    switch self {
    case .bsdtar: isZip ? .raw : .shown
    case .sevenZip: isZip ? .none : .shown
    case .python: .shown
    }
  }

  /// The ordinary files it finds, sorted; nil when it refuses the archive or any member, or does not come to an end.
  func found(in path: String, password: String) throws -> [Found]? {
    let folder = try TemporaryFolder()
    let answer =
      switch self {
      case .bsdtar:
        try Tool.run("timeout", ["10", "bsdtar", "--passphrase", password, "-xf", path, "-C", folder.path])
      case .sevenZip:
        try Tool.run("timeout", ["10", "7z", "x", "-y", "-p\(password)", "-o\(folder.path)", path])
      case .python: try Tool.run("timeout", ["10", "python3", "-c", Self.script, path, folder.path, password])
      }
    try Tool.run("chmod", ["-R", "u+rwX", folder.path])
    guard answer.status == 0 else { return nil }
    var found: [Found] = []
    try Self.list(RawPath(folder.path), under: [], into: &found)
    return found.sorted()
  }

  private static let script = """
    import os, sys, zipfile
    archive = zipfile.ZipFile(sys.argv[1], metadata_encoding="cp932")
    archive.extractall(sys.argv[2], pwd=sys.argv[3].encode())
    """

  private static func list(_ folder: RawPath, under prefix: [UInt8], into found: inout [Found]) throws {
    for name in try FileSystem.names(in: folder) {
      let path = folder.appending(name)
      switch try FileSystem.entry(at: path) {
      case .file:
        found.append(Found(name: prefix + name.bytes, fingerprint: Fingerprint(of: try FileSystem.bytes(at: path))))
      case .folder: try list(path, under: prefix + name.bytes + [UInt8(ascii: "/")], into: &found)
      case .link, .other: continue
      }
    }
  }
}
