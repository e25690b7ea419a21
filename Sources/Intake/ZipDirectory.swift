/// The central directory of a zip: what its members are called, byte for byte, and where they lie.
///
/// libarchive composes the letters of names, and leaves out a member that lies at the place of another; so names and
/// places are read here, and libarchive only unpacks. Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
struct ZipDirectory {
  /// One member as the directory states it.
  struct Entry {
    let rawName: [UInt8]
    /// The name in UTF-8, when a field beside it states one (Info-ZIP's 0x7075).
    let unicodeName: [UInt8]?
    let flags: Int
    /// How it is packed; under the encryption, where it is encrypted by AES.
    let method: Int
    let isAES: Bool
    let packedSize: Int
    let size: Int
    /// Of its header, counted from the beginning of the file.
    let offset: Int
    /// Unix permissions and type, 0 when written by something else.
    let mode: Int

    var isEncrypted: Bool { flags & 1 != 0 }
    var isFolder: Bool {
      rawName.last == UInt8(ascii: "/") || mode & 0o170000 == 0o040000
        || (rawName.last == UInt8(ascii: "\\") && size == 0)
    }
    var isLink: Bool { mode & 0o170000 == 0o120000 }
    var isSpecial: Bool { ![0, 0o100000, 0o040000, 0o120000].contains(mode & 0o170000) }

    /// The name: the field beside it; else UTF-8 as flagged; else told from its bytes.
    func name(longest: Int) -> MemberName {
      if let unicodeName, let text = String(validating: unicodeName, as: UTF8.self) {
        return MemberName(raw: rawName, decoded: text, longest: longest)
      }
      return MemberName(raw: rawName, longest: longest)
    }
  }

  /// How many members it has, or says it has, whichever is more.
  let count: Int
  /// The members, in the order they lie in the file; none when there are more than asked for.
  let entries: [Entry]
  /// What is wrong with their places, when members lie over one another or outside: no honest program writes that.
  let fault: String?

  /// Nil when there is no directory, or it is damaged.
  /// - Parameter most: of how many members the directory is read; ``count`` says how many there are.
  init?(_ bytes: [UInt8], most: Int = .max) {
    guard let place = Self.place(in: bytes) else { return nil }
    var entries: [Entry] = []
    var at = place.start
    // As many as there are: programs differ in whether they believe the number at the end, and none may be hidden.
    while at + 46 <= place.end, bytes.number(at: at, 4) == 0x0201_4B50, max(entries.count, place.count) <= most {
      guard let entry = Self.entry(bytes, at: &at, end: place.end, base: place.base) else { return nil }
      entries.append(entry)
    }
    count = max(entries.count, place.count)
    guard count <= most else {
      self.entries = []
      fault = nil
      return
    }
    guard entries.count == count else { return nil }
    self.entries = entries.sorted { $0.offset < $1.offset }
    fault = Self.fault(of: self.entries, in: bytes, end: place.start)
  }

  private struct Place {
    let start: Int
    let end: Int
    let count: Int
    /// What stands before the zip in the file: a self-extracting program's code.
    let base: Int
  }

  private static func place(in bytes: [UInt8]) -> Place? {
    guard bytes.count >= 22 else { return nil }
    var end = bytes.count - 22
    let lowest = max(0, end - 0xFFFF)
    while end >= lowest {
      if bytes.number(at: end, 4) == 0x0605_4B50, end + 22 + bytes.number(at: end + 20, 2) <= bytes.count { break }
      end -= 1
    }
    guard end >= lowest else { return nil }
    var count = bytes.number(at: end + 10, 2)
    var size = bytes.number(at: end + 12, 4)
    var start = bytes.number(at: end + 16, 4)
    var directoryEnd = end
    if end >= 20, bytes.number(at: end - 20, 4) == 0x0706_4B50 {
      let large = bytes.number(at: end - 12, 8)
      guard large >= 0, large <= end - 76, bytes.number(at: large, 4) == 0x0606_4B50 else { return nil }
      count = bytes.number(at: large + 32, 8)
      size = bytes.number(at: large + 40, 8)
      start = bytes.number(at: large + 48, 8)
      directoryEnd = large
    }
    guard count >= 0, size >= 0, start >= 0, size <= directoryEnd, start <= directoryEnd - size else { return nil }
    return Place(
      start: directoryEnd - size, end: directoryEnd, count: count, base: directoryEnd - size - start)
  }

  private static func entry(_ bytes: [UInt8], at: inout Int, end: Int, base: Int) -> Entry? {
    let nameCount = bytes.number(at: at + 28, 2)
    let extraCount = bytes.number(at: at + 30, 2)
    let next = at + 46 + nameCount + extraCount + bytes.number(at: at + 32, 2)
    guard next <= end else { return nil }
    var packedSize = bytes.number(at: at + 20, 4)
    var size = bytes.number(at: at + 24, 4)
    var offset = bytes.number(at: at + 42, 4)
    let name = Array(bytes[at + 46..<at + 46 + nameCount])
    var unicodeName: [UInt8]?
    var method = bytes.number(at: at + 10, 2)
    let isAES = method == 99
    var field = at + 46 + nameCount
    let extraEnd = field + extraCount
    while field + 4 <= extraEnd {
      let kind = bytes.number(at: field, 2)
      let start = field + 4
      let stop = start + bytes.number(at: field + 2, 2)
      guard stop <= extraEnd else { break }
      if kind == 1 {
        var value = start
        func large(_ small: Int) -> Int {
          guard small == 0xFFFF_FFFF, value + 8 <= stop else { return small }
          defer { value += 8 }
          return bytes.number(at: value, 8)
        }
        size = large(size)
        packedSize = large(packedSize)
        offset = large(offset)
      } else if kind == 0x7075, stop - start > 5, bytes[start] == 1 {
        unicodeName = Array(bytes[start + 5..<stop])
      } else if kind == 0x9901, stop - start >= 7 {
        method = bytes.number(at: start + 5, 2)
      }
      field = stop
    }
    guard size >= 0, packedSize >= 0, offset >= 0, offset <= bytes.count - base else { return nil }
    let isUnix = [3, 19].contains(Int(bytes[at + 5]))
    defer { at = next }
    return Entry(
      rawName: name, unicodeName: unicodeName, flags: bytes.number(at: at + 8, 2), method: method,
      isAES: isAES, packedSize: packedSize, size: size, offset: base + offset,
      mode: isUnix ? bytes.number(at: at + 40, 2) : 0)
  }

  private static func fault(of entries: [Entry], in bytes: [UInt8], end: Int) -> String? {
    for (index, entry) in entries.enumerated() {
      let limit = index + 1 < entries.count ? entries[index + 1].offset : end
      guard entry.offset + 30 <= bytes.count, bytes.number(at: entry.offset, 4) == 0x0403_4B50 else {
        return "a member does not begin where the directory says"
      }
      let data = entry.offset + 30 + bytes.number(at: entry.offset + 26, 2) + bytes.number(at: entry.offset + 28, 2)
      guard entry.packedSize <= limit - data else { return "members lie over one another" }
    }
    return nil
  }
}

extension [UInt8] {
  /// A number of some bytes, the lowest first, at a place known to be inside; negative when it needs the 64th bit.
  func number(at offset: Int, _ count: Int) -> Int {
    var value: UInt64 = 0
    for index in (0..<count).reversed() { value = value << 8 | UInt64(self[offset + index]) }
    return Int(truncatingIfNeeded: value)
  }
}
