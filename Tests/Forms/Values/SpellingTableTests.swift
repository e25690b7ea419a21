import Foundation
@testable import Forms
import Programme
import Testing
import Workbook

/// One line of `Fixtures/Values/spellings.tsv`.
struct SpellingLine: Sendable, CustomTestStringConvertible {
  let number: Int
  let type: String
  let unit: String?
  let typed: String
  let expected: String
  let notes: Set<String>

  var testDescription: String { "line \(number): \(type) “\(typed)”" }

  static let all: [SpellingLine] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Values/spellings.tsv")
    // A table that cannot be read is no line, which the first test below finds out.
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard !line.hasPrefix("#"), columns.count == 5 else { return nil }
      func plain(_ text: String) -> String {
        text.replacing("\\n", with: "\n").replacing("\\s", with: " ").replacing("\\z", with: "\u{3000}")
      }
      return SpellingLine(
        number: index + 1, type: columns[0], unit: columns[1] == "-" ? nil : plain(columns[1]),
        typed: plain(columns[2]), expected: columns[3],
        notes: Set(columns[4] == "-" ? [] : columns[4].split(separator: ",").map(String.init)))
    }
  }()

  /// The cell the applicant left.
  var cell: Cell {
    guard typed.hasPrefix("num:"), let bar = typed.firstIndex(of: "|") else {
      return Cell(value: .text(typed), stored: typed)
    }
    let stored = String(typed[typed.index(typed.startIndex, offsetBy: 4)..<bar])
    return Cell(
      value: .number(Double(stored) ?? .nan), stored: stored, format: String(typed[typed.index(after: bar)...]))
  }
}

extension FieldValue {
  /// As the table writes it: `blank`, `!reason`, or the value.
  var inTable: String {
    switch self {
    case .absent: "absent"
    case .blank: "blank"
    case .unreadable(let reason): "!" + "\(reason)".prefix { $0 != "(" }
    case .text(let text): text
    case .integer(let number): "\(number)"
    case .date(let date): date.iso
    case .choice(let code): code
    case .accountNumber(let number): number.description
    case .designation(let number): number.description
    case .decimal(let number): number.description
    case .fiscalYear(let year): "\(year.startYear)"
    case .flag(let isSet): isSet ? "yes" : "no"
    case .serialRange(let range): range.description
    case .corporateNumber(let number): number.description
    }
  }
}

@Suite struct `the table of spellings` {
  @Test func `has at least 300 lines and every type`() {
    #expect(SpellingLine.all.count >= 300)
    let types = Set(SpellingLine.all.map(\.type))
    #expect(Set(FieldType.allCases.map(\.rawValue)).subtracting(types) == ["text", "choice"])
  }

  @Test(arguments: SpellingLine.all.filter { $0.type != "name" })
  func `is read as it says`(_ line: SpellingLine) throws {
    let type = try #require(FieldType(rawValue: line.type))
    let reading = ValueReader.read(cell: line.cell, as: type, unit: line.unit, eras: try Eras.table())
    #expect(reading.value.inTable == line.expected, "\(line.testDescription)")
    let forPerson = reading.notes.filter(\.asksForPerson).map { String("\($0)".prefix { $0 != "(" }) }
    #expect(Set(forPerson) == line.notes, "\(line.testDescription)")
  }

  @Test(arguments: SpellingLine.all.filter { $0.type == "name" })
  func `compares names as it says`(_ line: SpellingLine) throws {
    let left = try #require(line.unit)
    #expect("\(NameLikeness(left, line.typed))" == line.expected, "\(line.testDescription)")
    #expect("\(NameLikeness(line.typed, left))" == line.expected, "\(line.testDescription)")
  }
}
