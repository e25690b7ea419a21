// What was read from a file is stored with the encoder's bytes, though no encoder writes it, and reads back as it was.

import Examination
import Forms
import Foundation
import Programme
import Register
import TestSupport
import Testing
import Workbook

@testable import Casework

struct ExtractionTextTests {
  private static func encoded(_ extraction: Extraction) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(extraction), as: UTF8.self)
  }

  @Test(arguments: [1, 2, 3, 4]) func `random extractions have the encoder's bytes and read back as they were`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let pool = TextPool()
    for _ in 0..<150 {
      let extraction = try SpecimenExtractions.random(&random)
      let text = try ExtractionText.text(of: extraction)
      #expect(Array(text.utf8) == Array(try Self.encoded(extraction).utf8))
      #expect(ExtractionReader.extraction(in: text, pool: pool) == extraction)
    }
  }

  @Test func `every scalar that JSON may escape is written and read as the encoder does`() throws {
    let awkward = (0...0x2FF).compactMap { Unicode.Scalar($0 as UInt32).map { String(Character($0)) } }
    for text in awkward + ["", "/", "</script>", "\u{2028}\u{2029}", "か\u{3099}", "🏯", "𠮟", "\u{FEFF}", "\r\n"] {
      let extraction = try SpecimenExtractions.saying(text)
      let written = try ExtractionText.text(of: extraction)
      #expect(Array(written.utf8) == Array(try Self.encoded(extraction).utf8))
      // Swift calls two spellings of one letter equal: the bytes are compared.
      let back = try #require(ExtractionReader.extraction(in: written, pool: TextPool()))
      #expect(Array(try ExtractionText.text(of: back).utf8) == Array(written.utf8))
    }
  }

  @Test(arguments: [11, 12, 13]) func `a damaged text is never read as anything but what the decoder reads`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let pool = TextPool()
    var refused = 0
    for _ in 0..<400 {
      let extraction = try SpecimenExtractions.random(&random)
      var bytes = Array(try ExtractionText.text(of: extraction).utf8)
      for _ in 0...Int(random.next() % 3) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[Int(random.next() % UInt64(bytes.count))], at: place)
        default: bytes = Array(bytes[..<place])
        }
        if bytes.isEmpty { bytes = [0x7B] }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      guard let read = ExtractionReader.extraction(in: text, pool: pool) else {
        refused += 1
        continue
      }
      let decoded = try JSONDecoder().decode(Extraction.self, from: Data(text.utf8))
      #expect(read == decoded, "\(text)")
    }
    #expect(refused > 100, "damage shows")
  }

  /// A part that is added to one of these types must be added to the text as well; this is where one is reminded.
  @Test func `everything that is stored has the parts that are written`() throws {
    var random = SeededGenerator(seed: 7)
    let extraction = try SpecimenExtractions.random(&random)
    let field = try #require(SpecimenExtractions.saying("x").form.fields.first)
    func parts(_ value: Any) -> Int { Mirror(reflecting: value).children.count }
    #expect(parts(extraction) == 3)
    #expect(parts(extraction.file) == 11)
    #expect(parts(extraction.form) == 6)
    #expect(parts(extraction.form.recognition) == 3)
    #expect(parts(FilledRow(index: 0, fields: [])) == 2)
    #expect(parts(field) == 6)
    #expect(parts(field.label) == 2)
    let cell = UnclaimedCell(
      address: CellAddress(sheetName: "x", cell: CellReference(rowNumber: 1, columnNumber: 1)), text: "")
    let difference = LayoutDifference(.sheetMoved, sheet: "x")
    #expect(parts(try #require(LayoutReport(differences: [difference], unclaimed: [cell]))) == 2)
    #expect(parts(difference) == 6)
    #expect(parts(cell) == 2)
  }

  @Test func `what an older version wrote in another order is left to the decoder`() throws {
    var random = SeededGenerator(seed: 5)
    let extraction = try SpecimenExtractions.random(&random)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted]
    let text = String(decoding: try encoder.encode(extraction), as: UTF8.self)
    #expect(ExtractionReader.extraction(in: text, pool: TextPool()) == nil)
    let action = try CaseAction(kind: "extracted", payload: text, row: "C-2026-000001/2", pool: TextPool())
    #expect(action == .extracted(extraction))
  }
}

/// Extractions with every kind of value and note, and texts of every kind.
private enum SpecimenExtractions {
  private static let texts = [
    "", "a", "株式会社見本", "髙﨑 𠮷", "line\nbreak\ttab", "quote \" and \\", "\u{1}\u{1F}\u{7F}", "a/b", "か\u{3099}",
    String(repeating: "長", count: 300), "申請書", "contact.phone", "🏯", "\u{0}",
  ]

