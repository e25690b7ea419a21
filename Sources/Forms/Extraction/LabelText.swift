internal import Programme

/// A printed label in the three forms it is looked up by.
///
/// The key is the label without padding, width and letter case. Bare is the key without what editions add around a
/// label: an item number before it, a mark for required items behind it. The core is that without the explanation in
/// parentheses behind it, which sometimes is all that tells two labels apart: シリアル番号(FROM) and シリアル番号(TO).
struct LabelText: Hashable, Sendable {
  let key: String
  let bare: String
  let core: String

  /// Longer texts are no labels; they are not worth folding.
  static let longest = 120

  init(_ text: String) {
    key = Self.quickKey(text) ?? JapaneseText.label(text).lowercased()
    guard Self.hasAdditions(key) else {
      (bare, core) = (key, key)
      return
    }
    let rest = Self.withoutMarks(key)
    bare = String(rest)
    core = String(Self.withoutExplanation(rest))
  }

  /// The key without the general folding, which costs more than all the rest of reading a form; nil for a text with
  /// anything but kana, kanji, ASCII and its full-width twins. None of these changes under NFKC otherwise.
  static func quickKey(_ text: String) -> String? {
    var key = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      switch value {
      case 0x09...0x0D, 0x20, 0x3000, 0x3A, 0x203B: continue
      case 0x41...0x5A: value += 0x20
      case 0x21...0x7E, 0x3001...0x3002, 0x300C...0x300D, 0x3041...0x3096, 0x30A1...0x30FC, 0x4E00...0x9FFF: break
      default: return nil
      }
      guard let folded = Unicode.Scalar(value) else { return nil }
      key.append(folded)
    }
    return String(key)
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
    while let last = rest.last, "*.".contains(last) { rest = rest.dropLast() }
    for word in ["(必須)", "(任意)", "【必須】", "【任意】", "[必須]", "[任意]"] where rest.hasSuffix(word) {
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
    for (open, close): (Character, Character) in [("(", ")"), ("【", "】"), ("[", "]")] where rest.last == close {
      // The parenthesis that ends the label, whole: 氏名(法人にあっては名称(略称を除く。)) keeps 氏名, but of
      // 氏名(必須):山田(株) nothing is an explanation of 氏名.
      if let start = opening(of: rest, open, close), start != rest.startIndex { rest = rest[..<start] }
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

extension String {
  /// Whether the other text stands somewhere in this one, byte for byte; both are folded already.
  ///
  /// The general search compares by canonical equivalence and takes longer than all the rest of recognising a form.
  func holds(_ other: String) -> Bool {
    let wanted = Array(other.utf8)
    guard let first = wanted.first else { return true }
    let bytes = Array(utf8)
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { start in
      bytes[start] == first && bytes[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }
}
