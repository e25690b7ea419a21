import Foundation
import GRDB
import Programme
import Register
import TestSupport
import Testing

@testable import Office

// 移転実行 through the office: one transaction, the user named as the one who did it, nothing left behind by a refusal.

@Suite struct TransferExecutionTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private let moment = Moment(today: FixedMoment.today, instant: FixedMoment.instant)

  @Test func `a waiting transfer is executed by the sender's user, once`() throws {
    let path = NSTemporaryDirectory() + "kozabo-transfer-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    var generator = SeededGenerator(seed: 1)
    _ = try Office.make(
      at: path, seed: Self.root + "/Samples/seed.yaml", formsFolder: Self.root + "/Forms", moment: moment,
      generator: &generator)
    let office = try Office.open(at: path, formsFolder: Self.root + "/Forms")
    defer { try? office.close() }
    let from = try AccountNumber("130-200-0001-0")
    let to = try AccountNumber("130-200-0002-0")
    let user = RegisterUser(
      number: try UserNumber(kind: .generalHolder, running: 501), kind: .generalHolder, account: from,
      person: PersonID(rawValue: "kuuran-kogyo"))
    let request = CreditTransfer(from: from, to: to, serials: [try SerialRange("130-1101~130-1150")])
    try office.write { db in
      let snapshot = try RegisterReader.creditSnapshot(for: request.query, in: db)
      let changes = try request.decide(on: moment.today, figures: office.figures, snapshot: snapshot)
      try Journal.append(
        [.userRegistered(user)] + changes, by: "test", effectiveOn: moment.today, at: moment.instant, in: db)
    }
    let id = TransferID(rawValue: "T00000001")
    #expect(throws: CreditRefusal.userNotOfSender(UserNumber(rawValue: "x"), from)) {
      try office.execute(id, by: UserNumber(rawValue: "x"), moment: moment)
    }
    let done = try office.execute(id, by: user.number, moment: moment)
    #expect(done.entry.actor == user.number.rawValue)
    #expect(done.execution.movement.tonnes == Tonnes(50))
    #expect(throws: CreditRefusal.transferEnded(id)) { try office.execute(id, by: user.number, moment: moment) }
    let trace = try office.trace(areaCode: "130", serial: 1120)
    #expect(trace.steps.map(\.entry.kind) == [.creditsIssued, .transferEntered, .transferExecuted])
    #expect(try office.trace(areaCode: "130", serial: 1151).steps.count == 1)
    #expect(try office.verify().ok)
  }
}
