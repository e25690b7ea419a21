import Examination
import Forms
import Programme

/// Complete, correct applications of the persons of the specimen register, and the paper that comes with them.
enum Applications {
  /// F-01 by 株式会社東京見本 for its two facilities without a designated account, 0021 and 0022.
  static func designatedOpening(_ designations: [String] = ["0021", "0022"]) throws -> FilledForm {
    var values = try applicant()
    values["applicant_capacity"] = .choice("1")
    values["facility_count"] = .integer(Int64(designations.count))
    return try ShippedForms.filled(
      "designated-account-opening", values: values,
      tables: [
        "facilities": try designations.map { number in
          [
            "designation_number": .designation(try DesignationNumber(number)),
            "name": .text(facilities[number]?.name ?? ""),
            "address": .text(facilities[number]?.address ?? ""),
          ]
        },
        "holders": try designations.map { number in
          [
            "designation_number": .designation(try DesignationNumber(number)), "kind": .choice("corporation"),
            "name": .text(name), "postal_code": .text("163-0001"), "address": .text(address),
            "representative_title": .text("代表取締役社長"), "representative_name": .text("見本 太郎"),
            "joint": .choice("yes"),
          ]
        },
      ])
  }

  /// F-03 by 株式会社東京見本: two accounts; the first associated with those of 8888 (open) and 0021, the second with that
  /// of 0022.
  static func generalOpening(
    accounts: Int64 = 2, dated: String = "2026-11-10", associations: [(Int64, String)]? = nil
  ) throws -> FilledForm {
    let rows = associations ?? [(1, "8888"), (1, "0021"), (2, "0022")]
    var values = try applicant(dated: dated)
    values["opener_kind"] = .choice("1")
    values["requirement_facts"] = .text("指定番号 0021")
    values["accounts_requested"] = .integer(accounts)
    values["publish_category"] = .choice("5")
    if !rows.isEmpty {
      values["assoc.relation"] = .choice("1")
      values["assoc.account_count"] = .integer(Int64(rows.count))
    }
    return try ShippedForms.filled(
      "general-account-opening", values: values,
      tables: [
        "associations": try rows.map { provisional, number in
          [
            "provisional_no": .integer(provisional),
            "designated_account_no": .accountNumber(try AccountNumber("130-100-\(number)-0")),
            "facility_name": .text(facilities[number]?.name ?? ""),
            "facility_address": .text(facilities[number]?.address ?? ""),
            "designation_number": .designation(try DesignationNumber(number)),
          ]
        }
      ])
  }

  /// F-03 by a corporation that pays for its one account: kind 4, not on record yet.
  static func payingOpening() throws -> FilledForm {
    var values = try applicant()
    values["applicant.name"] = .text("株式会社渋谷見本商会")
    values["applicant.address"] = .text("東京都渋谷区見本一丁目2番3号")
    values["applicant.postal_code"] = .text("150-0001")
    values["applicant.representative_name"] = .text("渋谷 三郎")
    values["opener_kind"] = .choice("4")
    values["requirement_facts"] = .text("なし")
    values["accounts_requested"] = .integer(1)
    values["publish_category"] = .choice("5")
    return try ShippedForms.filled("general-account-opening", values: values, tables: [:])
  }

  /// Paper that leaves no rule open for a form.
  static func paper(of form: FilledForm) throws -> PaperRecord {
    var paper = PaperRecord()
    paper.originalReceivedOn = try CivilDate(iso: "2026-11-20")
    paper.checkCode = "AB3DEF"
    paper.sealPrint = .matches
    paper.sealCertificate = .init(
      issuedOn: try CivilDate(iso: "2026-10-15"), kind: .original, name: form.text("applicant.name"),
      address: form.text("applicant.address"), representative: form.text("applicant.representative_name"),
      contentsChanged: false)
    paper.attachments = [.init(item: "sealCertificate", received: true)]
    paper.checks = ["SEAL-08": .init(outcome: .met)]
    return paper
  }

  /// The payment of the fee.
  static func payment(on day: String = "2026-11-21") throws -> PaperRecord {
    var paper = PaperRecord()
    paper.feePaidOn = try CivilDate(iso: day)
    return paper
  }

  static let name = "株式会社東京見本"
  static let address = "東京都新宿区見本町一丁目１番１号"
  static let facilities: [String: (name: String, address: String)] = [
    "0021": ("東京見本本社ビル", "東京都新宿区見本町一丁目１番１号"), "0022": ("見本第二ビル", "東京都新宿区見本町二丁目2番2号"),
    "8888": ("見本台マンション", "東京都港区見本台2-3-4"), "9999": ("見本工場", "東京都江東区見本三丁目1番1号"),
  ]

  private static func applicant(dated: String = "2026-11-10") throws -> [String: FieldValue] {
    var values: [String: FieldValue] = [
      "application_date": .date(try CivilDate(iso: dated)), "applicant.postal_code": .text("163-0001"),
      "applicant.address": .text(address), "applicant.name": .text(name),
      "applicant.representative_title": .text("代表取締役社長"), "applicant.representative_name": .text("見本 太郎"),
      "contact.company": .text(name), "contact.address": .text(address), "contact.department": .text("財務部"),
      "contact.person": .text("新宿 次郎"), "contact.phone": .text("03-0000-0001"),
      "contact.email": .text("jiro@mihon.example.jp"), "attachments": .text("別添のとおり"),
    ]
    for item in ContactDetails.Item.allCases {
      values["contact.publish.\(item.rawValue)"] = .choice(item == .company ? "published" : "withheld")
    }
    return values
  }
}
