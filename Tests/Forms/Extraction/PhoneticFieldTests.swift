import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

/// A フリガナ field beside the furigana Excel kept with the name's cell.
struct PhoneticFieldTests {
  /// A form that asks for the name's reading, filled in, its name typed with this furigana.
  private func read(name: String, furigana: String?, typed: String?) throws -> FilledField {
    let yaml = SmallFlow.yaml.replacing(
      "      - use: who\n",
      with: "      - use: who\n      - field: {key: name_kana, label: {ja: フリガナ, en: reading}, type: text, "
        + "required: never, source: invented}\n")
    let definition = try FormCatalogue.definition(text: yaml, file: "flowing.yaml", parts: SmallFlow.parts)
    let path = Filling.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var values = ["applied_on": "2026-11-20", "name": name, "way": "2"]
    values["name_kana"] = typed
    try BlankWorkbook.write(definition, values: values, to: path, createdAt: Filling.moment)
    var book = BookModel(try WorkbookFile.open(path: path))
    let cell = try #require(definition.field("name")).cells.topLeft
    book.sheets[0].cells[cell] = Cell(value: .text(name), stored: name, reading: furigana)
    let map = book.map
    let found = try #require(FormRecognizer.recognize(map, among: FormLexicon([definition])).forms.first)
    let form = FormExtractor.extract(map, found, definition: definition, eras: try Eras.table()).form
    return try #require(form["name_kana"])
  }

  @Test func `a reading left blank is taken from the furigana, and that is noted`() throws {
    let field = try read(name: "見本　花子", furigana: "みほん　はなこ", typed: nil)
    #expect(field.text == "ミホン　ハナコ")
    #expect(field.notes.contains(.readingFromPhonetic))
  }

  @Test func `a reading that says something else stays, and a person is asked`() throws {
    let field = try read(name: "見本　花子", furigana: "ミホン　ハナコ", typed: "ミホン　ハルコ")
    #expect(field.text == "ミホン　ハルコ")
    #expect(field.notes.contains(.readingContradicts("ミホン　ハナコ")))
  }

  @Test func `a reading that agrees, or a name without furigana, changes nothing`() throws {
    #expect(try read(name: "見本　花子", furigana: "みほん　はなこ", typed: "ﾐﾎﾝ ﾊﾅｺ").notes.allSatisfy { !$0.asksForPerson })
    #expect(try read(name: "見本　花子", furigana: nil, typed: nil).isEmpty)
  }
}
