import Programme
import Register
import Workbook

@testable import Examination
@testable import Forms

/// Complete, correct applications, the way a rule sees them; a test changes the one thing it is about.
///
/// The corporation 株式会社新宿ビル is obligated for three facilities whose designated accounts are open. It is made up;
/// the shape of the case is that of the published specimen (seed 001): two accounts, three associations.
enum SubjectFixture {
  /// The day the application came in (a Friday).
  static let receivedOn = "2026-11-20"
  /// The person who applies.
  static let applicant = PersonID(rawValue: "P000001")
  /// Another person, obligated with the applicant for facility 0777.
  static let partner = PersonID(rawValue: "P000002")
  /// A management company, account manager of nothing yet.
  static let manager = PersonID(rawValue: "P000003")

  /// F-03 by a corporation: two accounts, three associations, everything on paper in order. Every rule is met.
  static func generalOpening() throws -> Subject {
    let definition = try FormFixture.generalOpening()
    var values = try applicantValues()
    values["opener_kind"] = .choice("1")
    values["requirement_facts"] = .text("指定番号 0021")
    values["accounts_requested"] = .integer(2)
    values["publish_category"] = .choice("5")
    values["assoc.relation"] = .choice("1")
    values["assoc.account_count"] = .integer(3)
    return try subject(
      of: definition, values: values,
      tables: [
        "associations": [
          try association(1, "0021", "新宿第一ビル", "東京都新宿区西新宿二丁目8番1号"),
          try association(1, "8888", "新宿第二ビル", "東京都新宿区西新宿二丁目2番2号"),
          try association(2, "9999", "新宿事業所", "東京都新宿区西新宿一丁目1番1号"),
        ]
      ])
  }

  /// F-01 by two obligated persons jointly, for facility 0777, which has no designated account yet.
  static func designatedOpening() throws -> Subject {
    let definition = try FormFixture.designatedOpening()
    var values = try applicantValues()
    values["applicant_capacity"] = .choice("1")
    values["facility_count"] = .integer(1)
    let designation = FieldValue.designation(try DesignationNumber("0777"))
    func holder(_ person: Person) -> [String: FieldValue] {
      [
        "designation_number": designation, "kind": .choice("corporation"), "name": .text(person.name),
        "postal_code": .text(person.postalCode ?? ""), "address": .text(person.address),
        "representative_title": .text(person.representative?.title ?? ""),
        "representative_name": .text(person.representative?.name ?? ""), "joint": .choice("yes"),
      ]
    }
    return try subject(
      of: definition, values: values,
      tables: [
        "facilities": [
          ["designation_number": designation, "name": .text("神田共同ビル"), "address": .text("東京都千代田区内神田一丁目3番5号")]
        ],
        "holders": try persons().prefix(2).map(holder),
      ])
  }

  /// A date from its ISO form.
  static func day(_ iso: String) throws -> CivilDate { try CivilDate(iso: iso) }

  /// The persons on record: the applicant, the partner, the management company.
  static func persons() throws -> [Person] {
    [
      Person(
        id: applicant, kind: .corporation, name: "株式会社新宿ビル", postalCode: "163-8001",
        address: "東京都新宿区西新宿二丁目8番1号", representative: .init(title: "代表取締役社長", name: "新宿 太郎")),
      Person(
        id: partner, kind: .corporation, name: "神田不動産株式会社", postalCode: "101-0047",
        address: "東京都千代田区内神田一丁目3番5号", representative: .init(title: "代表取締役", name: "神田 花子")),
      Person(
        id: manager, kind: .corporation, name: "東都ビル管理株式会社", postalCode: "100-0005",
        address: "東京都千代田区丸の内三丁目1番1号", representative: .init(title: "代表取締役", name: "丸内 次郎")),
    ]
  }

