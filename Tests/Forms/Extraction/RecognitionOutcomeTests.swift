import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

/// What a workbook may turn out to be, each with its evidence.
@Suite struct `outcomes of recognition` {
  private func masters() throws -> [FilledMaster] { try MutationTests.masters.get() }

  private func blank(_ definition: FormDefinition) throws -> BookModel {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("blank-\(UUID().uuidString).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try BlankWorkbook.write(definition, to: path, createdAt: Date(timeIntervalSince1970: 1_700_000_000))
    return BookModel(try WorkbookFile.open(path: path))
  }

  private func recognize(_ book: BookModel) throws -> RecognitionResult {
    FormRecognizer.recognize(book.map, among: try MutationTests.lexicon.get())
  }

  @Test func `every blank is recognised as itself, and without title and names never as another`() throws {
    var uncertain: [String] = []
    for definition in try Specimen.definitions() {
      let whole = try blank(definition)
      var untitled = whole
      let titles = Set(definition.sheets.filter { $0.layout != nil }.map { LabelText($0.title).key })
      untitled.retype { titles.contains(LabelText($0).key) ? "" : $0 }
      var nameless = whole
      nameless.removeNames()
      var bare = untitled
      bare.removeNames()
      for sheet in bare.sheets.indices { bare.sheets[sheet].name = "Sheet\(sheet + 1)" }
      #expect(try recognize(whole).forms.map(\.formID) == [definition.id])
      #expect(try recognize(nameless).forms.map(\.formID) == [definition.id])
      for book in [untitled, bare] {
        let result = try recognize(book)
        #expect(result.forms.allSatisfy { $0.formID == definition.id }, "\(definition.id): \(result.forms)")
        if result.forms.isEmpty {
          uncertain.append(definition.number)
          // What it is named as must hold the truth, so that a person need not search.
          let named =
            result.uncertain.flatMap(\.candidates).map(\.formID) + [result.resemblance?.formID].compactMap(\.self)
          #expect(named.contains(definition.id), "\(definition.id): \(named)")
        }
      }
    }
    // By labels alone nearly all are told apart.
    #expect(uncertain.count <= 4, "\(uncertain)")
  }

  @Test func `two forms whose sheets say the same are both named, and none is taken`() throws {
    let yaml = SmallForm.yaml
    let one = try FormCatalogue.definition(text: yaml, file: "one.yaml")
    let other = try FormCatalogue.definition(
      text: yaml.replacing("id: small", with: "id: other").replacing("小さな申請書", with: "別の申請書"), file: "two.yaml")
    var book = try blank(one)
    book.removeNames()
    book.retype { $0.contains("申請書") ? "申請書" : $0 }
    let result = FormRecognizer.recognize(book.map, among: [one, other])
    #expect(result.forms == [])
    #expect(Set(result.uncertain.flatMap(\.candidates).map(\.formID)) == ["small", "other"])
  }

  @Test func `an older edition is told by its labels, and which is newer`() throws {
    let old = try FormCatalogue.definition(
      text: SmallForm.yaml.replacing("from: 2020-04-01}", with: "from: 2020-04-01, until: 2023-03-31}"),
      file: "old.yaml")
    let new = try FormCatalogue.definition(
      text: SmallForm.yaml.replacing("{name: \"1\", from: 2020-04-01}", with: "{name: \"2\", from: 2023-04-01}")
        .replacing("ja: 口座の数", with: "ja: 希望する口座の個数").replacing("ja: 指定番号", with: "ja: 事業所の指定番号"), file: "new.yaml")
    var book = try blank(old)
    book.removeNames()
    let form = try #require(FormRecognizer.recognize(book.map, among: [old, new]).forms.first)
    #expect(form.edition == "1")
    #expect(form.newerEdition == "2")
    var current = try blank(new)
    current.removeNames()
    let newest = try #require(FormRecognizer.recognize(current.map, among: [old, new]).forms.first)
    #expect(newest.edition == "2")
    #expect(newest.newerEdition == nil)
  }

  @Test func `a form addressed to another authority is none of ours, and what it resembles is said`() throws {
    let master = try #require(try masters().first { $0.definition.id == "general-account-opening" })
    var book = master.book
    book.removeNames()
    book.retype { LabelText($0).key == "東京都知事殿" ? "埼 玉 県 知 事　殿" : $0 }
    let result = try recognize(book)
    #expect(result.forms == [])
    let guess = try #require(result.resemblance)
    #expect(guess.formID == "general-account-opening")
    #expect(guess.evidence.contains("addressed to 埼玉県知事殿"))
  }

  @Test(arguments: ["東京都知事　小池　百合子　殿", "東京都環境局長　殿", "知事　殿"])
  func `an office of Tokyo is no other authority`(_ addressee: String) throws {
    let master = try #require(try masters().first { $0.definition.id == "general-account-opening" })
    var book = master.book
    book.retype { LabelText($0).key == "東京都知事殿" ? addressee : $0 }
    #expect(try recognize(book).forms.map(\.formID) == ["general-account-opening"])
  }

  @Test func `several forms in one workbook each have all their fields`() throws {
    let chosen = try masters().enumerated().filter { $0.offset % 9 == 0 }.map(\.element)
    var sheets: [SheetModel] = []
    for (number, master) in chosen.enumerated() {
      for (sheet, form) in zip(master.book.sheets, master.definition.sheets) where form.layout != nil {
        var copy = sheet
        copy.name = "\(number)-\(sheet.name)"
        sheets.append(copy)
      }
    }
    var book = try #require(chosen.first).book
    book.removeNames()
    book.sheets = sheets
    let map = book.map
    let lexicon = try MutationTests.lexicon.get()
    let result = FormRecognizer.recognize(map, among: lexicon)
    #expect(result.forms.map(\.formID) == chosen.map(\.definition.id))
    for (form, master) in zip(result.forms, chosen) {
      let extracted = FormExtractor.extract(
        map, form, definition: master.definition, eras: try Eras.table(), lexicon: lexicon)
      let verdict = master.compare(extracted)
      #expect(verdict.wrong == [])
      #expect(verdict.marked == [])
    }
  }

  @Test func `a choice marked twice is for a person, with both marks`() throws {
    var tried = 0
    for master in try masters() {
      for field in master.definition.fields where field.choiceCells.count >= 2 {
        let sheet = try #require(master.definition.sheets.firstIndex { $0.key == field.sheet })
        var book = master.book
        for cell in field.choiceCells.prefix(2) { book.sheets[sheet].put("○", at: cell.mark) }
        for cell in field.choiceCells.dropFirst(2) { book.sheets[sheet].cells[cell.mark] = nil }
        let map = book.map
        let form = try #require(try recognize(book).forms.first)
        let read = FormExtractor.extract(map, form, definition: master.definition, eras: try Eras.table())
        let found = try #require(read.form[field.key])
        #expect(found.value == .unreadable(.notAChoice))
        #expect(found.address?.cell == field.choiceCells[0].mark)
        #expect(
          found.notes.contains {
            if case .ambiguous(let place) = $0 { place.hasSuffix("\(field.choiceCells[1].mark)") } else { false }
          })
        tried += 1
      }
    }
    #expect(tried > 0)
  }

