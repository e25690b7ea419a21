import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

/// A form's blank filled in with hard values: similar ones, long ones, some with line breaks, some that sound like labels.
struct FilledMaster: Sendable {
  let definition: FormDefinition
  /// What is typed, by key, as ``BlankWorkbook`` takes it.
  let values: [String: String]
  /// What must be read, by key, as ``FilledField/text`` says it; a key that is not here must be blank.
  let expected: [String: String]
  let book: BookModel

  init(_ definition: FormDefinition, seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var filling = HardValues(definition: definition, dice: dice)
    filling.fill()
    dice = filling.dice
    self.definition = definition
    values = filling.values
    expected = filling.expected
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("master-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try BlankWorkbook.write(
      definition, values: values, to: path, createdAt: Date(timeIntervalSince1970: 1_700_000_000))
    var book = BookModel(try WorkbookFile.open(path: path))
    // Of the sheet of the check code, which nobody fills in, its head is enough.
    if let code = definition.sheets.firstIndex(where: { $0.layout == nil }) {
      book.sheets[code].cells = book.sheets[code].cells.filter { $0.key.rowNumber <= 12 }
    }
    self.book = book
  }

  /// Where the blank has a key of the form.
  func cell(of key: String) -> (sheet: Int, range: CellRange)? {
    if let field = definition.field(key) { return sheet(field.sheet).map { ($0, field.cells) } }
    guard let open = key.firstIndex(of: "["), let close = key.firstIndex(of: "]"),
      let row = Int(key[key.index(after: open)..<close]), let table = definition.table(String(key[..<open])),
      let column = table.columns.first(where: { $0.key == key[key.index(close, offsetBy: 2)...] })
    else { return nil }
    return sheet(table.sheet).map { ($0, table.cells(of: column, row: row)) }
  }

  private func sheet(_ key: String) -> Int? { definition.sheets.firstIndex { $0.key == key } }

  /// The keys of filled fields outside tables, in the form's order.
  var filledFields: [FormField] { definition.fields.filter { expected[$0.key] != nil } }

  /// How the reading of a spoiled copy compares with what was typed.
  struct Verdict: Sendable {
    var right = 0
    var all = 0
    /// Fields that are not right and say so.
    var marked: [String] = []
    /// Fields that are not right and do not say so: what must never be.
    var wrong: [String] = []
  }

  func compare(_ extracted: ExtractedForm) -> Verdict {
    var found: [String: FilledField] = [:]
    for field in extracted.form.allFields { found[field.key] = field }
    var verdict = Verdict()
    for key in Set(found.keys).union(expected.keys).sorted() {
      verdict.all += 1
      let field = found[key]
      if field?.text == expected[key], field?.isUnreadable != true {
        verdict.right += 1
        continue
      }
      let story =
        "\(key): \(field?.text ?? field.map { "\($0.value)" } ?? "no row") at "
        + "\(field?.address.map(\.description) ?? "-") \(field?.notes ?? []) instead of \(expected[key] ?? "nothing")"
      if field?.needsPerson == true || isListed(key, field, extracted) {
        verdict.marked.append(story)
      } else {
        verdict.wrong.append(story)
      }
    }
    return verdict
  }

  /// Whether an answer read as nothing stands among the cells nobody claimed, where a person sees it.
  private func isListed(_ key: String, _ field: FilledField?, _ extracted: ExtractedForm) -> Bool {
    guard field?.isEmpty ?? true, let answer = expected[key] else { return false }
    // Of a choice the words stand there, or some of them, or a mark.
    let words = definition.field(key)?.allowed.first { $0.code == answer }?.label.ja
    return extracted.unclaimed.contains { cell in
      cell.text.contains(answer)
        || words.map { $0.contains(cell.text) || cell.text.contains($0) || ["○", "☑", "レ"].contains(cell.text) }
          ?? false
    }
  }
}

extension FilledField {
  /// Whether the field says of itself that a person must look.
  var needsPerson: Bool { isUnreadable || notes.contains { if case .ambiguous = $0 { true } else { false } } }

