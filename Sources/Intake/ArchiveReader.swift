internal import CLibArchive
internal import Foundation

/// A zip or disc image, member by member; the only user of libarchive, and the owner of its pointers.
///
/// Only the formats asked for are enabled: with all of them, libarchive takes a UDF disc for an empty tar. Names come as
/// bytes; no member is ever written to a file.
final class ArchiveReader {
  /// What is opened.
  enum Format {
    case zip
    case iso9660
    /// With the names of Joliet, or of ISO 9660 alone.
    case iso9660WithoutRockRidge
  }

  /// What stands before a member's bytes.
  struct Header {
    let rawName: [UInt8]
    let type: EntryType
    /// What the archive says; nil when it does not.
    let size: Int?
    let isEncrypted: Bool
    /// Where a link points, to show.
    let linkTarget: String
    /// The first name of a file that has several.
    let twin: [UInt8]?
    /// Why its bytes are not what was on the disc, though libarchive gives some.
    let fault: String?
  }

  /// What a member is.
  enum EntryType {
    case file
    case folder
    case link
    case special
  }

  /// Why libarchive does not go on.
  enum Failure: Error, Hashable {
    /// The member needs a password, or another one; the next member can be tried.
    case needsPassword
    /// The member cannot be read; the next can be tried. Holds libarchive's words.
    case member(String)
    /// Nothing more can be read. Holds libarchive's words.
    case archive(String)
  }

  private let archive: OpaquePointer
  private var entry: OpaquePointer?
  private let feed: ArchiveFeed
  /// Names are turned into UTF-8, whatever the process thinks of languages.
  private let utf8: locale_t?

