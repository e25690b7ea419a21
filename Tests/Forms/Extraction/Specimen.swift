import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

/// The definitions of the repository, and one filled form of each kind with what must be read from it.
struct Specimen: Sendable {
  let definition: FormDefinition
  /// What is typed, by key.
  let answers: [String: DrawnCell]
  /// What must be read, by key; every field that is not here must be blank.
  let expected: [String: FieldValue]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Forms").path

  private static let loaded = Result { try FormCatalogue.load(folder: folder).definitions }

  static func definitions() throws -> [FormDefinition] { try loaded.get() }

  /// An application for two general accounts by a corporation, with two associations.
  static func generalAccount() throws -> Specimen {
    var answers: [String: DrawnCell] = [
      "application_date": .text("令和８年11月10日"), "applicant.postal_code": .text("〒163－8001"),
      "applicant.address": .text("東京都新宿区西新宿二丁目８番１号"), "applicant.name": .text("株式会社都庁前エネルギー"),
      "applicant.representative_title": .text("代表取締役社長"), "applicant.representative_name": .text("東京　花子"),
      "opener_kind": .text("１．指定地球温暖化対策事業者（法人）"), "requirement_facts": .text("指定番号　0021"),
      "accounts_requested": .number(2, format: nil), "publish_category": .text("５．法人"),
      "contact.company": .text("株式会社都庁前サービス"), "contact.address": .text("東京都千代田区丸の内一丁目１番１号"),
      "contact.person": .text("新宿 太郎"), "contact.phone": .text("０３－５３８８－３５７１"),
      "contact.email": .text("taro@example.co.jp"), "assoc.relation": .text("１　申請者は、指定管理口座の口座名義人である。"),
      "assoc.account_count": .text("２口座"), "attachments": .text("別添のとおり"),
    ]
    var expected: [String: FieldValue] = [
      "application_date": .date(try CivilDate(iso: "2026-11-10")), "applicant.postal_code": .text("163-8001"),
      "applicant.address": .text("東京都新宿区西新宿二丁目８番１号"), "applicant.name": .text("株式会社都庁前エネルギー"),
      "applicant.representative_title": .text("代表取締役社長"), "applicant.representative_name": .text("東京　花子"),
      "opener_kind": .choice("1"), "requirement_facts": .text("指定番号　0021"), "accounts_requested": .integer(2),
      "publish_category": .choice("5"), "contact.company": .text("株式会社都庁前サービス"),
      "contact.address": .text("東京都千代田区丸の内一丁目１番１号"), "contact.person": .text("新宿 太郎"),
      "contact.phone": .text("03-5388-3571"), "contact.email": .text("taro@example.co.jp"),
      "assoc.relation": .choice("1"), "assoc.account_count": .integer(2), "attachments": .text("別添のとおり"),
    ]
    for (item, flag) in [
      ("company", "公表"), ("address", "公表"), ("department", "非公表"), ("person", "非公表"), ("phone", "非公表"),
      ("fax", "非公表"), ("email", "非公表"),
    ] {
      answers["contact.publish.\(item)"] = .text(flag)
      expected["contact.publish.\(item)"] = .choice(flag == "公表" ? "published" : "withheld")
    }
    let rows: [(DrawnCell, Int64, String, String, String, String)] = [
      (.number(1, format: nil), 1, "130-100-0021-0", "新宿第一ビル", "新宿区西新宿二丁目８番１号", "0021"),
      (.text("２"), 2, "130-100-8888-0", "△△新宿ビル", "新宿区歌舞伎町一丁目４番１号", "8888"),
    ]
    for (index, row) in rows.enumerated() {
      let key = "associations[\(index)]."
      answers[key + "provisional_no"] = row.0
      expected[key + "provisional_no"] = .integer(row.1)
      answers[key + "designated_account_no"] = .text(row.2 + "　※（令和８年11月10日　開設申請中）")
      expected[key + "designated_account_no"] = .accountNumber(try AccountNumber(row.2))
      answers[key + "facility_name"] = .text(row.3)
      expected[key + "facility_name"] = .text(row.3)
      answers[key + "facility_address"] = .text(row.4)
      expected[key + "facility_address"] = .text(row.4)
      answers[key + "designation_number"] = .text(row.5)
      expected[key + "designation_number"] = .designation(try DesignationNumber(row.5))
    }
    answers["associations[0].opening_applied_on"] = .day(try #require(SheetDate(year: 2026, month: 11, day: 10)))
    expected["associations[0].opening_applied_on"] = .date(try CivilDate(iso: "2026-11-10"))
    let definition = try #require(definitions().last { $0.id == "general-account-opening" })
    return Specimen(definition: definition, answers: answers, expected: expected)
  }

  /// An application for two designated accounts by an account manager, with three holders.
  static func designatedAccount() throws -> Specimen {
    var texts: [String: String] = [
      "application_date": "R8.11.9", "applicant.postal_code": "100-0005", "applicant.address": "東京都千代田区丸の内一丁目１番１号",
      "applicant.name": "丸の内管理株式会社", "applicant.representative_title": "代表取締役",
      "applicant.representative_name": "千代田 一郎",
      "applicant_capacity": "２．口座管理者", "account_manager.name": "丸の内管理株式会社",
      "account_manager.postal_code": "100-0005", "account_manager.address": "千代田区丸の内一丁目１番１号",
      "contact.company": "丸の内管理株式会社", "contact.address": "東京都千代田区丸の内二丁目２番２号", "contact.person": "有楽 町子",
      "contact.phone": "03-1111-2222", "contact.fax": "03-1111-3333", "contact.email": "machiko@example.jp",
      "attachments": "印鑑証明書", "remarks": "郵送希望",
      "facilities[0].designation_number": "0021", "facilities[0].name": "丸の内ビル", "facilities[0].address": "千代田区丸の内一丁目",
      "facilities[1].designation_number": "0022", "facilities[1].name": "大手町ビル", "facilities[1].address": "千代田区大手町一丁目",
    ]
    let holders = [
      ("0021", "法人", "甲株式会社", "100-0001", "千代田区千代田１"), ("0021", "法人", "乙株式会社", "100-0002", "千代田区皇居外苑２"),
      ("0022", "個人", "丙野 丙子", "100-0004", "千代田区大手町３"),
    ]
    for (index, holder) in holders.enumerated() {
      let key = "holders[\(index)]."
      texts[key + "designation_number"] = holder.0
      texts[key + "kind"] = holder.1
      texts[key + "name"] = holder.2
      texts[key + "postal_code"] = holder.3
      texts[key + "address"] = holder.4
    }
    var answers = texts.mapValues { DrawnCell.text($0) }
    answers["facility_count"] = .number(2, format: nil)
    var expected = texts.mapValues { FieldValue.text($0) }
    expected["facility_count"] = .integer(2)
    expected["application_date"] = .date(try CivilDate(iso: "2026-11-09"))
    expected["applicant_capacity"] = .choice("2")
    for (key, text) in texts where key.hasSuffix("designation_number") {
      expected[key] = .designation(try DesignationNumber(text))
    }
    for (key, text) in texts where key.hasSuffix("].kind") {
      expected[key] = .choice(text == "法人" ? "corporation" : "individual")
    }
    for item in ["company", "address", "department", "person", "phone", "fax", "email"] {
      answers["contact.publish.\(item)"] = .text("公表")
      expected["contact.publish.\(item)"] = .choice("published")
    }
    let definition = try #require(definitions().last { $0.id == "designated-account-opening" })
    return Specimen(definition: definition, answers: answers, expected: expected)
  }

  var drawn: DrawnForm { DrawnForm(definition, answers: answers) }

  /// How a workbook's reading compares with what must be read.
  struct Comparison {
    var right = 0
    var marked: [String] = []
    var wrong: [String] = []
  }

  /// Recognises and extracts, and compares every field.
  ///
  /// A field is *marked* when it is not right but says so: absent, unreadable, or ambiguous.
  func compare(_ workbook: WorkbookFile) throws -> Comparison {
    let definitions = try Self.definitions()
    let map = WorkbookMap(workbook)
    let result = FormRecognizer.recognize(map, among: definitions)
    let form = try #require(result.forms.first, "not recognised: \(result.seen)")
    #expect(result.forms.count == 1)
    #expect(form.formID == definition.id)
    let extracted = FormExtractor.extract(map, form, definition: definition, eras: try Eras.table())
    return compare(extracted.form)
  }

  func compare(_ form: FilledForm) -> Comparison {
    var found: [String: FilledField] = [:]
    for field in form.allFields { found[field.key] = field }
    var result = Comparison()
    for key in Set(found.keys).union(expected.keys).sorted() {
      let want = expected[key] ?? .blank
      guard let field = found[key] else {
        result.wrong.append("\(key): no row")
        continue
      }
      let isMarked = field.notes.contains { if case .ambiguous = $0 { true } else { false } }
      if field.value == want {
        result.right += 1
      } else if isMarked || field.value == .absent {
        result.marked.append("\(key): \(field.value) \(field.notes)")
      } else if case .unreadable = field.value {
        result.marked.append("\(key): \(field.value)")
      } else {
        result.wrong.append("\(key): \(field.value) at \(field.address.map(\.description) ?? "-") instead of \(want)")
      }
    }
    return result
  }
}
