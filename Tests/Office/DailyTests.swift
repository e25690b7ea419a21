import Foundation
import Programme
import Register
import TestSupport
import Testing

@testable import Office

// The calendar's duties in an office on disk: a transaction a day, never past the business date unless asked.

private let forms = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("Forms").path

@Suite struct DailyTests {
  private func moment(_ date: String) throws -> Moment {
    Moment(today: try CivilDate(iso: date), instant: FixedMoment.instant)
  }

  private func withOffice(_ body: (Office) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "kozabo-daily-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try SummerRegister.json.write(toFile: folder + "/seed.yaml", atomically: true, encoding: .utf8)
    var generator = SeededGenerator(seed: 1)
    _ = try Office.make(
      at: folder + "/office", seed: folder + "/seed.yaml", formsFolder: forms, moment: try moment("2026-05-01"),
      generator: &generator)
    let office = try Office.open(at: folder + "/office", formsFolder: forms)
    try body(office)
    try office.close()
  }

  @Test func `the first run begins with the day the office was set up and ends with the business date`() throws {
    try withOffice { office in
      var shown: [Int] = []
      let run = try office.daily(moment: try moment("2026-05-03")) { index, count in shown += [index, count] }
      #expect(run.days.map(\.day.iso) == ["2026-05-01", "2026-05-02", "2026-05-03"])
      #expect(shown == [0, 3, 1, 3, 2, 3])
      func closed(_ today: String) throws -> [String] {
        try office.daily(moment: moment(today)).days.map(\.day.iso)
      }
      #expect(try closed("2026-05-03") == [])
      // A business date set back is no reason to do a day again.
      #expect(try closed("2026-04-01") == [])
      #expect(try closed("2026-05-04") == ["2026-05-04"])
    }
  }

  @Test func `a run goes past the business date only when it is told to`() throws {
    try withOffice { office in
      let run = try office.daily(until: try CivilDate(iso: "2026-10-01"), moment: try moment("2026-05-02"))
      #expect(run.days.last?.day.iso == "2026-10-01")
      // Under the programme's own figures as under the specimen's: what TC-06 and TC-07 issue and surrender.
      let amounts = run.days.flatMap(\.done).filter { $0.duty != .warning && $0.tonnes > .zero }.map {
        "\($0.day) \($0.duty.rawValue) \($0.tonnes.rawValue)"
      }
      #expect(
        amounts == [
          "2026-06-10 automaticIssuance 1550", "2026-08-31 automaticSurrender 500", "2026-09-30 expiry 40",
          "2026-09-30 expiry 5", "2026-09-30 lapse 8",
        ])
      #expect(run.days.flatMap(\.refused) == [])
      let report = try office.verify()
      #expect(report.ok, "\(report.checks.filter { !$0.ok })")
    }
  }
}