  static func random(_ random: inout SeededGenerator) throws -> Extraction {
    func text() -> String { texts[Int(random.next() % UInt64(texts.count))] }
    func cell() -> CellAddress {
      CellAddress(
        sheetName: text(),
        cell: CellReference(
          rowNumber: 1 + Int(random.next() % 1_048_576), columnNumber: 1 + Int(random.next() % 16_384)))
    }
    func list<Element>(_ most: UInt64, _ element: () throws -> Element) rethrows -> [Element] {
      try (0..<random.next() % (most + 1)).map { _ in try element() }
    }
    func reason() -> UnreadableReason {
      let plain: [UnreadableReason] = [
        .notANumber, .notADate, .noSuchDay, .notAChoice, .notAnAccountNumber, .notADesignationNumber,
        .formulaWithoutValue, .notAQuantity, .approximate, .eraMissing, .notASerialRange,
      ]
      switch random.next() % 4 {
      case 0: return .outsideEra(text())
      case 1: return .errorValue(text())
      case 2: return .otherUnit(text())
      default: return plain[Int(random.next() % UInt64(plain.count))]
      }
    }
    func note() -> ReadingNote {
      let plain: [ReadingNote] = [
        .widthFolded, .numberAsText, .fromFormula, .foundByLabel, .besideBox, .bareNumber, .digitsLost, .turnedIntoDate,
        .timeIgnored, .accountingNegative, .abbreviatedEnd,
      ]
      switch random.next() % 4 {
      case 0: return .ambiguous(text())
      case 1: return .remark(text())
      case 2: return .unitConverted(text())
      default: return plain[Int(random.next() % UInt64(plain.count))]
      }
    }
    func value(_ raw: String) throws -> FieldValue {
      switch random.next() % 13 {
      case 0: .absent
      case 1: .blank
      case 2: .unreadable(reason())
      case 3: .text(random.next() % 2 == 0 ? raw : text())
      case 4: .integer([0, 7, -7, .max, .min, Int64(truncatingIfNeeded: random.next())][Int(random.next() % 6)])
      case 5: .date(CivilDate(daysSince1970: Int(random.next() % 40_000) - 20_000))
      case 6: .choice(text())
      case 7: .accountNumber(try AccountNumber("130-200-\(1000 + random.next() % 9000)-0"))
      case 8: .decimal(try ExactDecimal(["0", "-12.50", "1234.5"][Int(random.next() % 3)]))
      case 9: .fiscalYear(try FiscalYear(2000 + Int(random.next() % 40)))
      case 10: .flag(random.next() % 2 == 0)
      case 11: .serialRange(try SerialRange("130-1001~130-1100"))
      default: .designation(try DesignationNumber("\(1000 + random.next() % 9000)"))
      }
    }
    func field() throws -> FilledField {
      let raw = text()
      return FilledField(
        key: text(), label: LocalizedText(ja: text(), en: text()), raw: raw, value: try value(raw),
        address: random.next() % 3 == 0 ? nil : cell(), notes: list(2, note))
    }
    func object<Value>(_ value: () throws -> Value) rethrows -> [String: Value] {
      var object: [String: Value] = [:]
      for name in ["holders", "associations", "facilities", "a_b", "ab", "a1", "a10", "A", "表"]
      where random.next() % 3 == 0 {
        object[name] = try value()
      }
      return object
    }
    let file = FileFacts(
      name: text(), channel: text(), format: text(), hasMacros: random.next() % 2 == 0, externalLinks: list(2, text),
      formulasWithoutValue: list(2, cell), duplicateOf: list(1) { CaseID(rawValue: "C-2026-000001") },
      checkCodes: list(2, text), mailBytes: random.next() % 2 == 0 ? nil : Int(random.next() % 5_000_000),
      formsInFile: Int(random.next() % 4), nameIssues: list(2, text))
    let recognition = Recognition(
      confidence: Int(random.next() % 101), evidence: list(3, text), sheets: object(text))
    var row = 0
    let form = FilledForm(
      formID: FormID(rawValue: text()), edition: text(), recognition: recognition, fields: try list(5, field),
      tables: try object {
        try list(3) {
          row += 1
          return FilledRow(index: row, fields: try list(3, field))
        }
      },
      layout: LayoutReport(
        differences: list(2) {
          LayoutDifference(.labelRetyped, subject: text(), sheet: text(), from: text(), to: text(), count: 3)
        }, unclaimed: list(2) { UnclaimedCell(address: cell(), text: text()) }))
    return Extraction(form: form, file: file, needsPaper: random.next() % 2 == 0)
  }

  /// One field that says a text, everywhere it can.
  static func saying(_ text: String) throws -> Extraction {
    let field = FilledField(
      key: text, label: LocalizedText(ja: text, en: text), raw: text, value: .text(text),
      address: CellAddress(sheetName: text, cell: CellReference(rowNumber: 1, columnNumber: 1)), notes: [.remark(text)])
    return Extraction(
      form: FilledForm(
        formID: FormID(rawValue: text), edition: text,
        recognition: Recognition(confidence: 1, evidence: [text], sheets: ["sheet": text]), fields: [field], tables: [:]
      ),
      file: FileFacts(name: text, channel: text), needsPaper: false)
  }
}
