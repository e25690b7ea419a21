/// How much an envelope may hold. Every limit is a setting of the office.
public struct IntakeLimits: Hashable, Sendable, Codable {
  /// Files in one envelope.
  public var files: Int
  /// Folders within folders.
  public var depth: Int
  /// Bytes of one file.
  public var fileBytes: Int

  /// A CD-R holds at most 700 MB, and no form of the programme comes near 64 MiB.
  public static let standard = IntakeLimits(files: 2000, depth: 16, fileBytes: 64 << 20)

  /// Limits.
  public init(files: Int, depth: Int, fileBytes: Int) {
    self.files = files
    self.depth = depth
    self.fileBytes = fileBytes
  }
}
