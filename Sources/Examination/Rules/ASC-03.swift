import Forms
import Programme
import Register

extension Rule {
  /// The declared relation (口座名義人 or 口座管理者) is the one on record for each designated account.
  static let asc03 = Rule(
    "ASC-03", .return,
    title: LocalizedText(
      ja: "記入された指定管理口座との関係が登録と同じであること。",
      en: "The declared relation to the designated account is the one on record."),
    basis: OpeningBasis.generalForm, inputs: ["relation"], forms: OpeningForm.generalOnly
  ) { subject in
    guard !subject.associationRequests.isEmpty else {
      return .silent(
        "指定管理口座との関連付けは申請されていません。",
        "No association is applied for.")
    }
    guard let field = subject.form["assoc.relation"], !field.isEmpty else {
      return .blank("指定管理口座との関係", "Relation to the designated account")
    }
    guard let relation = subject.form.choice("assoc.relation") else { return .left(to: "CMP-04") }
    let place = subject.whereabouts(of: field)
    return subject.eachAssociation { request in
      // Unrelated applicants are the business of ASC-01 and ASC-08.
      guard let standing = subject.standing(in: request), !standing.isUnrelated,
        !(relation == "1" ? standing.isHolder : standing.isManager), let designation = request.designation
      else { return [] }
      let words = subject.facilityWords(designation)
      let (declared, actual) =
        relation == "1"
        ? (("口座名義人", "holder"), ("口座管理者", "manager")) : (("口座管理者", "manager"), ("口座名義人", "holder"))
      return [
        Finding(
          LocalizedText(
            ja: "\(place.ja)では申請者は\(declared.0)とされていますが、\(words.ja)の指定管理口座については\(actual.0)です。"
              + "関係を訂正してください。口座により関係が異なるときは、関係ごとに分けて申請してください。",
            en: "\(place.en) declares the applicant \(declared.1), but for the designated account of \(words.en) the "
              + "applicant is \(actual.1). Please correct the relation; if it differs between accounts, please apply separately."
          ),
          in: field)
      ]
    }
  }
}
