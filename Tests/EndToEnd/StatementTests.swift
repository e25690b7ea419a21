import Foundation
import GRDB
import Programme
import Register
import TestSupport
import Testing

/// A transfer that waits, its 移転実行, and the statements of the accounts between which it moves credits.
///
/// No form brings a transfer in yet, so the test has the register decide on one and records it as an approval would.
@Suite struct StatementTests {
  private static let sender = "130-200-0001-0"
  private static let receiver = "130-200-0002-0"

  /// An office in which 50 of the 200 t in the sender's account wait to go to the receiver's.
  private func office() throws -> (place: Workplace, user: UserNumber) {
    let place = try Workplace()
    try place.makeOffice()
    let today = try CivilDate(iso: "2026-11-20")
    let from = try AccountNumber(Self.sender)
    let user = RegisterUser(
      number: try UserNumber(kind: .generalHolder, running: 501), kind: .generalHolder, account: from,
      person: PersonID(rawValue: "kuuran-kogyo"))
    let request = CreditTransfer(
      from: from, to: try AccountNumber(Self.receiver), serials: [try SerialRange("130-1101~130-1150")])
    let queue = try DatabaseQueue(
      path: place.office + "/register.sqlite", configuration: RegisterDatabase.configuration())
    defer { try? queue.close() }
    try queue.write { db in
      let changes = try request.decide(
        on: today, figures: SpecimenFigures.figures(),
        snapshot: RegisterReader.creditSnapshot(for: request.query, in: db))
      _ = try Journal.append(
        [.userRegistered(user)] + changes, by: "kessai-a", effectiveOn: today, at: FixedMoment.instant, in: db)
    }
    return (place, user.number)
  }

  private func waiting(_ account: String, in place: Workplace) throws -> [[String: Any]] {
    try #require(try place.kozabo("account", account, "--json").json()["transfersWaiting"] as? [[String: Any]])
  }

  @Test func `a waiting transfer is shown at both ends, executed once, and stands in both statements`() throws {
    let (place, user) = try office()
    for account in [Self.sender, Self.receiver] {
      let transfers = try waiting(account, in: place)
      let transfer = try #require(transfers.first)
      #expect(transfers.count == 1)
      #expect(
        Set(transfer.keys) == ["transfer", "from", "to", "serials", "tonnes", "declaredPrice", "enteredOn"])
      #expect(transfer["transfer"] as? String == "T00000001")
      #expect(transfer["serials"] as? [String] == ["130-1101~130-1150"])
      #expect(transfer["tonnes"] as? Int == 50)
    }
    let english = try place.kozabo("account", Self.sender).output
    #expect(english.contains("T00000001  50 t-CO2  to 130-200-0002-0  entered 2026-11-20"))
    let japanese = try place.kozabo("account", Self.receiver, lang: "ja").output
    #expect(japanese.contains("移転実行待ち"))
    #expect(japanese.contains("T00000001  50 t-CO2  130-200-0001-0 から"))

    let stranger = try place.kozabo("execute", "T00000001", "--by", "x", today: "2026-11-21")
    #expect(stranger.code == 1)
    #expect(try waiting(Self.sender, in: place).count == 1, "a refusal changes nothing")
    let done = try place.kozabo("execute", "t00000001", "--by", user.rawValue, "--json", today: "2026-11-21")
    #expect(done.code == 0, "\(done.errors)")
    #expect(try done.json()["state"] as? String == "executed")
    #expect(try done.json()["tonnes"] as? Int == 50)
    #expect(try place.kozabo("execute", "T00000001", "--by", user.rawValue, today: "2026-11-21").code == 1, "once")
    #expect(try waiting(Self.sender, in: place).isEmpty)
    #expect(try place.kozabo("verify").code == 0)

    let statement = try place.kozabo("history", Self.sender, "--since", "2026-11-01", "--json", today: "2026-11-21")
      .json()
    #expect(Set(statement.keys) == ["account", "since", "until", "opening", "lines", "closing"])
    #expect([statement["since"], statement["until"]].map { $0 as? String } == ["2026-11-01", "2026-11-21"])
    #expect(statement["opening"] as? [String: Int] == ["excess": 200])
    #expect(statement["closing"] as? [String: Int] == ["excess": 150])
    let lines = try #require(statement["lines"] as? [[String: Any]])
    let line = try #require(lines.first)
    #expect(lines.count == 1, "what waited moved nothing")
    #expect(
      Set(line.keys) == [
        "entry", "effectiveOn", "movement", "counterpart", "creditType", "serials", "change", "balance", "text",
      ])
    #expect(line["effectiveOn"] as? String == "2026-11-21")
    #expect(line["movement"] as? String == "generalToGeneral")
    #expect(line["counterpart"] as? String == Self.receiver)
    #expect([line["change"], line["balance"]].map { $0 as? Int } == [-50, 150])
    let received = try place.kozabo("history", Self.receiver, "--since", "2026-11-21", today: "2026-11-21").output
    for words in ["opening balance", "closing balance", "+50", "excess credits", "Account 130-200-0002-0, 2026-11-21"] {
      #expect(received.contains(words), "\(words) in \(received)")
    }
  }

  @Test func `a statement without a first day begins with the account, and an issue has no other side`() throws {
    let place = try Workplace()
    try place.makeOffice()
    let statement = try place.kozabo("history", Self.sender, "--until", "2023-12-31", "--json").json()
    #expect(statement["since"] as? String == "2021-07-01")
    #expect(statement["opening"] as? [String: Int] == [:])
    #expect(statement["closing"] as? [String: Int] == ["excess": 200])
    let line = try #require((statement["lines"] as? [[String: Any]])?.first)
    #expect(line["movement"] is NSNull && line["counterpart"] is NSNull)
    #expect([line["change"], line["balance"]].map { $0 as? Int } == [200, 200])
    let japanese = try place.kozabo("history", Self.sender, "--until", "2026-11-20", lang: "ja").output
    for words in ["口座 130-200-0001-0 の明細 2021-07-01 から 2026-11-20 まで", "発行", "超過削減量", "+200", "期末残高"] {
      #expect(japanese.contains(words), "\(words) in \(japanese)")
    }
    let nothing = try place.kozabo("history", Self.sender, "--until", "2022-12-31")
    #expect(nothing.output.hasSuffix("No credits, and no movement.\n"))
  }

  @Test(arguments: [
    (["--since", "2026-12-01", "--until", "2026-11-01"], "is later than"),
    (["--since", "2026-02-30"], "--since “2026-02-30” is not a date"), (["--until", "x"], "--until “x” is not a date"),
  ])
  func `days that make no period are wrong usage`(words: [String], reason: String) throws {
    let place = try Workplace()
    try place.makeOffice()
    let outcome = try Program.run(place.words(["history", Self.sender] + words), folder: place.path)
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
  }
}
