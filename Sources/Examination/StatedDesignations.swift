public import Programme

/// The designation numbers (指定番号) that a free text states: `指定番号 0021、8888`.
///
/// Every run of four digits behind the first 指定番号 counts, unless it is part of a date, an amount or a telephone
/// number. A number of another length directly behind the words is kept as malformed: `指定番号 21`.
public struct StatedDesignations {
  /// The numbers, in reading order; a number stated twice comes twice.
  public let numbers: [DesignationNumber]
  /// What stands where a number should, as typed but with its width folded.
  public let malformed: [String]

  private static let words = "指定番号"
  /// What may stand between 指定番号 and the number it announces.
  private static let separators: Set<Character> = [
    " ", "\u{3000}", "\n", "\r\n", "\t", ":", "は", "第", "(", "「", "[", "【",
  ]
  /// What makes the digits before it a date, an amount or a part of a longer number.
  private static let units: Set<Character> = ["年", "月", "日", "円", "t", "m", "㎡", "-", ".", "%"]
  private static let joiners: Set<Character> = ["-", "."]

  /// Reads a text.
  public init(in text: String) {
    var numbers: [DesignationNumber] = []
    var malformed: [String] = []
    let characters = Array(JapaneseText.halfWidth(text))
    var position = Self.end(of: Self.words, in: characters, from: 0)
    while let start = position {
      var index = start
      while index < characters.count, Self.separators.contains(characters[index]) { index += 1 }
      var isAnnounced = true
      let next = Self.end(of: Self.words, in: characters, from: start)
      let stop = next.map { $0 - Self.words.count } ?? characters.count
      while index < stop {
        guard characters[index].isASCIINumeral else {
          isAnnounced = false
          index += 1
          continue
        }
        let first = index
        while index < stop, characters[index].isASCIINumeral { index += 1 }
        let digits = String(characters[first..<index])
        let isPart =
          (index < characters.count && Self.units.contains(characters[index]))
          || (first > 0 && Self.joiners.contains(characters[first - 1]))
        if !isPart, let number = try? DesignationNumber(digits) {
          numbers.append(number)
        } else if isAnnounced {
          malformed.append(digits)
        }
        isAnnounced = false
      }
      position = next
    }
    self.numbers = numbers
    self.malformed = malformed
  }

  private static func end(of words: String, in characters: [Character], from start: Int) -> Int? {
    let wanted = Array(words)
    guard start + wanted.count <= characters.count else { return nil }
    return (start...(characters.count - wanted.count)).first {
      characters[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
    .map { $0 + wanted.count }
  }
}

extension Character {
  /// 0 to 9 and nothing else.
  fileprivate var isASCIINumeral: Bool { isASCII && isNumber }
}
