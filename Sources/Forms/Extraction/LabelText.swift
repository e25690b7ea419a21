internal import Foundation
internal import Programme

/// A printed label in the three forms it is looked up by.
///
/// The key is the label without padding, width and letter case. Bare is the key without what editions add around a
/// label: an item number before it, a mark for required items behind it. The core is that without the explanation in
/// parentheses behind it, which sometimes is all that tells two labels apart: シリアル番号(FROM) and シリアル番号(TO).
struct LabelText: Hashable, Sendable {
  let keyWord: FoldedText
  let bareWord: FoldedText
  let coreWord: FoldedText

  var key: String { keyWord.text }
  var bare: String { bareWord.text }
  var core: String { coreWord.text }

  /// Longer texts are no labels; they are not worth folding.
  static let longest = 120

  init(_ text: String) {
    let key = Self.quickKey(text) ?? Self.generalKey(text)
    keyWord = FoldedText(key)
    guard Self.hasAdditions(key) else {
      (bareWord, coreWord) = (keyWord, keyWord)
      return
    }
    let rest = Self.withoutMarks(key)
    bareWord = FoldedText(String(rest))
    coreWord = FoldedText(String(Self.withoutExplanation(rest)))
  }

  /// Whether a text is short enough for a label, in UTF-16 units.
  static func isShort(_ text: String) -> Bool {
    let bytes = text.utf8.count
    return bytes <= longest || (bytes <= 3 * longest && text.utf16.count <= longest)
  }

  /// The key of any text. What is left out between two characters must not leave them apart that are one.
  static func generalKey(_ text: String) -> String {
    JapaneseText.label(text).lowercased().precomposedStringWithCanonicalMapping
  }

  /// The key without the general folding, which costs more than all the rest of reading a form; nil for a text with
  /// anything but kana, kanji, common signs, ASCII and its full-width twins. None of these changes under NFKC otherwise.
  static func quickKey(_ text: String) -> String? {
    var text = text
    let key = text.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { key -> Folding in
        guard let length = fold(bytes, to: key) else { return .unknown }
        let folded = UnsafeBufferPointer(rebasing: key[..<length])
        return folded.elementsEqual(bytes) ? .same : .folded(String(decoding: folded, as: UTF8.self))
      }
    }
    switch key {
    case .unknown: return nil
    case .same: return text
    case .folded(let key): return key
    }
  }

  private enum Folding {
    case unknown, same
    case folded(String)
  }

  /// Writes the folded bytes of a text, and says how many they are; nil when the general folding is needed.
  private static func fold(_ bytes: UnsafeBufferPointer<UInt8>, to key: UnsafeMutableBufferPointer<UInt8>) -> Int? {
    var length = 0
    var index = 0
    while index < bytes.count {
      var value = UInt32(bytes[index])
      if value >= 0x80 {
        guard value & 0xF0 == 0xE0 else { return nil }
        value = (value & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
        let start = index
        index += 3
        switch value {
        case 0x3000, 0x203B: continue
        case 0x3001...0x3015, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF:
          for place in start..<index {
            key[length] = bytes[place]
            length += 1
          }
          continue
        case 0xFF01...0xFF5E: value -= 0xFEE0
        default: return nil
        }
      } else {
        index += 1
      }
      switch value {
      case 0x09...0x0D, 0x20, 0x3A: continue
      case 0x41...0x5A: key[length] = UInt8(value) + 0x20
      case 0x21...0x7E: key[length] = UInt8(value)
      default: return nil
      }
      length += 1
    }
    return length
  }

  /// Whether a key begins or ends as one with additions does. Most do not, and bytes tell at once what characters tell slowly.
  private static func hasAdditions(_ key: String) -> Bool {
    let bytes = key.utf8
    guard let first = bytes.first, let last = bytes.last else { return false }
    switch (first, last) {
    case (UInt8(ascii: "("), _), (UInt8(ascii: "0")...UInt8(ascii: "9"), _): return true
    case (_, UInt8(ascii: "*")), (_, UInt8(ascii: ".")), (_, UInt8(ascii: ")")), (_, UInt8(ascii: "]")): return true
    default: return last == 0x91 && key.hasSuffix("】")
    }
  }

  /// The text without item number and mark for required items.
  private static func withoutMarks(_ key: String) -> Substring {
    var rest = Substring(key)
    while let last = rest.utf8.last, last == UInt8(ascii: "*") || last == UInt8(ascii: ".") { rest.removeLast() }
    for word in ["(必須)", "(任意)", "【必須】", "【任意】", "[必須]", "[任意]"] where rest.ends(with: word) {
      rest = rest.dropLast(word.count)
    }
    var head = rest
    if head.first == "(" { head = head.dropFirst() }
    let digits = head.prefix { $0.isASCII && $0.isNumber }
    if (1...2).contains(digits.count) {
      head = head.dropFirst(digits.count)
      if let sign = head.first, ".)".contains(sign) { head = head.dropFirst() }
      if !head.isEmpty { rest = head }
    }
    return rest
  }

  private static func withoutExplanation(_ text: Substring) -> Substring {
    var rest = text
    for (open, close) in [("(", ")"), ("【", "】"), ("[", "]")] where rest.ends(with: close) {
      // The parenthesis that ends the label, whole: 氏名(法人にあっては名称(略称を除く。)) keeps 氏名, but of
      // 氏名(必須):山田(株) nothing is an explanation of 氏名.
      if let start = opening(of: rest, Character(open), Character(close)), start != rest.startIndex {
        rest = rest[..<start]
      }
    }
    return rest
  }

  /// Where the parenthesis begins that ends with the text.
  private static func opening(of text: Substring, _ open: Character, _ close: Character) -> Substring.Index? {
    var depth = 0
    for index in text.indices.reversed() {
      if text[index] == close { depth += 1 }
      if text[index] == open { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}

extension StringProtocol {
  /// Whether a text ends with a word, byte for byte; both are folded already.
  func ends(with word: String) -> Bool {
    utf8.count >= word.utf8.count && utf8.suffix(word.utf8.count).elementsEqual(word.utf8)
  }
}

extension String {
  /// Whether the other text stands somewhere in this one, byte for byte; both are folded already.
  ///
  /// The general search compares by canonical equivalence and takes longer than all the rest of recognising a form.
  func holds(_ other: String) -> Bool {
    guard utf8.count >= other.utf8.count else { return false }
    var (text, wanted) = (self, other)
    return text.withUTF8 { text in
      wanted.withUTF8 { wanted in
        guard let first = wanted.first, let last = wanted.last else { return true }
        // Kanji begin with few bytes and end with many: the last byte tells most places from the word's.
        return (0...(text.count - wanted.count)).contains { start in
          text[start + wanted.count - 1] == last && text[start] == first
            && text[start..<(start + wanted.count)].elementsEqual(wanted)
        }
      }
    }
  }
}
