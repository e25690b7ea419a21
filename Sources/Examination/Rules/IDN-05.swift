import Forms
import Programme
import Register

extension Rule {
  /// All obligated persons of a facility sign, or the account manager alone.
  static let idn05 = Rule(
    "IDN-05", .return,
    title: LocalizedText(
      ja: "口座名義人が複数の場合は、全員が連名で、又は口座管理者が単独で申請していること。",
      en: "Several holders all sign together, or the account manager signs alone."),
    basis: RuleBasis.tradingScheme, inputs: ["signers", "manager"], forms: ["designated-account-opening"]
  ) { subject in
    switch subject.form.choice("applicant_capacity") {
    case "1"?: break
    case "2"?: return .met
    default: return .left(to: "CMP-04")
    }
    var findings: [Finding] = []
    var isKnown = false
    for row in subject.form.rows("facilities") {
      guard let designation = row.designation("designation_number"), let field = row["designation_number"],
        let facility = subject.register.facilities[designation]
      else { continue }
      isKnown = true
      for person in facility.obligatedPersons.compactMap({ subject.register.persons[$0] }) {
        if let finding = missingSignature(of: person, for: facility, statedAt: field, in: subject) {
          findings.append(finding)
        }
      }
    }
    return isKnown ? .judged(by: findings) : .left(to: "ACC-08")
  }
}

/// What is missing for one obligated person to have signed; nil when nothing is, or when CMP-04 speaks of it.
private func missingSignature(
  of person: Person, for facility: Facility, statedAt field: FilledField, in subject: Subject
) -> Finding? {
  let key = JapaneseText.nameKey(person.name)
  let row = subject.form.rows("holders").first { row in
    row.designation("designation_number") == facility.designation && row.text("name").map(JapaneseText.nameKey) == key
  }
  guard let row else {
    // A row without a readable name or number may be the missing one; CMP-04 or ACC-08 speaks of it.
    let isUnclear = subject.form.rows("holders").contains { row in
      row.text("name") == nil || row.designation("designation_number") == nil
    }
    if isUnclear { return nil }
    return subject.finding(at: field) { _ in
      LocalizedText(
        ja: "事業所「\(facility.name)」（指定番号\(facility.designation)）の義務者である「\(person.name)」が、口座名義人の一覧に記載されていません。"
          + "指定地球温暖化対策事業者の全員を記入し、連名で申請してください。",
        en:
          "“\(person.name)”, an obligated person of the facility “\(facility.name)” (\(facility.designation)), is not "
          + "among the holders. Please list all obligated persons and apply jointly.")
    }
  }
  // The lead applicant signs by being the applicant.
  let isApplicant = subject.form.text("applicant.name").map(JapaneseText.nameKey) == key
  guard !isApplicant, let joint = row["joint"], row.choice("joint") == "no" else { return nil }
  return subject.finding(at: joint) { words in
    LocalizedText(
      ja: "\(words.ja)欄によれば、「\(person.name)」は連名に加わっていません。"
        + "口座管理者によらない場合は、事業所「\(facility.name)」（指定番号\(facility.designation)）の指定地球温暖化対策事業者の全員が連名で申請してください。",
      en: "According to \(words.en), “\(person.name)” does not join in. Without an account manager, all obligated "
        + "persons of the facility “\(facility.name)” (\(facility.designation)) must apply jointly; please do so.")
  }
}
