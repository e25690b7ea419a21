import Foundation
import Programme
import Workbook

@testable import Forms

extension FormMutation {
  /// What changes how the answers are written.
  static let answers: [FormMutation] = [
    FormMutation("answers beside their boxes") { book, master, dice in
      for field in master.filledFields where dice.oneIn(4) { book.typeBeside(field, master) }
    },
    FormMutation("answers beside their boxes, no names") { book, master, dice in
      book.removeNames()
      for field in master.filledFields where dice.oneIn(4) { book.typeBeside(field, master) }
    },
    FormMutation("answers in the labels' own cells") { book, master, dice in
      for field in master.filledFields where dice.oneIn(4) { book.typeIntoLabel(field, master, between: "：") }
    },
    FormMutation("answers in the labels' own cells, no names") { book, master, dice in
      book.removeNames()
      for field in master.filledFields where dice.oneIn(4) {
        book.typeIntoLabel(field, master, between: dice.pick(["：", "\n", "　"]))
      }
    },
    FormMutation("choices by their numbers") { book, master, _ in
      book.rewriteChoices(master) { choice, index in
        let label = JapaneseText.halfWidth(choice.label.ja)
        let digits = label.prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : String(digits)
      }
    },
    FormMutation("choices by their words") { book, master, _ in
      book.rewriteChoices(master) { choice, _ in
        let words = choice.label.ja.drop { $0.isNumber }
        guard words.first == "．", words.count < choice.label.ja.count else { return nil }
        return String(words.dropFirst())
      }
    },
    FormMutation("choices as number and words, full width") { book, master, _ in
      book.rewriteChoices(master) { choice, _ in
        choice.label.ja.applyingTransform(.fullwidthToHalfwidth, reverse: true)
      }
    },
    FormMutation("choices ticked among all") { book, master, _ in
      book.rewriteAllChoices(master) { all, chosen in
        all.map { ($0.code == chosen ? "☑" : "□") + $0.label.ja }.joined(separator: "　")
      }
    },
    FormMutation("choices ringed") { book, master, _ in
      book.rewriteChoices(master) { choice, _ in "○" + choice.label.ja }
    },
    FormMutation("options ticked") { book, master, dice in book.mark(master) { dice.pick(["☑", "レ", "✓", "●", "1"]) } },
    FormMutation("options' marks behind the words, no names") { book, master, dice in
      book.removeNames()
      book.mark(master) { "○" }
      book.swapMarks(master)
    },
    FormMutation("options' marks in the words' own cells") { book, master, _ in book.markWords(master) },
    FormMutation("numbers and days as text") { book, master, _ in
      book.rewrite(master) { type, value, cell in
        switch type {
        case .integer: return Cell(value: .text(value), stored: value)
        case .date:
          let parts = value.split(separator: "-").compactMap { Int($0) }
          let text = "\(parts[0])年\(parts[1])月\(parts[2])日"
          return Cell(value: .text(text), stored: text)
        case .text, .choice, .accountNumber, .designation, .postalCode, .phone, .email, .decimal, .fiscalYear, .flag,
          .serialRange, .corporateNumber:
          return nil
        }
      }
    },
    FormMutation("codes as numbers") { book, master, _ in
      book.rewrite(master) { type, value, cell in
        guard type == .designation, let number = Double(value) else { return nil }
        return Cell(value: .number(number), stored: value)
      }
    },
    FormMutation("formulas pasted over") { book, master, dice in
      let chosen = Set(master.expected.keys.sorted().filter { _ in dice.oneIn(3) })
      book.rewrite(master, only: chosen) { _, _, cell in
        Cell(value: cell.value, stored: cell.stored, formula: "Z99", format: cell.format)
      }
    },
  ]
}

extension BookModel {
  /// Types the answer of a field into the cell behind its box, or before it, where one is free.
  mutating func typeBeside(_ field: FormField, _ master: FilledMaster) {
    guard field.choiceCells.isEmpty, let place = master.cell(of: field.key),
      let answer = sheets[place.sheet].cells[place.range.topLeft]
    else {
      return
    }
    let box = place.range
    let behind = box.topLeft.offset(rows: 0, columns: box.columnCount)
    guard let behind, sheets[place.sheet].text(at: sheets[place.sheet].origin(of: behind)) == nil,
      behind.columnNumber <= sheets[place.sheet].lastColumn + 1,
      // An empty box of another field beside it would make it that field's answer, to any eye.
      !isBox(sheets[place.sheet].origin(of: behind), on: place.sheet, master)
    else { return }
    sheets[place.sheet].cells[box.topLeft] = nil
    sheets[place.sheet].cells[sheets[place.sheet].origin(of: behind)] = answer
  }

  private func isBox(_ cell: CellReference, on sheet: Int, _ master: FilledMaster) -> Bool {
    master.definition.fields.contains { master.cell(of: $0.key)?.sheet == sheet && $0.cells.contains(cell) }
  }

