internal import Programme

/// A printed label in the two forms it is looked up by.
///
/// The key is the label without padding, width and letter case; the core is the key without what editions add around a
/// label: an item number before it, an explanation in parentheses, a mark for required items behind it.
struct LabelText: Hashable, Sendable {
  let key: String
  let core: String

  /// Longer texts are no labels; they are not worth folding.
  static let longest = 120

  init(_ text: String) {
    key = JapaneseText.label(text).lowercased()
    core = Self.core(of: key)
  }

  private static func core(of key: String) -> String {
    var rest = Substring(key)
    while let last = rest.last, "*.".contains(last) { rest = rest.dropLast() }
    for (open, close): (Character, Character) in [("(", ")"), ("【", "】"), ("[", "]")] where rest.last == close {
      // The outermost parenthesis: 氏名(法人にあっては名称(略称を除く。)) keeps 氏名.
      if let start = rest.firstIndex(of: open), start != rest.startIndex { rest = rest[..<start] }
    }
    var head = rest
    if head.first == "(" { head = head.dropFirst() }
    let digits = head.prefix { $0.isASCII && $0.isNumber }
    if (1...2).contains(digits.count) {
      head = head.dropFirst(digits.count)
      if let sign = head.first, ".)".contains(sign) { head = head.dropFirst() }
      if !head.isEmpty { rest = head }
    }
    return String(rest)
  }
}
