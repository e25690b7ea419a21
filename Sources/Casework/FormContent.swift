public import Forms
import Intake
import Programme

/// What a filled-in form says, brought to a shape in which two of them can be compared.
public struct FormContent: Hashable, Sendable {
  /// The SHA-256 over form, edition and every filled-in field with its normalised value: equal for a form that was only
  /// saved anew. The edition belongs to it, for the same values on a newer edition are an answer to rule FILE-06.
  public let digest: String
  /// Form, applicant and period; nil when no applicant is named.
  public let likenessKey: String?
  /// The facilities and accounts it is about, sorted.
  public let concerns: [String]

  /// The content of a form.
  public init(of form: FilledForm) {
    var lines = [form.formID.rawValue, form.edition]
    var periods: [String] = []
    var concerns: Set<String> = []
    for field in form.allFields where !field.isEmpty {
      let value = Self.normalized(field)
      lines.append("\(field.key)\t\(value)")
      switch field.value {
      case .designation, .accountNumber: concerns.insert(value)
      case .absent, .blank, .unreadable, .text, .integer, .date, .choice, .decimal, .fiscalYear, .flag, .serialRange,
        .corporateNumber:
        break
      }
      if Self.namesPeriod(field.key) { periods.append(value) }
    }
    digest = Fingerprint(of: Array(lines.joined(separator: "\n").utf8)).hex
    self.concerns = concerns.sorted()
    likenessKey = form.text("applicant.name").flatMap { name in
      let key = JapaneseText.nameKey(name)
      return key.isEmpty ? nil : ([form.formID.rawValue, key] + periods).joined(separator: "\n")
    }
  }

  /// Whether two forms of one likeness key can be about the same thing: not when each names others than the other.
  static func overlap(_ left: [String], _ right: [String]) -> Bool {
    left.isEmpty || right.isEmpty || !Set(left).isDisjoint(with: right)
  }

  /// The value for comparing: width and blanks folded; what is unreadable as it was typed.
  static func normalized(_ field: FilledField) -> String {
    switch field.value {
    case .absent, .blank: ""
    case .unreadable: "?" + folded(field.raw)
    case .text(let text): folded(text)
    case .integer, .date, .choice, .accountNumber, .designation, .decimal, .fiscalYear, .flag, .serialRange,
      .corporateNumber:
      field.text ?? ""
    }
  }

  private static func folded(_ text: String) -> String {
    let plain = JapaneseText.halfWidth(text)
    guard plain.unicodeScalars.contains(where: isBlank) else { return plain }
    return String(String.UnicodeScalarView(plain.unicodeScalars.filter { !isBlank($0) }))
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    // From 3001 on Unicode has no white space; asking it of every character takes long.
    scalar.value <= 0x3000 && (scalar.value <= 0x20 || scalar.value > 0x7E) && scalar.properties.isWhitespace
  }

  private static func namesPeriod(_ key: String) -> Bool {
    let name = key.split(separator: ".").last ?? ""
    return name.hasSuffix("period") || name.hasSuffix("year") || name == "vintage"
  }
}
