import Foundation
import Testing

/// A form whose annex comes in a file of its own.
@Suite struct SplitFormTests {
  @Test func `main sheet and annex in two files of one envelope make one case, each value with its file`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let disc = try place.envelope("disc", of: ["01_"])
    let whole = try #require(try FileManager.default.contentsOfDirectory(atPath: disc).first)
    let script = """
      import sys, openpyxl
      source, folder = sys.argv[1:]
      for name, kept in (("main", ["申請書", "照合コード"]), ("annex", ["別紙（関連付け）"])):
          book = openpyxl.load_workbook(source, data_only=True)
          for sheet in list(book.sheetnames):
              if sheet not in kept: del book[sheet]
          for key in list(book.defined_names.keys()):
              if not any(sheet in (book.defined_names[key].attr_text or "") for sheet in kept):
                  del book.defined_names[key]
          book.save(f"{folder}/{name}.xlsx")
      """
    _ = try Tools.run("python3", ["-c", script, "\(disc)/\(whole)", disc])
    try FileManager.default.removeItem(atPath: "\(disc)/\(whole)")
    #expect(try place.kozabo("receive", disc, "--received", "2026-11-18").code == 0)
    let cases = try place.kozabo("cases", "--json").json()["cases"] as? [[String: Any]]
    #expect(cases?.count == 1)
    let fields = try #require(
      try place.kozabo("case", "C-2026-000001", "--json").json()["fields"] as? [[String: Any]])
    func field(_ key: String) throws -> [String: Any] { try #require(fields.first { $0["key"] as? String == key }) }
    #expect(try field("applicant.name")["value"] as? String == "株式会社見本地所")
    #expect(try field("applicant.name")["sheet"] as? String == "申請書")
    let account = try field("associations[2].designated_account_no")
    #expect(account["value"] as? String == "130-100-9999-0")
    #expect(account["sheet"] as? String == "[annex.xlsx]別紙（関連付け）")
    #expect(account["cell"] as? String == "C8")
  }
}
