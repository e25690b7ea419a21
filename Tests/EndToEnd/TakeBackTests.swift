import Foundation
import GRDB
import Programme
import Register
import TestSupport
import Testing

/// Mistakes put right: an issue of the seed, and a transfer that waits.
@Suite struct TakeBackTests {
  private static let trader = "130-200-0002-0"
  private static let sender = "130-200-0001-0"

  private func total(_ account: String, in place: Workplace, asOf day: String? = nil) throws -> Int? {
    let when = day.map { ["--as-of", $0] } ?? []
    return try Program.run(
      place.words(["holdings", account, "--json"] + when, today: "2026-11-23"), folder: place.path
    )
    .json()["totalTonnes"] as? Int
  }

  @Test func `an issue is taken back once, by an approver, with a reason; the days before keep it`() throws {
    let place = try Workplace()
    try place.makeOffice()
    func takeBack(_ what: String, _ by: String, _ reason: String = "二重の記録") throws -> Program.Outcome {
      try place.kozabo("take-back", what, "--reason", reason, "--by", by, "--json", today: "2026-11-23")
    }
    let history = try place.kozabo("history", Self.trader, "--json").json()
    let entries = try #require(history["entries"] as? [[String: Any]])
    let issue = try #require(entries.first { $0["kind"] as? String == "creditsIssued" }?["sequence"] as? Int)
    #expect(try total(Self.trader, in: place) == 50)
    // Refusals in their order; none changes anything.
    #expect(try takeBack(String(issue), "shinsa-a").code == 1, "an examiner decides nothing")
    #expect(try takeBack(String(issue), "kessai-a", " ").code == 1, "a reason is needed")
    #expect(try takeBack("99999", "kessai-a").code == 66)
    #expect(try takeBack("1", "kessai-a").code == 1, "an entry about no credits")
    #expect(try total(Self.trader, in: place) == 50)
    let done = try takeBack(String(issue), "kessai-a")
    #expect(done.code == 0, "\(done.errors)")
    let made = try #require(try done.json()["entries"] as? [[String: Any]])
    #expect(made.map { $0["kind"] as? String } == ["creditsMoved"])
    #expect(made.first?["actor"] as? String == "kessai-a")
    #expect(try total(Self.trader, in: place) == 0)
    #expect(try total(Self.trader, in: place, asOf: "2026-11-22") == 50)
    #expect(try takeBack(String(issue), "kessai-a").code == 1, "once")
    let life = try place.kozabo("trace", "--serial", "130-20001", "--json", today: "2026-11-23").json()
    #expect((life["steps"] as? [[String: Any]])?.count == 2)
    #expect(try place.kozabo("verify").code == 0)
  }

  @Test func `a transfer is taken back while it waits, and its credits are free again`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let today = try CivilDate(iso: "2026-11-20")
    let request = CreditTransfer(
      from: try AccountNumber(Self.sender), to: try AccountNumber(Self.trader),
      serials: [try SerialRange("130-1101~130-1150")])
    let queue = try DatabaseQueue(
      path: place.office + "/register.sqlite", configuration: RegisterDatabase.configuration())
    try queue.write { db in
      let changes = try request.decide(
        on: today, figures: SpecimenFigures.figures(),
        snapshot: RegisterReader.creditSnapshot(for: request.query, in: db))
      _ = try Journal.append(changes, by: "kessai-a", effectiveOn: today, at: FixedMoment.instant, in: db)
    }
    try queue.close()
    let done = try place.kozabo("take-back", "t00000001", "--reason", "申請者の申出", "--by", "kessai-a", lang: "ja")
    #expect(done.code == 0 && done.output.contains("振替 T00000001 を取り消す"), "\(done.errors)")
    let account = try place.kozabo("account", Self.sender, "--json").json()
    #expect((account["transfersWaiting"] as? [Any])?.isEmpty == true)
    #expect(try place.kozabo("take-back", "T00000001", "--reason", "x", "--by", "kessai-a").code == 1, "once")
    #expect(try place.kozabo("take-back", "T00000009", "--reason", "x", "--by", "kessai-a").code == 66)
    #expect(try place.kozabo("verify").code == 0)
  }
}
