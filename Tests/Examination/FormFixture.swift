import Programme
import Workbook

@testable import Forms

/// Definitions of the two opening forms with the agreed keys, and forms filled in with values.
///
/// Cells are given out one below the other from D5 (main sheet) and from A5 rightwards (tables).
enum FormFixture {
  /// F-03.
  static func generalOpening() throws -> FormDefinition {
    let corporate = FieldRequirement.when(field: "opener_kind", codes: ["1", "3", "4"])
    var specs = applicantSpecs(representative: corporate)
    specs += [
      Spec("opener_kind", "口座を開設できる者の種類", .choice, code: true, allowed: (1...7).map(String.init)),
      Spec("requirement_facts", "口座の開設要件に関する事項", .text),
      Spec("accounts_requested", "開設を希望する口座の数", .integer, code: true),
      Spec("publish_category", "公表を希望する事項", .choice, allowed: (1...5).map(String.init)),
    ]
    specs += contactSpecs()
    specs += [
      Spec("assoc.relation", "指定管理口座との関係", .choice, .with(["assoc.account_count"]), allowed: ["1", "2"]),
      Spec("assoc.account_count", "口座合計", .integer, .never, code: true),
    ]
    return try definition(
      "general-account-opening", "F-03", "一般管理口座開設申請書", specs + closingSpecs(),
      sheets: [
        FormSheet(key: "main", name: "申請書", title: "一般管理口座開設申請書", isOptional: false, layout: nil),
        FormSheet(key: "associations", name: "関連付け一覧", title: "関連付けを希望する指定管理口座に係る情報一覧", isOptional: true, layout: nil),
        FormSheet(key: "applicants", name: "申請者", title: "申請者", isOptional: true, layout: nil),
      ],
      tables: [
        table(
          "associations", "関連付けを希望する指定管理口座に係る情報一覧", on: "associations",
          [
            Spec("provisional_no", "一般管理口座の仮番号", .integer, code: true),
            Spec("designated_account_no", "口座番号", .accountNumber, code: true),
            Spec("opening_applied_on", "申請日", .date, .never), Spec("facility_name", "事業所の名称", .text, code: true),
            Spec("facility_address", "事業所の所在地", .text), Spec("designation_number", "指定番号", .designation, code: true),
          ]), applicantsTable(),
      ])
  }

  /// F-01.
  static func designatedOpening() throws -> FormDefinition {
    var specs = applicantSpecs(representative: .never)
    specs += [
      Spec("applicant_capacity", "申請者の区分", .choice, code: true, allowed: ["1", "2"]),
      Spec("facility_count", "開設を希望する指定管理口座の数", .integer, code: true),
      Spec("account_manager.name", "口座管理者の氏名", .text, .never, code: true),
      Spec("account_manager.postal_code", "郵便番号", .postalCode, .never),
      Spec("account_manager.address", "口座管理者の住所", .text, .with(["account_manager.name"])),
      Spec("account_manager.representative_title", "代表者の役職", .text, .never),
      Spec("account_manager.representative_name", "代表者の氏名", .text, .never),
    ]
    specs += contactSpecs()
    return try definition(
      "designated-account-opening", "F-01", "指定管理口座開設申請書", specs + closingSpecs(),
      sheets: [
        FormSheet(key: "main", name: "申請書", title: "指定管理口座開設申請書", isOptional: false, layout: nil),
        FormSheet(key: "facilities", name: "事業所一覧", title: "事業所一覧", isOptional: false, layout: nil),
        FormSheet(key: "holders", name: "口座名義人一覧", title: "口座名義人一覧", isOptional: false, layout: nil),
        FormSheet(key: "applicants", name: "申請者", title: "申請者", isOptional: true, layout: nil),
      ],
      tables: [
        table(
          "facilities", "事業所一覧", on: "facilities",
          [
            Spec("designation_number", "指定番号", .designation, code: true), Spec("name", "事業所の名称", .text, code: true),
            Spec("address", "事業所の所在地", .text),
          ]),
        table(
          "holders", "口座名義人一覧", on: "holders",
          [
            Spec("designation_number", "指定番号", .designation, code: true),
            Spec("kind", "法人・個人の別", .choice, allowed: ["corporation", "individual"]),
            Spec("name", "氏名", .text, code: true), Spec("postal_code", "郵便番号", .postalCode, .never),
            Spec("address", "住所", .text, code: true), Spec("representative_title", "代表者の役職", .text, .never),
            Spec("representative_name", "代表者の氏名", .text, .never),
            Spec(
              "publish_individual", "公表を希望する事項", .choice, .when(field: "kind", codes: ["individual"]),
              allowed: ["1", "2", "3", "4"]), Spec("joint", "連名", .choice, allowed: ["yes", "no"]),
          ]), applicantsTable(),
      ])
  }

