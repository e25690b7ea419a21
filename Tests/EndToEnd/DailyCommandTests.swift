import Foundation
import TestSupport
import Testing

/// `kozabo daily` as its users and scripts see it: keys, sentences, exit codes.
@Suite struct DailyCommandTests {
  private func keys(_ value: Any?) -> Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
  private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

  private func summer() throws -> Workplace {
    let place = try Workplace()
    let seed = place.path + "/summer.yaml"
    try SummerRegister.json.write(toFile: seed, atomically: true, encoding: .utf8)
    let made = try place.kozabo("init", place.office, "--seed", seed, today: "2026-05-01")
    try #require(made.code == 0, "\(made.errors)")
    return place
  }

  @Test func `daily stops at the business date, and says nothing is left when it is run again`() throws {
    let place = try summer()
    let first = try place.kozabo("daily", today: "2026-06-10")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.contains("0002 130-100-0002-0: automatic issuance for period 3, 1550 t-CO2."))
    #expect(first.output.contains("Closed 41 days, 2026-05-01 to 2026-06-10."))
    let again = try place.kozabo("daily", today: "2026-06-10")
    #expect(again.code == 0)
    #expect(again.output == "All days up to 2026-06-10 are closed.\n")
    let japanese = try place.kozabo("daily", "--until", "2026-07-02", today: "2026-06-10", lang: "ja")
    #expect(japanese.output.contains("2026-06-11 から 2026-07-02 まで 22 日を締めました。"))
    #expect(
      japanese.output.contains(
        "予告: 事業所 0001 130-100-0001-0 の義務履行期限は 2026-09-30、不足量は 1100t-CO2。対象者: 株式会社東京見本。"))
  }

  @Test func `daily has its keys, and exits 1 when an account is left for a person`() throws {
    let place = try summer()
    let outcome = try place.kozabo("daily", "--until", "2026-10-05", "--json", today: "2026-05-01")
    #expect(outcome.code == 1, "130-200-0004-0 was not renewed and holds 8 t")
    #expect(outcome.errors.isEmpty)
    let run = try outcome.json()
    #expect(keys(run) == ["from", "until", "daysClosed", "days"])
    #expect(run["daysClosed"] as? Int == 158)
    let days = list(run["days"])
    #expect(
      days.compactMap { $0["day"] as? String } == [
        "2026-05-01", "2026-06-10", "2026-07-02", "2026-08-31", "2026-09-30",
      ])
    for day in days {
      #expect(keys(day) == ["day", "duties", "refused", "frozen"])
      for duty in list(day["duties"]) {
        #expect(
          keys(duty) == [
            "duty", "warning", "designation", "account", "period", "dueOn", "tonnes", "daysAhead", "concerns",
            "text",
          ])
      }
    }
    #expect(days.last?["frozen"] as? [String] == ["130-200-0004-0"])
    #expect(try place.kozabo("verify", today: "2026-10-05").code == 0)
    let account = try place.kozabo("account", "130-200-0004-0", "--json", today: "2026-10-05").json()
    #expect(account["status"] as? String == "frozen")
    #expect(
      Set([
        "number", "kind", "kindName", "openedOn", "expiresOn", "closedOn", "holders", "manager", "facility",
        "associations", "users", "contact",
      ]).isSubset(of: keys(account)), "the keys of before stay")
  }

  @Test func `a date that does not exist is wrong usage`() throws {
    let place = try summer()
    #expect(try place.kozabo("daily", "--until", "2026-13-01").code == 64)
  }
}
