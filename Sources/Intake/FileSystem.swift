import Foundation

/// Files and folders of the operating system, with its reasons in typed errors. The one door of this target to disk.
enum FileSystem {
  /// What stands at a path, links not followed.
  enum Entry: Hashable {
    case file(bytes: Int)
    case folder
    case link
    case other
  }

  /// - Throws: ``IntakeError/notFound(path:)`` or ``IntakeError/unreadable(path:reason:)``.
  static func entry(at path: String) throws(IntakeError) -> Entry {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .notFound(path: path) }
      throw .unreadable(path: path, reason: reason(errno))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(bytes: Int(status.st_size))
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The names in a folder, sorted by their bytes, `.` and `..` left out.
  static func names(in folder: String) throws(IntakeError) -> [String] {
    guard let handle = opendir(folder) else { throw .unreadable(path: folder, reason: reason(errno)) }
    defer { closedir(handle) }
    var names: [String] = []
    errno = 0
    while let record = readdir(handle) {
      let name = withUnsafePointer(to: &record.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw .unreadable(path: folder, reason: reason(errno)) }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// The bytes of a file.
  static func bytes(at path: String) throws(IntakeError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .notFound(path: path) }
      throw .unreadable(path: path, reason: reason(errno))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: reason(errno)) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path, reason: reason(errno))
      }
      // The file has become shorter while it was read: what is there now would not be what was sent.
      if count == 0 { throw .unreadable(path: path, reason: "the file changed while it was read") }
      filled += count
    }
    return bytes
  }

  /// Writes a file that either is there whole and safe on disk, or not at all: temporary file, fsync, rename, fsync of the folder.
  static func writeDurably(_ bytes: [UInt8], to path: String, temporary: String, mode: mode_t) throws(IntakeError) {
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .storeNotWritable(path: temporary, reason: reason(errno)) }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    func fail(_ number: Int32) -> IntakeError {
      unlink(temporary)
      return .storeNotWritable(path: path, reason: reason(number))
    }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + written, $0.count - written) }
      if count < 0 {
        if errno == EINTR { continue }
        throw fail(errno)
      }
      written += count
    }
    guard fsync(descriptor) == 0 else { throw fail(errno) }
    isOpen = false
    guard close(descriptor) == 0 else { throw fail(errno) }
    guard rename(temporary, path) == 0 else { throw fail(errno) }
    try synchronizeFolder((path as NSString).deletingLastPathComponent)
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(IntakeError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .storeNotWritable(path: path, reason: error.localizedDescription)
    }
  }

  /// Makes a rename in a folder safe against a power cut. The empty path, parent of a bare name, is the current folder.
  static func synchronizeFolder(_ path: String) throws(IntakeError) {
    let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .storeNotWritable(path: path, reason: reason(errno)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .storeNotWritable(path: path, reason: reason(errno)) }
  }

  /// The number of this process, which no other running one has.
  static var processNumber: Int32 { getpid() }

  private static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
