internal import CLibZip
internal import Foundation

/// The parts of a package, inflated on demand and within limits; all of libzip but the packing of ``PackageRewriter``.
///
/// Sizes that the container claims are never trusted: what comes out is counted.
final class ZipArchiveReader {
  /// The names of the parts as the container states them, in its order, folders left out.
  let names: [String]
  /// The first part that makes the package unsafe, and why.
  let unsafePart: (name: String, reason: WorkbookError.UnsafeReason)?
  private let limits: ReadingLimits
  /// Kept alive for libzip, which reads from it.
  private let package: PackageBytes
  private let archive: OpaquePointer
  private var indexOfKey: [String: UInt64]
  private var inflatedBytes = 0
  private lazy var inflater = PartInflater()

  /// - Throws: ``WorkbookError/damagedArchive(reason:)``, or the limit on parts.
  convenience init(bytes: [UInt8], limits: ReadingLimits) throws(WorkbookError) {
    try self.init(package: PackageBytes(bytes), limits: limits)
  }

  /// The same for bytes that other readers share.
  init(package: PackageBytes, limits: ReadingLimits) throws(WorkbookError) {
    let bytes = package.elements
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error) else {
      throw .damagedArchive(reason: String(cString: zip_error_strerror(&error)))
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw .damagedArchive(reason: String(cString: zip_error_strerror(&error)))
    }
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.parts else {
      zip_discard(archive)
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
    self.package = package
    self.archive = archive
  }

  deinit {
    zip_discard(archive)
  }

  /// Whether there is a part of that name, letter case ignored as packages do.
  func contains(_ name: String) -> Bool { indexOfKey[PartName.key(name)] != nil }

  /// Inflates a part, piece by piece.
  /// - Throws: ``WorkbookError/missingPart(_:)``, a limit, ``WorkbookError/damagedPart(_:reason:)``, and what `take` does.
  func read(
    _ name: String, take: (UnsafeBufferPointer<UInt8>) throws(WorkbookError) -> Void
  ) throws(WorkbookError) {
    let stream = try stream(name)
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { chunk.deallocate() }
    while true {
      let count = try stream.read(into: chunk)
      if count == 0 { return }
      try take(UnsafeBufferPointer(rebasing: chunk[..<count]))
    }
  }

  /// A part to be inflated piece by piece, by libzip.
  /// - Throws: ``WorkbookError/missingPart(_:)``, ``WorkbookError/damagedPart(_:reason:)``.
  func stream(_ name: String) throws(WorkbookError) -> Stream {
    guard let index = indexOfKey[PartName.key(name)] else { throw .missingPart(name) }
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw .damagedPart(name, reason: .unreadable(String(cString: zip_strerror(archive))))
    }
    return Stream(archive: self, part: name, index: index, file: file)
  }

  /// A whole part, inflated at once by libdeflate, its size and checksum as stated.
  ///
  /// Nil when the part is larger than `largest`, not deflated or stored, or in any way not as stated: reading it
  /// piece by piece then says what is wrong, or succeeds.
  func whole(_ name: String, largest: Int = 96 << 20) -> PartBytes? {
    guard let index = indexOfKey[PartName.key(name)], let stated = statedSizes(ofPartAt: index),
      stated.size <= min(largest, limits.inflatedBytesPerPart), inflatedBytes + stated.size <= limits.inflatedBytes,
      // Deflate cannot shrink further than this; a larger claim is a lie, and no memory is taken for it.
      stated.size <= stated.packedSize * 1032 + 64,
      let packed = packedBytes(ofPartAt: index, count: stated.packedSize)
    else { return nil }
    let part: PartBytes?
    if stated.isDeflated {
      part = inflater?.inflate(packed.elements, size: stated.size, crc: stated.crc)
    } else {
      let isAsStated = packed.count == stated.size && PartInflater.matches(packed.elements, crc: stated.crc)
      part = isAsStated ? packed : nil
    }
    if part != nil { inflatedBytes += stated.size }
    return part
  }

  private struct StatedSizes {
    let size: Int
    let packedSize: Int
    let crc: UInt32
    let isDeflated: Bool
  }

  private func statedSizes(ofPartAt index: UInt64) -> StatedSizes? {
    var stated = zip_stat_t()
    zip_stat_init(&stated)
    let wanted = UInt64(
      ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD)
    guard zip_stat_index(archive, index, 0, &stated) == 0, stated.valid & wanted == wanted,
      stated.encryption_method == UInt16(ZIP_EM_NONE),
      stated.comp_method == UInt16(ZIP_CM_DEFLATE) || stated.comp_method == UInt16(ZIP_CM_STORE),
      let size = Int(exactly: stated.size), let packedSize = Int(exactly: stated.comp_size),
      packedSize <= package.elements.count
    else { return nil }
    return StatedSizes(
      size: size, packedSize: packedSize, crc: stated.crc, isDeflated: stated.comp_method == UInt16(ZIP_CM_DEFLATE))
  }

  private func packedBytes(ofPartAt index: UInt64, count: Int) -> PartBytes? {
    guard let file = zip_fopen_index(archive, index, zip_flags_t(ZIP_FL_COMPRESSED)) else { return nil }
    defer { zip_fclose(file) }
    return PartBytes(count: count) { target in
      guard count > 0 else { return 0 }
      return Int(zip_fread(file, target.baseAddress!, zip_uint64_t(count))) == count ? count : nil
    }
  }

  /// One part while it is inflated piece by piece; keeps its archive alive.
  final class Stream {
    private let archive: ZipArchiveReader
    private let part: String
    private let index: UInt64
    private let file: OpaquePointer
    private var partBytes = 0

    fileprivate init(archive: ZipArchiveReader, part: String, index: UInt64, file: OpaquePointer) {
      self.archive = archive
      self.part = part
      self.index = index
      self.file = file
    }

    deinit { zip_fclose(file) }

    /// The next bytes, at most as many as there is room for; 0 at the end.
    /// - Throws: a limit, ``WorkbookError/damagedPart(_:reason:)``.
    func read(into chunk: UnsafeMutableBufferPointer<UInt8>) throws(WorkbookError) -> Int {
      guard let start = chunk.baseAddress, !chunk.isEmpty else { return 0 }
      let count = Int(zip_fread(file, start, zip_uint64_t(chunk.count)))
      guard count >= 0 else {
        throw .damagedPart(part, reason: .unreadable(String(cString: zip_file_strerror(file))))
      }
      if count == 0 {
        // libzip checks the sum, not the size.
        guard archive.statedSize(ofPartAt: index) == partBytes else {
          throw .damagedPart(part, reason: .unreadable("its size is not the stated one"))
        }
        return 0
      }
      partBytes += count
      archive.inflatedBytes += count
      let limits = archive.limits
      guard partBytes <= limits.inflatedBytesPerPart else { throw .limitExceeded(.inflatedBytesPerPart, part: part) }
      guard archive.inflatedBytes <= limits.inflatedBytes else { throw .limitExceeded(.inflatedBytes, part: part) }
      return count
    }

    /// What was read is read again by another way: it counts once.
    func uncount() {
      archive.inflatedBytes -= partBytes
      partBytes = 0
    }
  }

  fileprivate func statedSize(ofPartAt index: UInt64) -> Int? {
    var stated = zip_stat_t()
    zip_stat_init(&stated)
    return zip_stat_index(archive, index, 0, &stated) == 0 ? Int(exactly: stated.size) : nil
  }
}
