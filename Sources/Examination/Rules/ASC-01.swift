import Forms
import Programme
import Register

extension Rule {
  /// The general account's holder is a holder or the manager of each designated account to be associated.
  static let asc01 = Rule(
    "ASC-01", .reject,
    title: LocalizedText(
      ja: "申請者が、関連付けを希望する指定管理口座の口座名義人又は口座管理者であること。",
      en: "The applicant is a holder or the manager of the designated account to be associated."),
    basis: OpeningBasis.association, inputs: ["holders"], forms: OpeningForm.generalOnly
  ) { subject in
    guard let applicant = subject.form.text("applicant.name") else { return .blank("氏名", "Name") }
    return subject.eachAssociation { request in
      guard let standing = subject.standing(in: request), standing.isUnrelated,
        // Who manages other accounts and says so here has named the wrong one: ASC-08.
        !subject.declaresOtherManagement, let designation = request.designation, let field = request.numberField
      else { return [] }
      let (words, place) = (subject.facilityWords(designation), subject.whereabouts(of: field))
      return [
        Finding(
          LocalizedText(
            ja: "申請者「\(applicant)」は、\(place.ja)に記入された\(words.ja)の指定管理口座の口座名義人でも口座管理者でもないため、"
              + "この指定管理口座との関連付けはできません。記入を訂正するか、削除してください。",
            en:
              "The applicant “\(applicant)” is neither holder nor manager of the designated account of \(words.en) in "
              + "\(place.en), so that the accounts cannot be associated. Please correct or delete the entry."),
          in: field)
      ]
    }
  }
}

extension Subject {
  /// Whether the form says that the applicant is account manager, and he is one of some account.
  var declaresOtherManagement: Bool {
    form.choice("assoc.relation") == "2" && (isManagerOnRecord || !pendingManagements.isEmpty)
  }
}
