import Forms
import Programme
import Register

extension Rule {
  /// The third segment of a designated account's number is the facility's designation number.
  static let acc05 = Rule(
    "ACC-05", .warn,
    title: LocalizedText(
      ja: "指定管理口座の口座番号の3番目の4桁が指定番号と同じであること。",
      en: "The third segment of a designated account's number is the designation number."),
    basis: OpeningBasis.generalForm, inputs: ["number", "指定番号"], forms: OpeningForm.generalOnly
  ) { subject in
    subject.eachAssociation { request in
      guard let number = request.number, let field = request.numberField,
        number.areaCode == subject.figures.accountNumbering.areaCode,
        let designation = request.row.designation("designation_number"), number.body != designation.digits
      else { return [] }
      let place = subject.whereabouts(of: field)
      return [
        Finding(
          LocalizedText(
            ja: "\(place.ja)の「\(number)」の3番目の4桁（\(number.body)）が、同じ行の指定番号（\(designation)）と異なります。"
              + "口座番号と指定番号を確認し、誤っている方を訂正してください。",
            en:
              "The third segment of “\(number)” in \(place.en) is \(number.body), but the designation number beside it is "
              + "\(designation). Please check both and correct the wrong one."),
          in: field)
      ]
    }
  }
}
