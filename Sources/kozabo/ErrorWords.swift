import Casework
import Correspondence
import Examination
import Forms
import Foundation
import GRDB
import Intake
import Office
import Programme
import Register
import Workbook

/// Every refusal and failure as one sentence (what, where, what to do) and the exit code the contract promises.
struct ErrorWords {
  let sentence: LocalizedText
  let exitCode: Int32

  /// Exit codes of the contract, after BSD's sysexits.
  private enum Code {
    static let needsPerson: Int32 = 1
    static let unusable: Int32 = 65
    static let notFound: Int32 = 66
    static let cannotCreate: Int32 = 73
    static let busy: Int32 = 75
  }

  /// Whether the same may go well later, with nothing else about it changed: a full disk, a lock others hold.
  static func isPassing(_ error: any Error) -> Bool {
    [Code.cannotCreate, Code.busy].contains(ErrorWords(error)?.exitCode)
  }

  /// The words of an error of the stages; nil for those of the argument parser.
  init?(_ error: any Error) {
    switch error {
    case let error as OfficeError: self.init(error)
    case let error as CaseworkError: self.init(error)
    case let error as IntakeError: self.init(error)
    case let error as RegisterError: self.init(error)
    case let error as CreditRefusal: self.init(RegisterError.creditRefused(error))
    case let error as ObligationError:
      self.init(error.sentence.ja, error.sentence.en, Code.unusable)
    case let error as YAMLDocumentError:
      let place = error.file + (error.line.map { ":\($0)" } ?? "")
      self.init("\(place): \(Self.ended(error.reason.text.ja))", "\(place): \(error.reason.text.en).", Code.unusable)
    case let error as FormDefinitionError:
      let place = error.file + (error.line.map { ":\($0)" } ?? "")
      self.init("\(place): \(Self.ended(error.reason.text.ja))", "\(place): \(error.reason.text.en).", Code.unusable)
    case let error as WorkbookError: self.init(error)
    case let error as CorrespondenceError: self.init(error)
    case let error as CommandError: self.init(error)
    case let error as MarkedCopyFailure:
      let words = MarkedCopyWords.sentence(error)
      self.init(words.ja, words.en, Code.unusable)
    case let error as DatabaseError: self.init(error)
    case is PasscodeError:
      self.init(
        "暗証番号を保護できません（メモリ不足の可能性があります）。", "A passcode cannot be hashed; the machine may be short of memory.",
        Code.cannotCreate)
    default: return nil
    }
  }

  /// The Japanese of the readers of YAML comes with and without its full stop.
  private static func ended(_ ja: String) -> String { ja.hasSuffix("。") ? ja : ja + "。" }

  private init(_ ja: String, _ en: String, _ exitCode: Int32) {
    sentence = LocalizedText(ja: ja, en: en)
    self.exitCode = exitCode
  }

  /// The exit code of what no stage foresaw.
  static let unforeseenCode = Code.unusable

  /// What no stage foresaw: the system's words, where there are any.
  static func unforeseen(_ error: any Error) -> LocalizedText {
    let reason = (error as? CocoaError)?.localizedDescription ?? String(describing: error)
    return LocalizedText(
      ja: "処理を完了できませんでした（\(reason)）。", en: "This could not be completed: \(reason).")
  }

  private init(_ error: OfficeError) {
    switch error {
    case .formsFolderMissing(let path):
      self.init(
        "様式のフォルダ \(path) がありません。環境変数 KOZABO_FORMS で指定してください。",
        "The folder of forms \(path) is not there; name it in KOZABO_FORMS.", Code.notFound)
    case .officeMissing(let path):
      self.init(
        "\(path) に事務所がありません。kozabo init で作成するか、--office で指定してください。",
        "There is no office at \(path); make one with kozabo init, or name it with --office.", Code.notFound)
    case .officeExists(let path):
      self.init(
        "\(path) は既にあります。別の場所を指定してください。", "\(path) is there already; name another place.", Code.cannotCreate)
    case .fileMissing(let path):
      self.init("\(path) がありません。場所を確認してください。", "\(path) is not there; check the path.", Code.notFound)
    case .fileNotWritable(let path, let reason):
      self.init("\(path) に書き込めません（\(reason)）。", "\(path) cannot be written (\(reason)).", Code.cannotCreate)
    case .badSeed(let file, let line, let error):
      let place = file + (line.map { ":\($0)" } ?? "")
      let words = SeedWords.sentence(error)
      self.init("\(place): \(words.ja)", "\(place): \(words.en)", Code.unusable)
    case .passwordDoesNotOpen(let id, let name):
      self.init(
        "パスワードが違うため #\(id) \(name) を開けません。パスワードを確認してください。",
        "The password does not open #\(id) \(name); check it and try again.", Code.needsPerson)
    case .busy(let path):
      self.init(
        "\(path) は別の処理が使用中です。しばらくしてからやり直してください。", "\(path) is in use by another process; try again.",
        Code.busy)
    }
  }

