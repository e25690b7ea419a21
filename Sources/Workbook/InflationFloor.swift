/// What any reader of a package must at least do: inflating its parts. Benchmarks compare with it.
public enum InflationFloor {
  /// Inflates every part of a package, checks its checksum and forgets it; the bytes that came out in all.
  /// - Throws: ``WorkbookError`` as reading does.
  public static func inflate(path: String, limits: ReadingLimits = .standard) throws(WorkbookError) -> Int {
    let archive = try ZipArchiveReader(bytes: FileBytes.read(path: path, limits: limits), limits: limits)
    var count = 0
    for name in archive.names {
      if let bytes = archive.whole(name) {
        count += bytes.elements.count
      } else {
        try archive.read(name) { (bytes) throws(WorkbookError) in count += bytes.count }
      }
    }
    return count
  }
}
