/// Originals on their way into the store: all of them are written first and synchronised together, for each wait for the
/// disk then serves them all.
///
/// None is at its place before ``finish()`` has made the bytes of every one safe, and ``finish()`` returns when their
/// names are safe as well. One that is given up leaves nothing behind.
public final class StoreDelivery {
  private let store: OriginalStore
  /// Written and not at their places yet.
  private var waiting: [(temporary: String, place: String)] = []
  /// The folders of the originals, of those that were there before too: whoever put one there may have been killed
  /// before its name was safe.
  private var folders: Set<String> = []
  private var places: Set<String> = []

  init(to store: OriginalStore) { self.store = store }

  // What is left of a file that was given up is cleared away by the next one to enter the store alone.
  deinit { for file in waiting { try? FileSystem.remove(file.temporary) } }

  /// Writes some bytes for the store, and says their fingerprint.
  ///
  /// - Throws: ``IntakeError/storeNotWritable(path:reason:)``.
  public func add(_ bytes: [UInt8]) throws(IntakeError) -> Fingerprint {
    let fingerprint = Fingerprint(of: bytes)
    let place = store.file(of: fingerprint)
    guard places.insert(place).inserted else { return fingerprint }
    let folder = store.folder(of: fingerprint)
    folders.insert(folder)
    // What is not there, or cannot be looked at, is written anew, and that tells why it fails.
    if let entry = try? FileSystem.entry(at: RawPath(place)), entry == .file(bytes: bytes.count) { return fingerprint }
    try FileSystem.makeFolder(folder)
    let temporary = DurableFile.temporary(for: place)
    try FileSystem.write(bytes, to: temporary, for: place, mode: 0o444)
    waiting.append((temporary, place))
    return fingerprint
  }

  /// Makes everything safe on disk and puts it in its place.
  ///
  /// - Throws: ``IntakeError/storeNotWritable(path:reason:)``; what was not put in its place by then is not kept.
  public func finish() throws(IntakeError) {
    for file in waiting { try FileSystem.synchronize(file.temporary, for: file.place) }
    while let file = waiting.last {
      try FileSystem.rename(file.temporary, to: file.place)
      waiting.removeLast()
    }
    for folder in folders.sorted() {
      try FileSystem.synchronizeFolder(folder)
      try store.makeNameSafe(ofFolder: folder)
    }
    folders = []
  }
}