  /// A form filled in with values; fields and columns left out are blank.
  static func filled(
    _ definition: FormDefinition, values: [String: FieldValue], tables: [String: [[String: FieldValue]]]
  ) -> FilledForm {
    let fields = definition.fields.map { field in
      let sheet = definition.sheets.first { $0.key == field.sheet }?.name ?? field.sheet
      return filledField(
        field.key, field.label, values[field.key] ?? .blank,
        CellAddress(sheetName: sheet, cell: field.cells.topLeft))
    }
    return FilledForm(
      formID: definition.id, edition: definition.edition.name,
      recognition: Recognition(
        confidence: 100, evidence: ["title"],
        sheets: Dictionary(uniqueKeysWithValues: definition.sheets.map { ($0.key, $0.name) })),
      fields: fields,
      tables: Dictionary(
        uniqueKeysWithValues: tables.map { key, rows in (key, Self.rows(rows, of: key, in: definition)) }))
  }

  /// Rows of a table with values; columns left out are blank.
  static func rows(_ rows: [[String: FieldValue]], of table: String, in definition: FormDefinition) -> [FilledRow] {
    guard let table = definition.tables.first(where: { $0.key == table }) else { return [] }
    let sheet = definition.sheets.first { $0.key == table.sheet }?.name ?? table.sheet
    return rows.enumerated().map { index, values in
      FilledRow(
        index: index,
        fields: table.columns.map { column in
          filledField(
            "\(table.key)[\(index)].\(column.key)", column.label, values[column.key] ?? .blank,
            CellAddress(
              sheetName: sheet,
              cell: CellReference(rowNumber: table.firstRow + index, columnNumber: column.firstColumn)))
        })
    }
  }

  private struct Spec {
    let key: String
    let label: String
    let type: FieldType
    let required: FieldRequirement
    let isInCheckCode: Bool
    let isForOffice: Bool
    let allowed: [String]

    init(
      _ key: String, _ label: String, _ type: FieldType, _ required: FieldRequirement = .always, code: Bool = false,
      office: Bool = false, allowed: [String] = []
    ) {
      self.key = key
      self.label = label
      self.type = type
      self.required = required
      isInCheckCode = code
      isForOffice = office
      self.allowed = allowed
    }

    var text: LocalizedText { LocalizedText(ja: label, en: key) }
    var choices: [FormChoice] { allowed.map { FormChoice(code: $0, label: LocalizedText(ja: $0, en: $0)) } }
  }

  private static func applicantSpecs(representative: FieldRequirement) -> [Spec] {
    [
      Spec("application_date", "申請年月日", .date, code: true),
      Spec("receipt_box", "※受付欄", .text, .never, office: true),
      Spec("applicant.postal_code", "郵便番号", .postalCode, code: true),
      Spec("applicant.address", "住所", .text, code: true), Spec("applicant.name", "氏名", .text, code: true),
      Spec("applicant.representative_title", "代表者の役職", .text, representative),
      Spec("applicant.representative_name", "代表者の氏名", .text, representative, code: true),
      Spec("agent.address", "代理人の住所", .text, .with(["agent.name"])),
      Spec("agent.name", "代理人の氏名", .text, .never),
    ]
  }

