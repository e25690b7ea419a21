import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct FILE04Tests {
  private func outcome(_ format: String) throws -> Outcome {
    Rule.file04.outcome(try SubjectFixture.generalOpening().changing { $0.file.format = format })
  }

  @Test(arguments: ["xlsx", "xlsm", "xls", "XLSX"])
  func `an Excel workbook passes`(format: String) throws { #expect(try outcome(format) == .met) }

  @Test(arguments: ["pdf", "csv", "", "xlsb"])
  func `anything else is rejected with what was found`(format: String) throws {
    #expect(Rule.file04.severity == .reject)
    #expect(try outcome(format).findings.map(\.found) == [format])
  }

  @Test func `a missing sheet is not its business`() throws {
    let subject = try SubjectFixture.generalOpening().withoutSheet("main")
    #expect(Rule.file04.outcome(subject) == .met)
    #expect(!Rule.file05.outcome(subject).findings.isEmpty)
  }
}
