import Forms
import Programme
import Register

extension Rule {
  /// The first segment of a Tokyo account is Tokyo's area code.
  static let acc04 = Rule(
    "ACC-04", .return,
    title: LocalizedText(ja: "口座番号の最初の3桁が東京都の地域コードであること。", en: "The first segment is Tokyo's area code."),
    basis: OpeningBasis.areaCode, inputs: ["number"], forms: OpeningForm.generalOnly
  ) { subject in
    let areaCode = subject.figures.accountNumbering.areaCode
    return subject.eachAssociation { request in
      guard let number = request.number, number.areaCode != areaCode, let field = request.numberField else { return [] }
      let place = subject.whereabouts(of: field)
      return [
        Finding(
          LocalizedText(
            ja: "\(place.ja)の「\(number)」は、最初の3桁が東京都の地域コード（\(areaCode)）ではありません。東京都の指定管理口座の口座番号を記入してください。",
            en: "“\(number)” in \(place.en) does not begin with Tokyo's area code \(areaCode). "
              + "Please enter the number of a designated account in Tokyo."),
          in: field)
      ]
    }
  }
}
