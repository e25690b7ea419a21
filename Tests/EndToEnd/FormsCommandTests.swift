import Foundation
import Testing

/// The command `forms` with a form that nothing but its definition adds.
struct FormsCommandTests {
  /// A folder of forms with one more; the caller removes it.
  private func forms() throws -> String {
    let folder = "\(Program.scratch)/forms-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: Program.forms, toPath: folder)
    let yaml = """
      id: seal-report
      number: F-90
      title: {ja: 印鑑届出書, en: Notification of a seal}
      edition: {name: "1", from: 2026-04-01}
      basis: {ja: 試験用, en: for a test}
      sources: [invented]
      applicants: {ja: 口座名義人, en: account holders}
      fee: {ja: 無料, en: none}
      deadline: {ja: 期限なし, en: none}
      channels: [e-mail]
      paper: [{key: sealCertificate, label: {ja: 印鑑証明書, en: seal certificate}, source: invented}]
      sheets:
        - key: main
          name: 届出書
          title: 印鑑届出書
          optional: false
          flow:
            - use: head
            - title: 印 鑑 届 出 書
            - field: {key: account_no, label: {ja: 口座番号, en: account}, type: accountNumber, required: always,
                      inCheckCode: true, prefill: account.number, source: inferred}
            - field: {key: seals, label: {ja: 印鑑の数, en: number of seals}, type: integer, unit: 個, required: never, source: invented}
            - use: contact
            - use: foot
        - {key: checkCode, name: 照合コード, title: 照合コード, optional: true}
      """
    try yaml.write(toFile: folder + "/seal-report.yaml", atomically: true, encoding: .utf8)
    return folder
  }

  @Test func `a form added by YAML alone is listed, shown, drawn and documented`() throws {
    let folder = try forms()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let environment = ["KOZABO_FORMS": folder]
    let listed = try Program.run(["forms", "list", "--json"], environment: environment).json()["forms"]
    let rows = try #require(listed as? [[String: Any]])
    #expect(rows.last?["id"] as? String == "seal-report")
    let numbers = rows.compactMap { $0["number"] as? String }
    #expect(numbers == numbers.sorted())

    let shown = try Program.run(["forms", "show", "f-90", "--json", "--lang", "ja"], environment: environment).json()
    let fields = try #require(shown["fields"] as? [[String: Any]])
    let seals = try #require(fields.first { $0["key"] as? String == "seals" })
    #expect(seals["unit"] as? String == "個")
    #expect(seals["source"] as? String == "invented")
    #expect(fields.contains { $0["key"] as? String == "contact.email" && $0["section"] as? String == "連絡先" })

    let blank = "\(folder)/blank.xlsx"
    #expect(try Program.run(["forms", "blank", "seal-report", "--out", blank], environment: environment).code == 0)
    #expect(FileManager.default.fileExists(atPath: blank))

    let pages = [folder + "/a.html", folder + "/b.html"]
    for page in pages {
      #expect(try Program.run(["forms", "page", "--out", page, "--lang", "ja"], environment: environment).code == 0)
    }
    let texts = try pages.map { try String(contentsOfFile: $0, encoding: .utf8) }
    #expect(texts[0] == texts[1])
    #expect(texts[0].contains("F-90　印鑑届出書"))
    #expect(texts[0].contains("<span class=\"inferred\">推定</span> <small>inferred</small>"))
    #expect(!texts[0].contains("http"))
  }

  @Test func `a mistake in one form leaves the others usable and is told with file and line`() throws {
    let folder = try forms()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/seal-report.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing("unit: 個, ", with: "breadth: 3, ")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let environment = ["KOZABO_FORMS": folder]
    #expect(try Program.run(["forms", "show", "transfer"], environment: environment).code == 0)
    let listed = try Program.run(["forms", "list"], environment: environment)
    #expect(listed.code != 0)
    #expect(listed.errors.contains("seal-report.yaml:22"))
    #expect(listed.errors.contains("breadth"))
  }

  @Test func `a blank for an account is filled in from the register`() throws {
    let place = try DemoOffice.place()
    let out = "\(Program.scratch)/for-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: out) }
    let made = try Program.run([
      "forms", "blank", "transfer", "--for", "130-200-0001-0", "--out", out, "--office", place.office, "--json",
    ])
    #expect(made.code == 0, "\(made.errors)")
    let keys = try #require(try made.json()["filledIn"] as? [String])
    #expect(keys.contains("applicant.name"))
    #expect(keys.contains("applicant.address"))
    let unknown = try Program.run([
      "forms", "blank", "transfer", "--for", "130-200-0999-0", "--out", out, "--office", place.office,
    ])
    #expect(unknown.code != 0)
    #expect(unknown.errors.contains("130-200-0999-0"))
  }
}
