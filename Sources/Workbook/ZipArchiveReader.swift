internal import CLibZip
internal import Foundation

/// The parts of a package, inflated on demand and within limits; the only user of libzip.
///
/// Sizes that the container claims are never trusted: what comes out is counted.
final class ZipArchiveReader {
  /// The names of the parts as the container states them, in its order, folders left out.
  let names: [String]
  /// The first part that makes the package unsafe, and why.
  let unsafePart: (name: String, reason: WorkbookError.UnsafeReason)?
  private let limits: ReadingLimits
  private let copy: UnsafeMutableRawBufferPointer
  private let archive: OpaquePointer
  private var indexOfKey: [String: UInt64]
  private var inflatedBytes = 0

  /// - Throws: ``WorkbookError/damagedArchive(reason:)``, or the limit on parts.
  init(bytes: [UInt8], limits: ReadingLimits) throws(WorkbookError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    copy.copyBytes(from: bytes)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(copy.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
      copy.deallocate()
      throw .damagedArchive(reason: String(cString: zip_error_strerror(&error)))
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      copy.deallocate()
      throw .damagedArchive(reason: String(cString: zip_error_strerror(&error)))
    }
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.parts else {
      zip_discard(archive)
      copy.deallocate()
      throw .limitExceeded(.parts, part: "")
    }
    var names: [String] = []
    var indexOfKey: [String: UInt64] = [:]
    var unsafePart: (name: String, reason: WorkbookError.UnsafeReason)?
    for index in 0..<UInt64(count) {
      guard let raw = zip_get_name(archive, index, zip_flags_t(ZIP_FL_ENC_RAW)) else { continue }
      let name = String(cString: raw)
      if name.hasSuffix("/") { continue }
      names.append(name)
      let key = PartName.key(name)
      if PartName.leavesPackage(name) { unsafePart = unsafePart ?? (name, .pathOutsidePackage) }
      if indexOfKey.updateValue(index, forKey: key) != nil { unsafePart = unsafePart ?? (name, .duplicateName) }
    }
    self.names = names
    self.indexOfKey = indexOfKey
    self.unsafePart = unsafePart
    self.limits = limits
    self.copy = copy
    self.archive = archive
  }

  deinit {
    zip_discard(archive)
    copy.deallocate()
  }

  /// Whether there is a part of that name, letter case ignored as packages do.
  func contains(_ name: String) -> Bool { indexOfKey[PartName.key(name)] != nil }

  /// Inflates a part, piece by piece.
  /// - Throws: ``WorkbookError/missingPart(_:)``, a limit, ``WorkbookError/damagedPart(_:reason:)``, and what `take` does.
  func read(
    _ name: String, take: (UnsafeBufferPointer<UInt8>) throws(WorkbookError) -> Void
  ) throws(WorkbookError) {
    guard let index = indexOfKey[PartName.key(name)] else { throw .missingPart(name) }
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw .damagedPart(name, reason: .unreadable(String(cString: zip_strerror(archive))))
    }
    defer { zip_fclose(file) }
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { chunk.deallocate() }
    var partBytes = 0
    while true {
      let count = Int(zip_fread(file, chunk.baseAddress!, zip_uint64_t(chunk.count)))
      guard count >= 0 else {
        throw .damagedPart(name, reason: .unreadable(String(cString: zip_file_strerror(file))))
      }
      if count == 0 {
        // libzip checks the sum, not the size.
        guard let stated = statedSize(ofPartAt: index), stated == partBytes else {
          throw .damagedPart(name, reason: .unreadable("its size is not the stated one"))
        }
        return
      }
      partBytes += count
      inflatedBytes += count
      guard partBytes <= limits.inflatedBytesPerPart else { throw .limitExceeded(.inflatedBytesPerPart, part: name) }
      guard inflatedBytes <= limits.inflatedBytes else { throw .limitExceeded(.inflatedBytes, part: name) }
      try take(UnsafeBufferPointer(rebasing: chunk[..<count]))
    }
  }

  private func statedSize(ofPartAt index: UInt64) -> Int? {
    var stated = zip_stat_t()
    zip_stat_init(&stated)
    return zip_stat_index(archive, index, 0, &stated) == 0 ? Int(exactly: stated.size) : nil
  }
}