  private init(_ error: CaseworkError) {
    switch error {
    case .caseUnknown(let id):
      self.init(
        "案件 \(id.rawValue) はありません。kozabo cases で確認してください。",
        "There is no case \(id.rawValue); see kozabo cases.", Code.notFound)
    case .notAllowed(let id, let action, let state):
      self.init(
        "案件 \(id.rawValue) は「\(state.words.ja)」のため、この操作（\(action.words.ja)）はできません。",
        "Case \(id.rawValue) is \(state.words.en), which does not allow to \(action.words.en).", Code.needsPerson)
    case .officialUnknown(let id):
      self.init(
        "職員 \(id.rawValue) は登録されていません。", "No official \(id.rawValue) is registered; check --by.", Code.needsPerson)
    case .roleMissing(let id, let role):
      self.init(
        "職員 \(id.rawValue) にはこの操作の権限（\(role.rawValue)）がありません。",
        "Official \(id.rawValue) lacks the role \(role.rawValue).", Code.needsPerson)
    case .sameOfficial(let id, let official):
      self.init(
        "案件 \(id.rawValue) を審査した \(official.rawValue) は決裁できません。別の職員が決裁してください。",
        "\(official.rawValue) examined case \(id.rawValue) and cannot approve it; another official must.",
        Code.needsPerson)
    case .overrideNotPossible(let id, let rule, let refusal):
      self.init(
        "案件 \(id.rawValue) の規則 \(rule) は理由を付けて通すことができません（\(refusal.words.ja)）。",
        "Rule \(rule) of case \(id.rawValue) cannot be overridden: \(refusal.words.en).", Code.needsPerson)
    case .rulesNotMet(let id, let rules):
      let list = rules.map(\.rawValue).joined(separator: ", ")
      self.init(
        "案件 \(id.rawValue) は次の規則を満たしていません: \(list)。kozabo case \(id.rawValue) で内容を確認してください。",
        "Case \(id.rawValue) does not meet \(list); see kozabo case \(id.rawValue).", Code.needsPerson)
    case .personMustLook(let id, let rules):
      let list = rules.map(\.rawValue).joined(separator: ", ")
      self.init(
        "案件 \(id.rawValue) には確認が済んでいない項目があります: \(list)。kozabo paper で結果を記録してください。",
        "Case \(id.rawValue) has rules nobody has answered: \(list); record the answers with kozabo paper.",
        Code.needsPerson)
    case .waitsFor(let id, let others):
      let list = others.map(\.rawValue).joined(separator: ", ")
      self.init(
        "案件 \(id.rawValue) の前に \(list) を処理してください。", "Case \(id.rawValue) waits for \(list); decide that first.",
        Code.needsPerson)
    case .registerRefuses(let id, let error):
      let words = RegisterWords.sentence(error)
      self.init(
        "案件 \(id.rawValue) を口座簿に適用できません: \(words.ja)", "Case \(id.rawValue) cannot be applied: \(words.en)",
        Code.needsPerson)
    case .notAppliedHere(let id, let form):
      let words = RegisterWords.notAppliedHere(form)
      self.init("案件 \(id.rawValue): \(words.ja)", "Case \(id.rawValue): \(words.en)", Code.needsPerson)
    case .notQuarantined(let id):
      self.init(
        "待っているファイルに番号 \(id) はありません。kozabo quarantine list で確認してください。",
        "No file number \(id) waits; see kozabo quarantine list.", Code.notFound)
    case .notLocked(let id):
      self.init(
        "#\(id) はパスワードを待っていません。kozabo quarantine show \(id) で理由を確認してください。",
        "#\(id) does not wait for a password; see the reason with kozabo quarantine show \(id).", Code.needsPerson)
    case .corrupt(let table, let row):
      self.init(RegisterError.corrupt(table: table, row: row))
    }
  }

