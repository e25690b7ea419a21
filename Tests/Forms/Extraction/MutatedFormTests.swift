import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

/// What an applicant, or his office software, does to our blank.
struct Mutation: Sendable, CustomTestStringConvertible {
  let name: String
  var keepsNames = true
  let change: @Sendable (inout DrawnForm) -> Void

  var testDescription: String { name }

  static let all: [Mutation] = [
    Mutation(name: "nothing") { _ in },
    Mutation(name: "defined names deleted", keepsNames: false) { _ in },
    Mutation(name: "row inserted above everything, names left behind") { $0.sheets[0].insertRows(1, before: 1) },
    Mutation(name: "row inserted within the applicant, names left behind") { $0.sheets[0].insertRows(1, before: 6) },
    Mutation(name: "rows inserted within the contact, names left behind") { $0.sheets[0].insertRows(2, before: 23) },
    Mutation(name: "row inserted, no names", keepsNames: false) { $0.sheets[0].insertRows(3, before: 10) },
    Mutation(name: "column inserted at the left, no names", keepsNames: false) {
      $0.sheets[0].insertColumns(1, before: 1)
    },
    Mutation(name: "column inserted at the left, names left behind") { $0.sheets[0].insertColumns(1, before: 1) },
    Mutation(name: "column inserted between label and box, no names", keepsNames: false) {
      $0.sheets[0].insertColumns(1, before: 7)
    },
    Mutation(name: "columns inserted within boxes, no names", keepsNames: false) {
      $0.sheets[0].insertColumns(2, before: 12)
    },
    Mutation(name: "row inserted above the tables' headings") { form in
      for index in form.sheets.indices.dropFirst() { form.sheets[index].insertRows(2, before: 3) }
    },
    Mutation(name: "column inserted in the tables") { form in
      for index in form.sheets.indices.dropFirst() { form.sheets[index].insertColumns(1, before: 3) }
    },
    Mutation(name: "blank row within the tables") { form in
      for index in form.sheets.indices.dropFirst() { form.sheets[index].insertRows(1, before: 7) }
    },
    Mutation(name: "sheets renamed", keepsNames: false) { form in
      for index in form.sheets.indices { form.sheets[index].name = "Sheet\(index + 1)" }
    },
    Mutation(name: "sheets reordered", keepsNames: false) { $0.sheets.reverse() },
    Mutation(name: "cells unmerged") { form in
      for index in form.sheets.indices { form.sheets[index].merges = [] }
    },
    Mutation(name: "cells unmerged, no names", keepsNames: false) { form in
      for index in form.sheets.indices { form.sheets[index].merges = [] }
    },
    Mutation(name: "labels padded with blanks", keepsNames: false) { form in
      for index in form.sheets.indices {
        form.sheets[index].retype { ["電話番号", "会社名", "郵便番号", "所属名", "添 付 書 類"].contains($0) ? spaced($0) : $0 }
      }
    },
    Mutation(name: "labels in half-width kana and full-width letters", keepsNames: false) { form in
      for index in form.sheets.indices {
        form.sheets[index].retype { $0 == "ﾒｰﾙｱﾄﾞﾚｽ" ? "メールアドレス" : $0 == "FAX番号" ? "ＦＡＸ番号" : $0 }
      }
    },
    Mutation(name: "labels numbered and explained", keepsNames: false) { form in
      form.sheets[0].retype { $0 == "会社名" ? "（１）会社名（必須）" : $0 == "電話番号" ? "⑤電話番号" : $0 }
    },
    Mutation(name: "title replaced", keepsNames: false) { form in
      form.sheets[0].retype { $0.contains("申 請 書") ? "申請書類一式" : $0 }
    },
    Mutation(name: "heading of the contact block deleted", keepsNames: false) { form in
      form.sheets[0].cells = form.sheets[0].cells.filter {
        if case .text(let text) = $0.value { !text.contains("連 絡 先") } else { true }
      }
    },
  ]

  private static func spaced(_ text: String) -> String {
    text.filter { !$0.isWhitespace }.map(String.init).joined(separator: "　")
  }
}

@Suite struct `a form that was changed before it was sent` {
  @Test(arguments: Mutation.all)
  func `the general account form is read right`(_ mutation: Mutation) throws { try check(.generalAccount(), mutation) }

  @Test(arguments: Mutation.all)
  func `the designated account form is read right`(_ mutation: Mutation) throws {
    try check(.designatedAccount(), mutation)
  }

  private func check(_ specimen: Specimen, _ mutation: Mutation) throws {
    var form = specimen.drawn
    mutation.change(&form)
    let comparison = try specimen.compare(try form.workbook(withNames: mutation.keepsNames))
    #expect(comparison.wrong == [])
    #expect(comparison.marked == [])
  }

  @Test func `an answer typed beside its box is found and said to be beside`() throws {
    let specimen = try Specimen.generalAccount()
    for key in ["contact.person", "accounts_requested", "applicant.name", "attachments", "contact.email"] {
      var form = specimen.drawn
      let field = try #require(specimen.definition.field(key))
      let cell = form.sheets[0].cells.removeValue(forKey: field.cells.topLeft)
      let beside = try #require(field.cells.topLeft.offset(rows: 0, columns: field.cells.columnCount))
      // The 公表 box is beside the contact's; behind the others the page ends.
      guard form.sheets[0].cells[beside] == nil else { continue }
      form.sheets[0].cells[beside] = cell
      let map = WorkbookMap(try form.workbook())
      let found = try #require(FormRecognizer.recognize(map, among: Specimen.definitions()).forms.first)
      let extracted = FormExtractor.extract(map, found, definition: specimen.definition, eras: try Eras.table())
      #expect(specimen.compare(extracted.form).wrong == [])
      #expect(extracted.form[key]?.notes.contains(.besideBox) == true, "\(key)")
    }
  }
}
