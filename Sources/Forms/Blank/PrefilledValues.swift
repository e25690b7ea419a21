internal import Programme
internal import Workbook

/// Texts to be written into input cells beforehand, as the cells will hold them.
struct PrefilledValues {
  /// What a cell holds.
  enum Content {
    case text(String)
    case number(Int64)
    case decimal(String)
    case date(SheetDate, iso: String, serial: Int)

    /// What the check code's formulas make of it.
    var checkedText: String {
      switch self {
      case .text(let text): CheckCodeContent.withoutBlanks(text)
      case .number(let number): String(number)
      case .decimal(let text): CheckCodeContent.wholeText((Double(text) ?? 0) * CheckCodeContent.decimalScale)
      case .date(_, let iso, _): iso.filter { $0 != "-" }
      }
    }
  }

  private let contents: [String: Content]
  private let codes: [String: String]

  init(definition: FormDefinition, values: [String: String]) {
    var contents: [String: Content] = [:]
    func take(_ key: String, _ type: FieldType, _ allowed: [FormChoice]) {
      guard let text = values[key], !text.isEmpty else { return }
      contents[key] = Self.content(text, type, allowed)
    }
    for field in definition.fields where !field.isForOffice { take(field.key, field.type, field.allowed) }
    for table in definition.tables {
      for row in 0..<table.rows {
        for column in table.columns { take("\(table.key)[\(row)].\(column.key)", column.type, column.allowed) }
      }
    }
    self.contents = contents
    codes = values
  }

  /// The code given for a choice whose options are marked.
  func code(of key: String) -> String? { codes[key] }

  subscript(key: String) -> Content? { contents[key] }

  /// The texts as the check code's formulas see them, by key.
  var checkedTexts: [String: String] { contents.mapValues(\.checkedText) }

  private static func content(_ text: String, _ type: FieldType, _ allowed: [FormChoice]) -> Content? {
    switch type {
    case .integer:
      if let number = Int64(text), number.magnitude < 1_000_000_000_000_000 { return .number(number) }
    case .date:
      return dateContent(text) ?? .text(text)
    case .choice:
      if let choice = allowed.first(where: { $0.code == text }) { return .text(choice.label.ja) }
    case .decimal:
      if isPlainDecimal(text) { return .decimal(text) }
    case .flag:
      if text == "yes" { return .text("☑") }
      if text == "no" { return nil }
    case .text, .accountNumber, .designation, .postalCode, .phone, .email, .fiscalYear, .serialRange, .corporateNumber:
      break
    }
    return .text(text)
  }

  /// Whether ``SheetWriter/write(decimal:at:style:)`` takes the text.
  private static func isPlainDecimal(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return text.count - digits.count <= 1 && (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
      && digits.filter { $0 != "." }.drop { $0 == "0" }.count <= 15
  }

  /// An ISO date as Excel counts its days, from March 1900 on; nil for any other text.
  private static func dateContent(_ text: String) -> Content? {
    do {
      let date = try CivilDate(iso: text)
      let serial = date.daysSince1970 + 25_569
      guard serial > 60, let written = SheetDate(year: date.year, month: date.month, day: date.day) else { return nil }
      return .date(written, iso: text, serial: serial)
    } catch {
      // Another text stays the text it is: the cell then holds what the caller gave.
      return nil
    }
  }
}
