import Forms
import Programme
import Register

extension Rule {
  /// The pair of accounts is not associated already.
  ///
  /// The general accounts of an opening application are new, so the pair is looked up under the number each will get.
  static let asc05 = Rule(
    "ASC-05", .return,
    title: LocalizedText(ja: "既に関連付けられている口座の組でないこと。", en: "The pair of accounts is not associated already."),
    basis: RuleBasis.inferred, inputs: ["register"], forms: OpeningForm.generalOnly
  ) { subject in
    subject.eachAssociation { request in
      guard let number = request.number, let field = request.numberField,
        let provisional = request.row.integer("provisional_no"), (1...9999).contains(provisional),
        let general = try? subject.figures.accountNumbering.generalAccount(
          running: subject.register.nextGeneralAccount + Int(provisional) - 1),
        subject.register.associations.contains(where: { $0.general == general && $0.designated == number })
      else { return [] }
      let place = subject.whereabouts(of: field)
      return [
        Finding(
          LocalizedText(
            ja: "\(place.ja)の指定管理口座「\(number)」は、仮番号\(provisional)の一般管理口座となる「\(general)」と既に関連付けられています。"
              + "記入を削除するか、担当までお問い合わせください。",
            en:
              "The designated account “\(number)” in \(place.en) is already associated with “\(general)”, which is to be "
              + "the account with provisional number \(provisional). Please delete the entry, or ask the office."),
          in: field)
      ]
    }
  }
}
