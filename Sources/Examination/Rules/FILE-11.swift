import Programme
import Register

extension Rule {
  /// The same file has not come in before.
  static let file11 = Rule(
    "FILE-11", .warn,
    title: LocalizedText(
      ja: "既に受け付けた電子データと同一のファイルではないこと。", en: "The same file has not come in before."),
    basis: RuleBasis.inferred, inputs: ["hash"]
  ) { subject in
    guard !subject.file.duplicateOf.isEmpty else { return .met }
    let cases = subject.file.duplicateOf.sorted().map(\.rawValue)
    return .notMet([
      Finding(
        LocalizedText(
          ja: "電子データは、既に受け付けた申請（\(cases.joined(separator: "、"))）のものと同一です。重複した提出でないか確認してください。",
          en: "The data file is the same as that of an earlier application (\(cases.joined(separator: ", "))). "
            + "Please check whether it was handed in twice."), found: subject.file.name)
    ])
  }
}
