import Forms
import Programme
import Register
import Testing

@testable import Examination

/// ELG-07: the kind fits the applicant's being a corporation or an individual.
struct ELG07Tests {
  private func outcome(kind: String, name: String, representative: String? = "代表 太郎") throws -> Outcome {
    let subject = try SubjectFixture.generalOpening().with("opener_kind", .choice(kind)).with(
      "applicant.name", .text(name))
    return Rule.elg07.outcome(
      representative.map { subject.with("applicant.representative_name", .text($0)) }
        ?? subject.without("applicant.representative_name"))
  }

  @Test(arguments: [
    "虎ノ門商事株式会社", "㈱虎ノ門商事", "合同会社虎ノ門", "一般社団法人虎ノ門会", "学校法人虎ノ門学園", "医療法人社団虎ノ門会", "虎ノ門タワー管理組合", "独立行政法人虎ノ門機構",
    "港区", "東京都",
  ])
  func `kind 4 with a corporate name is met`(name: String) throws {
    #expect(try outcome(kind: "4", name: name) == .met)
  }

  @Test func `kind 2 and a 株式会社 disagree`() throws {
    let outcome = try outcome(kind: "2", name: "虎ノ門商事株式会社")
    #expect(outcome.keys == ["opener_kind"])
    #expect(outcome.findings.first?.message.ja.contains("法人と認められます") == true)
  }

  @Test func `kind 4 and a person's name without representative disagree`() throws {
    #expect(try outcome(kind: "4", name: "山田 太郎", representative: nil).keys == ["opener_kind"])
  }

  @Test func `kind 7 and a person's name agree, even one that ends like a town`() throws {
    #expect(try outcome(kind: "7", name: "山田 太郎", representative: nil) == .met)
    #expect(try outcome(kind: "7", name: "北 村", representative: nil) == .met)
  }

  @Test func `a name that tells nothing, with a representative, makes a person look`() throws {
    #expect(try outcome(kind: "4", name: "虎ノ門クラブ").isPersonMustLook)
  }

  @Test func `the record decides where the name tells nothing`() throws {
    let subject = try SubjectFixture.generalOpening().with("applicant.name", .text("虎ノ門クラブ")).withRegister { register in
      let id = PersonID(rawValue: "P000009")
      register.persons[id] = Person(id: id, kind: .corporation, name: "虎ノ門クラブ", address: "東京都港区虎ノ門一丁目1番1号")
    }
    #expect(Rule.elg07.outcome(subject.with("opener_kind", .choice("4"))) == .met)
    #expect(Rule.elg07.outcome(subject.with("opener_kind", .choice("7"))).findings.count == 1)
  }

  @Test func `an unreadable kind is left to CMP-04, and so is a blank name`() throws {
    let subject = try SubjectFixture.generalOpening()
    #expect(Rule.elg07.outcome(subject.with("opener_kind", .unreadable(.notAChoice), raw: "その他")).isNotApplicable)
    #expect(Rule.elg07.outcome(subject.without("applicant.name")).isNotApplicable)
  }
}