  private static func subject(
    of definition: FormDefinition, values: [String: FieldValue], tables: [String: [[String: FieldValue]]]
  ) throws -> Subject {
    Subject(
      file: FileFacts(name: "開設申請.xlsx", channel: "cd-r", checkCodes: ["AB3DEF"]), definition: definition,
      form: FormFixture.filled(definition, values: values, tables: tables), paper: try paper(),
      register: try register(),
      pending: [], figures: try FiguresFixture.figures(), receivedOn: try day(receivedOn), today: try day("2026-11-24"),
      stage: .examination, examiner: OfficialID(rawValue: "sato"), approver: OfficialID(rawValue: "suzuki"))
  }

  private static func applicantValues() throws -> [String: FieldValue] {
    var values: [String: FieldValue] = [
      "application_date": .date(try day("2026-11-10")), "applicant.postal_code": .text("163-8001"),
      "applicant.address": .text("東京都新宿区西新宿二丁目8番1号"), "applicant.name": .text("株式会社新宿ビル"),
      "applicant.representative_title": .text("代表取締役社長"), "applicant.representative_name": .text("新宿 太郎"),
      "contact.company": .text("株式会社新宿ビル"), "contact.address": .text("東京都新宿区西新宿二丁目8番1号"),
      "contact.department": .text("財務部"), "contact.person": .text("新宿 次郎"), "contact.phone": .text("03-5321-1111"),
      "contact.fax": .text("03-5321-1112"), "contact.email": .text("jiro@shinjuku-bldg.example.jp"),
      "attachments": .text("別添のとおり"),
    ]
    for item in ContactDetails.Item.allCases {
      values["contact.publish.\(item.rawValue)"] = .choice(item == .company ? "published" : "withheld")
    }
    return values
  }

  private static func association(
    _ provisional: Int64, _ designation: String, _ name: String, _ address: String
  ) throws -> [String: FieldValue] {
    [
      "provisional_no": .integer(provisional), "facility_name": .text(name), "facility_address": .text(address),
      "designated_account_no": .accountNumber(try AccountNumber("130-100-\(designation)-0")),
      "designation_number": .designation(try DesignationNumber(designation)),
    ]
  }

  private static func paper() throws -> PaperRecord {
    var paper = PaperRecord()
    paper.originalReceivedOn = try day(receivedOn)
    paper.checkCode = "AB3DEF"
    paper.sealPrint = .matches
    paper.sealCertificate = .init(
      issuedOn: try day("2026-10-01"), kind: .original, name: "株式会社新宿ビル", address: "東京都新宿区西新宿二丁目8番1号",
      representative: "新宿 太郎", contentsChanged: false)
    paper.attachments = [.init(item: "sealCertificate", received: true)]
    paper.checks = ["SEAL-08": .init(outcome: .met)]
    return paper
  }

  private static func register() throws -> RegisterSnapshot {
    let owned = [
      ("0021", "新宿第一ビル", "東京都新宿区西新宿二丁目8番1号"), ("8888", "新宿第二ビル", "東京都新宿区西新宿二丁目2番2号"),
      ("9999", "新宿事業所", "東京都新宿区西新宿一丁目1番1号"),
    ]
    var facilities = try owned.map { number, name, address in
      Facility(
        designation: try DesignationNumber(number), name: name, address: address, facilityClass: .specified,
        category: .officeOrDistrictHeat, obligatedPersons: [applicant], obligationFrom: try FiscalYear(2025))
    }
    facilities.append(
      Facility(
        designation: try DesignationNumber("0777"), name: "神田共同ビル", address: "東京都千代田区内神田一丁目3番5号",
        facilityClass: .specified, category: .officeOrDistrictHeat, obligatedPersons: [applicant, partner],
        obligationFrom: try FiscalYear(2025)))
    let accounts = try owned.map { number, _, _ in
      Account(
        number: try AccountNumber("130-100-\(number)-0"), kind: .designated,
        designation: try DesignationNumber(number), holders: [applicant], openedOn: try day("2013-02-01"))
    }
    return RegisterSnapshot(
      persons: try persons(), facilities: facilities, accounts: accounts,
      officials: [
        Official(id: OfficialID(rawValue: "sato"), name: "佐藤", roles: [.examiner], passwordHash: nil),
        Official(id: OfficialID(rawValue: "suzuki"), name: "鈴木", roles: [.approver], passwordHash: nil),
      ])
  }
}

