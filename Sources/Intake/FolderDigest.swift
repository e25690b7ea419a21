/// One fingerprint for a folder: over the names and the contents of all its files.
///
/// It is the SHA-256 of what `sha256sum` prints for every file, in the order of the names' bytes, so that anybody can
/// recompute it from the disc:
///
///     find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
///
/// A file that could not be read has the word `unreadable` in the place of its 64 digits.
public struct FolderDigest: Sendable {
  private var lines: [(name: [UInt8], fingerprint: Fingerprint?)] = []

  /// An empty folder's digest.
  public init() {}

  /// Takes a file in; the order does not matter.
  ///
  /// - Parameters:
  ///   - rawName: its name below the folder, bytes unchanged, `/` between folders.
  ///   - fingerprint: nil when it could not be read.
  public mutating func add(rawName: [UInt8], _ fingerprint: Fingerprint?) { lines.append((rawName, fingerprint)) }

  /// The fingerprint of all that was taken in.
  public var fingerprint: Fingerprint {
    var text: [UInt8] = []
    for line in lines.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      var name: [UInt8] = []
      for byte in line.name {
        switch byte {
        case UInt8(ascii: "\\"): name += Array("\\\\".utf8)
        case UInt8(ascii: "\n"): name += Array("\\n".utf8)
        case UInt8(ascii: "\r"): name += Array("\\r".utf8)
        default: name.append(byte)
        }
      }
      // sha256sum marks a line whose name it had to spell otherwise.
      if name != line.name { text.append(UInt8(ascii: "\\")) }
      text += Array((line.fingerprint?.hex ?? "unreadable").utf8) + Array("  ./".utf8) + name + [UInt8(ascii: "\n")]
    }
    return Fingerprint(of: text)
  }
}
