import Forms
import Programme
import Register

extension Rule {
  /// An account number has the form ###-###-####-#.
  static let acc03 = Rule(
    "ACC-03", .return,
    title: LocalizedText(ja: "口座番号が3桁-3桁-4桁-1桁の数字であること。", en: "An account number has the form ###-###-####-#."),
    basis: OpeningBasis.accountNumber, inputs: ["number"], forms: OpeningForm.generalOnly
  ) { subject in
    subject.eachAssociation { request in
      // A formula without a stored result is the file's fault, which FILE-07 says.
      guard let field = request.numberField, case .unreadable(let reason) = field.value,
        reason != .formulaWithoutValue
      else { return [] }
      let place = subject.whereabouts(of: field)
      return [
        Finding(
          LocalizedText(
            ja: "\(place.ja)の「\(field.raw)」は、口座番号の形式ではありません。"
              + "「130-100-0021-0」のように、3桁-3桁-4桁-1桁の数字で記入してください。",
            en: "“\(field.raw)” in \(place.en) is not an account number. "
              + "Please enter 3, 3, 4 and 1 digits as in “130-100-0021-0”."),
          in: field)
      ]
    }
  }
}
