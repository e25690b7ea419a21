import Foundation
import Testing

/// `paper --check-code`: what an official learns who types the six characters from the sealed paper.
@Suite struct CheckCodeCommandTests {
  /// One case from sample 02, whose paper shows 7YGDQD.
  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.makeOffice()
    let envelope = try place.envelope("disc", of: ["02_"])
    #expect(try place.kozabo("receive", envelope, "--received", "2026-11-18").code == 0)
    return place
  }

  @Test func `the code of the paper agrees, typed in small letters and with a blank`() throws {
    let outcome = try place().kozabo("paper", "C-2026-000001", "--check-code", "7yg dqd", "--json")
    #expect(outcome.code == 0, "\(outcome.errors)")
    let code = try #require(try outcome.json()["checkCode"] as? [String: Any])
    #expect(code["matches"] as? Bool == true)
    #expect((code["compare"] as? [Any])?.isEmpty == true)
  }

  @Test func `another code is recorded, and what to compare is told with its cells`() throws {
    let place = try place()
    let outcome = try place.kozabo("paper", "C-2026-000001", "--check-code", "7YGDQE", "--json")
    #expect(outcome.code == 1)
    let code = try #require(try outcome.json()["checkCode"] as? [String: Any])
    #expect(code["expected"] as? [String] == ["7YGDQD"])
    let compare = try #require(code["compare"] as? [[String: Any]])
    let name = try #require(compare.first { $0["key"] as? String == "applicant.name" })
    #expect(name["value"] as? String == "株式会社見本地所")
    #expect(name["sheet"] as? String == "申請書")
    #expect(compare.contains { $0["key"] as? String == "facilities[1].designation_number" })
    for (language, words) in [("ja", "と一致しません"), ("en", "is not that of the data file")] {
      let told = try place.kozabo("paper", "C-2026-000001", "--check-code", "7YGDQE", lang: language)
      #expect(told.code == 1)
      #expect(told.output.contains(words))
      #expect(told.output.contains("申請書!"))
    }
  }
}
