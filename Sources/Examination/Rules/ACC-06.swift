import Forms
import Programme
import Register

extension Rule {
  /// The account named is a designated account in use, or one applied for at the same time.
  ///
  /// A number that is on nobody's record is left to ASC-02, which asks for the application to open the account.
  static let acc06 = Rule(
    "ACC-06", .reject,
    title: LocalizedText(
      ja: "記入された口座が開設中の指定管理口座であること（同時に開設を申請している場合を含む。）。",
      en: "The account named is an open designated account, or one applied for at the same time."),
    basis: OpeningBasis.association, inputs: ["register"], forms: OpeningForm.generalOnly
  ) { subject in
    let numbering = subject.figures.accountNumbering
    return subject.eachAssociation { request in
      guard let number = request.number, number.areaCode == numbering.areaCode, let field = request.numberField else {
        return []
      }
      let place = subject.whereabouts(of: field)
      guard let account = request.account else {
        return numbering.kind(of: number) == .designated ? [] : [notDesignated(number, place, field)]
      }
      guard account.kind == .designated else { return [notDesignated(number, place, field)] }
      guard !account.isOpen(on: subject.today) else { return [] }
      if let designation = account.designation, !subject.pendingOpenings(of: designation).isEmpty { return [] }
      return [
        Finding(
          LocalizedText(
            ja: "\(place.ja)の指定管理口座「\(number)」は、現在使用することができません（廃止済み等）。口座番号を確認し、開設中の指定管理口座を記入してください。",
            en: "The designated account “\(number)” in \(place.en) is not in use (closed, for example). "
              + "Please check the number and enter a designated account that is open."),
          in: field)
      ]
    }
  }

  private static func notDesignated(
    _ number: AccountNumber, _ place: LocalizedText, _ field: FilledField
  ) -> Finding {
    Finding(
      LocalizedText(
        ja: "\(place.ja)の「\(number)」は、指定管理口座の口座番号ではありません。関連付けを希望する指定管理口座の口座番号を記入してください。",
        en: "“\(number)” in \(place.en) is not the number of a designated account. "
          + "Please enter the number of the designated account to be associated."),
      in: field)
  }
}
