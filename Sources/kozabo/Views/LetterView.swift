import Casework
import Office
import Programme
import Register

/// One letter in JSON; the keys are promised to scripts.
struct LetterView: Encodable {
  let id: String
  let kind: String
  let number: String
  let `case`: String
  let account: String
  let recipient: String
  let channel: String
  @OrNull var path: String?
  @OrNull var pages: Int?
  @OrNull var sha256: String?
  let isNew: Bool

  init(_ letter: Office.WrittenLetter, office: Office) {
    id = letter.letter.id
    kind = letter.letter.kind.rawValue
    number = office.documentNumber(of: letter.letter)
    `case` = letter.letter.caseID.rawValue
    account = letter.letter.account.description
    recipient = letter.recipient
    channel = letter.letter.channel.rawValue
    path = letter.file.map { "\(office.lettersFolder)/\($0.fileName)" }
    pages = letter.file?.pages
    sha256 = letter.file?.sha256
    isNew = letter.isNew
  }

  /// Prints letters for people.
  static func show(_ views: [LetterView], options: GlobalOptions) {
    guard !views.isEmpty else {
      Console.line(options.say("通知書はありません。", "No letters."))
      return
    }
    var table = TextTable([
      options.say("文書番号", "number"), options.say("文書", "document"), options.say("口座", "account"),
      options.say("宛先", "recipient"), options.say("交付", "channel"), "", options.say("ファイル", "file"),
    ])
    for view in views {
      table.add([
        view.number, view.kind, view.account, view.recipient,
        view.channel == "hand" ? options.say("手渡し", "by hand") : options.say("郵送", "post"),
        view.isNew ? options.say("新規", "new") : "", view.path ?? "",
      ])
    }
    table.print()
  }
}
