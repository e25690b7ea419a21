internal import CGMime
internal import Foundation
internal import Synchronization

/// GMime: where the parts of a message lie, how their bytes were written as lines, and what a date means; the only user
/// of it, and the owner of its pointers.
///
/// Header values come as raw bytes: GMime 3.2.13 loses the second of two base64 words and reads code page 50221 as
/// noise, so ``EncodedWords`` and ``HeaderParameters`` read them. Nothing is ever written with it.
enum GMimeReader {
  /// A part, or a multipart with the parts in it.
  struct Object: Sendable {
    enum Content: Sendable {
      /// Where its bytes lie in the message.
      case part(Range<Int>)
      /// How many parts it has, whether its last boundary came, and, without parts, the text in their stead.
      case multipart(count: Int, isEnded: Bool, text: [UInt8])
    }

    /// The multiparts around it.
    let depth: Int
    /// Its header fields, and where each begins in the message.
    let fields: [(field: MailHeaders.Field, offset: Int)]
    /// Where its last header field ends.
    let fieldsEnd: Int
    let content: Content
  }

  /// The parts of a message.
  struct Reading: Sendable {
    /// A multipart before its parts.
    var objects: [Object] = []
    /// Where lines stand among header fields that are none, ascending. GMime passes over them.
    var strayLines: [Int] = []
  }

  /// The multiparts within each other that GMime opens; one further down it leaves closed.
  static let levels = 1024

  /// Bytes of stack for reading a message: eight times what GMime was measured to take for as many levels as it opens,
  /// 119 KiB (35 KiB for 250 of them).
  static let stackBytes = 1 << 20

  /// Reads a message on a thread of its own, since GMime goes down by recursion and the stacks of worker threads are small.
  ///
  /// Asked for a part, not for a message, it leaves the address lists alone, whose reader goes down once more.
  /// - Parameter bytes: from the first header field on, less than 2 GiB.
  /// - Returns: nil when there is no header.
  static func read(_ bytes: [UInt8]) -> Reading? {
    isReady
    let answer = Answer()
    let thread = Thread {
      let reading = parse(bytes)
      answer.reading.withLock { $0 = reading }
      answer.isThere.signal()
    }
    thread.stackSize = stackBytes
    thread.start()
    answer.isThere.wait()
    return answer.reading.withLock { $0 }
  }

  /// What one thread leaves for another.
  private final class Answer: Sendable {
    let reading = Mutex<Reading?>(nil)
    let isThere = DispatchSemaphore(value: 0)
  }

