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
    do {
      let connection = try Connection(to: socket, seconds: seconds)
      try connection.send(Array("zINSTREAM\0".utf8)[...])
      var rest = bytes[...]
      while !rest.isEmpty {
        let piece = rest.prefix(1 << 16)
        try connection.send(Self.length(piece.count)[...])
        try connection.send(piece)
        rest = rest.dropFirst(piece.count)
      }
      try connection.send(Self.length(0)[...])
      return Self.verdict(String(decoding: try connection.receive(most: 4096), as: UTF8.self))
    } catch {
      return .failed(reason: error.reason)
    }
  }

  private static func length(_ count: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
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

    /// Everything up to the end, or to a NUL.
    func receive(most: Int) throws(Failure) -> [UInt8] {
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
