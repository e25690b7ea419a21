import Intake
public import Programme
public import Workbook

/// Why a file waits for a person or is put aside, in the words an official reads in the quarantine.
public enum IntakeWords {
  static func reason(_ dismissal: Dismissal) -> LocalizedText {
    switch dismissal {
    case .windowsFolderFile:
      LocalizedText(ja: "Windowsが自動的に作るファイルです。", en: "Windows leaves this file on discs by itself.")
    case .macFolderFile: LocalizedText(ja: "macOSが自動的に作るファイルです。", en: "macOS leaves this file on discs by itself.")
    case .lockFile:
      LocalizedText(ja: "Excelで開いている間だけ作られる一時ファイルです。", en: "Excel leaves this file while a workbook is open.")
    case .autorun: LocalizedText(ja: "自動実行の設定ファイルです（実行しません）。", en: "An autorun file; it is never run.")
    }
  }

  /// What to know of a file whose name is odd, besides what becomes of it; nil for an ordinary name.
  static func note(_ issues: [NameIssue]) -> LocalizedText? {
    guard !issues.isEmpty else { return nil }
    let words = issues.map(words)
    return LocalizedText(
      ja: "元のファイル名に注意（\(words.map(\.ja).joined(separator: "、"))）。",
      en: "Mind its name as it was sent (\(words.map(\.en).joined(separator: ", "))).")
  }

  private static func words(_ issue: NameIssue) -> LocalizedText {
    switch issue {
    case .parentFolder: LocalizedText(ja: "上位フォルダ「..」を含む", en: "it climbs to a folder above")
    case .absolute: LocalizedText(ja: "絶対パス", en: "it is an absolute path")
    case .driveLetter: LocalizedText(ja: "ドライブ名を含む", en: "it names a drive")
    case .controlCharacter: LocalizedText(ja: "制御文字を含む", en: "it holds a control character")
    case .directionMark: LocalizedText(ja: "表記の方向を変える文字を含む", en: "it turns the direction of writing")
    case .deviceName: LocalizedText(ja: "装置の予約名", en: "Windows keeps it for a device")
    case .undecodable: LocalizedText(ja: "文字コードが不明", en: "it is in no known character set")
    case .length: LocalizedText(ja: "空又は長すぎる", en: "it is empty or too long")
    }
  }

  /// Why an archive or image that opened well waits all the same.
  static let emptyContainer = LocalizedText(
    ja: "中に何もありません。再提出を求めてください。", en: "There is nothing in it; ask for it again.")

  static func reason(_ kind: FileKind) -> LocalizedText {
    switch kind {
    case .container:
      LocalizedText(
        ja: "圧縮ファイル又はディスクイメージです。中身を取り出して受け付けてください。",
        en: "It is an archive or a disc image; unpack it and receive its content.")
    case .message:
      LocalizedText(
        ja: "電子メールのファイルです。添付ファイルを取り出して受け付けてください。", en: "It is an e-mail message; save its attachments and receive them."
      )
    case .workbook, .attachment, .unknown:
      LocalizedText(
        ja: "種類の分からないファイルです。内容を確認してください。", en: "It is of no known kind; look at what it is.")
    }
  }

