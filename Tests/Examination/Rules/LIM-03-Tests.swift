import Forms
import Programme
import Register
import Testing

@testable import Examination

/// LIM-03: another corporation has one account.
struct LIM03Tests {
  private func trader(_ requested: Int64, _ cases: PendingCase...) throws -> Subject {
    try SubjectFixture.generalOpening().appliedForByTrader().with("accounts_requested", .integer(requested))
      .changing { $0.pending = cases }
  }

  @Test func `the first account is met`() throws { #expect(Rule.lim03.outcome(try trader(1)) == .met) }

  @Test func `two at once are refused`() throws {
    #expect(Rule.lim03.outcome(try trader(2)).keys == ["accounts_requested"])
  }

  @Test func `the second is refused when the first is open or asked for`() throws {
    #expect(Rule.lim03.outcome(try trader(1, .accounts("C-1", "虎ノ門商事㈱", 1))).findings.count == 1)
    let known = try trader(1).withRegister { register in
      let id = PersonID(rawValue: "P000009")
      register.persons[id] = Person(id: id, kind: .corporation, name: "虎ノ門商事株式会社", address: "東京都港区虎ノ門一丁目1番1号")
    }
    #expect(Rule.lim03.outcome(known) == .met)
    let second = try known.withGeneralAccounts(1, of: PersonID(rawValue: "P000009"))
    #expect(Rule.lim03.outcome(second).findings.first?.message.ja.contains("既存の口座を使用してください") == true)
  }

  @Test func `other kinds are LIM-01's, and 0 accounts LIM-04's`() throws {
    #expect(Rule.lim03.outcome(try SubjectFixture.generalOpening()).isNotApplicable)
    #expect(Rule.lim03.outcome(try trader(0)).isNotApplicable)
  }
}
