/// Files that stand as lines in the text of a message: uuencode, as mail programs write attachments that send plain text
/// alone (Outlook's setting 「テキスト形式で添付ファイルをUUENCODEする」 among them). No header tells of them.
/// Source: POSIX.1-2017, uuencode.
enum EmbeddedFiles {
  /// The files, in their order, with the names they were given.
  static func find(in text: [UInt8]) -> [(rawName: [UInt8], bytes: [UInt8])] {
    guard ByteSigns.contains(Array("begin ".utf8), in: text) else { return [] }
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var found: [(rawName: [UInt8], bytes: [UInt8])] = []
    var index = 0
    while index < lines.count {
      defer { index += 1 }
      guard let name = name(in: lines[index]), index + 1 < lines.count, isData(lines[index + 1]) else { continue }
      var last = index + 1
      while last + 1 < lines.count, isData(lines[last + 1]) { last += 1 }
      // The empty line before the end is a lone blank or `, whose blank may be lost on the way.
      let end = lines[last...].prefix(3).first { trimmed($0).elementsEqual("end".utf8) } ?? lines[last]
      let bytes = TransferEncoding.decoded(text[lines[index].startIndex..<end.endIndex] + [10], label: "x-uuencode")
      if !bytes.isEmpty { found.append((name, bytes)) }
      index = last
    }
    return found
  }

  /// The name in `begin 644 name`.
  private static func name(in line: ArraySlice<UInt8>) -> [UInt8]? {
    let line = trimmed(line)
    guard line.starts(with: "begin ".utf8) else { return nil }
    let rest = line.dropFirst(6)
    let mode = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    let name = rest.dropFirst(mode.count + 1)
    guard (3...4).contains(mode.count), rest.dropFirst(mode.count).first == 0x20, !name.isEmpty else { return nil }
    return Array(name)
  }

  /// Whether a line says how many bytes it holds and is long enough for them, blanks at its end lost or not.
  private static func isData(_ line: ArraySlice<UInt8>) -> Bool {
    let line = line.last == 13 ? line.dropLast() : line
    guard let first = line.first, (0x21...0x4D).contains(first), line.allSatisfy({ (0x20...0x60).contains($0) })
    else { return false }
    let signs = (Int(first - 0x20) + 2) / 3 * 4
    return line.count <= signs + 2 && line.count * 2 >= signs
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let last = line.last, last == 13 || last == 0x20 { line.removeLast() }
    return line
  }
}
