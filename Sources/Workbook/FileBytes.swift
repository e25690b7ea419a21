internal import Foundation

/// A file's bytes, read once.
enum FileBytes {
  /// The whole file.
  /// - Throws: ``WorkbookError/cannotRead(path:errno:)``, or the limit on a file's size.
  static func read(path: String, limits: ReadingLimits) throws(WorkbookError) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw .cannotRead(path: path, errno: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    // Room for the whole at once: growing by doubling would hold a large file twice for a moment.
    var status = stat()
    if fstat(fileno(file), &status) == 0, let size = Int(exactly: status.st_size), size <= limits.fileBytes {
      bytes.reserveCapacity(size)
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
      guard bytes.count <= limits.fileBytes else { throw .limitExceeded(.fileBytes, part: path) }
    }
    // A folder opens but cannot be read.
    guard ferror(file) == 0 else { throw .cannotRead(path: path, errno: errno) }
    return bytes
  }
}
