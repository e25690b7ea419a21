import Synchronization

/// The store of originals: every byte ever received, kept under its fingerprint and never changed.
///
/// `store/ab/ab12…` holds the file with the fingerprint `ab12…`. A file is there whole or not at all, and safe on disk
/// before anything else is recorded about it.
public struct OriginalStore: Sendable {
  /// The store's folder.
  public let path: String
  /// The folders below it whose names this process knows to be safe on disk.
  private let safeFolders = SafeFolders()

  /// The store in a folder; the folder is made by the first original.
  public init(path: String) { self.path = path }

  /// Keeps some bytes, and says their fingerprint. Keeping the same bytes again changes nothing.
  ///
  /// - Throws: ``IntakeError/storeNotWritable(path:reason:)``; then nothing was kept.
  public func keep(_ bytes: [UInt8]) throws(IntakeError) -> Fingerprint {
    let delivery = delivery()
    let fingerprint = try delivery.add(bytes)
    try delivery.finish()
    return fingerprint
  }

  /// A way to keep many originals at the cost of few: nothing of it is kept before its end.
  public func delivery() -> StoreDelivery { StoreDelivery(to: self) }

  /// Keeps a disc image, which is copied piece by piece, and says what it is.
  ///
  /// Sectors that cannot be read are kept as zeros, and named in the survey.
  /// - Throws: ``IntakeError/unreadable(path:reason:)``, ``IntakeError/storeNotWritable(path:reason:)``; then nothing was
  ///   kept.
  public func keep(_ image: DiscImage) throws(IntakeError) -> DiscSurvey {
    try FileSystem.makeFolder(path)
    // Its fingerprint, and with it its place, is known when all of it has been read.
    let arrival = DurableFile.temporary(for: "\(path)/image-\(FileSystem.nextNumber())")
    do throws(IntakeError) {
      let file = try NewFile(arrival, mode: 0o444)
      let survey = try image.survey { piece throws(IntakeError) in try file.append(piece) }
      try FileSystem.makeFolder(folder(of: survey.fingerprint))
      try file.finish(as: self.file(of: survey.fingerprint))
      try makeNameSafe(ofFolder: folder(of: survey.fingerprint))
      return survey
    } catch {
      try FileSystem.remove(arrival)
      throw error
    }
  }

  /// A disc image that is in the store, to be opened again; nil when the original is no disc image.
  public func image(of fingerprint: Fingerprint) throws(IntakeError) -> DiscImage? {
    try DiscImage.found(at: RawPath(file(of: fingerprint)))
  }

  /// Goes to work in the store, beside others; who finds nobody there clears away what killed processes left.
  ///
  /// - Returns: the lock to hold while originals are kept; nil when somebody has been clearing up for `seconds`.
  /// - Throws: ``IntakeError/storeNotWritable(path:reason:)``.
  public func enter(seconds: Int = 5) throws(IntakeError) -> FolderLock? {
    try FileSystem.makeFolder(path)
    guard let alone = try FolderLock.take(.exclusive, on: path, seconds: 0) else {
      return try FolderLock.take(.shared, on: path, seconds: seconds)
    }
    try DurableFile.removePartials(in: path)
    for name in try DurableFile.names(in: path) where name.utf8.count == 2 {
      try DurableFile.removePartials(in: "\(path)/\(name)")
    }
    alone.share()
    return alone
  }

  /// Waits until nobody works in the store, and keeps others out.
  ///
  /// - Returns: the lock to hold; nil when somebody has been at work for `seconds`.
  public func enterAlone(seconds: Int = 5) throws(IntakeError) -> FolderLock? {
    try FileSystem.makeFolder(path)
    return try FolderLock.take(.exclusive, on: path, seconds: seconds)
  }

  /// Every original in the store with its size, sorted by fingerprint; the bytes are not read.
  public func originals() throws(IntakeError) -> [(fingerprint: Fingerprint, bytes: Int)] {
    var found: [(fingerprint: Fingerprint, bytes: Int)] = []
    for folder in try FileSystem.names(in: RawPath(path)) where folder.bytes.count == 2 {
      let folderPath = RawPath(path).appending(folder)
      for name in try FileSystem.names(in: folderPath) {
        guard let fingerprint = Fingerprint(hex: name.text),
          case .file(let bytes) = try FileSystem.entry(at: folderPath.appending(name))
        else { continue }
        found.append((fingerprint, bytes))
      }
    }
    return found.sorted { $0.fingerprint < $1.fingerprint }
  }

  /// The bytes of an original.
  ///
  /// - Throws: ``IntakeError/originalMissing(_:)``, or ``IntakeError/originalChanged(_:)`` when its bytes no longer
  ///   have the fingerprint they are kept under.
  public func bytes(of fingerprint: Fingerprint) throws(IntakeError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try DurableFile.read(file(of: fingerprint))
    } catch {
      if case .notFound = error { throw .originalMissing(fingerprint) }
      throw error
    }
    guard Fingerprint(of: bytes) == fingerprint else { throw .originalChanged(fingerprint) }
    return bytes
  }

  /// Reads an original piece by piece and compares its fingerprint, whatever its size.
  ///
  /// - Throws: ``IntakeError/originalMissing(_:)``, ``IntakeError/originalChanged(_:)``, or
  ///   ``IntakeError/unreadable(path:reason:)``.
  public func check(_ fingerprint: Fingerprint) throws(IntakeError) {
    let place = RawPath(file(of: fingerprint))
    let survey: DiscSurvey
    do throws(IntakeError) {
      guard case .file(let size) = try FileSystem.entry(at: place) else { throw .originalChanged(fingerprint) }
      survey = try DiscImage(at: place, byteCount: size, format: .unknown).survey()
    } catch {
      if case .notFound = error { throw .originalMissing(fingerprint) }
      throw error
    }
    guard survey.unreadableSectors.isEmpty else {
      throw .unreadable(path: place.text, reason: "sectors \(SectorRuns(survey.unreadableSectors))")
    }
    guard survey.fingerprint == fingerprint else { throw .originalChanged(fingerprint) }
  }

  /// Where an original stands.
  public func file(of fingerprint: Fingerprint) -> String { "\(folder(of: fingerprint))/\(fingerprint.hex)" }

  /// Makes the name of a folder of the store safe against a power cut, unless this process has done so before.
  func makeNameSafe(ofFolder folder: String) throws(IntakeError) {
    guard !safeFolders.contains(folder) else { return }
    try FileSystem.synchronizeFolder(path)
    safeFolders.insert(folder)
  }

  func folder(of fingerprint: Fingerprint) -> String { "\(path)/\(fingerprint.hex.prefix(2))" }
}

/// Folders that were synchronised; shared by the threads of this process.
private final class SafeFolders: Sendable {
  private let names = Mutex<Set<String>>([])

  func contains(_ name: String) -> Bool { names.withLock { $0.contains(name) } }
  func insert(_ name: String) { names.withLock { _ = $0.insert(name) } }
}
