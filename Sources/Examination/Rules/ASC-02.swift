import Forms
import Programme
import Register

extension Rule {
  /// The designated account is open, or an application to open it is under way.
  ///
  /// An account on record that is no longer in use is left to ACC-06.
  static let asc02 = Rule(
    "ASC-02", .reject,
    title: LocalizedText(
      ja: "指定管理口座が開設済みであるか、その開設が同時に申請されていること。",
      en: "The designated account is open, or its opening is applied for at the same time."),
    basis: OpeningBasis.association, inputs: ["state"], forms: OpeningForm.generalOnly
  ) { subject in
    subject.eachAssociation { request in
      guard let number = request.number, request.account == nil, let field = request.numberField,
        subject.figures.accountNumbering.kind(of: number) == .designated
      else { return [] }
      if let designation = request.designation, !subject.pendingOpenings(of: designation).isEmpty { return [] }
      let place = subject.whereabouts(of: field)
      return [
        Finding(
          LocalizedText(
            ja: "\(place.ja)の指定管理口座「\(number)」は開設されておらず、開設の申請も受け付けていません。"
              + "口座番号を確認するか、指定管理口座開設申請書を同時に提出してください。",
            en:
              "The designated account “\(number)” in \(place.en) is not open, and no application to open it has come in. "
              + "Please check the number, or hand in the application to open that account as well."),
          in: field)
      ]
    }
  }
}
