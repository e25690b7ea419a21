import Crypto
import Foundation

/// A disc image in a file, or a disc itself, read piece by piece: it may be larger than the memory it may have.
public struct DiscImage: Sendable {
  /// Its size.
  public let byteCount: Int
  /// `.iso9660` or `.udf`.
  public let format: FileFormat
  private let open: @Sendable () throws(IntakeError) -> ByteSource

  /// The image in a file; a link is not followed.
  init(at path: RawPath, byteCount: Int, format: FileFormat) {
    self.byteCount = byteCount
    self.format = format
    open = { () throws(IntakeError) in
      let file = try OpenFile(path)
      return ByteSource(byteCount: byteCount) { offset, buffer in file.read(at: offset, into: buffer) }
    }
  }

  /// An image whose bytes come from elsewhere; `fetch` gives a count, or an error's number, negative.
  init(
    byteCount: Int, format: FileFormat, fetch: @escaping @Sendable (Int, UnsafeMutableRawBufferPointer) -> Int
  ) {
    self.byteCount = byteCount
    self.format = format
    open = { () throws(IntakeError) in ByteSource(byteCount: byteCount, fetch: fetch) }
  }

  /// The disc image in a file; nil when the file is none.
  static func found(at path: RawPath) throws(IntakeError) -> DiscImage? {
    guard case .file(let size) = try FileSystem.entry(at: path) else { return nil }
    let source = try DiscImage(at: path, byteCount: size, format: .unknown).source()
    var head: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while head.count < min(size, chunk.count) {
      head.append(contentsOf: chunk[..<source.read(at: head.count, into: chunk)])
    }
    return ByteSigns(head).discImage.map { DiscImage(at: path, byteCount: size, format: $0) }
  }

  /// Opens it for reading.
  func source() throws(IntakeError) -> ByteSource { try open() }

  /// Reads all of it once: its fingerprint, its label, and the sectors that cannot be read, which count as zeros.
  public func survey() throws(IntakeError) -> DiscSurvey { try survey { _ throws(IntakeError) in } }

  /// The same, and hands on every piece.
  func survey(_ take: (UnsafeRawBufferPointer) throws(IntakeError) -> Void) throws(IntakeError) -> DiscSurvey {
    let source = try open()
    var hash = SHA256()
    var head: [UInt8] = []
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    var offset = 0
    while offset < byteCount {
      let count = source.read(at: offset, into: chunk)
      let piece = UnsafeRawBufferPointer(rebasing: chunk[..<count])
      hash.update(bufferPointer: piece)
      if head.count < 1 << 16 { head.append(contentsOf: piece) }
      try take(piece)
      offset += count
    }
    return DiscSurvey(
      byteCount: byteCount, fingerprint: Fingerprint(digest: hash.finalize()), label: VolumeLabel.label(in: head),
      unreadableSectors: source.unreadable.sorted())
  }
}

/// What is on record of a disc or its image.
public struct DiscSurvey: Hashable, Sendable {
  /// Bytes of the whole image.
  public let byteCount: Int
  /// SHA-256 of the whole image, unreadable sectors as zeros.
  public let fingerprint: Fingerprint
  /// The name of the volume (ボリュームラベル), Joliet's before ISO 9660's; nil when there is none.
  public let label: String?
  /// The sectors of 2048 bytes that could not be read, counted from 0, rising.
  public let unreadableSectors: [Int]
}

/// Where a volume says its name. Source: ECMA-119, 8.4 and 8.5; Joliet specification, 1995.
enum VolumeLabel {
  /// The label in an image's first 64 KiB.
  static func label(in head: [UInt8]) -> String? {
    var plain: String?
    for sector in 16..<32 {
      let start = sector * ByteSource.sectorBytes
      guard start + ByteSource.sectorBytes <= head.count, head[start + 1..<start + 6].elementsEqual("CD001".utf8)
      else { break }
      let field = Array(head[start + 40..<start + 72])
      if head[start] == 1 {
        plain = trimmed(MemberName(raw: field.filter { $0 != 0 }).shown)
      } else if head[start] == 2, head[start + 88] == 0x25, head[start + 89] == 0x2F,
        [0x40, 0x43, 0x45].contains(head[start + 90])
      {
        let units = stride(from: 0, to: 32, by: 2).map { UInt16(field[$0]) << 8 | UInt16(field[$0 + 1]) }
        let text = String(decoding: units.filter { $0 != 0 }, as: UTF16.self)
        if let label = trimmed(MemberName(raw: field, decoded: text).shown) { return label }
      }
    }
    return plain
  }

  private static func trimmed(_ text: String) -> String? {
    let label = text.trimmingCharacters(in: .whitespaces)
    return label.isEmpty || label == "?" ? nil : label
  }
}

/// A file open for reading; closed when nobody holds it.
final class OpenFile: Sendable {
  private let descriptor: Int32

  init(_ path: RawPath) throws(IntakeError) {
    descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) }
    guard descriptor >= 0 else { throw .unreadable(path: path.text, reason: FileSystem.reason(errno)) }
  }

  deinit { close(descriptor) }

  /// The count, 0 at the end, or the error's number, negative.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      if errno != EINTR { return -Int(errno) }
    }
  }
}
