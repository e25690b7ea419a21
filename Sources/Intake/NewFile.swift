import Foundation
import Synchronization

/// A file that is written piece by piece and stands at its place only when it is whole and safe on disk.
final class NewFile {
  private let path: String
  private let descriptor: Int32

  /// - Parameter path: a temporary name on the disk of the final one.
  init(_ path: String, mode: mode_t) throws(IntakeError) {
    self.path = path
    unlink(path)
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw .storeNotWritable(path: path, reason: FileSystem.reason(errno)) }
  }

  deinit { close(descriptor) }

  func append(_ piece: UnsafeRawBufferPointer) throws(IntakeError) {
    var written = 0
    while written < piece.count {
      let count = write(descriptor, piece.baseAddress.map { $0 + written }, piece.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        throw .storeNotWritable(path: path, reason: FileSystem.reason(errno))
      }
      written += count
    }
  }

  /// Moves the file to its place, over what may be there.
  func finish(as destination: String) throws(IntakeError) {
    guard fsync(descriptor) == 0, rename(path, destination) == 0 else {
      throw .storeNotWritable(path: destination, reason: FileSystem.reason(errno))
    }
    try FileSystem.synchronizeFolder(FileSystem.parent(of: destination))
  }
}

extension FileSystem {
  private static let numbers = Atomic(0)

  /// A number this process has not used for a file yet.
  static func nextNumber() -> Int { numbers.add(1, ordering: .relaxed).newValue }
}
