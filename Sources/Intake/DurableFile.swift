import Foundation

/// Files that other stages write: there whole and safe on disk, or not there at all.
public enum DurableFile {
  /// What the name of a file ends with while it is being written.
  private static let partial = ".partial"

  /// Writes bytes under a temporary name beside the destination, synchronises them and renames.
  ///
  /// - Parameter mode: the permissions, 0o644 or, for what nobody else may read, 0o600.
  /// - Throws: ``IntakeError/storeNotWritable(path:reason:)``; the destination is then as it was.
  public static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o644) throws(IntakeError) {
    try FileSystem.writeDurably(bytes, to: path, temporary: temporary(for: path), mode: mode_t(mode))
  }

  /// Lets somebody else write a file under a temporary name; synchronises it and renames it to its place.
  public static func write(to path: String, by body: (String) throws -> Void) throws {
    let temporary = temporary(for: path)
    do {
      try body(temporary)
      try FileSystem.move(temporary, durablyTo: path)
    } catch {
      try FileSystem.remove(temporary)
      throw error
    }
  }

  /// Moves a file that was written before to its place, and makes that safe against a power cut.
  public static func move(_ path: String, to destination: String) throws(IntakeError) {
    guard rename(path, destination) == 0 else {
      throw .storeNotWritable(path: destination, reason: FileSystem.reason(errno))
    }
    try FileSystem.synchronizeFolder(FileSystem.parent(of: destination))
  }

  /// Removes a file, if it is still there.
  public static func remove(_ path: String) throws(IntakeError) { try FileSystem.remove(path) }

  /// Removes what processes that were killed left half written in a folder. The caller must be alone in it.
  public static func removePartials(in folder: String) throws(IntakeError) {
    for name in try names(in: folder) where name.hasPrefix(".") && name.hasSuffix(partial) {
      try FileSystem.remove("\(folder)/\(name)")
    }
  }

  /// The bytes of a file.
  public static func read(_ path: String) throws(IntakeError) -> [UInt8] { try FileSystem.bytes(at: RawPath(path)) }

  /// The names in a folder, sorted by their bytes.
  public static func names(in folder: String) throws(IntakeError) -> [String] {
    try FileSystem.names(in: RawPath(folder)).map(\.text)
  }

  /// The folder a path stands in; `.` for a bare name.
  public static func folder(of path: String) -> String { FileSystem.parent(of: path) }

  /// The last name of a path, without a slash behind it.
  public static func name(of path: String) -> String { FileSystem.lastName(of: path) }

  /// A name nobody else writes at the same time: no other process has our number, no other thread gets the same count.
  static func temporary(for path: String) -> String {
    "\(FileSystem.parent(of: path))/.\(FileSystem.lastName(of: path)).\(FileSystem.processNumber)-"
      + "\(FileSystem.nextNumber())\(partial)"
  }
}
