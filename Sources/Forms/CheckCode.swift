internal import Programme

/// The check code (照合コード): six characters over the content of a form's key fields.
///
/// A blank workbook computes the same code by formulas (``CheckCodeSheet``) and prints it on every page of the paper,
/// so an official who types it from the sealed paper learns whether paper and file say the same.
///
/// The content is a list of ``Line``s. Each text is cut to ``length`` units and weighed by position:
/// `a = Σ (c-32)·(7919·j mod 32749) mod 32749` and `b = Σ (c-32)·(4243·j² mod 32719) mod 32719`, `c` the code point at
/// position `j` from 1. Lines add up with the weights `1009·n mod 32749` and `2003·n mod 32719`, `n` the line's number.
/// Each of the two sums gives three letters, in base 32. Blank content adds nothing, so that trailing rows do not matter.
///
/// Excel counts UTF-16 units and knows no code of half a surrogate pair, LibreOffice counts code points: a name with
/// 𠮷 has two codes, and either is right. The code is no protection against intent, only against differing versions.
public enum CheckCode {
  /// The letters of the code; I, O, 0 and 1 are left out because print confuses them.
  public static let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
  /// Units of a text that count; what follows them does not.
  public static let length = 256

  static let modulusA = 32_749
  static let modulusB = 32_719

  /// One text that goes into the code.
  public struct Line: Hashable, Sendable {
    /// The line's number, which is its weight; from 1.
    public let number: Int
    /// The text without blanks.
    public let text: String

    /// A line.
    public init(number: Int, text: String) {
      self.number = number
      self.text = text
    }
  }

  /// What a text is made of, to a program.
  public enum Units: Hashable, Sendable, CaseIterable {
    /// Code points, as LibreOffice counts.
    case codePoints
    /// UTF-16 units, halves of surrogate pairs adding nothing, as Excel counts.
    case utf16
  }

  /// The codes of a filled form that count as right: usually one, with characters beyond U+FFFF two.
  ///
  /// The first one is what LibreOffice shows. Only what the blank's own formulas would see goes in: the stored texts.
  public static func codes(for form: FilledForm, definition: FormDefinition) -> [String] {
    var codes: [String] = []
    for numbers in CheckCodeContent.NumberReading.allCases {
      let lines = CheckCodeContent(definition: definition).lines(of: form, numbers: numbers)
      for units in Units.allCases {
        let code = code(of: lines, units: units)
        if !codes.contains(code) { codes.append(code) }
      }
    }
    return codes
  }

  /// The filled fields that go into the code, in its order: what to compare when paper and file differ.
  public static func fields(of form: FilledForm, definition: FormDefinition) -> [FilledField] {
    let content = CheckCodeContent(definition: definition)
    let rows = content.tables.flatMap { entry in
      form.rows(entry.table.key).flatMap { row in entry.columns.compactMap { row[$0.key] } }
    }
    return (content.fields.compactMap { form[$0.key] } + rows).filter { !$0.isEmpty }
  }

  /// The code of these lines.
  public static func code(of lines: [Line], units: Units) -> String {
    var totalA = 0
    var totalB = 0
    for line in lines {
      let sums = sums(of: line.text, units: units)
      totalA = (totalA + sums.a * weightA(ofLine: line.number) % modulusA) % modulusA
      totalB = (totalB + sums.b * weightB(ofLine: line.number) % modulusB) % modulusB
    }
    return letters(totalA) + letters(totalB)
  }

  /// A code as people type it: width folded, blanks and hyphens dropped, in capitals; nil when it is no code.
  public static func normalised(_ typed: String) -> String? {
    let plain = JapaneseText.halfWidth(typed).uppercased().filter { !$0.isWhitespace && $0 != "-" }
    return plain.count == 6 && plain.allSatisfy(alphabet.contains) ? plain : nil
  }

  static func weightA(ofLine number: Int) -> Int { number * 1009 % modulusA }
  static func weightB(ofLine number: Int) -> Int { number * 2003 % modulusB }

  /// The two sums of one text.
  static func sums(of text: String, units: Units) -> (a: Int, b: Int) {
    var a = 0
    var b = 0
    for (index, value) in values(of: text, units: units).prefix(length).enumerated() {
      let position = index + 1
      a = (a + value * (position * 7919 % modulusA)) % modulusA
      b = (b + value * (position * position * 4243 % modulusB)) % modulusB
    }
    return (a, b)
  }

  private static func values(of text: String, units: Units) -> [Int] {
    switch units {
    case .codePoints: text.unicodeScalars.map { Int($0.value) - 32 }
    case .utf16: text.utf16.map { UTF16.isSurrogate($0) ? 0 : Int($0) - 32 }
    }
  }

  private static func letters(_ sum: Int) -> String {
    String([sum / 1024, sum / 32 % 32, sum % 32].map { alphabet[$0] })
  }
}
