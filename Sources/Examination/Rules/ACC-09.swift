import Forms
import Programme
import Register

extension Rule {
  /// A provisional number lies between 1 and the number of accounts asked for.
  ///
  /// An account asked for without any association ("stated alone") needs no row.
  static let acc09 = Rule(
    "ACC-09", .return,
    title: LocalizedText(
      ja: "一般管理口座の仮番号が1から開設を希望する口座の数までであること。",
      en: "A provisional number lies between 1 and the number of accounts asked for."),
    basis: OpeningBasis.generalForm, inputs: ["numbers"], forms: OpeningForm.generalOnly
  ) { subject in
    guard let requested = subject.accountsRequested, requested >= 1 else {
      return .silent(
        "開設を希望する口座の数が読み取れません（CMP-04又はLIM-04で確認します。）。",
        "The number of accounts cannot be read; CMP-04 or LIM-04 says so.")
    }
    return subject.eachAssociation { request in
      guard let field = request.row["provisional_no"] else { return [] }
      switch field.value {
      case .absent, .blank, .unreadable(.formulaWithoutValue): return []
      case .integer(let number) where (1...Int64(requested)).contains(number): return []
      case .integer, .unreadable, .text, .date, .choice, .accountNumber, .designation, .decimal, .fiscalYear, .flag,
        .serialRange, .corporateNumber:
        break
      }
      let place = subject.whereabouts(of: field)
      return [
        Finding(
          LocalizedText(
            ja: "\(place.ja)の「\(field.raw)」は、開設を希望する口座の数（\(requested)）に対する仮番号ではありません。"
              + "1から\(requested)までの番号を記入するか、口座の数を訂正してください。",
            en: "“\(field.raw)” in \(place.en) is no provisional number for \(requested) account(s). "
              + "Please enter a number from 1 to \(requested), or correct the number of accounts."),
          in: field)
      ]
    }
  }
}
