internal import CGsf

/// An OLE2 container (複合ファイル): streams under names, the box around .xls and around encrypted workbooks.
///
/// The only user of libgsf. Nothing is kept open after the calls; a stream comes out whole.
/// Source: [MS-CFB] Compound File Binary File Format.
final class OLEContainer {
  /// The names in the root, streams and storages, in the container's order.
  let names: [String]
  private let copy: UnsafeMutableRawBufferPointer
  private let input: UnsafeMutablePointer<GsfInput>
  private let container: UnsafeMutablePointer<GsfInfile>

  /// - Throws: ``WorkbookError/damagedArchive(reason:)`` when the bytes are no container, or a broken one.
  init(bytes: [UInt8]) throws(WorkbookError) {
    _ = Self.isLibraryReady
    try OLEDirectory.check(bytes)
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    copy.copyBytes(from: bytes)
    let start = copy.baseAddress?.assumingMemoryBound(to: UInt8.self)
    guard let input = gsf_input_memory_new(start, gsf_off_t(bytes.count), 0) else {
      copy.deallocate()
      throw .damagedArchive(reason: "out of memory")
    }
    var failure: UnsafeMutablePointer<GError>?
    guard let container = gsf_infile_msole_new(input, &failure) else {
      let reason = failure.flatMap { $0.pointee.message.map { String(cString: $0) } } ?? "no OLE container"
      g_error_free(failure)
      g_object_unref(UnsafeMutableRawPointer(input))
      copy.deallocate()
      throw .damagedArchive(reason: reason)
    }
    let count = gsf_infile_num_children(container)
    names = (0..<max(count, 0)).compactMap { index in
      gsf_infile_name_by_index(container, index).map { String(cString: $0) }
    }
    self.copy = copy
    self.input = input
    self.container = container
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(container))
    g_object_unref(UnsafeMutableRawPointer(input))
    copy.deallocate()
  }

  /// Whether the root has a stream or storage of that name, letter case ignored as [MS-CFB] 2.6.4 says.
  func contains(_ name: String) -> Bool { names.contains { $0.lowercased() == name.lowercased() } }

  /// A stream of the root, whole; letter case is ignored.
  /// - Throws: ``WorkbookError/missingPart(_:)``, or ``WorkbookError/damagedPart(_:reason:)`` when its sectors do not add up.
  func stream(_ name: String) throws(WorkbookError) -> [UInt8] {
    guard let written = names.first(where: { $0.lowercased() == name.lowercased() }),
      let stream = gsf_infile_child_by_name(container, written)
    else { throw .missingPart(name) }
    defer { g_object_unref(UnsafeMutableRawPointer(stream)) }
    let size = Int(gsf_input_size(stream))
    // The size is a claim; no stream is longer than the file it stands in.
    guard (0...copy.count).contains(size) else {
      throw .damagedPart(name, reason: .unreadable("a stream of \(size) bytes in a file of \(copy.count)"))
    }
    if size == 0 { return [] }
    var isRead = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      isRead = gsf_input_read(stream, size, buffer.baseAddress) != nil
      count = isRead ? size : 0
    }
    guard isRead else { throw .damagedPart(name, reason: .unreadable("its sectors do not add up")) }
    return bytes
  }

  private static let isLibraryReady: Bool = {
    gsf_init()
    // What it finds wrong in a container comes back as an error; its own lines on the error stream help nobody.
    let levels = GLogLevelFlags(rawValue: ~0)
    for domain in ["libgsf:msole", nil] { g_log_set_handler(domain, levels, { _, _, _, _ in }, nil) }
    return true
  }()
}
