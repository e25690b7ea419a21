import Programme
import Testing

@testable import Forms

struct DefinitionShippedTests {
  /// F-01 to F-27 with the ids that scripts rely on; the monitoring plan and the base report of F-26 have ids besides.
  @Test func `every form of the catalogue is there`() throws {
    let catalogue = try FormCatalogue.load(folder: ShippedForms.folder)
    let found = try catalogue.definitions.map { "\($0.number) \($0.id.rawValue) \($0.edition.name) \($0.edition.from)" }
    #expect(
      found.sorted() == [
        "F-01 designated-account-opening 2013-01 2013-01-23",
        "F-02 account-manager-registration 2013-01 2013-01-01",
        "F-03 general-account-opening 2013-01 2013-01-23",
        "F-04 association 2013-01 2013-01-01",
        "F-05 association-removal 2013-01 2013-01-01",
        "F-06 issuance 2021-04 2021-04-01",
        "F-07 transfer 2013-01 2013-01-01",
        "F-08 surrender 2013-01 2013-01-01",
        "F-09 cancellation 2019-10 2019-10-31",
        "F-10 holder-change 2013-01 2013-01-01",
        "F-11 general-account-renewal 2013-01 2013-01-01",
        "F-12 general-account-closure 2013-01 2013-01-01",
        "F-13 user-number-reissue 2013-01 2013-01-01",
        "F-14 certificate-request 2013-01 2013-01-01",
        "F-15 online-use 2013-06 2013-06-01",
        "F-16 out-of-tokyo-start 2021-04 2021-04-01",
        "F-17 out-of-tokyo-report 2021-04 2021-04-01",
        "F-18 out-of-tokyo-certification 2021-04 2021-04-01",
        "F-19 renewable-equipment 2022-04 2022-04-01",
        "F-20 renewable-owner-change 2022-04 2022-04-01",
        "F-21 renewable-abolition 2022-04 2022-04-01",
        "F-22 renewable-electricity 2025-04 2025-04-01",
        "F-23 other-reduction-certification 2025-04 2025-04-01",
        "F-24 renewable-special 2022-04 2022-04-01",
        "F-25 sme-certification 2021-04 2021-04-01",
        "F-25 sme-scope 2021-04 2021-04-01",
        "F-26 other-gas 2019-10 2019-10-01",
        "F-26 other-gas-base 2019-10 2019-10-01",
        "F-26 other-gas-plan 2019-10 2019-10-01",
        "F-27 obligated-person-change 2018-02 2018-02-09",
      ])
  }

  /// The agreed keys; other parts of the program name them.
  @Test func `F-03 has the agreed fields in reading order`() throws {
    let form = try ShippedForms.form("general-account-opening")
    let contact = ["company", "address", "department", "person", "phone", "fax", "email"]
    #expect(
      form.fields.map(\.key) == [
        "application_date", "receipt_box", "applicant.postal_code", "applicant.address", "applicant.name",
        "applicant.representative_title", "applicant.representative_name", "agent.address", "agent.name",
        "opener_kind", "requirement_facts", "accounts_requested", "publish_category",
      ] + contact.map { "contact.\($0)" } + contact.map { "contact.publish.\($0)" } + [
        "assoc.relation", "assoc.account_count", "attachments", "remarks",
      ])
    #expect(form.sheets.map(\.key) == ["main", "associations", "applicants", "checkCode"])
    #expect(form.sheets.map(\.isOptional) == [false, true, true, true])
    #expect(
      form.table("associations")?.columns.map(\.key) == [
        "provisional_no", "designated_account_no", "opening_applied_on", "facility_name", "facility_address",
        "designation_number",
      ])
    #expect(form.table("associations")?.rows == 20)
    #expect(form.table("applicants")?.rows == 10)
    #expect(
      form.paper.map(\.key) == [
        "sealCertificate", "residentRecord", "powerOfAttorney", "applicantsAnnex", "certificationNotice",
        "familyRegister", "feeExemptionProof",
      ])
  }

  @Test func `F-01 has the agreed fields and tables`() throws {
    let form = try ShippedForms.form("designated-account-opening")
    let keys = Set(form.fields.map(\.key))
    for key in [
      "application_date", "receipt_box", "applicant.postal_code", "applicant.address", "applicant.name",
      "applicant.representative_title", "applicant.representative_name", "agent.address", "agent.name",
      "applicant_capacity", "facility_count", "account_manager.name", "account_manager.postal_code",
      "account_manager.address", "account_manager.representative_title", "account_manager.representative_name",
      "contact.company", "contact.email", "contact.publish.email", "attachments", "remarks",
    ] { #expect(keys.contains(key), "\(key)") }
    #expect(form.tables.map(\.key) == ["facilities", "holders", "applicants"])
    #expect(form.tables.map(\.rows) == [10, 15, 10])
    #expect(
      form.table("holders")?.columns.map(\.key) == [
        "designation_number", "kind", "name", "postal_code", "address", "representative_title", "representative_name",
        "publish_individual", "joint",
      ])
    #expect(form.field("account_manager.address")?.required == .with(["account_manager.name"]))
  }

  @Test(arguments: [
    (
      "general-account-opening",
      [
        "application_date", "applicant.postal_code", "applicant.address", "applicant.name",
        "applicant.representative_name", "opener_kind", "accounts_requested", "contact.phone", "contact.email",
        "assoc.account_count", "associations.provisional_no", "associations.designated_account_no",
        "associations.facility_name", "associations.designation_number",
      ]
    ),
    (
      "designated-account-opening",
      [
        "application_date", "applicant.postal_code", "applicant.address", "applicant.name", "applicant_capacity",
        "facility_count", "account_manager.name", "contact.phone", "contact.email",
        "facilities.designation_number", "facilities.name", "holders.designation_number", "holders.name",
        "holders.address",
      ]
    ),
  ])
  func `the agreed fields go into the check code`(_ id: String, _ expected: [String]) throws {
    let form = try ShippedForms.form(FormID(rawValue: id))
    let columns = form.tables.flatMap { table in
      table.columns.filter(\.isInCheckCode).map { "\(table.key).\($0.key)" }
    }
    #expect(form.fields.filter(\.isInCheckCode).map(\.key) + columns == expected)
  }

  /// Labels as the specimen of seed 001 prints them, blanks aside.
  @Test func `F-03 prints the words of the specimen`() throws {
    let form = try ShippedForms.form("general-account-opening")
    let boxes = form.sheets.flatMap { $0.layout?.boxes ?? [] }.compactMap { box -> String? in
      if case .text(let text) = box.content { text } else { nil }
    }
    let columns = form.tables.flatMap { $0.columns.map(\.printedLabel) }
    let words = form.fields.map(\.printedLabel) + boxes + columns
    let printed = Set(words.map(JapaneseText.label))
    for words in [
      "東京都知事殿", "㊞", "※受付欄", "郵便番号", "住所", "氏名", "別紙「申請者」記載の者の代理人", "一般管理口座開設申請書",
      "法人にあっては名称、代表者の氏名及び主たる事務所の所在地",
      "都民の健康と安全を確保する環境に関する条例第５条の21第３項の規定により一般管理口座の開設を次のとおり申請します。",
      "口座を開設できる者の種類", "口座の開設要件に関する事項", "開設を希望する口座の数", "公表を希望する事項",
      "振替可能削減量の管理を行う部署等の連絡先", "会社名", "所属名", "担当者名", "電話番号", "FAX番号", "ﾒｰﾙｱﾄﾞﾚｽ",
      "関連付けを希望する指定管理口座等に係る情報", "開設しようとする一般管理口座と指定管理口座との関係", "指定管理口座番号", "口座合計",
      "事業所の名称", "事業所の所在地", "指定番号", "別紙「関連付けを希望する指定管理口座に係る情報一覧」のとおり", "同上", "添付書類", "備考",
      "関連付けを希望する指定管理口座に係る情報一覧", "開設を希望する一般管理口座の数", "一般管理口座の仮番号", "口座番号",
    ] { #expect(printed.contains(JapaneseText.label(words)), "\(words)") }
    let relations = form.field("assoc.relation")?.allowed.map(\.label.ja) ?? []
    #expect(relations.map { $0.hasSuffix("である。") } == [true, true])
  }

  @Test func `opener kinds are numbered as the form prints them`() throws {
    let kinds = try ShippedForms.form("general-account-opening").field("opener_kind")?.allowed ?? []
    let figures = try ProgrammeFigures.load(path: ShippedForms.folder + "/programme.yaml")
    #expect(kinds.map(\.code) == ["1", "2", "3", "4", "5", "6", "7"])
    for (choice, figure) in zip(kinds, figures.openerKinds) {
      #expect(
        JapaneseText.halfWidth(choice.label.ja) == JapaneseText.halfWidth("\(figure.kind.rawValue)．\(figure.name.ja)"))
    }
  }
}