  /// Types the answer of a field behind its label, in the label's own cell.
  mutating func typeIntoLabel(_ field: FormField, _ master: FilledMaster, between sign: String) {
    guard field.choiceCells.isEmpty, let place = master.cell(of: field.key),
      master.definition.fields.count(where: {
        $0.sheet == field.sheet && $0.labelCells == field.labelCells
      }) == 1
    else { return }
    guard case .text(let answer)? = sheets[place.sheet].cells[place.range.topLeft]?.value,
      let label = sheets[place.sheet].text(at: field.labelCells.topLeft)
    else { return }
    sheets[place.sheet].cells[place.range.topLeft] = nil
    sheets[place.sheet].put(label + sign + answer, at: field.labelCells.topLeft)
  }

  /// Rewrites the cell of every answer.
  mutating func rewrite(
    _ master: FilledMaster, only keys: Set<String>? = nil, _ change: (FieldType, String, Cell) -> Cell?
  ) {
    for (key, value) in master.expected.sorted(by: { $0.key < $1.key }) where keys?.contains(key) ?? true {
      guard let place = master.cell(of: key), let cell = sheets[place.sheet].cells[place.range.topLeft],
        let type = master.type(of: key), let changed = change(type, value, cell)
      else { continue }
      sheets[place.sheet].cells[place.range.topLeft] = changed
    }
  }

  mutating func rewriteChoices(_ master: FilledMaster, _ change: (FormChoice, Int) -> String?) {
    rewriteAllChoices(master) { all, chosen in
      all.firstIndex { $0.code == chosen }.flatMap { change(all[$0], $0) }
    }
  }

  mutating func rewriteAllChoices(_ master: FilledMaster, _ change: ([FormChoice], String) -> String?) {
    for (key, value) in master.expected.sorted(by: { $0.key < $1.key }) {
      guard let place = master.cell(of: key), let allowed = master.choices(of: key), !allowed.isEmpty,
        master.definition.field(key)?.choiceCells.isEmpty ?? true,
        sheets[place.sheet].cells[place.range.topLeft] != nil, let text = change(allowed, value)
      else { continue }
      sheets[place.sheet].put(text, at: place.range.topLeft)
    }
  }
}

extension BookModel {
  private func options(_ master: FilledMaster) -> [(sheet: Int, field: FormField)] {
    master.definition.fields.filter { !$0.choiceCells.isEmpty }.compactMap { field in
      master.definition.sheets.firstIndex { $0.key == field.sheet }.map { ($0, field) }
    }
  }

  /// Writes the marks of options another way.
  mutating func mark(_ master: FilledMaster, _ sign: () -> String) {
    for (sheet, field) in options(master) {
      for cell in field.choiceCells where sheets[sheet].text(at: cell.mark) != nil {
        sheets[sheet].put(sign(), at: cell.mark)
      }
    }
  }

  /// Puts the words of each option before its mark.
  mutating func swapMarks(_ master: FilledMaster) {
    for (sheet, field) in options(master) {
      for cell in field.choiceCells {
        let end = CellReference(
          rowNumber: cell.words.topLeft.rowNumber, columnNumber: cell.words.bottomRight.columnNumber)
        let mark = sheets[sheet].cells.removeValue(forKey: cell.mark)
        sheets[sheet].cells[cell.mark] = sheets[sheet].cells.removeValue(forKey: cell.words.topLeft)
        sheets[sheet].cells[end] = mark
        sheets[sheet].merges.removeAll { $0 == cell.words }
        guard let last = end.offset(rows: 0, columns: -1), last > cell.mark else { continue }
        sheets[sheet].merges.append(CellRange(cell.mark, last))
      }
    }
  }

  /// Types the mark before the words, in their own cell.
  mutating func markWords(_ master: FilledMaster) {
    for (sheet, field) in options(master) {
      for cell in field.choiceCells {
        guard let words = sheets[sheet].text(at: cell.words.topLeft) else { continue }
        let isChosen = sheets[sheet].text(at: cell.mark) != nil
        sheets[sheet].cells[cell.mark] = nil
        sheets[sheet].put((isChosen ? "☑" : "□") + words, at: cell.words.topLeft)
      }
    }
  }
}

extension FilledMaster {
  func type(of key: String) -> FieldType? { definition.field(key)?.type ?? column(of: key)?.type }

  func choices(of key: String) -> [FormChoice]? { definition.field(key)?.allowed ?? column(of: key)?.allowed }

  private func column(of key: String) -> FormColumn? {
    guard let open = key.firstIndex(of: "["), let close = key.firstIndex(of: "]"),
      let table = definition.table(String(key[..<open]))
    else { return nil }
    return table.columns.first { $0.key == key[key.index(close, offsetBy: 2)...] }
  }
}
