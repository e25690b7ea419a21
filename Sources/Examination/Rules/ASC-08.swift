import Forms
import Programme
import Register

extension Rule {
  /// An applicant who applies as account manager is the manager of the very account that is named.
  static let asc08 = Rule(
    "ASC-08", .reject,
    title: LocalizedText(
      ja: "口座管理者が、記入された指定管理口座の口座管理者であること。",
      en: "An account manager is the manager of the very designated account that is named."),
    basis: OpeningBasis.association, inputs: ["register"], forms: OpeningForm.generalOnly
  ) { subject in
    guard let applicant = subject.form.text("applicant.name") else { return .blank("氏名", "Name") }
    guard subject.form.choice("assoc.relation") == "2" else {
      return .silent(
        "口座管理者としての関連付けの申請ではありません。",
        "The association is not applied for as account manager.")
    }
    guard subject.declaresOtherManagement else {
      return .silent(
        "申請者は口座管理者として確認できません（ASC-01又はASC-03で確認します。）。",
        "The applicant is manager of no account; ASC-01 or ASC-03 says so.")
    }
    return subject.eachAssociation { request in
      guard let standing = subject.standing(in: request), standing.isUnrelated,
        let designation = request.designation, let field = request.numberField
      else { return [] }
      let (words, place) = (subject.facilityWords(designation), subject.whereabouts(of: field))
      return [
        Finding(
          LocalizedText(
            ja: "申請者「\(applicant)」は口座管理者ですが、\(place.ja)に記入された\(words.ja)の指定管理口座の口座管理者ではありません。"
              + "口座管理者となっている指定管理口座の口座番号を記入してください。",
            en:
              "The applicant “\(applicant)” is an account manager, but not of the designated account of \(words.en) in "
              + "\(place.en). Please enter an account the applicant manages."),
          in: field)
      ]
    }
  }
}
