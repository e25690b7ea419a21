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
}

/// Whom and what of the register an opening application means.
extension Subject {
  /// 口座を開設できる者の種類 as chosen; nil when blank, unreadable or none of the seven.
  var openerKind: OpenerKind? { form.choice("opener_kind").flatMap { Int($0) }.flatMap(OpenerKind.init(rawValue:)) }

  /// 開設を希望する口座の数; nil when blank or unreadable.
  var accountsRequested: Int? { form.integer("accounts_requested").map { Int($0) } }

  /// The persons on record the applicant may be: one where name and address single one out, none when the register does
  /// not know the name, and all namesakes while IDN-01 still asks who it is.
  var applicantsOnRecord: [Person] { applicantMatch.candidates }

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
    let persons = applicantsOnRecord.map(\.id)
    return register.accounts.values.contains { account in
      account.kind == .designated && account.isOpen(on: today) && account.manager.map(persons.contains) ?? false
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

  /// Where a field stands, as a sentence names it: `「事業所一覧」の2件目の「指定番号」欄`.
  func whereabouts(of field: FilledField) -> LocalizedText {
    let words = words(for: field)
    return LocalizedText(ja: "\(words.ja)欄", en: words.en)
  }
}

extension PersonMatch {
  /// The persons the name may mean.
  var candidates: [Person] {
    switch self {
    case .none: []
    case .one(let person): [person]
    case .several(let namesakes): namesakes
    }
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
  /// Nothing to say because the field the rule starts from is blank, which CMP-04 says.
  static func blank(_ ja: String, _ en: String) -> Outcome {
    silent("「\(ja)」が未記入です（CMP-04で確認します。）。", "“\(en)” is blank; CMP-04 says so.")
  }
}
