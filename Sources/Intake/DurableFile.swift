import Foundation

/// Files that other stages write: there whole and safe on disk, or not there at all.
public enum DurableFile {
  /// Writes bytes under a temporary name beside the destination, synchronises them and renames.
  ///
  /// - Parameter mode: the permissions, 0o644 or, for what nobody else may read, 0o600.
  /// - Throws: ``IntakeError/storeNotWritable(path:reason:)``; the destination is then as it was.
  public static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(IntakeError) {
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    let temporary = (folder as NSString).appendingPathComponent(".\(name).\(FileSystem.processNumber)")
    try FileSystem.writeDurably(bytes, to: path, temporary: temporary, mode: mode_t(mode))
  }

  /// Moves a file that was written before to its place, and makes that safe against a power cut.
  public static func move(_ path: String, to destination: String) throws(IntakeError) {
    guard rename(path, destination) == 0 else {
      throw .storeNotWritable(path: destination, reason: String(cString: strerror(errno)))
    }
    try FileSystem.synchronizeFolder((destination as NSString).deletingLastPathComponent)
  }

  /// The bytes of a file.
  public static func read(_ path: String) throws(IntakeError) -> [UInt8] { try FileSystem.bytes(at: path) }

  /// The names in a folder, sorted by their bytes.
  public static func names(in folder: String) throws(IntakeError) -> [String] { try FileSystem.names(in: folder) }
}
