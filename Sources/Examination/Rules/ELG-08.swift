import Forms
import Programme
import Register

extension Rule {
  /// A designated account is opened by the obligated persons of its facility, or by their account manager.
  ///
  /// The register shows a manager only with an account; before that, a manager who applies by himself is checked by a
  /// person against the sealed registration (口座管理者登録申請書).
  static let elg08 = Rule(
    "ELG-08", .reject,
    title: LocalizedText(
      ja: "指定管理口座の申請者及び口座名義人が、事業所の指定地球温暖化対策事業者（申請者は口座管理者でも可）であること。",
      en:
        "Applicant and holders of a designated account are the facility's obligated persons; the applicant may be their manager."
    ),
    basis: OpeningBasis.designatedAccount, inputs: ["designation"], forms: OpeningForm.designatedOnly,
    refusal: LocalizedText(
      ja: "申請者が、事業所の口座管理者として登録されていることを確認できません。"
        + "指定地球温暖化対策事業者が申請するか、全員の記名押印により口座管理者の登録を申請してください。",
      en: "It is not shown that the applicant is the registered account manager. Please have "
        + "the obligated persons apply, or apply for the registration with the seals of all of them.")
  ) { subject in
    guard let applicant = subject.form.text("applicant.name") else { return .blank("氏名", "Name") }
    let known = subject.statedFacilities.compactMap { stated in
      subject.register.facilities[stated.designation].map { (facility: $0, field: stated.field) }
    }
    guard !known.isEmpty else {
      return .silent(
        "事業所を確認できません（ACC-08で確認します。）。",
        "No facility is known; ACC-08 says so.")
    }
    var findings: [Finding] = []
    var toLookAt: [(facility: Facility, field: FilledField)] = []
    for (facility, field) in known {
      switch entitlement(of: subject, to: facility) {
      case .entitled: continue
      case .manager: toLookAt.append((facility, field))
      case .nobody:
        let words = subject.facilityWords(facility.designation)
        findings.append(
          Finding(
            LocalizedText(
              ja: "申請者「\(applicant)」は、\(words.ja)の指定地球温暖化対策事業者ではなく、口座管理者としても確認できません。"
                + "この事業所の指定管理口座は、指定地球温暖化対策事業者（複数のときは連名）又は登録された口座管理者が申請してください。",
              en:
                "The applicant “\(applicant)” is not an obligated person of \(words.en) and not known as account manager. "
                + "Please have the obligated persons (jointly, if several) or the registered account manager apply."),
            in: field))
      }
    }
    findings += strangersAmongHolders(subject)
    guard findings.isEmpty else { return .notMet(findings) }
    guard let first = toLookAt.first else { return .met }
    let names = toLookAt.map { subject.facilityWords($0.facility.designation) }
    return .personMustLook(
      LocalizedText(
        ja: "申請者「\(applicant)」は口座管理者として申請しています。\(names.map(\.ja).joined(separator: "、"))について、"
          + "指定地球温暖化対策事業者全員が記名押印した口座管理者の登録があることを確認してください。",
        en:
          "“\(applicant)” applies as account manager. Please check that a registration of the manager, signed and sealed "
          + "by every obligated person, is on file for \(names.map(\.en).joined(separator: ", "))."),
      at: Place(key: first.field.key, address: first.field.address))
  }

  private enum Entitlement { case entitled, manager, nobody }

  private static func entitlement(of subject: Subject, to facility: Facility) -> Entitlement {
    let persons = subject.applicantsOnRecord.map(\.id)
    let managers = subject.register.accounts.values.filter { $0.designation == facility.designation }
      .compactMap(\.manager)
    if persons.contains(where: { facility.obligatedPersons.contains($0) || managers.contains($0) }) {
      return .entitled
    }
    let registrations = subject.pendingManagements.filter { $0.formID == OpeningForm.managerRegistration }
    if registrations.contains(where: { $0.designations.contains(facility.designation) }) { return .entitled }
    let saysManager = subject.form.choice("applicant_capacity") == "2"
    return saysManager && subject.isApplicant(subject.form.text("account_manager.name")) ? .manager : .nobody
  }

  /// Holders in the list who are no obligated person of the facility they are listed for.
  ///
  /// While an obligated person is missing from the list, IDN-05 says so of joint applicants: the stranger may be that
  /// person, misspelt.
  private static func strangersAmongHolders(_ subject: Subject) -> [Finding] {
    subject.form.rows("holders").compactMap { row in
      guard let designation = row.designation("designation_number"), let field = row["name"], let name = field.text,
        let facility = subject.register.facilities[designation]
      else { return nil }
      let persons = subject.match(name: name, address: row.text("address")).candidates.map(\.id)
      if persons.contains(where: facility.obligatedPersons.contains) { return nil }
      guard subject.form.choice("applicant_capacity") == "2" || areAllListed(facility, subject) else { return nil }
      let (words, place) = (subject.facilityWords(designation), subject.whereabouts(of: field))
      return Finding(
        LocalizedText(
          ja: "\(place.ja)の「\(name)」は、\(words.ja)の指定地球温暖化対策事業者として登録されていません。"
            + "口座名義人には、その事業所の指定地球温暖化対策事業者を記入してください。",
          en: "“\(name)” in \(place.en) is not on record as an obligated person of \(words.en). "
            + "Please enter the facility's obligated persons as holders."),
        in: field)
    }
  }

  private static func areAllListed(_ facility: Facility, _ subject: Subject) -> Bool {
    let rows = subject.form.rows("holders").filter { $0.designation("designation_number") == facility.designation }
    let listed = rows.compactMap { $0.text("name").map(JapaneseText.nameKey) }
    return facility.obligatedPersons.compactMap { subject.register.persons[$0] }
      .allSatisfy { listed.contains(JapaneseText.nameKey($0.name)) }
  }
}
