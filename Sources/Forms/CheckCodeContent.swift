internal import Programme

/// Which texts of a form go into its check code, and under which line numbers.
///
/// Line 1 is the form's id and edition. Then come the fields in the definition's order. The rows of the n-th table with
/// such columns begin at line 1000·n; only rows with something in these columns count, so blank rows between them
/// change nothing.
struct CheckCodeContent {
  let definition: FormDefinition

  /// How a text that looks like a fraction or an exponent is taken where the stored text does not tell what it was.
  enum NumberReading: CaseIterable {
    /// As a number, which the formulas round to a whole one.
    case asNumber
    /// As the text it looks like.
    case asText
  }

  static let linesOfTable = 1000

  /// Decimals go in as whole numbers of ten-thousandths: a point is not written alike in every country.
  static let decimalScale = 10_000.0

  /// The content of the first line.
  var formText: String { "\(definition.id.rawValue)/\(definition.edition.name)" }

  /// The fields outside tables that go in.
  var fields: [FormField] { definition.fields.filter(\.isInCheckCode) }

  /// The tables that have columns which go in, and those columns.
  var tables: [(table: FormTable, columns: [FormColumn])] {
    definition.tables.compactMap { table in
      let columns = table.columns.filter(\.isInCheckCode)
      return columns.isEmpty ? nil : (table, columns)
    }
  }

  /// The line number of the cell in filled row `row` (from 0) and checked column `column` (from 0) of a table.
  static func lineNumber(table: Int, row: Int, column: Int, columns: Int) -> Int {
    linesOfTable * (table + 1) + row * columns + column
  }

  func lines(of form: FilledForm, numbers: NumberReading) -> [CheckCode.Line] {
    var lines = [CheckCode.Line(number: 1, text: Self.withoutBlanks(formText))]
    for (index, field) in fields.enumerated() {
      let text =
        field.choiceCells.isEmpty
        ? Self.text(of: form[field.key], type: field.type, numbers: numbers)
        : Self.words(ofMarked: form[field.key], field)
      lines.append(CheckCode.Line(number: index + 2, text: text))
    }
    for (place, entry) in tables.enumerated() {
      let rows = form.rows(entry.table.key).map { row in
        entry.columns.map { Self.text(of: row[$0.key], type: $0.type, numbers: numbers) }
      }
      for (index, row) in rows.filter({ $0.contains { !$0.isEmpty } }).enumerated() {
        for (column, text) in row.enumerated() {
          let number = Self.lineNumber(table: place, row: index, column: column, columns: row.count)
          lines.append(CheckCode.Line(number: number, text: text))
        }
      }
    }
    return lines
  }

  /// What the blank's formula makes of a cell: dates as 20261122, numbers whole, decimals as whole ten-thousandths, texts
  /// without blanks.
  static func text(of field: FilledField?, type: FieldType, numbers: NumberReading) -> String {
    guard let field, field.value != .absent else { return "" }
    if case .unreadable(.errorValue) = field.value { return "" }
    let raw = withoutBlanks(field.raw)
    guard !field.notes.contains(.numberAsText), let number = plainNumber(raw) else { return raw }
    if case .date(let date) = field.value { return date.iso.filter { $0 != "-" } }
    let isNumber = type == .integer || type == .decimal || raw.contains(where: { ".eE".contains($0) })
    guard numbers == .asNumber, isNumber else { return raw }
    return wholeText(type == .decimal ? number * Self.decimalScale : number)
  }

  /// The words of the option that is marked, whatever the mark.
  private static func words(ofMarked filled: FilledField?, _ field: FormField) -> String {
    guard case .choice(let code) = filled?.value else { return "" }
    return withoutBlanks(field.allowed.first { $0.code == code }?.label.ja ?? "")
  }

  /// Text without the blanks and breaks that the formulas take out.
  static func withoutBlanks(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isBlank) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isBlank($0) }))
  }

  /// Whether the formulas take a scalar out; asked of every one of a form.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    // Below and between are the commonest.
    guard scalar.value <= 0x20 || scalar.value == 0x3000 else { return false }
    return blanks.contains(scalar)
  }

  /// Taken out by the formulas one by one: half- and full-width blank, tab, line feed, carriage return.
  static let blanks: Set<Unicode.Scalar> = [" ", "\u{3000}", "\t", "\n", "\r"]

  /// A number as a file stores one: digits, point, exponent; nil for anything else.
  private static func plainNumber(_ text: String) -> Double? {
    guard let first = text.utf8.first, (0x30...0x39).contains(first) || first == 0x2D,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) })
    else { return nil }
    return Double(text)
  }

  /// As TEXT(x,"0") writes a number: rounded half away from zero.
  static func wholeText(_ number: Double) -> String {
    let whole = number.rounded(.toNearestOrAwayFromZero)
    guard abs(whole) < 1e15 else { return String(whole) }
    return String(Int64(whole))
  }
}
