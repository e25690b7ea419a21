// 代理人: who acts for an account's holders, from the application that names him to the day nobody does.

import GRDB
import Programme
import Register
import TestSupport
import Testing

struct AgentTests {
  private let mihon = PersonID(rawValue: "P000001")
  private let hanako = PersonID(rawValue: "P000003")
  private let mansion = "130-100-8888-0"
  private let agent = AgentDetails(name: "株式会社代理見本", address: "東京都千代田区見本町一丁目1番1号")
  private let db: DatabaseQueue
  private let figures: ProgrammeFigures

  init() throws {
    db = try SpecimenRegister.database()
    figures = try SpecimenFigures.figures()
  }

  private func snapshot() throws -> RegisterSnapshot {
    try db.read { db in
      try RegisterReader.snapshot(
        for: SnapshotQuery(
          names: Set(try RegisterReader.persons(in: db).map(\.name)),
          designations: Set(try RegisterReader.facilities(in: db).map(\.designation))), in: db)
    }
  }

  private func append(_ changes: [RegisterChange], on date: String) throws {
    try db.write {
      _ = try Journal.append(
        changes, by: "shinsa", effectiveOn: try CivilDate(iso: date), at: FixedMoment.instant, in: $0)
    }
  }

  private func appoint(
    _ agent: AgentDetails?, for number: String, withPower hasPower: Bool = true, on date: String
  ) throws {
    try append(
      AgentAppointment(account: AccountNumber(number), agent: agent, hasPowerOfAttorney: hasPower)
        .decide(on: CivilDate(iso: date), snapshot: snapshot()), on: date)
  }

  private func agent(of number: String, on date: String) throws -> AccountAgent? {
    try db.read { try RegisterHistory.asOf(CivilDate(iso: date), in: $0) }.read {
      try RegisterReader.findAccount(AccountNumber(number), in: $0).agent
    }
  }

  private func faults() throws -> [String] {
    try db.read { RegisterVerification.verify($0) }.checks.filter { !$0.ok }.map { "\($0.name): \($0.detail)" }
  }

  @Test func `who signed the application acts for the accounts it opens`() throws {
    let opening = try AccountOpening(
      general: .init(holder: .known(hanako), openerKind: .offsetRecipient, count: 1), agent: agent
    ).decide(on: CivilDate(iso: "2026-05-01"), figures: figures, snapshot: snapshot())
    try append(opening, on: "2026-05-01")
    let opened = opening.compactMap { if case .accountOpened(let account) = $0 { account } else { nil } }
    let number = try #require(opened.first?.number.description)
    #expect(
      try agent(of: number, on: "2026-05-01")
        == AccountAgent(
          name: "株式会社代理見本", address: "東京都千代田区見本町一丁目1番1号", since: CivilDate(iso: "2026-05-01")))
    #expect(try faults() == [])
  }

  @Test func `an agent needs a power of attorney, and each day has its own`() throws {
    let refused: (AccountRefusal) -> RegisterError = { .account($0) }
    let number = try AccountNumber(mansion)
    #expect(throws: RegisterError.unknownAccount(try AccountNumber("130-200-9999-0"))) {
      try appoint(agent, for: "130-200-9999-0", withPower: false, on: "2026-05-01")
    }
    #expect(throws: refused(.powerOfAttorneyMissing(number))) {
      try appoint(agent, for: mansion, withPower: false, on: "2026-05-01")
    }
    #expect(throws: refused(.nothingChanges)) { try appoint(nil, for: mansion, on: "2026-05-01") }
    try appoint(agent, for: mansion, on: "2026-05-01")
    #expect(throws: refused(.nothingChanges)) { try appoint(agent, for: mansion, on: "2026-05-02") }
    try appoint(AgentDetails(name: "行政書士 例示", address: nil), for: mansion, on: "2026-06-01")
    try appoint(nil, for: mansion, withPower: false, on: "2026-07-01")
    #expect(
      try ["2026-04-30", "2026-05-01", "2026-05-31", "2026-06-01", "2026-07-01"].map {
        try agent(of: mansion, on: $0)?.name
      } == [nil, "株式会社代理見本", "株式会社代理見本", "行政書士 例示", nil])
    #expect(try faults() == [])
  }

  @Test func `nobody acts for other obligated persons, nor for an heir, unless they appoint him`() throws {
    try appoint(agent, for: mansion, on: "2026-05-01")
    try append(
      ObligatedPersonChange(designation: DesignationNumber("8888"), persons: [hanako]).decide(
        on: CivilDate(iso: "2026-05-02"), snapshot: snapshot()), on: "2026-05-02")
    #expect(try agent(of: mansion, on: "2026-05-02") == nil)

    let opening = try AccountOpening(
      general: .init(holder: .known(hanako), openerKind: .offsetRecipient, count: 1), agent: agent
    ).decide(on: CivilDate(iso: "2026-05-03"), figures: figures, snapshot: snapshot())
    try append(opening, on: "2026-05-03")
    let heir = PersonID(rawValue: "P000009")
    try append(
      [.personRecorded(Person(id: heir, kind: .individual, name: "見本 花太郎", address: "東京都江東区見本三丁目4番5号"))],
      on: "2026-05-03")
    let opened = opening.compactMap { if case .accountOpened(let account) = $0 { account } else { nil } }
    let number = try #require(opened.first?.number)
    try append(
      Inheritance(account: number, heir: heir).decide(
        on: CivilDate(iso: "2026-05-04"), figures: figures, snapshot: snapshot()), on: "2026-05-04")
    #expect(try agent(of: number.description, on: "2026-05-03") != nil)
    #expect(try agent(of: number.description, on: "2026-05-04") == nil)
    #expect(try faults() == [])
  }
}
