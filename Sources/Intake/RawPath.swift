import Foundation

/// A path or name as the file system has it: bytes, which on an old disc need not be UTF-8.
struct RawPath: Hashable, Sendable {
  /// The bytes, without a NUL.
  let bytes: [UInt8]

  /// Some bytes.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// A path a person typed.
  init(_ path: String) { bytes = Array(path.utf8) }

  /// The name to show: UTF-8, else the Shift_JIS of Japanese Windows, else with marks for what is neither.
  var text: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return String(data: Data(bytes), encoding: .shiftJIS) ?? String(decoding: bytes, as: UTF8.self)
  }

  /// The path of a name in this folder.
  func appending(_ name: RawPath) -> RawPath { RawPath(bytes: bytes + [UInt8(ascii: "/")] + name.bytes) }

  /// Lends the path to a function of the operating system.
  func withCString<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
    (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer { buffer in
      // A buffer with at least the NUL in it has an address.
      body(buffer.baseAddress!)
    }
  }
}
