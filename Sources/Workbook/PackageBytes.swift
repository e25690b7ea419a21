/// The bytes of a package at a fixed address, never changed: several readers, on several threads, may share them.
final class PackageBytes: @unchecked Sendable {
  let elements: UnsafeRawBufferPointer

  init(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    copy.copyBytes(from: bytes)
    elements = UnsafeRawBufferPointer(rebasing: copy[..<bytes.count])
    memory = copy
  }

  private let memory: UnsafeMutableRawBufferPointer

  deinit { memory.deallocate() }
}