  private init(_ error: IntakeError) {
    switch error {
    case .notFound(let path):
      self.init("\(path) がありません。場所を確認してください。", "\(path) is not there; check the path.", Code.notFound)
    case .unreadable(let path, let reason):
      self.init(
        "\(path) を読めません（\(IntakeWords.inJapanese(reason))）。媒体と権限を確認してください。",
        "\(path) cannot be read (\(reason)); check medium and permissions.",
        Code.unusable)
    case .unsupported(let path, _):
      self.init(
        "\(path) は通常のファイルでもフォルダでもないため受け付けられません。媒体のフォルダ又はファイルを指定してください。",
        "\(path) is neither a file nor a folder and is not taken in; name the medium's folder or a file.", Code.unusable
      )
    case .empty(let path):
      self.init(
        "\(path) には何もありません。媒体を確認してください。", "\(path) is empty; check the medium.", Code.unusable)
    case .tooMany(let path, let limit, let allowed):
      let words = limit == "depth" ? ("フォルダの深さ", "levels of folders") : ("ファイル数", "files")
      self.init(
        "\(path) は上限（\(words.0) \(allowed)）を超えています。office.yaml の intake を確認してください。",
        "\(path) holds more than \(allowed) \(words.1); see intake in office.yaml.", Code.unusable)
    case .tooLarge(let path, let bytes, let allowed):
      self.init(
        "\(path) は大きすぎます（\(bytes)バイト、上限 \(allowed)バイト）。",
        "\(path) is too large (\(bytes) bytes; at most \(allowed) are taken).", Code.unusable)
    case .storeNotWritable(let path, let reason):
      self.init(
        "\(path) に書き込めません（\(IntakeWords.inJapanese(reason))）。空き容量と権限を確認してください。",
        "\(path) cannot be written (\(reason)); check space and permissions.", Code.cannotCreate)
    case .originalMissing(let fingerprint):
      self.init(
        "原本 \(fingerprint.hex) が保管庫にありません。kozabo verify で確認してください。",
        "The original \(fingerprint.hex) is missing from the store; run kozabo verify.", Code.unusable)
    case .originalChanged(let fingerprint):
      self.init(
        "原本 \(fingerprint.hex) が変更されています。kozabo verify で確認してください。",
        "The original \(fingerprint.hex) has been changed; run kozabo verify.", Code.unusable)
    }
  }

  private init(_ error: RegisterError) {
    let words = RegisterWords.sentence(error)
    let code: Int32 =
      switch error {
      case .unknownAccount, .unknownPerson, .unknownUser, .facilityUnknown: Code.notFound
      case .creditRefused(.unknownAccount), .creditRefused(.unknownTransfer), .creditRefused(.serialUnknown),
        .creditRefused(.entryUnknown):
        Code.notFound
      case .corrupt, .otherVersion: Code.unusable
      case .creditRefused, .nothingRequested, .accountCountImpossible, .facilityNotDesignated, .accountAlreadyOpen,
        .holderMissing, .accountNotOpen, .provisionalNumberUnknown, .alreadyAssociated, .holderUnrelated, .account,
        .facility,
        .periodUnknown, .numberExhausted:
        Code.needsPerson
      }
    self.init(words.ja, words.en, code)
  }

  private init(_ error: WorkbookError) {
    switch error {
    case .cannotWrite(let path, let reason):
      self.init(
        "\(path) に書き込めません（\(reason)）。", "\(path) cannot be written (\(reason)); check the folder.", Code.cannotCreate)
    case .cannotRead(let path, _):
      self.init("\(path) を読めません。場所を確認してください。", "\(path) cannot be read; check the path.", Code.notFound)
    case .notAWorkbook, .needsPassword, .wrongPassword, .damagedArchive, .unsafe, .limitExceeded, .missingPart,
      .damagedPart:
      let words = IntakeWords.reason(error)
      self.init(words.ja, words.en, Code.unusable)
    }
  }

  private init(_ error: CorrespondenceError) {
    switch error {
    case .fontMissing(let family, let package):
      self.init(
        "書体 \(family) がありません。\(package) を導入してください。", "The font \(family) is missing; install the package \(package).",
        Code.notFound)
    case .characterNotPrintable(let scalar, let text):
      let code = String(scalar, radix: 16, uppercase: true)
      self.init(
        "「\(text)」の文字 U+\(code) を印字できる書体がありません。", "No font can print U+\(code) in “\(text)”.", Code.unusable)
    case .doesNotFit(_, let text):
      self.init("「\(text)」が様式の枠に収まりません。", "“\(text)” does not fit into its place on the page.", Code.unusable)
    case .placeholderUnknown(let name, let template):
      self.init(
        "文例「\(template)」の {\(name)} に入れる値がありません。Forms/letters を確認してください。",
        "The wording “\(template)” names {\(name)}, which the document does not have; see Forms/letters.", Code.unusable
      )
    case .placeholderUnclosed(let template):
      self.init(
        "文例「\(template)」の括弧が閉じていません。Forms/letters を確認してください。",
        "The wording “\(template)” has a brace that is not closed; see Forms/letters.", Code.unusable)
    case .typesetterFailed(let status):
      self.init("文書を組版できません（\(status)）。", "The document cannot be typeset (\(status)).", Code.cannotCreate)
    case .workbookFailed(let error): self.init(error)
    }
  }

