import Programme
import Register
import Testing

@testable import Examination
@testable import Forms

@Suite struct SEAL10Tests {
  /// An opening that names an account, as a form open to some kinds of account.
  private func outcome(_ number: String?, open: [AccountKind], channel: String = "online") throws -> Outcome {
    var subject = try SubjectFixture.generalOpening().changing {
      $0.file.channel = channel
      $0.definition.onlineAccounts = open
    }
    if let number { subject = subject.with("requirement_facts", .accountNumber(try AccountNumber(number))) }
    return Rule.seal10.outcome(subject)
  }

  @Test func `a form that must come on paper is refused online`() throws {
    #expect(try outcome(nil, open: []).findings.count == 1)
    #expect(Rule.seal10.severity == .reject)
  }

  @Test(arguments: [
    ("130-200-0001-0", [AccountKind.general], true), ("130-100-0021-0", [.general], false),
    ("130-100-0021-0", [.designated, .general], true), ("130-200-0001-0", [.designated], false),
  ])
  func `a form is open online for the kinds of account it lists`(
    number: String, open: [AccountKind], isMet: Bool
  ) throws {
    #expect(try (outcome(number, open: open) == .met) == isMet)
  }

  @Test func `a form that names no account is open when it is open at all`() throws {
    #expect(try outcome(nil, open: [.general]) == .met)
  }

  @Test func `what does not come online is none of its business`() throws {
    #expect(try outcome(nil, open: [], channel: "cd-r").isNotApplicable)
  }
}
