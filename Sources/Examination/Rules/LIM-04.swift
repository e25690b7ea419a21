import Forms
import Programme
import Register

extension Rule {
  /// At least one account is asked for, in a whole number.
  static let lim04 = Rule(
    "LIM-04", .return,
    title: LocalizedText(ja: "開設を希望する口座の数が1以上の整数であること。", en: "At least one account is asked for, in a whole number."),
    basis: RuleBasis.inferred, inputs: ["count"], forms: OpeningForm.generalOnly
  ) { subject in
    guard let field = subject.form["accounts_requested"], !field.isEmpty else {
      return .blank("開設を希望する口座の数", "Number of accounts")
    }
    if field.value == .unreadable(.formulaWithoutValue) {
      return .silent(
        "数式の結果が保存されていません（FILE-07で確認します。）。",
        "The formula has no stored result; FILE-07 says so.")
    }
    if let requested = subject.accountsRequested, requested >= 1 { return .met }
    let place = subject.whereabouts(of: field)
    return .notMet([
      Finding(
        LocalizedText(
          ja: "\(place.ja)の「\(field.raw)」は、1以上の整数ではありません。開設を希望する一般管理口座の数を数字で記入してください。",
          en: "“\(field.raw)” in \(place.en) is not a whole number of at least 1. "
            + "Please enter in figures how many general accounts are to be opened."),
        in: field)
    ])
  }
}