  private init(_ error: CommandError) {
    switch error {
    case .passwordFileUnreadable(let path):
      self.init(
        "パスワードのファイル \(path) を読めません。場所を確認してください。",
        "The password file \(path) cannot be read; check the path.", Code.notFound)
    case .sheetUnknown(let name, let path):
      self.init(
        "\(path) にシート「\(name)」はありません。kozabo workbook \(path) で確認してください。",
        "\(path) has no sheet “\(name)”; see kozabo workbook \(path).", Code.notFound)
    case .formUnknown(let name):
      self.init(
        "様式 \(name) はありません。kozabo forms list で確認してください。", "There is no form \(name); see kozabo forms list.",
        Code.notFound)
    case .serialUnknown(let serial):
      self.init(
        "シリアル番号 \(serial) は記録されていません。", "No serial \(serial) is on record; check the number.", Code.notFound)
    case .samplesMissing(let path):
      self.init(
        "見本 \(path) がありません。プロジェクトのフォルダで実行してください。",
        "The samples \(path) are not there; run the demo in the project's folder.", Code.notFound)
    case .benchFailed(let what):
      self.init(
        "計測「\(what)」が正常に終わりませんでした。", "The measurement “\(what)” did not end well; is there enough memory?",
        Self.unforeseenCode)
    }
  }

  private init(_ error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init("別の処理が使用中です。しばらくしてからやり直してください。", "Another process is at work; try again.", Code.busy)
    case .SQLITE_READONLY:
      self.init(
        "データベースに書き込めません。事務所のフォルダの権限を確認してください。",
        "The database cannot be written; check the permissions of the office's folder.", Code.cannotCreate)
    case .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_CORRUPT:
      self.init(
        "register.sqlite を開けません（\(error.message ?? "")）。権限を確認し、壊れている場合は控えから戻してください。",
        "register.sqlite cannot be opened (\(error.message ?? "no reason given")); check its permissions, or restore a backup.",
        Code.unusable)
    case .SQLITE_IOERR:
      // An error that comes while committing may leave all of the step done: running the command again settles it.
      self.init(
        "ディスクの読み書きに失敗しました（\(error.message ?? "")）。ディスクを確認し、もう一度実行してください。",
        "The disk cannot be read or written (\(error.message ?? "no reason given")); check it and run the command again.",
        Code.cannotCreate)
    case .SQLITE_FULL:
      self.init(
        "事務所のあるディスクに空き容量がありません。変更はありません。空きを作り、もう一度実行してください。",
        "The disk the office is on is full; nothing was changed. Make room and run the command again.",
        Code.cannotCreate)
    default:
      self.init(
        "データベースの誤りです（\(error.message ?? "")）。変更はありません。",
        "The database refuses (\(error.message ?? "no reason given")); nothing was changed.", Code.unusable)
    }
  }
}

extension ActionKind {
  /// In words: „to …“.
  var words: LocalizedText {
    switch self {
    case .recordPaper: LocalizedText(ja: "書面の記録", en: "record paper")
    case .examine: LocalizedText(ja: "審査", en: "examine it")
    case .approve: LocalizedText(ja: "承認", en: "approve it")
    case .decline: LocalizedText(ja: "差戻し", en: "decline it")
    case .withdraw: LocalizedText(ja: "取下げ", en: "withdraw it")
    }
  }
}

extension CaseworkError.OverrideRefusal {
  /// In words.
  var words: LocalizedText {
    switch self {
    case .unknownRule: LocalizedText(ja: "この様式にない規則です", en: "the form has no such rule")
    case .nothingToOverride: LocalizedText(ja: "この規則は満たされています", en: "the rule is met or does not apply")
    case .severityReject: LocalizedText(ja: "満たさない申請は受理できません", en: "what breaks it can never be accepted")
    case .answerNeeded: LocalizedText(ja: "確認の結果を記録してください", en: "a person must look and record the answer")
    case .reasonMissing: LocalizedText(ja: "理由がありません", en: "the reason is empty")
    }
  }
}
