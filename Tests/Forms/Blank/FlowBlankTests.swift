import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

struct FlowBlankTests {
  /// The flowing form with a drop-down list of forty choices in place of its option cells.
  private static func withLongList() throws -> FormDefinition {
    let long = (4...40).map { "- {code: \"\($0)\", label: {ja: とても長い選択肢\($0), en: c}}" }
    let yaml = SmallFlow.yaml.replacing("          style: cells\n", with: "").replacing(
      "- {code: \"1\",", with: long.joined(separator: "\n            ") + "\n            - {code: \"1\",")
    return try FormCatalogue.definition(text: yaml, file: "f.yaml", parts: SmallFlow.parts)
  }

  private func write(_ definition: FormDefinition, _ values: [String: String] = [:]) throws -> (WorkbookFile, String) {
    let path = Filling.path()
    try BlankWorkbook.write(definition, values: values, to: path, createdAt: Filling.moment)
    return (try WorkbookFile.open(path: path), path)
  }

  @Test func `a flow is drawn where its definition says`() throws {
    let (file, path) = try write(
      SmallFlow.definition(),
      [
        "way": "3", "tonnes": "1234", "agreed": "yes", "lines[0].energy": "12.5", "lines[1].kind": "太陽光",
        "from_year": "令和6年度", "applied_on": "2026-11-20",
      ])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let sheet = try #require(file.sheet(named: "申請書"))
    func value(_ cell: String) throws -> CellValue { sheet[try #require(CellReference(cell))].value }
    #expect(try value("A6") == .text("受取方法"))
    #expect(try value("G6") == .empty)
    #expect(try value("H6") == .text("１．窓口"))
    #expect(try value("S6") == .text("○"))
    #expect(try value("T6") == .text("３．電子 交付"))
    #expect(try value("K8") == .number(1234))
    #expect(try value("P8") == .text("t-CO2"))
    #expect(try value("S7") == .text("令和6年度"))
    #expect(try value("G10") == .text("☑"))
    #expect(try value("J12") == .text("電力量\n（kWh）"))
    #expect(try value("J13") == .number(12.5))
    #expect(try value("B14") == .text("太陽光"))
    #expect(try value("A15") == .number(3) || value("A15") == .text("3"))
    #expect(try value("X13") == .text("㊞"))
    #expect(try value("A10") == .text("公表への同意"))
  }

  @Test func `the words of the marked option, and whole numbers, go into the check code`() throws {
    let definition = try SmallFlow.definition()
    let values = ["way": "3", "tonnes": "1234", "lines[0].energy": "12.5", "lines[0].kind": "太陽光"]
    let (file, path) = try write(definition, values)
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard case .text(let shown) = file.sheet(named: "照合コード")?[CheckCodeSheet.codeCell].value else {
      Issue.record("no check code")
      return
    }
    var lines = [CheckCode.Line(number: 1, text: "flowing/1")]
    // 2 applied_on, 3 name, 4 way, 5 tonnes; the first table's line 1000 and on. A decimal counts in ten-thousandths.
    lines.append(CheckCode.Line(number: 4, text: "３．電子交付"))
    lines.append(CheckCode.Line(number: 5, text: "1234"))
    lines.append(CheckCode.Line(number: 1000, text: "太陽光"))
    lines.append(CheckCode.Line(number: 1001, text: "125000"))
    #expect(shown == CheckCode.code(of: lines, units: .codePoints))
    let map = WorkbookMap(file)
    let found = try #require(FormRecognizer.recognize(map, among: [definition]).forms.first)
    let form = FormExtractor.extract(map, found, definition: definition, eras: try Eras.table()).form
    #expect(form["way"]?.value == .choice("3"))
    #expect(CheckCode.codes(for: form, definition: definition).contains(shown))
  }

  @Test(.enabled(if: Tool.unzip.isThere, "unzip is not installed"))
  func `a list too long for a rule stands in cells that the rule names`() throws {
    let (file, path) = try write(try Self.withLongList())
    defer { try? FileManager.default.removeItem(atPath: path) }
    let code = try #require(file.sheet(named: "照合コード"))
    // The choices in their order: 4 to 40, then 1, 2, 3; from K6 down.
    #expect(code[try #require(CellReference("K6"))].value == .text("とても長い選択肢4"))
    #expect(code[try #require(CellReference("K45"))].value == .text("３．電子 交付"))
    #expect(file.sheets.allSatisfy { $0.visibility == .visible })
    let xml = try Tool.unzip.run(["-p", path, "xl/worksheets/sheet1.xml"])
    #expect(xml.contains("<formula1>'照合コード'!$K$6:$K$45</formula1>"))
  }

  /// What the reader takes, a rule of Excel must not refuse: 全角 digits, ▲, 令和6年度, "1".
  @Test(.enabled(if: Tool.unzip.isThere, "unzip is not installed"))
  func `no rule refuses what is typed`() throws {
    let (_, path) = try write(try SmallFlow.definition())
    defer { try? FileManager.default.removeItem(atPath: path) }
    let xml = try Tool.unzip.run(["-p", path, "xl/worksheets/sheet1.xml"])
    let rules = xml.components(separatedBy: "<dataValidation ").dropFirst()
    #expect(rules.count >= 8)
    for rule in rules where !rule.hasPrefix("type=\"none\"") && rule.contains("type=") {
      #expect(
        rule.contains("errorStyle=\"warning\"") || rule.contains("errorStyle=\"information\""), "\(rule.prefix(200))")
    }
    // Tonnes are large, and a difference may be negative.
    #expect(xml.contains("<formula1>-999999999999</formula1><formula2>999999999999</formula2>"))
  }
}