  /// The bytes that were written in a way of RFC 2045, as GMime reads it; nil when the way is to leave them as they are.
  static func decoded(_ content: ArraySlice<UInt8>, label: String) -> [UInt8]? {
    isReady
    let encoding = g_mime_content_encoding_from_string(label)
    guard
      [GMIME_CONTENT_ENCODING_BASE64, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE, GMIME_CONTENT_ENCODING_UUENCODE]
        .contains(encoding)
    else { return nil }
    let stream = content.withUnsafeBytes { bytes in
      g_mime_stream_mem_new_with_buffer(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    let wrapper = g_mime_data_wrapper_new_with_stream(stream, encoding)
    let output = g_mime_stream_mem_new()
    defer {
      g_object_unref(output)
      g_object_unref(wrapper)
      g_object_unref(stream)
    }
    g_mime_data_wrapper_write_to_stream(wrapper, output)
    guard let array = g_mime_stream_mem_get_byte_array(shim_as_memory(output)), let data = array.pointee.data else {
      return []
    }
    return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
  }

  /// Seconds since 1970-01-01 00:00 UTC of a date header; nil when GMime makes nothing of it.
  static func seconds(ofDate text: String) -> Int64? {
    isReady
    guard let date = g_mime_utils_header_decode_date(text) else { return nil }
    defer { g_date_time_unref(date) }
    return Int64(g_date_time_to_unix(date))
  }

  private static let isReady: Void = {
    g_mime_init()
    shim_keep_messages_whole()
  }()

  private static func parse(_ bytes: [UInt8]) -> Reading? {
    let stream = stream(of: bytes)
    let parser = g_mime_parser_new_with_stream(stream)
    let options = g_mime_parser_options_new()
    // It outlives the objects: GMime hands the options on to them.
    let strayLines = UnsafeMutablePointer<[Int]>.allocate(capacity: 1)
    strayLines.initialize(to: [])
    g_mime_parser_options_set_warning_callback(
      options,
      { offset, code, _, lines in
        guard code == GMIME_CRIT_INVALID_HEADER_NAME, offset >= 0 else { return }
        lines?.assumingMemoryBound(to: [Int].self).pointee.append(Int(offset))
      }, strayLines)
    let object = g_mime_parser_construct_part(parser, options)
    defer {
      if let object { g_object_unref(object) }
      g_mime_parser_options_free(options)
      g_object_unref(parser)
      g_object_unref(stream)
      strayLines.deinitialize(count: 1)
      strayLines.deallocate()
    }
    guard let object else { return nil }
    var reading = Reading(strayLines: strayLines.pointee.sorted())
    var waiting = [(object: object, depth: 0)]
    while let (object, depth) = waiting.popLast() {
      reading.objects.append(read(object, depth, in: bytes))
      guard shim_is_multipart(object) != 0 else { continue }
      let multipart = shim_as_multipart(object)
      for index in (0..<g_mime_multipart_get_count(multipart)).reversed() {
        if let part = g_mime_multipart_get_part(multipart, index) { waiting.append((part, depth + 1)) }
      }
    }
    return reading
  }

  /// The bytes as GMime can take them, each at its place.
  private static func stream(of bytes: [UInt8]) -> UnsafeMutablePointer<GMimeStream>? {
    let array = g_byte_array_sized_new(UInt32(bytes.count + 1))
    g_byte_array_append(array, bytes, UInt32(bytes.count))
    if let data = array?.pointee.data {
      let isOldMac = !bytes.contains(0x0A)
      for index in bytes.indices where bytes[index] == 0 || (isOldMac && bytes[index] == 0x0D) {
        // A NUL would end a C string; a line that ends with a CR alone is none to GMime.
        data[index] = bytes[index] == 0 ? 0x20 : 0x0A
      }
    }
    // Without the last line break GMime takes a message that ends within a header for none.
    g_byte_array_append(array, [0x0A], 1)
    return g_mime_stream_mem_new_with_byte_array(array)
  }

  private static func read(_ object: UnsafeMutablePointer<GMimeObject>, _ depth: Int, in bytes: [UInt8]) -> Object {
    let headers = g_mime_object_get_header_list(object)
    var fieldsEnd = 0
    let fields = (0..<g_mime_header_list_get_count(headers)).compactMap { index -> (MailHeaders.Field, Int)? in
      guard let header = g_mime_header_list_get_header_at(headers, index),
        let name = g_mime_header_get_name(header), let rawName = g_mime_header_get_raw_name(header),
        let raw = g_mime_header_get_raw_value(header)
      else { return nil }
      let value = Array(UnsafeRawBufferPointer(start: raw, count: strlen(raw)))
      let offset = Int(g_mime_header_get_offset(header))
      fieldsEnd = min(bytes.count, offset + strlen(rawName) + 1 + value.count)
      return (MailHeaders.Field(name: String(cString: name).lowercased(), raw: MailText.trimmed(value)), offset)
    }
    return Object(
      depth: depth, fields: fields, fieldsEnd: fieldsEnd, content: content(of: object, fieldsEnd, in: bytes))
  }

  private static func content(
    of object: UnsafeMutablePointer<GMimeObject>, _ fieldsEnd: Int, in bytes: [UInt8]
  ) -> Object.Content {
    if shim_is_multipart(object) != 0, let multipart = shim_as_multipart(object) {
      let count = Int(g_mime_multipart_get_count(multipart))
      var text: [UInt8] = []
      if count == 0, let prologue = g_mime_multipart_get_prologue(multipart) {
        text = Array(UnsafeRawBufferPointer(start: prologue, count: strlen(prologue)))
      }
      return .multipart(count: count, isEnded: multipart.pointee.write_end_boundary != 0, text: text)
    }
    guard shim_is_part(object) != 0, let wrapper = g_mime_part_get_content(shim_as_part(object)),
      let stream = g_mime_data_wrapper_get_stream(wrapper)
    else { return .part(fieldsEnd..<fieldsEnd) }
    let start = min(bytes.count, Int(stream.pointee.bound_start))
    return .part(start..<max(start, min(bytes.count, Int(stream.pointee.bound_end))))
  }
}
