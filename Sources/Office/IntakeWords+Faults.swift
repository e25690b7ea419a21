import Intake
import Programme
import Workbook

/// The words of the reading layers in Japanese. Those layers say in English what stopped them, partly in the words of
/// libarchive and of the system.
extension IntakeWords {
  /// A limit, and what to ask for when an envelope goes beyond it.
  static func words(_ limit: IntakeLimits.Name) -> (limit: LocalizedText, remedy: LocalizedText) {
    let inParts = LocalizedText(ja: "分けて提出するよう求めてください。", en: "ask for it in parts.")
    let unpacked = LocalizedText(ja: "圧縮し直さず、ファイルのままの提出を求めてください。", en: "ask for the files themselves.")
    return switch limit {
    case .files: (LocalizedText(ja: "ファイル数", en: "files"), inParts)
    case .depth: (LocalizedText(ja: "フォルダの深さ", en: "levels of folders"), unpacked)
    case .fileBytes: (LocalizedText(ja: "1ファイルのバイト数", en: "bytes of a file"), inParts)
    case .imageBytes: (LocalizedText(ja: "ディスクイメージのバイト数", en: "bytes of a disc image"), inParts)
    case .totalBytes: (LocalizedText(ja: "取り出したバイト数の合計", en: "bytes taken out in all"), inParts)
    case .nesting: (LocalizedText(ja: "圧縮ファイルの入れ子", en: "archives within archives"), unpacked)
    case .nameBytes: (LocalizedText(ja: "名前のバイト数", en: "bytes of a name"), unpacked)
    case .ratio: (LocalizedText(ja: "圧縮率", en: "bytes unpacked for each byte packed"), unpacked)
    case .seconds: (LocalizedText(ja: "秒数", en: "seconds"), inParts)
    case .headerBytes: (LocalizedText(ja: "メールのヘッダのバイト数", en: "bytes of a mail's header"), inParts)
    case .parts: (LocalizedText(ja: "メールの部分の数", en: "parts of a mail"), inParts)
    case .partDepth: (LocalizedText(ja: "メールの部分の入れ子", en: "parts of a mail within parts"), unpacked)
    case .messageNesting: (LocalizedText(ja: "転送されたメールの入れ子", en: "mails within mails"), unpacked)
    }
  }

  /// A limit of the reader of workbooks.
  static func words(_ limit: ReadingLimits.Name) -> LocalizedText {
    switch limit {
    case .fileBytes: LocalizedText(ja: "ファイルのバイト数", en: "bytes")
    case .parts: LocalizedText(ja: "部品の数", en: "parts")
    case .inflatedBytes: LocalizedText(ja: "展開後のバイト数の合計", en: "bytes unpacked")
    case .inflatedBytesPerPart: LocalizedText(ja: "部品の展開後のバイト数", en: "bytes unpacked in a part")
    case .sheets: LocalizedText(ja: "シート数", en: "sheets")
    case .cells: LocalizedText(ja: "セル数", en: "cells")
    case .sharedStrings: LocalizedText(ja: "文字列の数", en: "texts")
    case .rows: LocalizedText(ja: "行数", en: "rows")
    case .columns: LocalizedText(ja: "列数", en: "columns")
    case .textBytes: LocalizedText(ja: "一つの文字列のバイト数", en: "bytes in a text")
    case .merges: LocalizedText(ja: "結合セルの数", en: "merged cells")
    case .xmlDepth: LocalizedText(ja: "XMLの入れ子", en: "levels of XML")
    case .inflationRatio: LocalizedText(ja: "圧縮率", en: "bytes unpacked for each byte packed")
    case .passwordRounds: LocalizedText(ja: "暗号の反復回数", en: "rounds of encryption")
    case .time: LocalizedText(ja: "読取りの時間", en: "time to be read")
    case .partElements: LocalizedText(ja: "部品の要素数", en: "elements in a part")
    }
  }

  /// A fault in Japanese; words of a library that are not known here stay as they are.
  public static func inJapanese(_ reason: String) -> String {
    if let words = whole[reason] { return words }
    for (start, words) in beginnings where reason.hasPrefix(start) {
      return words + reason.dropFirst(start.count)
    }
    for (part, words) in parts where reason.contains(part) { return words }
    return reason
  }

  private static let whole = [
    "it has no header a message has": "電子メールの見出しがありません",
    "it is no winmail.dat, or its beginning is broken": "winmail.datではないか、先頭が壊れています",
    "it breaks off before its end": "途中で切れています",
    "a header in it is broken, and some lines belong to no part": "見出しが壊れ、どの部分にも属さない行があります",
    "it is a link, and links are not followed": "リンクのため、たどりません",
    "it is no ordinary file": "通常のファイルではありません",
    "the file changed while it was read": "読んでいる間に変更されました",
    "it vanished while it was read": "読んでいる間になくなりました",
    "its directory cannot be read": "一覧を読み取れません",
    "its size is not the stated one": "大きさが記載と異なります",
    "the file it is a second name of is not there": "参照先のファイルがありません",
    "a member does not begin where the directory says": "中のファイルが一覧の示す位置にありません",
    "members lie over one another": "中のファイルが重なり合っています",
    "a file's entry continues in itself": "一覧が循環しています",
    "its directories are too large": "一覧が大きすぎます",
    "it needs a password": "パスワードが必要です",
    "out of memory": "メモリが足りません",
    "it has no header": "見出しがありません",
    "clamd gave no answer": "clamdが応答しません",
    "the path of the socket is too long": "ソケットのパスが長すぎます",
  ]

  /// What comes before figures.
  private static let beginnings = [
    ("it lies on sectors that cannot be read: ", "読み取れないセクタ: "), ("sectors cannot be read: ", "読み取れないセクタ: "),
    ("sectors ", "読み取れないセクタ: "), ("it has more than ", "フォルダが多すぎます: "),
    ("compression method ", "AES暗号では読めない圧縮方式: "),
  ]

  /// What libarchive and the system say.
  private static let parts = [
    ("entries of its directory cannot be understood", "一覧に解釈できない項目があります"),
    ("Truncated", "途中で切れています"), ("decompression failed", "内容が壊れています"), ("CRC", "内容が壊れています（CRC）"),
    ("Unsupported ZIP compression", "対応していない圧縮方式です"), ("Permission denied", "読み取る権限がありません"),
    ("Input/output error", "媒体の読取りエラー"), ("No such file or directory", "見つかりません"),
    ("Connection refused", "接続できません"), ("Resource temporarily unavailable", "応答がありません"),
    ("No space left on device", "空き容量がありません"), ("Read-only file system", "書込みできません"),
    ("Stale file handle", "共有フォルダとの接続が切れました"), ("Too many open files", "開いているファイルが多すぎます"),
    ("size limit", "大きさの上限を超えています"),
  ]
}
