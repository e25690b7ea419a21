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
      ja: "指定管理口座の申請者及び口座名義人が、事業所の指定地球温暖化対策事業者（申請者は口座管理者でも可）であること",
      en:
        "Applicant and holders of a designated account are the facility's obligated persons; the applicant may be their manager"
    ),
    basis: OpeningBasis.designatedAccount, inputs: ["designation"], forms: OpeningForm.designatedOnly
  ) { subject in
    guard let applicant = subject.form.text("applicant.name") else { return .blank("氏名", "Name") }
    let known = subject.statedFacilities.compactMap { stated in
      subject.register.facilities[stated.designation].map { (facility: $0, field: stated.field) }
    }
    guard !known.isEmpty else {
      return .silent(ja: "事業所を確認できません（ACC-08で確認します。）。", en: "No facility is known; ACC-08 says so.")
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
    if let person = subject.applicantOnRecord?.id {
      let accounts = subject.register.accounts.values.filter { $0.designation == facility.designation }
      if facility.obligatedPersons.contains(person) || accounts.contains(where: { $0.manager == person }) {
        return .entitled
      }
    }
    let registrations = subject.pendingManagements.filter { $0.formID == OpeningForm.managerRegistration }
    if registrations.contains(where: { $0.designations.contains(facility.designation) }) { return .entitled }
    let saysManager = subject.form.choice("applicant_capacity") == "2"
    return saysManager && subject.isApplicant(subject.form.text("account_manager.name")) ? .manager : .nobody
  }

  /// Holders in the list who are no obligated person of the facility they are listed for.
  private static func strangersAmongHolders(_ subject: Subject) -> [Finding] {
    subject.form.rows("holders").compactMap { row in
      guard let designation = row.designation("designation_number"), let field = row["name"], let name = field.text,
        let facility = subject.register.facilities[designation]
      else { return nil }
      let person = subject.personOnRecord(named: name, address: row.text("address"))
      if let person, facility.obligatedPersons.contains(person.id) { return nil }
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
}
