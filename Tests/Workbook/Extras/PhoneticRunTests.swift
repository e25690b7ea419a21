import Testing
import Workbook

struct PhoneticRunTests {
  /// As Excel writes 東京都 typed in two conversions; a surrogate pair counts two.
  @Test func `each reading names the characters it reads`() throws {
    let shared = [
      "<t>plain</t>",
      "<t>東京と𠮷野</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><rPh sb=\"3\" eb=\"6\"><t>ヨシノ</t></rPh>",
    ]
    let package = PackageBuilder(
      sheetData: """
        <row r="2"><c r="B2" t="s"><v>1</v></c><c t="s"><v>0</v></c><c r="E2" t="inlineStr"><is><t>港区</t>\
        <rPh sb="0" eb="2"><t>ミナトク</t></rPh></is></c></row><row><c t="s"><v>1</v></c></row>
        """, shared: shared)
    let file = try WorkbookFile.open(package.bytes)
    let runs = try file.phoneticRuns(of: file.sheets[0])
    #expect(runs.keys.sorted() == [at("B2"), at("E2"), at("A3")].sorted())
    #expect(runs[at("B2")]?.map(\.reading) == ["トウキョウ", "ヨシノ"])
    #expect(runs[at("B2")]?.map(\.base) == ["東京", "𠮷野"])
    #expect(runs[at("B2")]?.map(\.range) == [0..<2, 3..<6])
    #expect(runs[at("E2")]?.map(\.base) == ["港区"])
    #expect(file.sheets[0][at("B2")].reading == "トウキョウヨシノ")
    #expect(runs[at("A3")] == runs[at("B2")])
  }

  @Test(arguments: [("9", "12"), ("2", "1"), ("x", "-1"), ("999999999", "999999999")])
  func `places outside the text read nothing and trap nothing`(first: String, end: String) throws {
    let package = PackageBuilder(
      sheetData: "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>",
      shared: ["<t>都</t><rPh sb=\"\(first)\" eb=\"\(end)\"><t>ト</t></rPh>"])
    let file = try WorkbookFile.open(package.bytes)
    #expect(try file.phoneticRuns(of: file.sheets[0])[at("A1")]?.map(\.base) == [""])
  }
}