  /// - Parameter password: its bytes; none to read what needs none.
  /// - Throws: ``Failure/archive(_:)``.
  init(_ source: ByteSource, format: Format, password: [UInt8]? = nil) throws(Failure) {
    guard let archive = archive_read_new() else { throw .archive("out of memory") }
    self.archive = archive
    feed = ArchiveFeed(source)
    utf8 = shim_utf8_locale()
    switch format {
    case .zip: archive_read_support_format_zip(archive)
    case .iso9660: archive_read_support_format_iso9660(archive)
    case .iso9660WithoutRockRidge:
      archive_read_support_format_iso9660(archive)
      archive_read_set_format_option(archive, "iso9660", "rockridge", nil)
    }
    if let password, !password.isEmpty, !password.contains(0) {
      _ = (password + [0]).withUnsafeBufferPointer { buffer in
        buffer.withMemoryRebound(to: CChar.self) { archive_read_add_passphrase(archive, $0.baseAddress) }
      }
    }
    archive_read_set_read_callback(archive) { _, client, block in
      guard let client, let block else { return -1 }
      return Unmanaged<ArchiveFeed>.fromOpaque(client).takeUnretainedValue().read(&block.pointee)
    }
    archive_read_set_skip_callback(archive) { _, client, count in
      guard let client else { return 0 }
      return Unmanaged<ArchiveFeed>.fromOpaque(client).takeUnretainedValue().skip(count)
    }
    archive_read_set_seek_callback(archive) { _, client, offset, whence in
      guard let client else { return -1 }
      return Unmanaged<ArchiveFeed>.fromOpaque(client).takeUnretainedValue().seek(offset, whence)
    }
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(feed).toOpaque())
    let status = speakingUTF8 { archive_read_open1(archive) }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw .archive(words) }
  }

  deinit {
    archive_read_free(archive)
    if let utf8 { freelocale(utf8) }
  }

  /// Goes to the next member; nil at the end.
  /// - Throws: ``Failure/archive(_:)``, or ``Failure/member(_:)`` for a header that cannot be understood.
  func next() throws(Failure) -> Header? {
    var found: OpaquePointer?
    let status = speakingUTF8 { archive_read_next_header(archive, &found) }
    switch status {
    case ARCHIVE_EOF: return nil
    case ARCHIVE_OK, ARCHIVE_WARN: break
    case ARCHIVE_FAILED, ARCHIVE_RETRY: throw .member(words)
    default: throw .archive(words)
    }
    guard let found else { throw .archive("it has no header") }
    // Files behind the end of a disc come as empty ones, with a warning; names that cannot be converted are no fault.
    let warning = status == ARCHIVE_WARN ? words : nil
    entry = found
    let type: EntryType
    // A hard link is a second name of a file whose bytes stand elsewhere.
    if archive_entry_hardlink(found) != nil || archive_entry_hardlink_utf8(found) != nil {
      type = .link
    } else {
      switch UInt32(archive_entry_filetype(found)) {
      case 0o100000, 0: type = .file
      case 0o040000: type = .folder
      case 0o120000: type = .link
      default: type = .special
      }
    }
    return speakingUTF8 {
      Header(
        rawName: Self.bytes(archive_entry_pathname(found) ?? archive_entry_pathname_utf8(found)), type: type,
        size: archive_entry_size_is_set(found) != 0 ? Int(archive_entry_size(found)) : nil,
        isEncrypted: archive_entry_is_data_encrypted(found) == 1,
        linkTarget: MemberName(
          raw: Self.bytes(
            archive_entry_hardlink(found) ?? archive_entry_symlink(found) ?? archive_entry_symlink_utf8(found))
        ).shown,
        twin: archive_entry_hardlink(found).map(Self.bytes),
        fault: warning.flatMap { $0.contains("converted") ? nil : $0 })
    }
  }

  /// Unpacks the member gone to, piece by piece.
  /// - Parameter take: says whether to go on.
  func read(_ take: (UnsafeRawBufferPointer) -> Bool) throws(Failure) {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = archive_read_data(archive, chunk.baseAddress, chunk.count)
      if count == 0 { return }
      guard count > 0 else {
        let reason = words
        // libarchive 3.6.2 has no number for it, only these words.
        if reason.contains("assphrase") { throw .needsPassword }
        if Int32(count) == ARCHIVE_FATAL { throw .archive(reason) }
        throw .member(reason)
      }
      guard take(UnsafeRawBufferPointer(rebasing: chunk[..<count])) else { return }
    }
  }

  /// The sectors that failed since the last ``forget()``.
  var touchedUnreadable: [Int] { feed.source.touched }

  /// Starts a new account of unreadable sectors.
  func forget() { feed.source.forget() }

  private var words: String {
    guard let text = archive_error_string(archive) else { return "its directory cannot be read" }
    return MemberName(raw: Self.bytes(text)).shown
  }

  private func speakingUTF8<Value>(_ body: () -> Value) -> Value {
    guard let utf8 else { return body() }
    let before = uselocale(utf8)
    defer { uselocale(before) }
    return body()
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    return UnsafeBufferPointer(start: text, count: strlen(text)).map(UInt8.init(bitPattern:))
  }
}

/// Feeds libarchive from a source.
private final class ArchiveFeed {
  let source: ByteSource
  private var position = 0
  /// What libarchive was lent last; it may look at it until it asks for more.
  private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)

  init(_ source: ByteSource) { self.source = source }

  deinit { block.deallocate() }

  func read(_ lent: inout UnsafeRawPointer?) -> Int {
    lent = UnsafeRawPointer(block.baseAddress)
    let count = source.read(at: position, into: block)
    position += count
    return count
  }

  func skip(_ count: Int64) -> Int64 {
    let step = max(0, min(Int(count), source.byteCount - position))
    position += step
    return Int64(step)
  }

  func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
    let base =
      switch whence {
      case SEEK_SET: 0
      case SEEK_CUR: position
      default: source.byteCount
      }
    let (target, overflow) = base.addingReportingOverflow(Int(offset))
    guard !overflow else { return Int64(ARCHIVE_FATAL) }
    position = max(0, min(target, source.byteCount))
    return Int64(position)
  }
}
