// The figures of a facility, put on record by an approver, and what follows from them.

import Testing

struct FacilityCommandTests {
  @Test func `a year's emissions go on record, count for the obligation, and are traced to who recorded them`() throws {
    let place = try DemoOffice.copy()
    func call(_ words: String...) throws -> Program.Outcome {
      try Program.run(place.words(words + ["--json"], today: "2026-12-11"), folder: place.path)
    }
    let done = try call(
      "facility", "0021", "--emissions", "2025=8200", "--fixed-on", "2026-12-10", "--by", "kessai-a")
    #expect(done.code == 0, "\(done.errors)")
    let entry = try #require(try done.json()["entry"] as? Int)
    let obligation = try call("obligation", "0021", "--period", "4").json()
    let years = try #require(obligation["years"] as? [[String: Any]])
    #expect(years[0]["emissions"] as? Int == 8200)
    #expect(years[0]["emissionsFixed"] as? Bool == true)
    let steps = try #require(try call("trace", "--facility", "0021").json()["steps"] as? [[String: Any]])
    let step = try #require(steps.last)
    #expect(step["entry"] as? Int == entry)
    #expect(step["actor"] as? String == "kessai-a")
    // What was on record before is not said again.
    let facts = try #require(step["facts"] as? [[String: Any]])
    #expect(facts.map { $0["fiscalYear"] as? Int } == [2025])
    #expect(facts.map { $0["tonnes"] as? Int } == [8200])
    // The day before knows nothing of it.
    let before = try place.kozabo("facility", "0021", "--as-of", "2026-12-10", lang: "ja")
    #expect(before.output.contains("2024年度") && !before.output.contains("2025年度"))
    #expect(before.output.contains("指定地球温暖化対策事業者: 株式会社見本地所"))
    #expect(try place.kozabo("verify").code == 0)
  }

  @Test(arguments: [
    (["0404", "--emissions", "2025=1", "--by", "kessai-a"], 66 as Int32, "0404"),
    (["0021", "--emissions", "2025=1", "--by", "nobody"], 1, "nobody"),
    (["0021", "--emissions", "2025=1", "--by", "shinsa-a"], 1, "shinsa-a"),
    (["0021", "--emissions", "2026=1", "--by", "kessai-a"], 1, "2026"),
    (["0021", "--emissions", "2020=9100", "--fixed-on", "2021-12-20", "--by", "kessai-a"], 1, ""),
    (["0021", "--emissions", "2025=1"], 64, "--by"),
    (["0021", "--emissions", "2025=8,200", "--by", "kessai-a"], 64, "2025=8,200"),
    (["0021", "--category", "2025=III", "--by", "kessai-a"], 64, "III"),
    (["0021", "--fixed-on", "2026-12-10", "--by", "kessai-a"], 64, "--emissions"),
    (["0021", "--by", "kessai-a"], 64, "kessai-a"),
  ])
  func `what cannot be recorded is refused in one sentence`(row: (call: [String], code: Int32, about: String)) throws {
    let place = try DemoOffice.place()
    for language in ["ja", "en"] {
      let answer = try Program.run(
        place.words(["facility"] + row.call, today: "2026-12-11", lang: language), folder: place.path)
      #expect(answer.code == row.code, "\(row.call): \(answer.errors)")
      #expect(row.about.isEmpty || answer.errors.contains(row.about), "\(answer.errors)")
      #expect(answer.errors.split(separator: "\n").count == 1, "\(answer.errors)")
    }
  }
}