  /// Why nothing more is done with a parcel; nil when it was taken or opened.
  static func reason(_ outcome: Parcel.Outcome, format: FileFormat) -> LocalizedText? {
    switch outcome {
    case .taken, .opened: nil
    case .encrypted:
      LocalizedText(
        ja: "パスワード付きです。パスワードを確認し、kozabo quarantine unlock で開いてください。",
        en: "It needs a password; find it and open it with kozabo quarantine unlock.")
    case .unreadable(let reason):
      LocalizedText(
        ja: "読み取れません（\(inJapanese(reason))）。媒体を確認し、再提出を求めてください。",
        en: "It cannot be read (\(reason)); check the medium and ask for it again.")
    case .link(let target):
      LocalizedText(
        ja: "別の場所（\(target)）を指すリンクです（たどりません）。実際のファイルの提出を求めてください。",
        en: "It is a link to \(target), which is not followed; ask for the file itself.")
    case .special:
      LocalizedText(
        ja: "通常のファイルではありません（装置・パイプ等）。内容を確認してください。", en: "It is a device or pipe, not a file; look at what it is.")
    case .tooLarge(let bytes, let allowed):
      LocalizedText(
        ja: "大きすぎます（\(bytes)バイト、上限\(allowed)バイト）。",
        en: "It is too large (\(bytes) bytes; at most \(allowed) are taken).")
    case .limit(let name, let allowed):
      LocalizedText(
        ja: "上限（\(words(name).limit.ja) \(allowed)）に達したため、すべては取り出していません。\(words(name).remedy.ja)",
        en: "The limit (\(allowed) \(words(name).limit.en)) was reached, so not all of it was taken out; "
          + words(name).remedy.en)
    case .infected(let signature):
      LocalizedText(
        ja: "ウイルス検査で \(signature) が検出されたため、開きません。開かずに申請者へ連絡してください。",
        en: "The scanner found \(signature) in it, so it is not opened; do not open it, and tell the applicant.")
    case .notScanned(let reason) where reason.contains("size limit"):
      LocalizedText(
        ja: "ウイルス検査の上限を超えるため開いていません（\(inJapanese(reason))）。clamd.conf の StreamMaxLength を大きくし、もう一度受け付けてください。",
        en:
          "It is larger than the scanner takes and is not opened (\(reason)); raise StreamMaxLength in clamd.conf and "
          + "receive it again.")
    case .notScanned(let reason):
      LocalizedText(
        ja: "ウイルス検査ができないため開いていません（\(inJapanese(reason))）。clamd を確認し、もう一度受け付けてください。",
        en: "It could not be scanned and is not opened (\(reason)); see to clamd and receive it again.")
    case .malicious(let reason):
      LocalizedText(
        ja: "細工された疑いのあるファイルのため開きません（\(inJapanese(reason))）。", en: "It is made to deceive and is not opened (\(reason))."
      )
    case .notOpened where format == .outlookMessage:
      LocalizedText(
        ja: "Outlookのメッセージファイル（.msg）は開きません。メールを .eml 形式で保存したもの（Outlookではそのメールを受付用のアドレスへ転送）、又は添付ファイルのみの提出を求めてください。",
        en:
          "Outlook's message file (.msg) is not opened; ask for the mail saved as .eml (from Outlook: forwarded to the intake's address), or for its attachments alone."
      )
    case .notOpened where format == .udf:
      LocalizedText(
        ja: "UDF形式のみで書かれたディスク（Windowsの「USBフラッシュドライブと同じように使用する」など）は読めません。"
          + "パソコンに入れてそのフォルダを受け付けるか、「CD/DVDプレーヤーで使用する」（マスター形式）で作成し直したものの提出を求めてください。",
        en:
          "The disc is written in UDF alone (as Windows does for “like a USB flash drive”), which is not read; mount it "
          + "and receive its folder, or ask for one made for “a CD/DVD player” (mastered).")
    case .notOpened where format == .program:
      LocalizedText(
        ja: "プログラム（自己解凍書庫を含む。）は開きません。zipでの再提出を求めてください。",
        en: "It is a program, perhaps an archive that unpacks itself, and is not opened; ask for a zip.")
    case .notOpened where format == .smime:
      LocalizedText(
        ja: "S/MIMEで暗号化又は署名された内容は開きません。メールソフトで開き、添付ファイルを保存して受け付けるか、暗号化しない再提出を求めてください。",
        en:
          "What S/MIME has encrypted or signed is not opened; open it in a mail program and receive what is attached, or ask "
          + "for it without encryption.")
    case .notOpened:
      LocalizedText(
        ja: "この形式（\(name(of: format))）は開きません。zipでの再提出を求めるか、中身を取り出して受け付けてください。",
        en: "The format \(name(of: format)) is not opened; ask for a zip, or unpack it and receive its content.")
    }
  }

