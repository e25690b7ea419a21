/// Who a message is from: the address, and the name beside it.
public struct MailAddress: Hashable, Sendable, Codable {
  /// The name as shown, decoded; empty when there was none.
  public let name: String
  /// The address, as written: `taro@example.jp`.
  public let address: String

  /// An address.
  public init(name: String, address: String) {
    self.name = name
    self.address = address
  }

  /// The address as addresses are compared: without regard to case.
  public var key: String { address.lowercased() }

  /// The first address of a From or Sender header; nil when there is none in it.
  init?(header raw: [UInt8]) {
    var scan = Scan()
    scan.run(EncodedWords.unfolded(raw))
    let name = MailText.trimmed(EncodedWords.decode(MailText.trimmed(scan.phrase)))
    let comment = MailText.trimmed(EncodedWords.decode(MailText.trimmed(scan.comment)))
    if let angle = scan.angle {
      let address = String(decoding: angle.filter { $0 > 0x20 }, as: UTF8.self)
      guard !address.isEmpty || !name.isEmpty else { return nil }
      self.init(name: name.isEmpty ? comment : name, address: address)
    } else {
      guard !name.isEmpty else { return nil }
      self.init(name: comment, address: name)
    }
  }

  /// One pass over the header up to the first comma outside quotes, brackets and comments.
  private struct Scan {
    var phrase: [UInt8] = []
    var comment: [UInt8] = []
    var angle: [UInt8]?

    mutating func run(_ bytes: [UInt8]) {
      let isDoubleByte = QuotedBytes.isDoubleByte(bytes)
      var index = 0
      var commentDepth = 0
      var isShifted = false
      scan: while index < bytes.count {
        let byte = bytes[index]
        index += 1
        // Raw ISO-2022-JP: its bytes look like any sign.
        if byte == 0x1B, index < bytes.count { isShifted = bytes[index] == UInt8(ascii: "$") }
        if commentDepth > 0 {
          if byte == UInt8(ascii: "("), !isShifted { commentDepth += 1 }
          if byte == UInt8(ascii: ")"), !isShifted { commentDepth -= 1 }
          if commentDepth > 0 { comment.append(byte) }
          continue
        }
        switch byte {
        case _ where isShifted: phrase.append(byte)
        case UInt8(ascii: "\""):
          let quoted = QuotedBytes(bytes, from: index, isDoubleByte: isDoubleByte)
          phrase += quoted.content
          index = quoted.end
        case UInt8(ascii: "(") where !(phrase.last == 0x1B): commentDepth = 1
        case UInt8(ascii: "<"):
          let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
          angle = Array(bytes[index..<end])
          break scan
        case UInt8(ascii: ","): break scan
        default: phrase.append(byte)
        }
      }
    }
  }
}
