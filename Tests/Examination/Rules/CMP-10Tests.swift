import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct CMP10Tests {
  private func outcome(_ key: String, _ text: String) throws -> Outcome {
    Rule.cmp10.outcome(try SubjectFixture.generalOpening().with(key, .text(text)))
  }

  @Test(arguments: ["a@b.co.jp", "Jiro_Shinjuku@xn--eckwd4c7c.co.jp", "taro..shinjuku.@carrier.ne.jp", "a+b@c.jp"])
  func `an e-mail address passes`(text: String) throws { #expect(try outcome("contact.email", text) == .met) }

  @Test(arguments: [
    "a@", "@b.jp", "a@b", "a b@c.jp", "a@b@c.jp", "a@b..jp", "a@-b.jp", "ａ＠ｂ．ｊｐ", "a、b@c.jp", "jiro@△△△.co.jp",
  ])
  func `what is no e-mail address is returned with what was found`(text: String) throws {
    #expect(try outcome("contact.email", text).findings.map(\.found) == [text])
  }

  @Test(arguments: ["03-5321-1111", "0353211111", "０３－５３２１－１１１１", "03ー5321ー1111"])
  func `digits and hyphens of any width pass`(text: String) throws {
    #expect(try outcome("contact.phone", text) == .met)
  }

  @Test(arguments: ["03-5321-1111（内線2）", "+81-3-5321-1111", "なし", "-"])
  func `anything else in a telephone number is returned`(text: String) throws {
    #expect(try outcome("contact.phone", text).keys == ["contact.phone"])
    #expect(try outcome("contact.fax", text).keys == ["contact.fax"])
  }

  @Test func `a blank e-mail address is left to CMP-09`() throws {
    let subject = try SubjectFixture.generalOpening().without("contact.email")
    #expect(Rule.cmp10.outcome(subject).isNotApplicable)
    #expect(Rule.cmp09.outcome(subject).keys == ["contact.email"])
  }
}
