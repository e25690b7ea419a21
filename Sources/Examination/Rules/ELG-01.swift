import Forms
import Programme
import Register

extension Rule {
  /// A general account is opened only by one of the seven kinds of opener.
  static let elg01 = Rule(
    "ELG-01", .reject,
    title: LocalizedText(ja: "一般管理口座を開設できる者であること。", en: "The applicant is one who may open a general account."),
    basis: OpeningBasis.eligibility, inputs: ["kind"], forms: OpeningForm.generalOnly
  ) { subject in
    guard let field = subject.form["opener_kind"], !field.isEmpty else {
      return .blank("口座を開設できる者の種類", "Kind of opener")
    }
    guard case .choice = field.value else { return .left(to: "CMP-04") }
    guard subject.openerKind == nil else { return .met }
    let place = subject.whereabouts(of: field)
    return .notMet([
      Finding(
        LocalizedText(
          ja: "\(place.ja)の記入「\(field.raw)」は、一般管理口座を開設できる者の種類（1から7まで）のいずれにも当たりません。"
            + "該当する種類を一つ選んでください。いずれにも該当しない場合は、一般管理口座を開設することができません。",
          en: "“\(field.raw)” in \(place.en) is none of the kinds of person (1 to 7) who may open a general account. "
            + "Please choose the one kind that applies; if none does, no general account can be opened."),
        in: field)
    ])
  }
}
