import Forms
import Programme
import Register

extension Rule {
  /// The declared kind agrees with the applicant's being a corporation or an individual.
  static let elg07 = Rule(
    "ELG-07", .return,
    title: LocalizedText(
      ja: "口座を開設できる者の種類が申請者の法人・個人の別と合うこと。",
      en: "The declared kind agrees with the applicant's being a corporation or an individual."),
    basis: RuleBasis.inferred, inputs: ["kind", "name"], forms: OpeningForm.generalOnly,
    refusal: LocalizedText(
      ja: "申請者が法人であることを確認できません。"
        + "「口座を開設できる者の種類」を申請者に合うものに訂正してください。",
      en: "It is not shown that the applicant is a corporation. "
        + "Please correct the kind of opener to the one that fits.")
  ) { subject in
    guard let field = subject.form["opener_kind"], let kind = subject.openerKind else {
      return .silent(
        "口座を開設できる者の種類が読み取れません（CMP-04で確認します。）。",
        "The kind of opener cannot be read; CMP-04 says so.")
    }
    guard let name = subject.form.text("applicant.name") else { return .blank("氏名", "Name") }
    let sign = CorporateName.sign(of: name)
    let isCorporation: Bool? =
      if case .one(let person) = subject.applicantMatch {
        person.kind == .corporation
      } else {
        switch sign {
        case .corporate: true
        case .publicBody: kind.personKind == .corporation
        case .none: subject.form.text("applicant.representative_name") == nil ? false : nil
        }
      }
    switch (kind.personKind, isCorporation) {
    case (.corporation, true?), (.individual, false?): return .met
    // A name without any corporate form, with a representative's name beside it: neither way is sure.
    case (.individual, nil): return .met
    case (.corporation, nil):
      return .personMustLook(
        LocalizedText(
          ja: "申請者の名称「\(name)」からは法人であることが分かりません。印鑑証明書等で法人であることを確認してください。",
          en:
            "The name “\(name)” does not show that the applicant is a corporation. Please check it by the seal certificate."
        ),
        at: Place(key: field.key, address: field.address))
    case (.corporation, false?): return .notMet([disagreement(subject, field, name, ("個人", "an individual"))])
    case (.individual, true?): return .notMet([disagreement(subject, field, name, ("法人", "a corporation"))])
    }
  }

  private static func disagreement(
    _ subject: Subject, _ field: FilledField, _ name: String, _ actual: (ja: String, en: String)
  ) -> Finding {
    let place = subject.whereabouts(of: field)
    return Finding(
      LocalizedText(
        ja: "申請者「\(name)」は\(actual.ja)と認められますが、\(place.ja)には「\(field.raw)」が選ばれています。"
          + "申請者に合う種類を選び直してください。",
        en: "The applicant “\(name)” appears to be \(actual.en), but \(place.en) says “\(field.raw)”. "
          + "Please choose the kind that fits the applicant."),
      in: field)
  }
}
