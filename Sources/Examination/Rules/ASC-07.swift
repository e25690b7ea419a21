import Forms
import Programme
import Register

extension Rule {
  /// No pair of accounts is listed twice.
  static let asc07 = Rule(
    "ASC-07", .return,
    title: LocalizedText(ja: "同じ関連付けが重ねて記入されていないこと。", en: "No association is listed twice."),
    basis: RuleBasis.inferred, inputs: ["rows"], forms: OpeningForm.generalOnly
  ) { subject in
    var firstEntries: [Pair: Int] = [:]
    var findings: [Finding] = []
    let requests = subject.associationRequests
    guard !requests.isEmpty else {
      return .silent(
        "指定管理口座との関連付けは申請されていません。",
        "No association is applied for.")
    }
    for request in requests {
      guard let number = request.number, let field = request.numberField,
        let provisional = request.row.integer("provisional_no")
      else { continue }
      let pair = Pair(provisional: provisional, designated: number)
      guard let first = firstEntries[pair] else {
        firstEntries[pair] = request.row.index + 1
        continue
      }
      let place = subject.whereabouts(of: field)
      findings.append(
        Finding(
          LocalizedText(
            ja: "\(place.ja)の「\(number)」は、\(first)件目と同じ仮番号\(provisional)との関連付けです。重複する記入を削除してください。",
            en: "“\(number)” in \(place.en) repeats entry \(first) with the same provisional number \(provisional). "
              + "Please delete the repeated entry."),
          in: field))
    }
    return .judged(by: findings)
  }

  private struct Pair: Hashable {
    let provisional: Int64
    let designated: AccountNumber
  }
}
