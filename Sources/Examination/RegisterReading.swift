import Forms
import Programme
import Register

/// The forms that open accounts.
enum OpeningForm {
  /// 一般管理口座開設申請書 (F-03).
  static let general = FormID(rawValue: "general-account-opening")
  /// 指定管理口座開設申請書 (F-01).
  static let designated = FormID(rawValue: "designated-account-opening")
  /// 口座管理者登録申請書 (F-02); only ever seen as another case under way.
  static let managerRegistration = FormID(rawValue: "account-manager-registration")

  /// What a rule about general accounts belongs to.
  static let generalOnly: Set<String> = [general.rawValue]
  /// What a rule about designated accounts belongs to.
  static let designatedOnly: Set<String> = [designated.rawValue]
  /// What a rule about both belongs to.
  static let both: Set<String> = [general.rawValue, designated.rawValue]
}

/// Whom and what of the register an opening application means.
extension Subject {
  /// 口座を開設できる者の種類 as chosen; nil when blank, unreadable or none of the seven.
  var openerKind: OpenerKind? { form.choice("opener_kind").flatMap { Int($0) }.flatMap(OpenerKind.init(rawValue:)) }

  /// 開設を希望する口座の数; nil when blank or unreadable.
  var accountsRequested: Int? { form.integer("accounts_requested").map { Int($0) } }

  /// The person on record the applicant is; nil when the register does not know the name.
  var applicantOnRecord: Person? {
    form.text("applicant.name").flatMap { personOnRecord(named: $0, address: form.text("applicant.address")) }
  }

  /// The person on record with a name as typed; among several of the same name, the one at that address.
  func personOnRecord(named name: String, address: String?) -> Person? {
    let key = JapaneseText.nameKey(name)
    let namesakes = register.persons.values.filter { JapaneseText.nameKey($0.name) == key }.sorted { $0.id < $1.id }
    guard namesakes.count > 1 else { return namesakes.first }
    guard let address else { return nil }
    let addressKey = JapaneseText.addressKey(address)
    return namesakes.first { JapaneseText.addressKey($0.address) == addressKey }
  }

  /// Whether a name as typed is the applicant's.
  func isApplicant(_ name: String?) -> Bool {
    guard let name, let applicant = form.text("applicant.name") else { return false }
    return JapaneseText.nameKey(name) == JapaneseText.nameKey(applicant)
  }

  /// The designated account of a facility that is open on the business date; nil when there is none.
  func openDesignatedAccount(of designation: DesignationNumber) -> Account? {
    register.accounts.values
      .filter { $0.kind == .designated && $0.designation == designation && $0.isOpen(on: today) }
      .min { $0.number < $1.number }
  }

  /// Other applications under way that ask to open a facility's designated account, by case number.
  func pendingOpenings(of designation: DesignationNumber) -> [PendingCase] {
    pending.filter { $0.formID == OpeningForm.designated && $0.designations.contains(designation) }
      .sorted { $0.id < $1.id }
  }

  /// Other applications under way that name the applicant as account manager (口座管理者), by case number.
  var pendingManagements: [PendingCase] { pending.filter { isApplicant($0.managerName) }.sorted { $0.id < $1.id } }

  /// Whether a designated account open on the business date has the applicant as its manager.
  var isManagerOnRecord: Bool {
    guard let person = applicantOnRecord else { return false }
    return register.accounts.values.contains {
      $0.kind == .designated && $0.manager == person.id && $0.isOpen(on: today)
    }
  }

  /// The facilities whose number the form gives, in reading order, each with the field it stands in.
  ///
  /// F-01: the rows of its facilities. F-03: the numbers in 口座の開設要件に関する事項; those of the association rows
  /// are not meant here, for they are looked at pair by pair.
  var statedFacilities: [(designation: DesignationNumber, field: FilledField)] {
    if form.formID == OpeningForm.designated {
      return form.rows("facilities").compactMap { row in
        guard let designation = row.designation("designation_number"), let field = row["designation_number"] else {
          return nil
        }
        return (designation, field)
      }
    }
    guard let field = form["requirement_facts"], let text = field.text else { return [] }
    var seen: Set<DesignationNumber> = []
    return StatedDesignations(in: text).numbers.filter { seen.insert($0).inserted }.map { ($0, field) }
  }

  /// A name for a facility in a sentence: its name on record and its number, or the number alone.
  func facilityWords(_ designation: DesignationNumber) -> LocalizedText {
    guard let facility = register.facilities[designation] else {
      return LocalizedText(ja: "指定番号\(designation)の事業所", en: "the facility with designation number \(designation)")
    }
    return LocalizedText(
      ja: "「\(facility.name)」（指定番号\(designation)）", en: "“\(facility.name)” (designation number \(designation))")
  }

  /// Where a field stands, in words: its label, and for a row of a table the table and the entry.
  func whereabouts(of field: FilledField) -> LocalizedText {
    guard let bracket = field.key.firstIndex(of: "["), let end = field.key.firstIndex(of: "]"),
      let index = Int(field.key[field.key.index(after: bracket)..<end]),
      let table = definition.tables.first(where: { $0.key == field.key[..<bracket] })
    else { return LocalizedText(ja: "「\(field.label.ja)」欄", en: "“\(field.label.en)”") }
    return LocalizedText(
      ja: "「\(table.label.ja)」の\(index + 1)件目の「\(field.label.ja)」欄",
      en: "“\(field.label.en)” in entry \(index + 1) of “\(table.label.en)”")
  }
}

extension Finding {
  /// A finding at a field, quoting its text as stored.
  init(_ message: LocalizedText, in field: FilledField) {
    self.init(
      message, at: Place(key: field.key, address: field.address), found: field.raw.isEmpty ? nil : field.raw)
  }
}

extension Outcome {
  /// Not met when there are findings, else met.
  static func of(_ findings: [Finding]) -> Outcome { findings.isEmpty ? .met : .notMet(findings) }

  /// Nothing to say, in both languages.
  static func silent(ja: String, en: String) -> Outcome { .notApplicable(LocalizedText(ja: ja, en: en)) }

  /// Nothing to say because the field the rule starts from is blank, which CMP-04 says.
  static func blank(_ ja: String, _ en: String) -> Outcome {
    silent(ja: "「\(ja)」が未記入です（CMP-04で確認します。）。", en: "“\(en)” is blank; CMP-04 says so.")
  }
}
