import Forms
import Programme
import Register

extension Rule {
  /// Kinds 3 and 5 are managers of a designated account, on record or by an application handed in at the same time.
  static let elg04 = Rule(
    "ELG-04", .return,
    title: LocalizedText(
      ja: "申請者が口座管理者として登録され、又はその登録が同時に申請されていること。",
      en: "The applicant is a registered account manager, or one whose registration is applied for at the same time."),
    basis: OpeningBasis.generalAccount, inputs: ["register"], forms: OpeningForm.generalOnly
  ) { subject in
    guard let kind = subject.openerKind, kind.isAccountManager else {
      return .silent(
        "口座管理者としての申請ではありません。",
        "The applicant does not apply as an account manager.")
    }
    guard let field = subject.form["applicant.name"], let applicant = field.text else { return .blank("氏名", "Name") }
    guard !subject.isManagerOnRecord, subject.pendingManagements.isEmpty else { return .met }
    return .notMet([
      Finding(
        LocalizedText(
          ja: "申請者「\(applicant)」は、いずれの指定管理口座の口座管理者としても登録されておらず、登録の申請も受け付けていません。"
            + "先に口座管理者の登録を申請するか、「口座を開設できる者の種類」を訂正してください。",
          en: "The applicant “\(applicant)” is registered as account manager of no designated account, and no such "
            + "registration is applied for. Please apply for the registration first, or correct the kind of opener."),
        in: field)
    ])
  }
}
