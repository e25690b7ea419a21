import Programme
import Workbook

extension HiddenContentReport.Sort {
  /// The sort in a few words.
  var words: LocalizedText {
    switch self {
    case .macros: LocalizedText(ja: "マクロ", en: "macros")
    case .externalLink: LocalizedText(ja: "外部ファイルへの参照", en: "formulas look into another file")
    case .hiddenName: LocalizedText(ja: "非表示の名前", en: "hidden name")
    case .hiddenSheet: LocalizedText(ja: "非表示のシート", en: "hidden sheet")
    case .veryHiddenSheet: LocalizedText(ja: "再表示できないシート", en: "very hidden sheet")
    case .hiddenRow: LocalizedText(ja: "非表示の行", en: "hidden row")
    case .hiddenColumn: LocalizedText(ja: "非表示の列", en: "hidden column")
    case .underMerge: LocalizedText(ja: "結合の下の値", en: "value under a merge")
    case .hiddenByFormat: LocalizedText(ja: "表示形式で隠れた値", en: "value its format hides")
    case .sameColour: LocalizedText(ja: "背景と同じ色の文字", en: "text in the background's colour")
    case .tinyText: LocalizedText(ja: "極小の文字", en: "tiny text")
    case .comment: LocalizedText(ja: "コメント", en: "comment")
    case .externalTarget: LocalizedText(ja: "ファイル外へのリンク", en: "link out of the file")
    case .embeddedFile: LocalizedText(ja: "埋め込まれたファイル", en: "embedded file")
    case .hiddenObject: LocalizedText(ja: "非表示の図形", en: "hidden shape")
    case .unreadablePart: LocalizedText(ja: "読めない部分", en: "unreadable part")
    }
  }
}
