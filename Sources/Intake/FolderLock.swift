import Foundation

/// A lock on a folder that the system takes back when its holder dies, whatever it dies of.
///
/// Several may work in a folder at once when each writes files of its own (shared); who clears up or must be alone waits
/// until nobody else is there (exclusive).
public final class FolderLock: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// How a folder is worked in.
  public enum Kind: Sendable {
    /// Beside others.
    case shared
    /// Alone.
    case exclusive
  }

  /// Takes the lock, trying for a while.
  ///
  /// - Parameter seconds: how long to try; 0 asks once.
  /// - Returns: the lock, held while the value lives; nil when others have not let go in time.
  /// - Throws: ``IntakeError/storeNotWritable(path:reason:)`` when the folder cannot be opened.
  public static func take(_ kind: Kind, on folder: String, seconds: Int) throws(IntakeError) -> FolderLock? {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .storeNotWritable(path: folder, reason: FileSystem.reason(errno)) }
    let lock = FolderLock(descriptor: descriptor)
    let operation = (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB
    let pause: UInt32 = 20_000  // microseconds
    var pauses = seconds * 50
    while flock(descriptor, operation) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw .storeNotWritable(path: folder, reason: FileSystem.reason(errno))
      }
      guard pauses > 0 else { return nil }
      pauses -= 1
      usleep(pause)
    }
    return lock
  }

  /// Goes on beside others after having been alone.
  public func share() { while flock(descriptor, LOCK_SH) != 0, errno == EINTR {} }
}