extension Subject {
  /// This subject with one field changed; `key` may name a row's field, `associations[0].facility_name`.
  ///
  /// Without `raw` the text in the file is the value's own.
  func with(_ key: String, _ value: FieldValue, raw: String? = nil, notes: [ReadingNote] = []) -> Subject {
    changing { subject in
      func changed(_ field: FilledField) -> FilledField {
        guard field.key == key else { return field }
        let copy = FilledField(
          key: field.key, label: field.label, raw: "", value: value, address: field.address, notes: notes)
        return FilledField(
          key: field.key, label: field.label, raw: raw ?? copy.text ?? "", value: value,
          address: value == .absent ? nil : field.address, notes: notes)
      }
      let form = subject.form
      subject.form = FilledForm(
        formID: form.formID, edition: form.edition, recognition: form.recognition, fields: form.fields.map(changed),
        tables: form.tables.mapValues { rows in
          rows.map { FilledRow(index: $0.index, fields: $0.fields.map(changed)) }
        })
    }
  }

  /// This subject with a field's cell empty.
  func without(_ key: String) -> Subject { with(key, .blank) }

  /// This subject with the rows of one table replaced; columns left out are blank.
  func with(rows: [[String: FieldValue]], of table: String) -> Subject {
    changing { subject in
      let form = subject.form
      var tables = form.tables
      tables[table] = FormFixture.rows(rows, of: table, in: subject.definition)
      subject.form = FilledForm(
        formID: form.formID, edition: form.edition, recognition: form.recognition, fields: form.fields, tables: tables)
    }
  }

  /// This subject without one row of a table.
  func removing(row index: Int, of table: String) -> Subject {
    var rows = form.rows(table).map { row in
      Dictionary(uniqueKeysWithValues: row.fields.map { (String($0.key.drop { $0 != "." }.dropFirst()), $0.value) })
    }
    rows.remove(at: index)
    return with(rows: rows, of: table)
  }

  /// This subject with the paper record changed.
  func withPaper(_ change: (inout PaperRecord) -> Void) -> Subject { changing { change(&$0.paper) } }

  /// This subject with the register changed.
  func withRegister(_ change: (inout RegisterSnapshot) -> Void) -> Subject { changing { change(&$0.register) } }

  /// This subject with anything changed.
  func changing(_ change: (inout Subject) -> Void) -> Subject {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Outcome {
  /// The findings; none unless the rule is not met.
  var findings: [Finding] { if case .notMet(let findings) = self { findings } else { [] } }
  /// Whether the rule has nothing to say.
  var isNotApplicable: Bool { if case .notApplicable = self { true } else { false } }
  /// Whether a person must look.
  var isPersonMustLook: Bool { if case .personMustLook = self { true } else { false } }
  /// The keys of the fields the findings point to, in order; empty text for a finding without one.
  var keys: [String] { findings.map { $0.place?.key ?? "" } }
}

extension Subject {
  /// This subject with the seal certificate known not to have come.
  func withoutCertificate() -> Subject {
    withPaper {
      $0.sealCertificate = nil
      $0.attachments = [.init(item: "sealCertificate", received: false)]
    }
  }

  /// This subject as the filling of another form.
  func renamed(_ id: FormID) -> Subject {
    changing { subject in
      let form = subject.form
      subject.form = FilledForm(
        formID: id, edition: form.edition, recognition: form.recognition, fields: form.fields, tables: form.tables)
    }
  }

  /// This subject with a sheet of the form not found in the file.
  func withoutSheet(_ key: String) -> Subject { withSheet(key, named: nil) }

  /// This subject with a sheet of the form found under a name, or not found.
  func withSheet(_ key: String, named name: String?) -> Subject {
    changing { subject in
      let form = subject.form
      var sheets = form.recognition.sheets
      sheets[key] = name
      subject.form = FilledForm(
        formID: form.formID, edition: form.edition,
        recognition: Recognition(
          confidence: form.recognition.confidence, evidence: form.recognition.evidence, sheets: sheets),
        fields: form.fields, tables: form.tables)
    }
  }
}
