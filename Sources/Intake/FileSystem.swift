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
  static func entry(at path: RawPath) throws(IntakeError) -> Entry {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw .notFound(path: path.text) }
      throw .unreadable(path: path.text, reason: reason(errno))
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file(bytes: Int(status.st_size))
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The path behind links, for a path that a person named.
  static func resolved(_ path: RawPath) throws(IntakeError) -> RawPath {
    guard let real = path.withCString({ realpath($0, nil) }) else {
      if errno == ENOENT || errno == ENOTDIR { throw .notFound(path: path.text) }
      throw .unreadable(path: path.text, reason: reason(errno))
    }
    defer { free(real) }
    return RawPath(bytes: Array(UnsafeBufferPointer(start: real, count: strlen(real))).map(UInt8.init(bitPattern:)))
  }

  /// The names in a folder, sorted by their bytes, `.` and `..` left out.
  static func names(in folder: RawPath) throws(IntakeError) -> [RawPath] {
    guard let handle = folder.withCString({ opendir($0) }) else {
      throw .unreadable(path: folder.text, reason: reason(errno))
    }
    defer { closedir(handle) }
    var names: [RawPath] = []
    errno = 0
    while let record = readdir(handle) {
      let name = withUnsafeBytes(of: &record.pointee.d_name) { RawPath(bytes: Array($0.prefix { $0 != 0 })) }
      if name.text != ".", name.text != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw .unreadable(path: folder.text, reason: reason(errno)) }
    return names.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  /// Where a link points, to show; empty when the link cannot be read.
  static func linkTarget(at path: RawPath) -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = path.withCString { name in
      buffer.withUnsafeMutableBytes { $0.bindMemory(to: CChar.self).baseAddress.map { readlink(name, $0, 4096) } ?? -1 }
    }
    return count > 0 ? RawPath(bytes: Array(buffer[..<count])).text : ""
  }

  /// The bytes of a file; a link is not followed.
  static func bytes(at path: RawPath) throws(IntakeError) -> [UInt8] {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .notFound(path: path.text) }
      throw .unreadable(path: path.text, reason: reason(errno))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path.text, reason: reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadable(path: path.text, reason: "it is no ordinary file")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable(path: path.text, reason: reason(errno))
      }
      // The file has become shorter while it was read: what is there now would not be what was sent.
      if count == 0 { throw .unreadable(path: path.text, reason: "the file changed while it was read") }
      filled += count
    }
    return bytes
  }

  /// The first bytes of a file, as many as there are up to `count`; a link is not followed.
  static func start(of path: RawPath, count: Int) throws(IntakeError) -> [UInt8] {
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
    guard descriptor >= 0 else {
      if errno == ENOENT { throw .notFound(path: path.text) }
      throw .unreadable(path: path.text, reason: reason(errno))
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let filled = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    guard filled >= 0 else { throw .unreadable(path: path.text, reason: reason(errno)) }
    return Array(bytes[..<filled])
  }

  /// Writes a file that either is there whole and safe on disk, or not at all: temporary file, fsync, rename, fsync of the folder.
  static func writeDurably(_ bytes: [UInt8], to path: String, temporary: String, mode: mode_t) throws(IntakeError) {
    try write(bytes, to: temporary, for: path, mode: mode)
    do throws(IntakeError) {
      try synchronize(temporary, for: path)
      try rename(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
    try synchronizeFolder(parent(of: path))
  }

  /// Writes a temporary file, which is not safe on disk yet; one that cannot be written whole is removed.
  ///
  /// - Parameter path: the place it is meant for, which an error names.
  static func write(_ bytes: [UInt8], to temporary: String, for path: String, mode: mode_t) throws(IntakeError) {
    // A process of the same number may have been killed here, and what it left may be read-only.
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw .storeNotWritable(path: path, reason: reason(errno)) }
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    func fail(_ number: Int32) -> IntakeError {
      unlink(temporary)
      return .storeNotWritable(path: path, reason: reason(number))
    }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + written, $0.count - written) }
      if count < 0 {
        if errno == EINTR { continue }
        throw fail(errno)
      }
      written += count
    }
    isOpen = false
    guard close(descriptor) == 0 else { throw fail(errno) }
  }

  /// Makes the bytes of a file safe on disk.
  static func synchronize(_ file: String, for path: String) throws(IntakeError) {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .storeNotWritable(path: path, reason: reason(errno)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .storeNotWritable(path: path, reason: reason(errno)) }
  }

  /// Moves a file over what may be at its place.
  static func rename(_ file: String, to path: String) throws(IntakeError) {
    guard Foundation.rename(file, path) == 0 else { throw .storeNotWritable(path: path, reason: reason(errno)) }
  }

  /// Writes a file that something else fills under a temporary name; there whole and safe on disk, or not at all.
  static func move(_ path: String, durablyTo destination: String) throws(IntakeError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .storeNotWritable(path: destination, reason: reason(errno)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0, Foundation.rename(path, destination) == 0 else {
      throw .storeNotWritable(path: destination, reason: reason(errno))
    }
    try synchronizeFolder(parent(of: destination))
  }

  /// Removes a file, if it is still there.
  static func remove(_ path: String) throws(IntakeError) {
    guard unlink(path) == 0 || errno == ENOENT else {
      throw .storeNotWritable(path: path, reason: reason(errno))
    }
  }

  /// The folder a path stands in; `.` for a bare name. (Foundation's own traps on a path of one letter.)
  static func parent(of path: String) -> String {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
  }

  /// The last name of a path, without a slash behind it.
  static func lastName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) throws(IntakeError) {
    // One call of the system where the folders above are there, which is nearly always.
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
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

  /// The system's own words for an error number.
  static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}