  private static func contactSpecs() -> [Spec] {
    let items: [(String, String, FieldType, FieldRequirement)] = [
      ("company", "会社名", .text, .always), ("address", "住所", .text, .always), ("department", "所属名", .text, .never),
      ("person", "担当者名", .text, .always), ("phone", "電話番号", .phone, .always), ("fax", "FAX番号", .phone, .never),
      ("email", "ﾒｰﾙｱﾄﾞﾚｽ", .email, .always),
    ]
    return items.map { Spec("contact.\($0.0)", $0.1, $0.2, $0.3, code: $0.2 == .email || $0.0 == "phone") }
      + items.map { Spec("contact.publish.\($0.0)", "\($0.1)の公表", .choice, allowed: ["published", "withheld"]) }
  }

  private static func closingSpecs() -> [Spec] {
    [Spec("attachments", "添付書類", .text), Spec("remarks", "備考", .text, .never)]
  }

  private static func applicantsTable() -> FormTable {
    table(
      "applicants", "申請者", on: "applicants",
      [
        Spec("postal_code", "郵便番号", .postalCode), Spec("address", "住所", .text), Spec("name", "氏名", .text),
        Spec("representative_title", "代表者の役職", .text, .never),
        Spec("representative_name", "代表者の氏名", .text, .never),
      ])
  }

  private static func table(_ key: String, _ label: String, on sheet: String, _ columns: [Spec]) -> FormTable {
    FormTable(
      key: key, label: LocalizedText(ja: label, en: key), sheet: sheet, headingRow: 4, firstRow: 5, rows: 20,
      columns: columns.enumerated().map { index, spec in
        FormColumn(
          key: spec.key, label: spec.text, printedLabel: spec.label, aliases: [], firstColumn: index + 1,
          lastColumn: index + 1, type: spec.type,
          required: spec.required, allowed: spec.choices, isInCheckCode: spec.isInCheckCode, hint: nil, source: "test")
      }, source: "test")
  }

  private static func definition(
    _ id: FormID, _ number: String, _ title: String, _ specs: [Spec], sheets: [FormSheet], tables: [FormTable]
  ) throws -> FormDefinition {
    FormDefinition(
      id: id, number: number, title: LocalizedText(ja: title, en: id.rawValue),
      edition: FormEdition(name: "2013-01", from: try CivilDate(iso: "2013-01-23"), until: nil),
      basis: LocalizedText(ja: "条例第5条の21", en: "Ordinance, article 5-21"), sources: ["test"],
      applicants: LocalizedText(ja: "", en: ""), fee: LocalizedText(ja: "", en: ""),
      deadline: LocalizedText(ja: "", en: ""), channels: ["cd-r", "e-mail", "counter"],
      paper: [
        PaperItem(
          key: "sealCertificate", label: LocalizedText(ja: "印鑑証明書", en: "seal certificate"), condition: nil,
          source: "test")
      ],
      sheets: sheets,
      fields: specs.enumerated().map { index, spec in
        let cell = CellReference(rowNumber: 5 + index, columnNumber: 4)
        let label = CellReference(rowNumber: 5 + index, columnNumber: 1)
        return FormField(
          key: spec.key, label: spec.text, printedLabel: spec.label, section: nil, aliases: [], sheet: "main",
          cells: CellRange(cell, cell),
          labelCells: CellRange(label, label), type: spec.type, required: spec.required, allowed: spec.choices,
          isInCheckCode: spec.isInCheckCode, isForOffice: spec.isForOffice, hint: nil, source: "test")
      }, tables: tables)
  }

  private static func filledField(
    _ key: String, _ label: LocalizedText, _ value: FieldValue, _ address: CellAddress
  ) -> FilledField {
    let field = FilledField(key: key, label: label, raw: "", value: value, address: address)
    return FilledField(key: key, label: label, raw: field.text ?? "", value: value, address: address)
  }
}

extension FormDefinition {
  /// This definition as an edition in force between two days.
  func edition(from: CivilDate, until: CivilDate?) -> FormDefinition {
    FormDefinition(
      id: id, number: number, title: title, edition: FormEdition(name: edition.name, from: from, until: until),
      basis: basis, sources: sources, applicants: applicants,
      fee: fee, deadline: deadline, channels: channels, paper: paper, sheets: sheets, fields: fields, tables: tables)
  }
}
