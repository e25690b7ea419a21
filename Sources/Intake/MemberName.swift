import Foundation

/// What is odd about a name that stands in a container or message.
public enum NameIssue: String, Hashable, Sendable, Codable, CaseIterable {
  /// `..` among its folders: it points outside the container.
  case parentFolder
  /// It begins at a root: `/etc/passwd`, `\\server\share`.
  case absolute
  /// `C:`.
  case driveLetter
  /// A NUL or another control character.
  case controlCharacter
  /// A character that turns the direction of writing, so that a name reads other than it is.
  case directionMark
  /// A name Windows keeps for devices: CON, NUL, COM1.
  case deviceName
  /// In no character set it could be in; shown with marks for what is not known.
  case undecodable
  /// Empty, or longer than the limit; cut in what is shown.
  case length
}

/// A name from a container or message: shown safely, kept as it was written, never used to open anything.
struct MemberName: Hashable, Sendable {
  /// The bytes as written.
  let raw: [UInt8]
  /// The name to show: composed characters (NFC), `/` between folders, nothing in it that is a path or moves a cursor.
  let shown: String
  /// What is odd about the raw name, in the order of the cases.
  let issues: [NameIssue]

  /// A name written in bytes of no stated character set: UTF-8 when they are valid UTF-8, else the CP932 of Japanese
  /// Windows, else marks for what is neither.
  init(raw: [UInt8], longest: Int = IntakeLimits.standard.nameBytes) {
    if let text = Self.decoded(raw) {
      self.init(raw: raw, decoded: text, longest: longest)
    } else {
      self.init(raw: raw, decoded: String(decoding: raw, as: UTF8.self), isCertain: false, longest: longest)
    }
  }

  /// A name whose text is known already.
  init(
    raw: [UInt8], decoded: String, isCertain: Bool = true, longest: Int = IntakeLimits.standard.nameBytes
  ) {
    var found: Set<NameIssue> = isCertain ? [] : [.undecodable]
    var text = decoded.precomposedStringWithCanonicalMapping
    if text.contains(where: \.isNewline) || text.unicodeScalars.contains(where: Self.isControl) {
      found.insert(.controlCharacter)
    }
    if text.unicodeScalars.contains(where: Self.turnsDirection) { found.insert(.directionMark) }
    text = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { Self.isControl($0) || Self.turnsDirection($0) ? "\u{FFFD}" : $0 }))
    if text.utf8.count > longest {
      found.insert(.length)
      while text.utf8.count > longest { text.removeLast() }
    }
    let isRooted = text.utf8.first.map { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") } ?? false
    if isRooted { found.insert(.absolute) }
    // Windows' own zip tools write backslashes; what is behind one is a folder like any other.
    var parts = text.split { $0 == "/" || $0 == "\\" }.map(String.init).filter { $0 != "." }
    if let first = parts.first, first.utf8.count >= 2, first.utf8.dropFirst().first == UInt8(ascii: ":"),
      first.utf8.first.map({ (0x41...0x5A).contains($0 & 0xDF) }) == true
    {
      found.insert(.driveLetter)
      let rest = String(first.dropFirst(2))
      parts[0] = rest
      if rest.isEmpty { parts.removeFirst() }
    }
    if parts.contains("..") {
      found.insert(.parentFolder)
      parts.removeAll { $0 == ".." }
    }
    if parts.contains(where: Self.isDevice) { found.insert(.deviceName) }
    if parts.isEmpty { found.insert(.length) }
    self.raw = raw
    shown = parts.isEmpty ? "?" : parts.joined(separator: "/")
    issues = NameIssue.allCases.filter(found.contains)
  }

  /// The text of some bytes, when they are UTF-8 or CP932.
  static func decoded(_ bytes: [UInt8]) -> String? {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    guard let text = String(data: Data(bytes), encoding: .shiftJIS), !text.unicodeScalars.contains("\u{FFFD}")
    else { return nil }
    return text
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{202A}"..."\u{202E}").contains(scalar) || ("\u{2066}"..."\u{2069}").contains(scalar)
      || scalar == "\u{200E}" || scalar == "\u{200F}" || scalar == "\u{061C}"
  }

  /// Source: Microsoft, "Naming Files, Paths, and Namespaces"; the extension does not matter (NUL.txt is NUL).
  private static func isDevice(_ part: String) -> Bool {
    let stem = part.prefix { $0 != "." && $0 != ":" }.uppercased().trimmingCharacters(in: .whitespaces)
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(stem) { return true }
    guard stem.count == 4, stem.hasPrefix("COM") || stem.hasPrefix("LPT"), let digit = stem.last else { return false }
    return "123456789¹²³".contains(digit)
  }
}
