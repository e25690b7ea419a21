import Forms
import Programme
import Register
import Testing

@testable import Examination

/// The groups of rules about opening accounts.
struct RuleGroups2Tests {
  private let groups = [
    Rule.elgRules, Rule.accRules, Rule.limRules, Rule.ascRules, Rule.feeRules, Rule.xcsRules,
  ]

  @Test func `each group lists its rules in the order of the catalogue`() {
    #expect(
      groups.map { $0.map(\.id.rawValue) } == [
        ["ELG-01", "ELG-02", "ELG-03", "ELG-04", "ELG-07", "ELG-08", "ELG-09"],
        ["ACC-01", "ACC-02", "ACC-03", "ACC-04", "ACC-05", "ACC-06", "ACC-08", "ACC-09"],
        ["LIM-01", "LIM-02", "LIM-03", "LIM-04"],
        ["ASC-01", "ASC-02", "ASC-03", "ASC-04", "ASC-05", "ASC-07", "ASC-08"],
        ["FEE-01", "FEE-02", "FEE-03", "FEE-04", "FEE-06"], ["XCS-01", "XCS-04"],
      ])
  }

  @Test func `severities are those of the catalogue`() {
    // R, C or W of the rule catalogue, in the order of the groups.
    let expected = ["RRCCCRR", "RRCCWRCC", "RWRC", "RRCCCCR", "RCRRW", "WR"]
    let letters: [Severity: String] = [.reject: "R", .return: "C", .warn: "W"]
    #expect(groups.map { $0.compactMap { letters[$0.severity] }.joined() } == expected)
  }

  @Test func `a complete, correct application meets every rule that belongs to it`() throws {
    for subject in [try SubjectFixture.generalOpening(), try SubjectFixture.designatedOpening()] {
      let checklist = Checklist(of: subject, rules: groups.flatMap { $0 })
      #expect(checklist.notMet().map(\.rule.id) == [])
      #expect(checklist.personMustLook.map(\.rule.id) == [])
    }
  }

  @Test func `an empty form is left to the rules about blanks`() throws {
    for subject in [try SubjectFixture.generalOpening(), try SubjectFixture.designatedOpening()] {
      let blank = subject.form.fields.map(\.key).reduce(subject) { $0.without($1) }
      let empty = subject.form.tables.keys.sorted().reduce(blank) { $0.with(rows: [], of: $1) }
      #expect(Checklist(of: empty, rules: groups.flatMap { $0 }).notMet().map(\.rule.id) == [])
    }
  }

  @Test func `every text exists in both languages`() {
    for rule in groups.joined() {
      for text in [rule.title, rule.basis] { #expect(!text.ja.isEmpty && !text.en.isEmpty && text.ja != text.en) }
    }
  }
}
