import Forms
import Programme
import Register

extension Rule {
  /// The facility stated is a designated one, not one of the class 指定相当.
  static let elg09 = Rule(
    "ELG-09", .reject,
    title: LocalizedText(
      ja: "事業所が指定地球温暖化対策事業所（指定相当を除く。）であること。", en: "The facility is a designated one, not merely equivalent."),
    basis: OpeningBasis.designatedAccount, inputs: ["facility class"], forms: openingForms
  ) { subject in
    if subject.form.formID == OpeningForm.general, subject.openerKind?.isObligatedPerson != true {
      return .silent(
        "指定地球温暖化対策事業者としての申請ではありません。",
        "The applicant does not apply as an obligated person.")
    }
    let known = subject.statedFacilities.compactMap { stated in
      subject.register.facilities[stated.designation].map { (facility: $0, field: stated.field) }
    }
    guard !known.isEmpty else {
      return .silent(
        "事業所を確認できません（CMP-04、ELG-03又はACC-08で確認します。）。",
        "No facility is known; CMP-04, ELG-03 or ACC-08 says so.")
    }
    return .judged(
      by:
        known.filter { $0.facility.facilityClass == .equivalent }.map { facility, field in
          let words = subject.facilityWords(facility.designation)
          return Finding(
            LocalizedText(
              ja: "\(words.ja)は指定相当地球温暖化対策事業所であり、指定地球温暖化対策事業所ではないため、"
                + "この事業所について管理口座を開設することはできません。指定番号に誤りがあるときは訂正してください。",
              en:
                "\(words.en) is an equivalent facility, not a designated one, so that no account can be opened on its "
                + "account. Please correct the designation number if it is wrong."),
            in: field)
        })
  }
}
