import Foundation
import Programme
import Workbook

@testable import Forms

/// Makes the filled form that reading a workbook back would give, from texts as they are typed.
enum Filling {
  /// - Parameter values: by key; integers and ISO dates stand for number and date cells, as in ``BlankWorkbook``.
  static func form(_ definition: FormDefinition, _ values: [String: String]) throws -> FilledForm {
    var tables: [String: [FilledRow]] = [:]
    for table in definition.tables {
      var rows: [FilledRow] = []
      for row in 0..<table.rows {
        let keys = table.columns.map { ("\(table.key)[\(row)].\($0.key)", "\(table.key)[\(rows.count)].\($0.key)", $0) }
        guard keys.contains(where: { values[$0.0] != nil }) else { continue }
        let fields = try keys.map { try field($0.1, $0.2.type, $0.2.allowed, values[$0.0]) }
        rows.append(FilledRow(index: rows.count, fields: fields))
      }
      if !rows.isEmpty { tables[table.key] = rows }
    }
    return FilledForm(
      formID: definition.id, edition: definition.edition.name,
      recognition: Recognition(confidence: 100, evidence: [], sheets: [:]),
      fields: try definition.fields.map { try field($0.key, $0.type, $0.allowed, values[$0.key]) }, tables: tables)
  }

  static func field(
    _ key: String, _ type: FieldType, _ allowed: [FormChoice], _ text: String?
  ) throws -> FilledField {
    let label = LocalizedText(ja: key, en: key)
    func made(_ raw: String, _ value: FieldValue, _ notes: [ReadingNote] = []) -> FilledField {
      FilledField(key: key, label: label, raw: raw, value: value, address: nil, notes: notes)
    }
    guard let text else { return made("", .blank) }
    switch type {
    case .integer:
      guard let number = Int64(text) else { return made(text, .text(text), [.numberAsText]) }
      return made(text, .integer(number))
    case .date:
      // Excel stores 2026-11-20 as the 46346th day.
      let date = try CivilDate(iso: text)
      return made(String(date.daysSince1970 + 25_569), .date(date))
    case .choice:
      let words = allowed.first { $0.code == text }?.label.ja ?? text
      return made(words, .choice(text))
    case .text, .accountNumber, .designation, .postalCode, .phone, .email, .decimal, .fiscalYear, .flag, .serialRange,
      .corporateNumber:
      return made(text, .text(text))
    }
  }

  /// An F-03 as the specimen of seed 001 fills it in, with 𠮷 in the name and a blank row among the associations.
  static let generalOpening: [String: String] = {
    var values = [
      "application_date": "2026-11-20", "applicant.postal_code": "163-8001",
      "applicant.address": "東京都新宿区○○町一丁目１番１号　新宿○○センタービルディング　25階",
      "applicant.name": "株式会社○○○𠮷野", "applicant.representative_title": "代表取締役社長",
      "applicant.representative_name": "新宿　花子", "opener_kind": "1", "requirement_facts": "指定番号 0021",
      "accounts_requested": "2", "publish_category": "5", "contact.person": "新宿　太郎",
      "contact.phone": "03-5388-3571", "contact.email": "Jiro_Shinjuku@example.co.jp", "assoc.relation": "1",
      "assoc.account_count": "3", "attachments": "別添のとおり",
    ]
    let rows = [
      (0, "1", "130-100-0021-0", "新宿○○ビル", "0021"), (1, "1", "130-100-8888-0", "△△新宿ビル", "8888"),
      (3, "2", "130-100-9999-0", "△△新宿事業所", "9999"),
    ]
    for (row, provisional, account, name, designation) in rows {
      values["associations[\(row)].provisional_no"] = provisional
      values["associations[\(row)].designated_account_no"] = account
      values["associations[\(row)].facility_name"] = name
      values["associations[\(row)].designation_number"] = designation
    }
    return values
  }()

  /// A fresh path for a workbook.
  static func path() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("kozabo-blank-\(UUID().uuidString).xlsx").path
  }

  /// 2026-11-22 09:00 in Tokyo.
  static let moment = Date(timeIntervalSince1970: 1_795_305_600)
}
