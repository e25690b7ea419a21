internal import Programme

/// Printed choices with a mark before each (`☑公表　□非公表`, `○公表・非公表`): the words of those marked.
struct MarkedChoices {
  /// The words behind each mark that chooses, up to the next mark, in order.
  private(set) var chosen: [String] = []
  /// Whether there is a box left empty.
  private(set) var hasEmptyBoxes = false
  /// Whether every mark clearly stands before its words; behind them (`公表○　非公表`) it could belong to either.
  private(set) var isClear = true

  private static let ticks: Set<Character> = ["☑", "☒", "✓", "✔", "✅", "■", "●", "◉", "◎", "⦿"]
  private static let empties: Set<Character> = ["□", "☐", "◻"]
  private static let rings: Set<Character> = ["○", "◯", "〇"]

  /// Nil when the text has no mark.
  init?(_ text: String) {
    // Variation selectors only say whether ☑ is drawn as a picture.
    let scalars = text.unicodeScalars.filter { $0.value != 0xFE0E && $0.value != 0xFE0F }
    let characters = Array(String(String.UnicodeScalarView(scalars)))
    let hasTicks = characters.contains { Self.ticks.contains($0) }
    let marks = characters.indices.filter { index in
      [Self.ticks, Self.empties, Self.rings].contains { $0.contains(characters[index]) }
        // A check mark in katakana counts only where it cannot be part of a word.
        || (characters[index] == "レ" && index == 0)
    }
    guard let first = marks.first else { return nil }
    for (place, index) in marks.enumerated() {
      let end = place + 1 < marks.count ? marks[place + 1] : characters.count
      let isBefore = index == 0 || Self.isGap(characters[index - 1])
      let isBehind = index + 1 == characters.count || Self.isGap(characters[index + 1])
      if first != 0, !isBefore || isBehind { isClear = false }
      if Self.empties.contains(characters[index]) {
        hasEmptyBoxes = true
      } else if Self.rings.contains(characters[index]), hasTicks {
        // Beside filled marks a ring is an empty one: ●公表 ○非公表.
        hasEmptyBoxes = true
      } else {
        chosen.append(JapaneseText.trimmed(String(characters[(index + 1)..<end])))
      }
    }
  }

  /// The chosen words as a whole, and up to the first sign that may separate choices: 公表・非公表 and 公表.
  static func readings(of words: String) -> [String] {
    var whole = Substring(words)
    while let last = whole.last, isGap(last) { whole = whole.dropLast() }
    return [String(whole), whole.split(whereSeparator: isGap).first.map(String.init) ?? ""]
  }

  private static func isGap(_ character: Character) -> Bool {
    character.isWhitespace || "・／/、，,".contains(character)
  }
}
