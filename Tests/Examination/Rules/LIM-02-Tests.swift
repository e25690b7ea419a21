import Forms
import Programme
import Register
import Testing

@testable import Examination

/// LIM-02: beyond the limit with a reason.
struct LIM02Tests {
  private func requesting(_ count: Int64) throws -> Subject {
    try SubjectFixture.generalOpening().with("accounts_requested", .integer(count))
  }

  @Test func `within the limit there is nothing to judge, whatever the remarks`() throws {
    #expect(Rule.lim02.outcome(try requesting(4).with("remarks", .text("分別管理のため"))).isNotApplicable)
  }

  @Test(arguments: ["remarks", "requirement_facts"])
  func `one account beyond the limit with a reason is a warning at the reason`(key: String) throws {
    let outcome = Rule.lim02.outcome(try requesting(5).with(key, .text("指定番号 0021。顧客分を分 別 管 理するため。")))
    #expect(outcome.keys == [key])
    #expect(Rule.lim02.severity == .warn)
  }

  @Test func `with the warning LIM-01 and LIM-03 are silent, so that the official may approve`() throws {
    let reason = try requesting(5).with("remarks", .text("分別管理のため"))
    #expect(Rule.lim01.outcome(reason).isNotApplicable)
    let trader = try requesting(2).appliedForByTrader().with("remarks", .text("分別管理のため"))
    #expect(Rule.lim02.outcome(trader).findings.count == 1)
    #expect(Rule.lim03.outcome(trader).isNotApplicable)
  }

  @Test func `without a reason LIM-01 speaks`() throws {
    #expect(Rule.lim02.outcome(try requesting(5)).isNotApplicable)
    #expect(Rule.lim01.outcome(try requesting(5)).findings.count == 1)
  }
}
