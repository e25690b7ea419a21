import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

struct CheckCodeTests {
  @Test func `the alphabet has 32 letters and none that print confuses`() {
    #expect(CheckCode.alphabet.count == 32)
    #expect(Set(CheckCode.alphabet).count == 32)
    #expect(!CheckCode.alphabet.contains { "IO01".contains($0) })
  }

  /// Computed by a separate program from the description of the code.
  @Test(
    arguments: [
      ([], "AAAAAA", "AAAAAA"),
      ([(1, "A")], "SMJY8W", "SMJY8W"),
      ([(1, "株式会社東京"), (2, "20261120")], "Y9XXHH", "Y9XXHH"),
      ([(3, "𠮷野家")], "7CWEG5", "R8N6Q8"),
    ] as [([(Int, String)], String, String)])
  func `a code is what a separate program computes`(_ lines: [(Int, String)], _ points: String, _ units: String) {
    let lines = lines.map { CheckCode.Line(number: $0.0, text: $0.1) }
    #expect(CheckCode.code(of: lines, units: .codePoints) == points)
    #expect(CheckCode.code(of: lines, units: .utf16) == units)
  }

  @Test func `what lies beyond the 256th character does not count`() {
    func code(_ text: String) -> String { CheckCode.code(of: [.init(number: 1, text: text)], units: .codePoints) }
    #expect(code(String(repeating: "x", count: 256)) == code(String(repeating: "x", count: 300)))
    #expect(code(String(repeating: "x", count: 255)) != code(String(repeating: "x", count: 256)))
  }

  /// AA4QWZ and CSH395 were computed by a separate program; LibreOffice shows AA4QWZ.
  @Test func `a name beyond U+FFFF has two codes, LibreOffice's and Excel's`() throws {
    let definition = try ShippedForms.form("general-account-opening")
    let form = try Filling.form(definition, Filling.generalOpening)
    #expect(CheckCode.codes(for: form, definition: definition) == ["AA4QWZ", "CSH395"])
  }

  @Test func `the fields to compare are those of the code that say something`() throws {
    let definition = try ShippedForms.form("general-account-opening")
    let fields = CheckCode.fields(of: try Filling.form(definition, Filling.generalOpening), definition: definition)
    #expect(fields.prefix(3).map(\.key) == ["application_date", "applicant.postal_code", "applicant.address"])
    #expect(fields.last?.key == "associations[2].designation_number")
    #expect(fields.count == 10 + 3 * 4)
  }

  @Test func `an ordinary form has one code`() throws {
    let definition = try ShippedForms.form("general-account-opening")
    var values = Filling.generalOpening
    values["applicant.name"] = "株式会社○○○吉野"
    #expect(CheckCode.codes(for: try Filling.form(definition, values), definition: definition).count == 1)
  }

  @Test(arguments: [
    ("blanks in a name", "applicant.name", "株式会社 ○○○　𠮷野\n"), ("blanks at its ends", "applicant.name", "　株式会社○○○𠮷野 "),
    ("a field that is not in the code", "remarks", "至急"),
  ])
  func `what does not count changes nothing`(_ reason: String, _ key: String, _ text: String) throws {
    let definition = try ShippedForms.form("general-account-opening")
    var values = Filling.generalOpening
    values[key] = text
    #expect(CheckCode.codes(for: try Filling.form(definition, values), definition: definition) == ["AA4QWZ", "CSH395"])
  }

  @Test(arguments: [
    ("applicant.name", "株式会社○○𠮷○野"), ("accounts_requested", "3"), ("application_date", "2026-11-21"),
    ("contact.email", "jiro_shinjuku@example.co.jp"), ("opener_kind", "2"),
    ("associations[3].designation_number", "9998"),
    ("associations[0].facility_name", "新宿○○ビル２"),
  ])
  func `what counts changes the code`(_ key: String, _ text: String) throws {
    let definition = try ShippedForms.form("general-account-opening")
    var values = Filling.generalOpening
    values[key] = text
    let codes = CheckCode.codes(for: try Filling.form(definition, values), definition: definition)
    #expect(!codes.contains("AA4QWZ") && !codes.contains("CSH395"))
  }

  @Test func `every single changed letter of a name changes the code`() throws {
    let definition = try ShippedForms.form("general-account-opening")
    var codes: Set<String> = []
    let name = Array("東京都市開発株式会社新宿支社")
    for place in name.indices {
      var changed = name
      changed[place] = "区"
      let form = try Filling.form(definition, ["applicant.name": String(changed)])
      codes.insert(CheckCode.codes(for: form, definition: definition)[0])
    }
    #expect(codes.count == name.count)
  }

  @Test(
    arguments: [
      ("ａａ４ｑｗｚ", "AA4QWZ"), (" AA4-QWZ ", "AA4QWZ"), ("AA4QW", nil), ("AA4QW0", nil), ("AA4QWI", nil),
    ] as [(String, String?)])
  func `a typed code is brought to its form`(_ typed: String, _ code: String?) {
    #expect(CheckCode.normalised(typed) == code)
  }

  /// The formulas themselves: the stored results are cut out of the file, so that LibreOffice must compute them.
  @Test(
    .enabled(
      if: Tool.office.isThere && Tool.zip.isThere && Tool.unzip.isThere, "soffice, zip or unzip is not installed"),
    arguments: [
      ("general-account-opening", Filling.generalOpening),
      ("general-account-opening", [:]),
      (
        "designated-account-opening",
        [
          "applicant.name": "新宿 一郎", "application_date": "2013-01-24", "facility_count": "12",
          "applicant_capacity": "2", "facilities[1].designation_number": "0021", "facilities[1].name": "新宿　ビル\n別館",
          "holders[0].designation_number": "0021", "holders[2].name": "𠮷田 髙男", "holders[14].address": "新宿区",
        ]
      ),
    ])
  func `LibreOffice computes the code that we compute`(_ id: String, _ values: [String: String]) throws {
    let definition = try ShippedForms.form(FormID(rawValue: id))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("kozabo-code-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder + "/out", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/form.xlsx"
    try BlankWorkbook.write(definition, values: values, to: path, createdAt: Filling.moment)
    try dropStoredResults(of: path, in: folder, sheets: definition.sheets.count)
    try Tool.office.run([
      "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", "xlsx", "--outdir",
      folder + "/out", path,
    ])
    let file = try WorkbookFile.open(path: folder + "/out/form.xlsx")
    let expected = CheckCode.codes(for: try Filling.form(definition, values), definition: definition)
    #expect(file.sheet(named: "照合コード")?[CheckCodeSheet.codeCell].value == .text(expected[0]))
    for sheet in definition.sheets {
      for box in sheet.layout?.boxes ?? [] where box.content == .checkCode {
        #expect(file.sheet(named: sheet.name)?[box.range.topLeft].value == .text(expected[0]))
      }
    }
  }

  private func dropStoredResults(of path: String, in folder: String, sheets: Int) throws {
    var changed: [String] = []
    for number in 1...sheets {
      let part = "xl/worksheets/sheet\(number).xml"
      let xml = try Tool.unzip.run(["-p", path, part])
      let without = xml.replacing(/<\/f><v>[^<]*<\/v>/, with: "</f>").replacing(/\ t="str"><f/, with: "><f")
      guard without != xml else { continue }
      let file = URL(fileURLWithPath: folder).appendingPathComponent(part)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(without.utf8).write(to: file)
      changed.append(part)
    }
    try #require(!changed.isEmpty)
    try Tool.zip.run(["-q", path] + changed, in: folder)
  }
}