  @Test func `what an applicant adds is listed, and nothing else is`() throws {
    for master in try masters() {
      let map = master.book.map
      let form = try #require(FormRecognizer.recognize(map, among: try MutationTests.lexicon.get()).forms.first)
      let untouched = FormExtractor.extract(map, form, definition: master.definition, eras: try Eras.table())
      #expect(untouched.unclaimed == [], "\(master.definition.number)")
      #expect(untouched.differences == [], "\(master.definition.number)")

      var book = master.book
      let last = CellReference(rowNumber: book.sheets[0].lastRow + 4, columnNumber: 3)
      book.sheets[0].put("急ぎでお願いします。", at: last)
      let result = FormRecognizer.recognize(book.map, among: try MutationTests.lexicon.get())
      let noted = FormExtractor.extract(
        book.map, try #require(result.forms.first), definition: master.definition, eras: try Eras.table())
      #expect(noted.unclaimed.map(\.text) == ["急ぎでお願いします。"], "\(master.definition.number)")
      #expect(noted.unclaimed.map(\.address.cell) == [last])
    }
  }

  @Test func `what moved is listed against the form`() throws {
    let master = try #require(try masters().first { $0.definition.id == "general-account-opening" })
    var book = master.book
    let field = try #require(master.definition.field("contact.person"))
    book.sheets[0].put("担当者（氏名）", at: field.labelCells.topLeft)
    book.insertRows(2, before: field.cells.topLeft.rowNumber - 2, on: 0)
    book.sheets[0].name = "Sheet1"
    let map = book.map
    let form = try #require(try recognize(book).forms.first)
    let read = FormExtractor.extract(map, form, definition: master.definition, eras: try Eras.table())
    let kinds = read.differences.map { "\($0.kind) \($0.from) \($0.to) \($0.count)" }
    #expect(kinds.contains("sheetRenamed 申請書 Sheet1 0"))
    #expect(kinds.contains("rowsInserted \(field.cells.topLeft.rowNumber - 2)  2"))
    #expect(kinds.contains("labelRetyped 担当者名 担当者（氏名） 0"))
    #expect(read.differences.count == 3)
  }

  @Test func `sheets in another order and a check code pasted over its formula are listed`() throws {
    let master = try #require(try masters().first { $0.definition.id == "general-account-opening" })
    var book = master.book
    let code = try #require(book.sheets.firstIndex { $0.name == "照合コード" })
    book.sheets[code].put("ABC234", at: CheckCodeSheet.codeCell)
    book.reorder([1, 0] + book.sheets.indices.dropFirst(2))
    let form = try #require(try recognize(book).forms.first)
    let read = FormExtractor.extract(book.map, form, definition: master.definition, eras: try Eras.table())
    let kinds = read.differences.map { "\($0.kind) \($0.sheet) \($0.to)" }
    #expect(kinds == ["sheetMoved \(master.book.sheets[1].name) ", "checkCodeTyped 照合コード ABC234"])
  }

  @Test func `a form over two files is put together, each value with its file, and never where two could own it`()
    throws
  {
    let lexicon = try MutationTests.lexicon.get()
    var tried = 0
    for master in try masters() {
      let definition = master.definition
      guard let index = definition.sheets.firstIndex(where: { $0.isOptional && $0.layout != nil }) else { continue }
      let key = definition.sheets[index].key
      var main = master.book
      main.removeNames()
      var annex = main
      annex.sheets = [main.sheets.remove(at: index)]
      let maps = [main.map, annex.map]
      let results = maps.map { FormRecognizer.recognize($0, among: lexicon) }
      #expect(results[1].forms == [], "\(definition.number)")
      let match = try #require(AnnexMatching.match(results).first, "\(definition.number): \(results[1].looseAnnexes)")
      #expect(match.sheetKey == key)
      let form = try #require(results[0].forms.first)
      let file = AnnexFile(fileName: "別紙.xlsx", workbook: maps[1], sheets: [match.sheetKey: match.sheet])
      let read = FormExtractor.extract(
        maps[0], form, definition: definition, eras: try Eras.table(), lexicon: lexicon, annexes: [file])
      let verdict = master.compare(read)
      #expect(verdict.wrong == [])
      #expect(verdict.marked == [])
      for table in definition.tables where table.sheet == key {
        let address = read.form.rows(table.key).first?.fields.first?.address
        #expect(address?.sheetName == "[別紙.xlsx]\(annex.sheets[0].name)")
      }
      // Two copies of the form without their annexes: whose it is nobody can say.
      #expect(AnnexMatching.match([results[0], results[0], results[1]]) == [])
      tried += 1
    }
    #expect(tried > 5)
  }
}
