import Foundation

/// clamd, the scanner of ClamAV, asked over its socket: every file before anything else reads it.
///
/// Source: clamd(8), INSTREAM: `zINSTREAM\0`, then pieces, each behind its length of four bytes, the highest first, and a
/// length of nothing at the end; the answer is `stream: OK`, `stream: NAME FOUND` or a sentence that ends in `ERROR`.
public struct ClamdScanner: Sendable {
  /// The path of the socket.
  public let socket: String
  /// Seconds to wait for each step of the exchange.
  public let seconds: Int

  /// A scanner behind a socket; nothing is asked of it yet.
  public init(socket: String, seconds: Int = 60) {
    self.socket = socket
    self.seconds = seconds
  }

  /// What the scanner says of some bytes.
  public enum Verdict: Hashable, Sendable {
    /// Nothing was found.
    case clean
    /// Something was found; holds its name.
    case infected(signature: String)
    /// It could not be asked, or did not answer; holds the reason.
    case failed(reason: String)
  }

  /// Has some bytes scanned.
  public func scan(_ bytes: [UInt8]) -> Verdict {
    exchange { connection throws(Failure) in
      var rest = bytes[...]
      while !rest.isEmpty {
        try connection.send(piece: rest.prefix(1 << 16))
        rest = rest.dropFirst(1 << 16)
      }
    }
  }

  /// Has a disc image scanned from its first byte to its last, unreadable sectors as zeros; it is never in memory whole.
  ///
  /// clamd takes no more than its StreamMaxLength, and a larger image has not been scanned.
  func scan(_ image: DiscImage) -> Verdict {
    let source: ByteSource
    do { source = try image.source() } catch { return .failed(reason: error.readingReason) }
    return exchange { connection throws(Failure) in
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      var offset = 0
      while offset < image.byteCount {
        let count = piece.withUnsafeMutableBytes { source.read(at: offset, into: $0) }
        try connection.send(piece: piece[..<count])
        offset += count
      }
    }
  }

  /// One question: `write` sends what is to be scanned.
  private func exchange(_ write: (Connection) throws(Failure) -> Void) -> Verdict {
    do throws(Failure) {
      let connection = try Connection(to: socket, seconds: seconds)
      var interruption: Failure?
      do throws(Failure) {
        try connection.send(Array("zINSTREAM\0".utf8)[...])
        try write(connection)
        try connection.send(piece: [])
      } catch {
        interruption = error
      }
      // clamd hangs up when it has had enough, and then its answer says more than the broken connection.
      guard let interruption else { return Self.verdict(try connection.answer()) }
      let answer: String
      do throws(Failure) { answer = try connection.answer() } catch { throw interruption }
      if answer.isEmpty { throw interruption }
      let verdict = Self.verdict(answer)
      return verdict == .clean ? .failed(reason: interruption.reason) : verdict
    } catch {
      return .failed(reason: error.reason)
    }
  }

  private static func verdict(_ answer: String) -> Verdict {
    let text = answer.prefix { $0 != "\0" && $0 != "\n" }
    let found = text.hasPrefix("stream: ") ? text.dropFirst(8) : text
    if found == "OK" { return .clean }
    if found.hasSuffix(" FOUND") { return .infected(signature: String(found.dropLast(6))) }
    return .failed(reason: found.isEmpty ? "clamd gave no answer" : String(found))
  }

  private struct Failure: Error {
    let reason: String
  }

  /// One connection; closed when nobody holds it.
  private final class Connection {
    private let descriptor: Int32

    init(to path: String, seconds: Int) throws(Failure) {
      descriptor = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      guard descriptor >= 0 else { throw Failure(reason: FileSystem.reason(errno)) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      let name = Array(path.utf8)
      guard name.count < MemoryLayout.size(ofValue: address.sun_path) else {
        throw Failure(reason: "the path of the socket is too long")
      }
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
      var time = timeval(tv_sec: seconds, tv_usec: 0)
      for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
        setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
      }
      let status = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      guard status == 0 else { throw Failure(reason: "\(path): \(FileSystem.reason(errno))") }
    }

    deinit { close(descriptor) }

    /// A piece of the stream, behind its length; the empty one ends it.
    func send(piece: ArraySlice<UInt8>) throws(Failure) {
      let length = (0..<4).map { UInt8(truncatingIfNeeded: piece.count >> (24 - 8 * $0)) }
      try send(length[...])
      try send(piece)
    }

    func send(_ bytes: ArraySlice<UInt8>) throws(Failure) {
      var rest = bytes
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if count < 0 {
          if errno == EINTR { continue }
          throw Failure(reason: FileSystem.reason(errno))
        }
        rest = rest.dropFirst(count)
      }
    }

    /// What clamd says.
    func answer() throws(Failure) -> String { String(decoding: try receive(most: 4096), as: UTF8.self) }

    /// Everything up to the end, or to a NUL.
    private func receive(most: Int) throws(Failure) -> [UInt8] {
      var answer: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 1024)
      while answer.count < most {
        let count = piece.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        if count < 0 {
          if errno == EINTR { continue }
          throw Failure(reason: FileSystem.reason(errno))
        }
        answer += piece[..<count]
        if count == 0 || answer.contains(0) { break }
      }
      return answer
    }
  }
}