  /// A format by the name people know it by.
  private static func name(of format: FileFormat) -> String {
    switch format {
    case .sevenZip: "7z"
    case .rar: "RAR"
    case .lzh: "LZH"
    case .tar: "tar"
    case .cabinet: "CAB"
    case .rawDisc: "BIN/MDF"
    case .workbook, .zip, .iso9660, .udf, .message, .mailbox, .outlookMessage, .tnef, .smime, .gzip, .program,
      .attachment,
      .unknown:
      format.rawValue
    }
  }

  /// Why a workbook is not read, and what to ask the applicant for.
  public static func reason(_ error: WorkbookError) -> LocalizedText {
    switch error {
    case .notAWorkbook(let what): reason(what)
    case .needsPassword:
      LocalizedText(
        ja: "パスワード付きのExcelファイルです。パスワードを確認して kozabo quarantine unlock で開くか、パスワードなしで保存したものの再提出を求めてください。",
        en:
          "It is a password-protected Excel file; open it with kozabo quarantine unlock, or ask for one without a password."
      )
    case .wrongPassword:
      LocalizedText(
        ja: "パスワードが違うため開けません。パスワードを確かめるか、パスワードなしで保存したものの再提出を求めてください。",
        en: "The password does not open it; check the password, or ask for a copy without one.")
    case .unsafe(let part, _):
      LocalizedText(
        ja: "安全でない内容（\(part)）を含むため開きません。Excelで保存し直したものの再提出を求めてください。",
        en: "It holds something unsafe (\(part)) and is not opened; ask for a copy saved anew by Excel.")
    case .limitExceeded(let limit, let part):
      LocalizedText(
        ja: "Excelファイルとしての上限（\(words(limit).ja)、\(part)）を超えるため開きません。Excelで保存し直したものの再提出を求めてください。",
        en:
          "It has more \(words(limit).en) than an Excel file may have here (\(part)); ask for a copy saved anew by Excel."
      )
    case .missingPart(let part), .damagedPart(let part, _):
      LocalizedText(
        ja: "Excelファイルの一部（\(part)）が壊れています。再提出を求めてください。",
        en: "A part of the Excel file (\(part)) is damaged or missing; ask for it again.")
    case .cannotRead, .damagedArchive, .cannotWrite:
      LocalizedText(
        ja: "Excelファイルが壊れているか、途中で切れています。再提出を求めてください。",
        en: "The Excel file is damaged or cut short; ask for it again.")
    }
  }

  private static func reason(_ what: WorkbookError.WhatItIs) -> LocalizedText {
    switch what {
    case .emptyFile:
      LocalizedText(ja: "内容のない（0バイトの）ファイルです。再提出を求めてください。", en: "It is empty (0 bytes); ask for it again.")
    case .oleEncrypted:
      LocalizedText(
        ja: "読めない方式で暗号化されたExcelファイルです。暗号化せずに保存したものの再提出を求めてください。",
        en: "It is an Excel file encrypted in a way that cannot be read; ask for one saved without encryption.")
    case .legacyXls:
      LocalizedText(
        ja: "旧形式（Excel 97-2003）のファイルです。.xlsx形式で保存したものの再提出を求めてください。",
        en: "It is in the format of Excel 97-2003; ask for one saved as .xlsx.")
    case .olderXls:
      LocalizedText(
        ja: "Excel 95以前の形式のファイルです。.xlsx形式で保存したものの再提出を求めてください。",
        en: "It is in the format of Excel 95 or older; ask for one saved as .xlsx.")
    case .xlsb:
      LocalizedText(ja: "バイナリ形式（.xlsb）です。.xlsx形式での再提出を求めてください。", en: "It is a binary workbook (.xlsb); ask for .xlsx.")
    case .ods:
      LocalizedText(ja: "OpenDocument形式です。.xlsx形式での再提出を求めてください。", en: "It is an OpenDocument sheet; ask for .xlsx.")
    case .pdf: LocalizedText(ja: "PDFです。Excelデータの提出を求めてください。", en: "It is a PDF; ask for the Excel data.")
    case .html, .xml, .text, .otherOle, .zipWithoutWorkbook, .unknown:
      LocalizedText(
        ja: "Excelファイルではありません（\(what.rawValue)）。Excelデータの提出を求めてください。",
        en: "It is no Excel file (\(what.rawValue)); ask for the Excel data.")
    }
  }
}
