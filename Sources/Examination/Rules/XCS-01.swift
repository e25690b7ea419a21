import Forms
import Programme
import Register

extension Rule {
  /// Applications handed in together are applied in the order manager, designated account, general account.
  static let xcs01 = Rule(
    "XCS-01", .warn,
    title: LocalizedText(
      ja: "同時に提出された申請を、口座管理者、指定管理口座、一般管理口座、関連付けの順に処理すること。",
      en: "Applications handed in together are processed in the order manager, designated, general, association."),
    basis: OpeningBasis.order, inputs: ["case set"], forms: openingForms
  ) { subject in
    let awaited = Prerequisites.awaited(by: subject).map(\.rawValue)
    guard !awaited.isEmpty else { return .met }
    let (ja, en) = (awaited.joined(separator: "、"), awaited.joined(separator: ", "))
    switch subject.stage {
    case .examination:
      return .silent(
        "先に処理すべき申請（\(ja)）の完了を待って、この申請を処理します。",
        "This case waits for the ones that come first: \(en).")
    case .application:
      return .notMet([
        Finding(
          LocalizedText(
            ja: "先に処理すべき申請（\(ja)）がまだ完了していません。その申請を先に処理してください。",
            en: "The case(s) that come first are not done yet: \(en). Please process them before this one."),
          found: en)
      ])
    }
  }
}
