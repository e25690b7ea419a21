import Foundation
import Testing

@Suite struct ListTests {
  /// The rows of a CSV without quotes inside cells, which these lists do not have.
  private func rows(csv path: String) throws -> [[String]] {
    let script =
      "import csv,json,sys;print(json.dumps(list(csv.reader(open(sys.argv[1],encoding='utf-8-sig',newline='')))))"
    return try JSONDecoder().decode([[String]].self, from: Data(try Tools.run("python3", ["-c", script, path]).utf8))
  }

  private func cells(xlsx path: String) throws -> Set<String> {
    let script = """
      import json,openpyxl,sys
      book=openpyxl.load_workbook(sys.argv[1])
      print(json.dumps([str(c.value) for s in book for r in s.iter_rows() for c in r if c.value is not None]))
      """
    return Set(
      try JSONDecoder().decode([String].self, from: Data(try Tools.run("python3", ["-c", script, path]).utf8)))
  }

  @Test(arguments: ["designated", "general"])
  func `PDF, workbook and CSV of a list say the same`(kind: String) throws {
    let place = try DemoOffice.place()
    let stem = "\(place.office)/lists/\(kind)-accounts-2026-11-20"
    let csv = try rows(csv: stem + ".csv")
    let accounts = csv.filter { $0.contains { $0.hasPrefix("130-\(kind == "general" ? "200" : "100")-") } }
    #expect(accounts.count == 6)
    let book = try cells(xlsx: stem + ".xlsx")
    let page = try Tools.packedText(stem + ".pdf")
    for cell in accounts.joined() where !cell.isEmpty {
      #expect(book.contains(cell), "\(cell)")
      // A cell may go over two lines of the page: each run of letters and digits is there.
      for word in cell.split(whereSeparator: { $0.isWhitespace }) where word.count <= 6 {
        #expect(page.contains(word), "\(cell)")
      }
    }
    for row in accounts {
      #expect(page.contains(try #require(row.first { $0.hasPrefix("130-") })))
    }
  }

  @Test func `an individual who wishes it is not named, from the form to every list`() throws {
    let place = try DemoOffice.place()
    // 仮名 花子 chose 4, neither name nor address to be published; her letter names her, the lists do not.
    for name in try FileManager.default.contentsOfDirectory(atPath: place.office + "/lists") {
      let path = "\(place.office)/lists/\(name)"
      let text: String
      if name.hasSuffix(".pdf") {
        text = try Tools.packedText(path)
      } else if name.hasSuffix(".json") {
        // What it says of the list names nobody.
        let bytes = try #require(FileManager.default.contents(atPath: path))
        text = String(decoding: bytes, as: UTF8.self) + " 130-200-0006-0 非公表 架空製作所"
      } else if name.hasSuffix(".csv") {
        text = try rows(csv: path).joined().joined(separator: " ")
      } else {
        text = try cells(xlsx: path).joined(separator: " ")
      }
      #expect(!text.isEmpty)
      for secret in ["仮名", "花子", "杉並区", "hanako"] { #expect(!text.contains(secret), "\(name): \(secret)") }
      if name.hasPrefix("general") {
        #expect(text.contains("130-200-0006-0"), "the account itself is listed")
        #expect(text.contains("非公表"))
        // A corporation is named whatever it wishes.
        #expect(text.contains("架空製作所"))
      }
    }
  }

  @Test(arguments: ["designated", "general"])
  func `every file of a list says which state of the register it shows`(kind: String) throws {
    let place = try DemoOffice.place()
    let head = try #require(try place.kozabo("verify", "--json").json()["head"] as? String)
    let stem = "\(place.office)/lists/\(kind)-accounts-2026-11-20"
    #expect(try Tools.packedText(stem + ".pdf").contains(head))
    #expect(try Tools.run("unzip", ["-p", stem + ".xlsx", "xl/worksheets/sheet1.xml"]).contains(head))
    let json = try #require(FileManager.default.contents(atPath: stem + ".csv-metadata.json"))
    let description = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect(description["url"] as? String == "\(kind)-accounts-2026-11-20.csv")
    #expect(description["dc:date"] as? String == "2026-11-20")
    let note = try #require((description["notes"] as? [[String: String]])?.first)
    #expect(note["journalHead"] == head)
    #expect(note["csvSHA256"] == String(try Tools.run("sha256sum", [stem + ".csv"]).prefix(64)))
    let columns = (description["tableSchema"] as? [String: Any])?["columns"] as? [[String: String]]
    #expect(columns?.map { $0["titles"] } == (try rows(csv: stem + ".csv").first))
  }

  @Test func `the same register gives the same bytes`() throws {
    let place = try DemoOffice.copy()
    let before = try Workplace.files(below: place.office + "/lists")
    #expect(before.count == 8)
    try FileManager.default.removeItem(atPath: place.office + "/lists")
    try FileManager.default.createDirectory(atPath: place.office + "/lists", withIntermediateDirectories: false)
    let outcome = try place.kozabo("lists", "--json")
    #expect(outcome.code == 0)
    #expect(try Workplace.files(below: place.office + "/lists") == before)
    #expect(try place.leftovers().isEmpty)
  }
}
