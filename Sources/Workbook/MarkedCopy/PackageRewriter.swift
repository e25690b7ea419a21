internal import CLibZip
internal import Foundation

/// Writes a container anew with some parts changed and some added; the others are copied as they lie there, packed.
enum PackageRewriter {
  /// - Parameters:
  ///   - changed: new bytes by the name the container states.
  ///   - added: further parts, in this order behind the others.
  /// - Throws: ``MarkedCopyError/cannotPack(_:)``.
  static func rewrite(
    _ original: [UInt8], changed: [String: [UInt8]], added: [(name: String, bytes: [UInt8])]
  ) throws(MarkedCopyError) -> [UInt8] {
    var failure: MarkedCopyError?
    var result: [UInt8] = []
    original.withUnsafeBufferPointer { bytes in
      do throws(MarkedCopyError) { result = try rewrite(bytes, changed, added) } catch { failure = error }
    }
    if let failure { throw failure }
    return result
  }

  private static func rewrite(
    _ original: UnsafeBufferPointer<UInt8>, _ changed: [String: [UInt8]], _ added: [(name: String, bytes: [UInt8])]
  ) throws(MarkedCopyError) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let input = zip_source_buffer_create(original.baseAddress, zip_uint64_t(original.count), 0, &error) else {
      throw .cannotPack(String(cString: zip_error_strerror(&error)))
    }
    guard let source = zip_open_from_source(input, ZIP_RDONLY, &error) else {
      zip_source_free(input)
      throw .cannotPack(String(cString: zip_error_strerror(&error)))
    }
    defer { zip_discard(source) }
    guard let output = zip_source_buffer_create(nil, 0, 0, &error) else {
      throw .cannotPack(String(cString: zip_error_strerror(&error)))
    }
    defer { zip_source_free(output) }
    zip_source_keep(output)
    guard let target = zip_open_from_source(output, ZIP_TRUNCATE, &error) else {
      zip_source_free(output)
      throw .cannotPack(String(cString: zip_error_strerror(&error)))
    }
    do throws(MarkedCopyError) {
      try fill(target, from: source, changed, added)
    } catch {
      zip_discard(target)
      throw error
    }
    guard zip_close(target) == 0 else {
      let reason = String(cString: zip_strerror(target))
      zip_discard(target)
      throw .cannotPack(reason)
    }
    return try contents(of: output)
  }

  private static func fill(
    _ target: OpaquePointer, from source: OpaquePointer, _ changed: [String: [UInt8]],
    _ added: [(name: String, bytes: [UInt8])]
  ) throws(MarkedCopyError) {
    // New bytes carry the time of the file's own first part, so that equal input gives equal output.
    var time = time_t(315_532_800)
    for index in 0..<UInt64(max(zip_get_num_entries(source, 0), 0)) {
      var stated = zip_stat_t()
      zip_stat_init(&stated)
      guard let raw = zip_get_name(source, index, zip_flags_t(ZIP_FL_ENC_RAW)),
        zip_stat_index(source, index, 0, &stated) == 0
      else { throw .cannotPack(String(cString: zip_strerror(source))) }
      if index == 0, stated.valid & UInt64(ZIP_STAT_MTIME) != 0 { time = stated.mtime }
      if let bytes = changed[String(cString: raw)] {
        try add(bytes, as: raw, to: target, at: time)
        continue
      }
      // Without a flag the packed bytes are copied as they are, as long as the method stays the same.
      guard let copy = zip_source_zip(target, source, index, 0, 0, -1) else {
        throw .cannotPack(String(cString: zip_strerror(target)))
      }
      let place = try add(copy, as: raw, to: target)
      zip_set_file_compression(target, place, zip_int32_t(stated.comp_method), 0)
    }
    for part in added {
      try part.name.withCStringThrowing { (name) throws(MarkedCopyError) in
        try add(part.bytes, as: name, to: target, at: time)
      }
    }
  }

  private static func add(
    _ bytes: [UInt8], as name: UnsafePointer<CChar>, to target: OpaquePointer, at time: time_t
  ) throws(MarkedCopyError) {
    // libzip reads the bytes only when the container is closed, and frees them then.
    guard let copy = malloc(max(bytes.count, 1)) else { throw .cannotPack("out of memory") }
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    guard let source = zip_source_buffer(target, copy, zip_uint64_t(bytes.count), 1) else {
      free(copy)
      throw .cannotPack(String(cString: zip_strerror(target)))
    }
    let place = try add(source, as: name, to: target)
    zip_file_set_mtime(target, place, time, 0)
    zip_set_file_compression(target, place, ZIP_CM_DEFLATE, 6)
  }

  @discardableResult
  private static func add(
    _ source: OpaquePointer, as name: UnsafePointer<CChar>, to target: OpaquePointer
  ) throws(MarkedCopyError) -> zip_uint64_t {
    let place = zip_file_add(target, name, source, zip_flags_t(ZIP_FL_ENC_GUESS))
    guard place >= 0 else {
      zip_source_free(source)
      throw .cannotPack(String(cString: zip_strerror(target)))
    }
    return zip_uint64_t(place)
  }

  private static func contents(of output: OpaquePointer) throws(MarkedCopyError) -> [UInt8] {
    guard zip_source_open(output) == 0 else { throw .cannotPack("the container cannot be read back") }
    defer { zip_source_close(output) }
    zip_source_seek(output, 0, SEEK_END)
    let count = Int(zip_source_tell(output))
    zip_source_seek(output, 0, SEEK_SET)
    guard count > 0 else { throw .cannotPack("the container is empty") }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = bytes.withUnsafeMutableBytes { zip_source_read(output, $0.baseAddress, zip_uint64_t(count)) }
    guard read == zip_int64_t(count) else { throw .cannotPack("the container cannot be read back") }
    return bytes
  }
}

extension String {
  /// The text as C has it, for a body with typed errors.
  fileprivate func withCStringThrowing(
    _ body: (UnsafePointer<CChar>) throws(MarkedCopyError) -> Void
  ) throws(MarkedCopyError) {
    var failure: MarkedCopyError?
    withCString { text in
      do throws(MarkedCopyError) { try body(text) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
