import Casework
import Examination
import Forms
import Intake
import Programme

/// Files as the reception gets them; equal `bytes` are the same file.
extension IncomingFile {
  static func workbook(_ name: String, _ forms: FilledForm..., bytes: String, parent: Int? = nil) throws
    -> IncomingFile
  {
    IncomingFile(
      name: name, fingerprint: Fingerprint(of: Array(bytes.utf8)), byteCount: bytes.utf8.count, kind: .workbook,
      content: .forms(
        try forms.map { form in
          try IncomingForm(
            form: form, file: FileFacts(name: name, channel: "cd-r", checkCodes: ["AB3DEF"]), needsPaper: true)
        }), parent: parent)
  }

  /// A zip or message that was opened.
  static func container(_ name: String, bytes: String, members: Int, parent: Int? = nil) -> IncomingFile {
    IncomingFile(
      name: name, fingerprint: Fingerprint(of: Array(bytes.utf8)), byteCount: bytes.utf8.count, kind: .container,
      content: .attachment, parent: parent, members: members)
  }

  /// A zip that needs a password, or a file in it (without bytes).
  static func locked(_ name: String, bytes: String?, parent: Int? = nil) -> IncomingFile {
    IncomingFile(
      name: name, fingerprint: bytes.map { Fingerprint(of: Array($0.utf8)) }, byteCount: bytes?.utf8.count,
      kind: bytes == nil ? .unknown : .container, content: .locked(LocalizedText(ja: "要パスワード。", en: "Locked.")),
      parent: parent)
  }

  static func attachment(_ name: String, bytes: String) -> IncomingFile {
    IncomingFile(
      name: name, fingerprint: Fingerprint(of: Array(bytes.utf8)), byteCount: bytes.utf8.count, kind: .attachment,
      content: .attachment)
  }

  static func unknown(_ name: String, bytes: String) -> IncomingFile {
    IncomingFile(
      name: name, fingerprint: Fingerprint(of: Array(bytes.utf8)), byteCount: bytes.utf8.count, kind: .unknown,
      content: .quarantined(LocalizedText(ja: "不明です。", en: "Unknown.")))
  }

  static func unreadable(_ name: String) -> IncomingFile {
    IncomingFile(
      name: name, fingerprint: nil, byteCount: nil, kind: .unknown,
      content: .quarantined(LocalizedText(ja: "読めません。", en: "Unreadable.")))
  }

  static func thumbs(_ name: String, bytes: String = "thumbs") -> IncomingFile {
    IncomingFile(
      name: name, fingerprint: Fingerprint(of: Array(bytes.utf8)), byteCount: bytes.utf8.count, kind: .unknown,
      content: .ignored(LocalizedText(ja: "不要です。", en: "Not needed.")))
  }
}
