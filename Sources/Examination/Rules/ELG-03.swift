import Forms
import Programme
import Register

extension Rule {
  /// Kinds 1 and 2 are on record as obligated persons of every facility they state.
  static let elg03 = Rule(
    "ELG-03", .return,
    title: LocalizedText(
      ja: "申請者が、記入した指定番号の事業所の指定地球温暖化対策事業者であること。",
      en: "The applicant is on record as an obligated person of the facility stated."),
    basis: OpeningBasis.generalForm, inputs: ["designation"], forms: OpeningForm.generalOnly
  ) { subject in
    guard let kind = subject.openerKind, kind.isObligatedPerson else {
      return .silent(
        "指定地球温暖化対策事業者としての申請ではありません。",
        "The applicant does not apply as an obligated person.")
    }
    guard let applicant = subject.form.text("applicant.name") else { return .blank("氏名", "Name") }
    guard let field = subject.form["requirement_facts"], let text = field.text else {
      return .blank("口座の開設要件に関する事項", "Facts on the conditions for opening")
    }
    let stated = subject.statedFacilities.map(\.designation)
    if stated.isEmpty, StatedDesignations(in: text).malformed.isEmpty {
      return .notMet([
        Finding(
          LocalizedText(
            ja: "\(subject.whereabouts(of: field).ja)に指定番号が記入されていません。"
              + "指定地球温暖化対策事業者である事業所の指定番号を「指定番号 0021」のように記入してください。",
            en: "\(subject.whereabouts(of: field).en) states no designation number. Please enter the number of the "
              + "facility you are the obligated person of, as in “指定番号 0021”."),
          in: field)
      ])
    }
    let known = stated.compactMap { subject.register.facilities[$0] }
    guard !known.isEmpty else {
      return .silent(
        "指定番号を確認できません（ACC-08で確認します。）。",
        "No stated facility is known; ACC-08 says so.")
    }
    let persons = subject.applicantsOnRecord.map(\.id)
    return .judged(
      by:
        known.filter { facility in !persons.contains(where: facility.obligatedPersons.contains) }.map { facility in
          let words = subject.facilityWords(facility.designation)
          return Finding(
            LocalizedText(
              ja: "申請者「\(applicant)」は、\(words.ja)の指定地球温暖化対策事業者として登録されていません。"
                + "指定番号及び申請者の氏名又は名称を確認し、誤りを訂正してください。"
                + "指定地球温暖化対策事業者に変更があったときは、先にその届出をしてください。",
              en:
                "The applicant “\(applicant)” is not on record as an obligated person of \(words.en). Please check and "
                + "correct the designation number and the name; if the obligated person has changed, please notify that first."
            ),
            in: field)
        })
  }
}
