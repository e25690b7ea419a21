import Foundation
import Forms
import Programme
import Register
import Testing
import Workbook

@testable import Examination

@Suite struct ChecklistTests {
  private static let own = Rule.fileRules + Rule.cmpRules + Rule.idnRules + Rule.sealRules

  @Test func `complete applications leave nothing unmet and nothing to look at`() throws {
    for subject in [try SubjectFixture.generalOpening(), try SubjectFixture.designatedOpening()] {
      let checklist = Checklist(of: subject, rules: Self.own)
      #expect(checklist.notMet().map(\.rule.id) == [])
      #expect(checklist.personMustLook.map(\.rule.id) == [])
    }
  }

  @Test func `the catalogue names every rule once, in the order of its sections`() {
    let ids = Rule.catalogue.map(\.id)
    #expect(Set(ids).count == ids.count)
    let own: [RuleID] = [
      "FILE-01", "FILE-02", "FILE-03", "FILE-04", "FILE-05", "FILE-06", "FILE-07", "FILE-08", "FILE-09", "FILE-11",
      "FILE-12", "FILE-13", "FILE-14", "CMP-01", "CMP-02",
      "CMP-03", "CMP-04", "CMP-06", "CMP-08", "CMP-09", "CMP-10", "CMP-11", "CMP-12", "CMP-14", "IDN-01", "IDN-02",
      "IDN-03", "IDN-04", "IDN-05", "SEAL-01", "SEAL-02", "SEAL-03", "SEAL-04", "SEAL-05", "SEAL-06", "SEAL-07",
      "SEAL-08", "SEAL-09", "SEAL-10",
    ]
    #expect(Array(ids.prefix(own.count)) == own)
  }

  @Test func `severities are those of the published catalogue`() {
    let rejects = Self.own.filter { $0.severity == .reject }.map(\.id)
    let warnings = Self.own.filter { $0.severity == .warn }.map(\.id)
    #expect(rejects == ["FILE-01", "FILE-02", "FILE-04", "SEAL-09", "SEAL-10"])
    #expect(warnings == ["FILE-03", "FILE-08", "FILE-11", "CMP-06"])
  }

  @Test func `a rule of another form is not asked`() throws {
    let general = Checklist(of: try SubjectFixture.generalOpening()).items.map(\.rule.id)
    let designated = Checklist(of: try SubjectFixture.designatedOpening()).items.map(\.rule.id)
    #expect(!general.contains("IDN-05"))
    #expect(designated.contains("IDN-05"))
  }

  @Test func `an answer of a person never overrules what the data say`() throws {
    let subject = try SubjectFixture.generalOpening().without("contact.email")
      .withPaper { $0.checks = ["CMP-09": .init(outcome: .met)] }
    #expect(Checklist(of: subject, rules: [.cmp09]).notMet().count == 1)
  }

  @Test func `several findings of a rule are several rows with their cells`() throws {
    let subject = try SubjectFixture.generalOpening().without("applicant.name").without("attachments")
    let rows = Checklist(of: subject, rules: [.cmp03, .cmp04]).rows(language: .ja)
    #expect(rows.map(\.rule) == ["CMP-03", "CMP-04", "CMP-04"])
    #expect(rows.map(\.outcome) == [.met, .notMet, .notMet])
    #expect(rows.map(\.key) == [nil, "applicant.name", "attachments"])
    #expect(rows[1].sheet == "申請書")
    #expect(rows[1].cell == subject.place(of: "applicant.name").address?.cell.description)
    #expect(rows[0].message == nil)
  }

