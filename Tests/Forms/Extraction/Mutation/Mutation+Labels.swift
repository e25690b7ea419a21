import Foundation
import Programme
import Workbook

@testable import Forms

extension FormMutation {
  /// What changes the printed words.
  static let labels: [FormMutation] = [
    FormMutation("labels padded with blanks") { book, master, _ in
      book.retypeLabels(master) { $0.filter { !$0.isWhitespace }.map(String.init).joined(separator: "　") }
    },
    FormMutation("labels without blanks, no names") { book, master, _ in
      book.removeNames()
      book.retypeLabels(master) { $0.filter { !$0.isWhitespace } }
    },
    FormMutation("labels in half-width kana and full-width letters") { book, master, _ in
      book.removeNames()
      book.retypeLabels(master) { text in
        let half = text.applyingTransform(.fullwidthToHalfwidth, reverse: false) ?? text
        return half == text ? text.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? text : half
      }
    },
    FormMutation("labels numbered and explained") { book, master, dice in
      book.removeNames()
      var number = 0
      book.retypeLabels(master) { text in
        number += 1
        return text.isEmpty
          ? text : "（\(number % 20 + 1)）\(text)" + (number % 3 == 0 ? "（必須）" : number % 3 == 1 ? "＊" : "")
      }
    },
    FormMutation("labels with colons") { book, master, _ in book.retypeLabels(master) { $0 + "：" } },
    FormMutation("title changed") { book, master, _ in
      let titles = Set(master.definition.sheets.filter { $0.layout != nil }.map { LabelText($0.title).key })
      book.retype { titles.contains(LabelText($0).key) ? "提出書類" : $0 }
    },
    FormMutation("title changed, no names") { book, master, _ in
      book.removeNames()
      let titles = Set(master.definition.sheets.filter { $0.layout != nil }.map { LabelText($0.title).key })
      book.retype { titles.contains(LabelText($0).key) ? "提出書類" : $0 }
    },
    FormMutation("headings of blocks deleted") { book, master, _ in
      let sections = Set(master.definition.fields.compactMap(\.section).map { LabelText($0).key })
      book.retype { sections.contains(LabelText($0).key) ? "" : $0 }
    },
  ]
}

extension BookModel {
  /// Changes the printed labels of fields and the headings of columns.
  mutating func retypeLabels(_ master: FilledMaster, _ change: (String) -> String) {
    for (index, sheet) in master.definition.sheets.enumerated() {
      let labels = Set(master.definition.fields.filter { $0.sheet == sheet.key }.map(\.labelCells.topLeft))
      let headings = master.definition.tables.filter { $0.sheet == sheet.key }.flatMap { table in
        table.columns.map { table.headingCells(of: $0).topLeft }
      }
      for cell in labels.union(headings).sorted() {
        guard let text = sheets[index].text(at: cell) else { continue }
        sheets[index].put(change(text), at: cell)
      }
    }
  }
}
