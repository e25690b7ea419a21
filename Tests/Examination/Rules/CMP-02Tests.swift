import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP02Tests {
  private func outcome(typed: String?, file: [String] = ["AB3DEF"]) throws -> Outcome {
    Rule.cmp02.outcome(
      try SubjectFixture.generalOpening().changing {
        $0.paper.checkCode = typed
        $0.file.checkCodes = file
      })
  }

  @Test(arguments: ["AB3DEF", "ab3def", " AB3-DEF ", "ＡＢ３ＤＥＦ", "ab3 def"])
  func `the same code passes however it is typed`(typed: String) throws { #expect(try outcome(typed: typed) == .met) }

  @Test func `any of the file's codes will do`() throws {
    #expect(try outcome(typed: "XY9ZZZ", file: ["AB3DEF", "XY9ZZZ"]) == .met)
  }

  @Test func `another code lists the fields to compare`() throws {
    let findings = try outcome(typed: "AB3DEG").findings
    let message = try #require(findings.first?.message.ja)
    #expect(findings.count == 1)
    for part in ["AB3DEG", "AB3DEF", "「氏名」", "「開設を希望する口座の数」", "「関連付けを希望する指定管理口座に係る情報一覧」の各欄"] {
      #expect(message.contains(part), "\(part)")
    }
    #expect(!message.contains("添付書類"))
  }

  @Test(arguments: [nil, "", "  "])
  func `without a code a person must compare`(typed: String?) throws {
    #expect(try outcome(typed: typed).isPersonMustLook)
  }

  @Test func `an online filing has no paper to compare`() throws {
    let subject = try SubjectFixture.generalOpening().changing {
      $0.file.channel = "online"
      $0.paper.checkCode = nil
      $0.register.persons[SubjectFixture.applicant]?.isOnlineUser = true
    }
    #expect(Rule.cmp02.outcome(subject).isNotApplicable)
  }
}
