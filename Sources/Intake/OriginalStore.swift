/// The store of originals: every byte ever received, kept under its fingerprint and never changed.
///
/// `store/ab/ab12…` holds the file with the fingerprint `ab12…`. A file is there whole or not at all, and safe on disk
/// before anything else is recorded about it.
public struct OriginalStore: Sendable {
  /// The store's folder.
  public let path: String

  /// The store in a folder; the folder is made by the first original.
  public init(path: String) { self.path = path }

  /// Keeps some bytes, and says their fingerprint. Keeping the same bytes again changes nothing.
  ///
  /// - Throws: ``IntakeError/storeNotWritable(path:reason:)``; then nothing was kept.
  public func keep(_ bytes: [UInt8]) throws(IntakeError) -> Fingerprint {
    let fingerprint = Fingerprint(of: bytes)
    let destination = file(of: fingerprint)
    if let entry = try? FileSystem.entry(at: destination), entry == .file(bytes: bytes.count) { return fingerprint }
    let folder = self.folder(of: fingerprint)
    try FileSystem.makeFolder(folder)
    // Two processes that keep the same bytes write the same temporary name only if they are the same process.
    let temporary = "\(folder)/.\(fingerprint.hex).\(FileSystem.processNumber)"
    try FileSystem.writeDurably(bytes, to: destination, temporary: temporary, mode: 0o444)
    try FileSystem.synchronizeFolder(path)
    return fingerprint
  }

  /// The bytes of an original.
  ///
  /// - Throws: ``IntakeError/originalMissing(_:)``, or ``IntakeError/originalChanged(_:)`` when its bytes no longer
  ///   have the fingerprint they are kept under.
  public func bytes(of fingerprint: Fingerprint) throws(IntakeError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try FileSystem.bytes(at: file(of: fingerprint))
    } catch {
      if case .notFound = error { throw .originalMissing(fingerprint) }
      throw error
    }
    guard Fingerprint(of: bytes) == fingerprint else { throw .originalChanged(fingerprint) }
    return bytes
  }

  /// Where an original stands.
  public func file(of fingerprint: Fingerprint) -> String { "\(folder(of: fingerprint))/\(fingerprint.hex)" }

  private func folder(of fingerprint: Fingerprint) -> String { "\(path)/\(fingerprint.hex.prefix(2))" }
}
