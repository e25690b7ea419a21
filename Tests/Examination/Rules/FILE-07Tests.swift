import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct FILE07Tests {
  @Test func `a workbook of values passes`() throws {
    #expect(Rule.file07.outcome(try SubjectFixture.generalOpening()) == .met)
  }

  @Test func `a formula without value is one finding at its field, though the file lists the cell too`() throws {
    let plain = try SubjectFixture.generalOpening()
    let cell = try #require(plain.place(of: "accounts_requested").address)
    let subject = plain.with("accounts_requested", .unreadable(.formulaWithoutValue), raw: "=1+1")
      .changing { $0.file.formulasWithoutValue = [cell] }
    #expect(Rule.file07.outcome(subject).keys == ["accounts_requested"])
    #expect(Rule.file07.outcome(subject).findings.first?.place?.address == cell)
  }

  @Test func `a formula outside the fields is found by its cell`() throws {
    let cell = CellAddress(sheetName: "申請書", cell: CellReference(rowNumber: 60, columnNumber: 8))
    let subject = try SubjectFixture.generalOpening().changing { $0.file.formulasWithoutValue = [cell] }
    #expect(Rule.file07.outcome(subject).findings.map(\.place) == [Place(key: nil, address: cell)])
  }

  @Test func `the formulas of our own check-code sheet are no fault of the applicant`() throws {
    let cell = CellAddress(sheetName: "照合コード", cell: CellReference(rowNumber: 2, columnNumber: 2))
    let subject = try SubjectFixture.generalOpening().withSheet("checkCode", named: "照合コード")
      .changing { $0.file.formulasWithoutValue = [cell] }
    #expect(Rule.file07.outcome(subject) == .met)
  }

  @Test func `macros and links are put before a person`() throws {
    let plain = try SubjectFixture.generalOpening()
    #expect(Rule.file07.outcome(plain.changing { $0.file.hasMacros = true }).isPersonMustLook)
    let linked = Rule.file07.outcome(plain.changing { $0.file.externalLinks = ["他社.xlsx"] })
    guard case .personMustLook(let what, _) = linked else {
      Issue.record("a person should look at \(linked)")
      return
    }
    #expect(what.ja.contains("他社.xlsx"))
  }

  @Test func `a date that is no date is left to FILE-09`() throws {
    let subject = try SubjectFixture.generalOpening().with("application_date", .unreadable(.notADate), raw: "近日")
    #expect(Rule.file07.outcome(subject) == .met)
  }
}