  @Test func `a row in JSON has the agreed keys and reads back`() throws {
    let subject = try SubjectFixture.generalOpening().with("contact.email", .text("a@"))
    let row = try #require(Checklist(of: subject, rules: [.cmp10]).rows(language: .en).first)
    let data = try JSONEncoder().encode(row)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "rule", "title", "outcome", "severity", "message", "key", "sheet", "cell", "found", "basis",
      ])
    #expect(object["rule"] as? String == "CMP-10")
    #expect(object["outcome"] as? String == "notMet")
    #expect(object["severity"] as? String == "return")
    #expect(try JSONDecoder().decode(ChecklistRow.self, from: data) == row)
  }

  @Test func `a wholly blank form asks for each thing once`() throws {
    let plain = try SubjectFixture.generalOpening()
    let blank = plain.definition.fields.reduce(plain) { $0.without($1.key) }
    let keys = Checklist(of: blank, rules: Self.own).notMet()
      .flatMap { $0.outcome.keys }.filter { !$0.isEmpty }
    #expect(Set(keys).count == keys.count)
    #expect(keys.contains("applicant.name"))
    #expect(keys.contains("contact.phone"))
    #expect(keys.contains("contact.publish.fax"))
  }

  @Test func `a field that is empty or unreadable is spoken of by the one rule that owns it`() throws {
    let known = Set(Rule.catalogue.map(\.id))
    for plain in [try SubjectFixture.generalOpening(), try SubjectFixture.designatedOpening()] {
      for field in plain.typedFields where !field.isForOffice {
        let key = field.field.key
        func speakers(_ subject: Subject) -> [RuleID] {
          Checklist(of: subject).notMet().flatMap { item in
            item.outcome.findings.filter { $0.place?.key == key }.map { _ in item.rule.id }
          }
        }
        let blank = speakers(plain.without(key))
        let owner = FieldOwner.ofEmpty(field, in: plain)
        #expect(blank == [owner] || (blank == [] && !plain.isRequired(field)), "\(key) blank: \(blank)")
        for reason in Self.reasons(field.type) {
          let subject = plain.with(key, .unreadable(reason), raw: "？")
          let changed = try #require(subject.typedFields.first { $0.field.key == key })
          let owner = FieldOwner.ofUnreadable(changed, in: subject)
          #expect(speakers(subject) == (known.contains(owner) ? [owner] : []), "\(key) \(reason)")
        }
      }
    }
  }

  @Test func `where the rule of a field asks other forms only, CMP-04 speaks`() throws {
    let plain = try SubjectFixture.generalOpening().renamed(FormID(rawValue: "transfer"))
    for (key, reason) in [
      ("associations[0].designated_account_no", UnreadableReason.notAnAccountNumber),
      ("associations[0].designation_number", .notADesignationNumber), ("accounts_requested", .notANumber),
    ] {
      let subject = plain.with(key, .unreadable(reason), raw: "？")
      let speakers = Checklist(of: subject).notMet().flatMap { item in
        item.outcome.findings.filter { $0.place?.key == key }.map { _ in item.rule.id }
      }
      #expect(speakers == ["CMP-04"], "\(key)")
    }
  }

  private static func reasons(_ type: FieldType) -> [UnreadableReason] {
    switch type {
    case .date: [.notADate, .noSuchDay, .outsideEra("平成"), .formulaWithoutValue, .errorValue("#REF!")]
    case .integer: [.notANumber, .approximate, .formulaWithoutValue, .errorValue("#REF!")]
    case .choice: [.notAChoice, .formulaWithoutValue, .errorValue("#REF!")]
    case .accountNumber: [.notAnAccountNumber, .formulaWithoutValue, .errorValue("#REF!")]
    case .designation: [.notADesignationNumber, .formulaWithoutValue, .errorValue("#REF!")]
    case .text, .postalCode, .phone, .email: [.formulaWithoutValue, .errorValue("#REF!")]
    case .decimal: [.notAQuantity, .otherUnit("kL"), .approximate, .formulaWithoutValue]
    case .fiscalYear: [.notAFiscalYear, .eraMissing, .approximate]
    case .flag: [.notAFlag]
    case .serialRange: [.notASerialRange, .reversedSerialRange]
    case .corporateNumber: [.notACorporateNumber, .wrongCheckDigit]
    }
  }

  @Test func `every sentence to the applicant says what to do, in both languages`() throws {
    let broken = try Self.brokenSubjects()
    let findings = broken.flatMap { Checklist(of: $0, rules: Self.own).notMet().flatMap { $0.outcome.findings } }
    #expect(findings.count > 40)
    for finding in findings {
      #expect(finding.message.ja.contains("ください。"), "\(finding.message.ja)")
      #expect(finding.message.en.contains("lease"), "\(finding.message.en)")
    }
    let answers = Self.own.map(\.messageWhenAnsweredNo)
    #expect(answers.allSatisfy { $0.ja.hasSuffix("ください。") && $0.en.contains("lease") })
  }

  /// Applications with much wrong in them, so that most sentences are said at least once.
  private static func brokenSubjects() throws -> [Subject] {
    let plain = try SubjectFixture.generalOpening()
    let old = try SubjectFixture.day("2020-01-01")
    let blank = plain.definition.fields.reduce(plain) { $0.without($1.key) }
    let garbled = plain.with("receipt_box", .text("12")).with("contact.email", .text("a@"))
      .with("contact.phone", .text("なし")).with("applicant.postal_code", .text("1638"))
      .with("opener_kind", .unreadable(.notAChoice), raw: "？").with("application_date", .date(old))
      .with("agent.name", .text("代理 人")).with("assoc.account_count", .integer(9))
      .with("applicant.address", .text("別の住所")).with("requirement_facts", .unreadable(.errorValue("#REF!")))
      .with("contact.publish.fax", .unreadable(.notAChoice), raw: "○")
      .withPaper {
        $0.checkCode = "ZZZZZZ"
        $0.powerOfAttorney = false
        $0.sealPrint = .differs
        $0.sealCertificate?.issuedOn = old
        $0.sealCertificate?.name = "別の会社"
        $0.sealCertificate?.kind = .copy
      }
      .changing {
        $0.file.format = "pdf"
        $0.file.duplicateOf = [.init(rawValue: "C-2026-000001")]
      }
    let dates = plain.with("application_date", .unreadable(.noSuchDay), raw: "2月30日")
      .with("associations[0].opening_applied_on", .unreadable(.outsideEra("平成")), raw: "平成33年1月1日")
      .with("accounts_requested", .integer(2), raw: "２", notes: [.widthFolded])
      .with("requirement_facts", .unreadable(.formulaWithoutValue)).withoutCertificate().withoutSheet("main")
    let joint = try SubjectFixture.designatedOpening().with("holders[1].joint", .choice("no"))
      .removing(row: 0, of: "holders").without("holders[0].representative_name")
    return [blank, garbled, dates, joint]
  }
}