  var isUnreadable: Bool { if case .unreadable = value { true } else { false } }
}

/// Makes up values for every field of a form.
private struct HardValues {
  let definition: FormDefinition
  var dice: Dice
  var values: [String: String] = [:]
  var expected: [String: String] = [:]
  private var serial = 0

  init(definition: FormDefinition, dice: Dice) {
    self.definition = definition
    self.dice = dice
  }

  mutating func fill() {
    for field in definition.fields where !field.isForOffice {
      // A field in ten stays empty, so that its neighbours' answers tempt the reader.
      if field.required != .always, dice.oneIn(6) { continue }
      put(field.key, field.type, field.allowed)
    }
    for table in definition.tables {
      let rows = min(table.rows, dice.pick([1, 2, 3, table.rows]))
      for row in 0..<rows {
        for (place, column) in table.columns.enumerated() {
          if place > 0, column.required != .always, dice.oneIn(6) { continue }
          put("\(table.key)[\(row)].\(column.key)", column.type, column.allowed)
        }
      }
    }
  }

  private mutating func put(_ key: String, _ type: FieldType, _ allowed: [FormChoice]) {
    var value = value(type, allowed)
    // Keys of FROM and TO hold one serial each, the second the higher.
    if key.hasSuffix("serial_from") { value = "130-\(1 + dice.below(50_000))" }
    if key.hasSuffix("serial_to") { value = "130-\(60_000 + dice.below(30_000))" }
    values[key] = value
    // A single serial is a range of one, and is written so.
    expected[key] = type == .serialRange && !value.contains("~") ? "\(value)~\(value)" : value
  }

  private mutating func value(_ type: FieldType, _ allowed: [FormChoice]) -> String {
    switch type {
    case .text: return text()
    case .integer: return String(dice.pick([0, 1, 7, 10, 11, 100, 12_345, 99_999]) + dice.below(3))
    case .date: return CivilDate(daysSince1970: 15_000 + dice.below(7000)).iso
    case .choice: return dice.pick(allowed).code
    case .accountNumber: return "130-\(dice.pick(["100", "200"]))-\(dice.digits(4))-\(dice.below(10))"
    case .designation: return dice.digits(4)
    case .postalCode: return "\(dice.digits(3))-\(dice.digits(4))"
    case .phone: return "03-\(dice.digits(4))-\(dice.digits(4))"
    case .email: return "a\(dice.digits(3))@example.co.jp"
    case .decimal: return "\(dice.digits(1 + dice.below(6))).\(dice.digits(2))".trimmingSuffix("0")
    case .fiscalYear: return String(2010 + dice.below(15))
    case .flag: return "yes"
    case .serialRange:
      let first = 1 + dice.below(99_000)
      return dice.oneIn(3) ? "130-\(first)" : "130-\(first)~130-\(first + 1 + dice.below(900))"
    case .corporateNumber: return dice.pick(Self.corporateNumbers)
    }
  }

  /// Numbers of ministries and of Tokyo, as the National Tax Agency publishes them.
  private static let corporateNumbers = ["8000020130001", "7000012050002", "4000012090001"]

  /// A text that no other field has, so that an answer in the wrong place shows.
  private mutating func text() -> String {
    serial += 1
    let number = "\(serial)"
    return dice.pick([
      "株式会社見本\(number)", "東京都新宿区西新宿二丁目８番\(number)号", "髙﨑　花子\(number)", "高崎　花子\(number)",
      "指定番号　\(dice.digits(4))の\(number)", "氏名変更のため（\(number)）", "住所：別紙\(number)のとおり", "第一ビル\n第\(number)棟",
      String(repeating: "長い説明", count: 30) + number, "(株)ＡＢＣ\(number)", "担当者名\(number)", "有・無\(number)", "0\(number)",
      "1．その他\(number)", "※\(number)を参照", "注意\(number)",
    ])
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
