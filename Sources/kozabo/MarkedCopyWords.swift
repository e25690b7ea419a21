import Office
import Programme
import Register
import Workbook

/// Why a workbook cannot be given back with marks, as one sentence: what, why, and what to do instead.
enum MarkedCopyWords {
  /// The sentence.
  static func sentence(_ failure: MarkedCopyFailure) -> LocalizedText {
    switch failure {
    case .nothingToMark(let id):
      LocalizedText(
        ja: "案件 \(id.rawValue) に不適の項目はなく、印を付けるところがありません。kozabo case で審査項目を確認してください。",
        en: "Case \(id.rawValue) has nothing unmet, so there is nothing to mark; see its checklist with kozabo case.")
    case .noFile(let id):
      LocalizedText(
        ja: "案件 \(id.rawValue) の元のファイルが保管されていません。確認事項は kozabo case で表示し、文書で伝えてください。",
        en: "Case \(id.rawValue) has no file in the store; show its findings with kozabo case and tell them in writing."
      )
    case .refused(let file, let error):
      LocalizedText(
        ja: "「\(file)」には印を付けられません（\(reason(error).ja)）。確認事項は kozabo case で表示し、文書で伝えてください。",
        en:
          "“\(file)” cannot be marked: \(reason(error).en). Show the findings with kozabo case and tell them in writing."
      )
    }
  }

  private static func reason(_ error: MarkedCopyError) -> LocalizedText {
    switch error {
    case .unreadable(let error): IntakeWords.reason(error)
    case .encrypted:
      LocalizedText(
        ja: "暗号化されたファイルの写しを、暗号化せずに作ることはできません", en: "it is encrypted, and its copy would lie about in clear")
    case .legacy:
      LocalizedText(ja: "Excel 97-2003形式（.xls）です", en: "it is in the .xls format of Excel 97 to 2003")
    case .strict:
      LocalizedText(ja: "Strict Open XML形式です", en: "it is in the strict variant of Open XML")
    case .unusualPart(let part):
      LocalizedText(ja: "内部のファイル \(part) が通常の形ではありません", en: "its part \(part) is not as programs write it")
    case .noSuchSheet(let sheet):
      LocalizedText(ja: "シート「\(sheet)」がありません", en: "it has no sheet “\(sheet)”")
    case .cannotPack(let reason):
      LocalizedText(ja: "書き出しに失敗しました（\(reason)）", en: "it could not be packed (\(reason))")
    }
  }
}
