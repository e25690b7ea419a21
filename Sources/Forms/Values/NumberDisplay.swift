internal import Programme

/// What a number format makes of a number, as far as reading a quantity must know it: places, per cent, thousands, and
/// the words it puts around.
///
/// Source: ECMA-376 part 1, 18.8.31. Only the section for positive numbers is looked at; what it does not understand
/// (fractions, exponents, dates) has no display here and the stored number counts.
struct NumberDisplay {
  /// Places shown behind the point.
  private(set) var places = 0
  /// How often the number is multiplied by 100 for being shown.
  private(set) var percents = 0
  /// How often it is divided by 1000 (`#,##0,`).
  private(set) var thousands = 0
  /// Words before the number.
  private(set) var prefix = ""
  /// Words behind it, without the per cent sign.
  private(set) var suffix = ""

  /// Nil for General and for formats without a plain number in them.
  init?(_ format: String) {
    let characters = Array(format)
    var hasDigits = false
    var isBehindPoint = false
    var commas = 0
    var index = 0
    scan: while index < characters.count {
      let character = characters[index]
      switch character {
      case ";": break scan
      case "\"":
        let end = characters[(index + 1)...].firstIndex(of: "\"") ?? characters.count
        add(String(characters[(index + 1)..<min(end, characters.count)]), hasDigits)
        index = end
      case "\\", "!":
        if index + 1 < characters.count { add(String(characters[index + 1]), hasDigits) }
        index += 1
      case "_", "*": index += 1
      case "[": index = characters[index...].firstIndex(of: "]") ?? characters.count
      case "0", "#", "?":
        hasDigits = true
        commas = 0
        if isBehindPoint { places += 1 }
      case ".":
        guard !isBehindPoint else { return nil }
        isBehindPoint = true
      case ",": commas += hasDigits ? 1 : 0
      case "%": percents += 1
      case "-", "+", "(", ")", " ", "¥", "$", ":", "▲", "△": break
      default:
        guard !character.isASCII else { return nil }
        add(String(character), hasDigits)
      }
      index += 1
    }
    guard hasDigits else { return nil }
    thousands = commas
  }

  private mutating func add(_ words: String, _ isBehind: Bool) {
    if isBehind { suffix += words } else { prefix += words }
  }

  /// The number as it is shown, but with all its places.
  func shown(_ number: ExactDecimal) -> ExactDecimal {
    // Digits too many to be shown at all: the number itself is then the best that can be said.
    do { return try number.shifted(by: percents * 2 - thousands * 3) } catch { return number }
  }

  /// The number as it is shown, rounded to the places of the format.
  func rounded(_ number: ExactDecimal) -> ExactDecimal { shown(number).rounded(toPlaces: places) }

  /// The digits with the format's words around them.
  func decorated(_ digits: String) -> String { prefix + digits + suffix }
}
