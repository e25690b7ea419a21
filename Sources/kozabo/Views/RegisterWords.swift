import Forms
import Programme
import Register

/// The register's changes and refusals in words.
enum RegisterWords {
  /// What happened, or would happen.
  static func sentence(_ change: RegisterChange) -> LocalizedText {
    switch change {
    case .personRecorded(let person):
      LocalizedText(
        ja: "\(person.name)（\(person.id.rawValue)）を登録する。",
        en: "\(person.name) is put on record as \(person.id.rawValue).")
    case .facilityRecorded(let facility):
      LocalizedText(
        ja: "事業所 \(facility.designation) \(facility.name)を登録する。",
        en: "Facility \(facility.designation) \(facility.name) is put on record.")
    case .accountOpened(let account):
      LocalizedText(
        ja: "\(account.kind.name.ja) \(account.number) を開設する。" + (account.expiresOn.map { "（\($0)まで）" } ?? ""),
        en: "The \(account.kind.name.en) \(account.number) is opened"
          + (account.expiresOn.map { ", good until \($0)." } ?? "."))
    case .associationMade(let association):
      LocalizedText(
        ja: "\(association.general) を \(association.designated) に関連付ける。",
        en: "\(association.general) is associated with \(association.designated).")
    case .userRegistered(let user):
      LocalizedText(
        ja: "\(user.account) に口座簿利用者番号 \(user.number.rawValue) を付与する。",
        en: "\(user.account) gets the user number \(user.number.rawValue).")
    case .passcodeIssued(let user, _):
      LocalizedText(
        ja: "\(user.rawValue) の暗証番号を通知書で交付した。", en: "The passcode of \(user.rawValue) was given out with its letter.")
    case .sealCertificateFiled(let certificate):
      LocalizedText(
        ja:
          "\(certificate.person.rawValue) の印鑑証明書（\(certificate.issuedOn)発行、\(certificate.isOriginal ? "原本" : "コピー")）を綴る。",
        en:
          "The seal certificate of \(certificate.person.rawValue) (\(certificate.issuedOn), \(certificate.isOriginal ? "original" : "copy")) is filed."
      )
    case .creditsIssued(let block, _):
      LocalizedText(
        ja:
          "\(block.account) に \(block.serials)（\(block.serials.tonnes.rawValue)t-CO2、\(CreditWords.name(block.creditType).ja)）を記録する。",
        en:
          "\(block.account) holds \(block.serials) (\(block.serials.tonnes.rawValue) t-CO2, \(CreditWords.name(block.creditType).en))."
      )
    case .creditsMoved(let movement): CreditWords.sentence(movement)
    case .transferEntered(let transfer): CreditWords.sentence(transfer)
    case .transferExecuted(let execution): CreditWords.sentence(execution)
    case .transferCancelled(let cancellation): CreditWords.sentence(cancellation)
    case .serialCounterSet(let next):
      LocalizedText(ja: "次のシリアル番号を \(next) とする。", en: "The next serial is \(next).")
    case .verifierRecorded(let verifier):
      LocalizedText(ja: "検証機関 \(verifier.name)を登録する。", en: "Verifier \(verifier.name) is put on record.")
    case .certificationRecorded(let certification):
      LocalizedText(
        ja: "認定 \(certification.project)（\(certification.tonnes.rawValue)t-CO2）を登録する。",
        en: "Certification \(certification.project) (\(certification.tonnes.rawValue) t-CO2) is put on record.")
    case .officialRegistered(let official):
      LocalizedText(
        ja: "職員 \(official.id.rawValue)（\(official.name)）を登録する。",
        en: "Official \(official.id.rawValue) (\(official.name)) is registered.")
    case .accountChanged(let change): sentence(change)
    case .associationEnded(let end): sentence(end)
    case .userRevoked(let revocation): sentence(revocation)
    case .dutyDone(let duty): sentence(duty)
    case .dayClosed(let day): LocalizedText(ja: "\(day) の業務を締める。", en: "The duties of \(day) are done.")
    }
  }

  /// What is said of a case whose form this version only examines.
  static func notAppliedHere(_ form: FormID) -> LocalizedText {
    LocalizedText(
      ja: "様式 \(form.rawValue) の内容は、まだ口座簿に自動で適用できません。案件は審査の状態のまま残ります。",
      en: "What form \(form.rawValue) asks for cannot be applied to the register yet; the case stays as it is.")
  }

  /// Why the register refuses.
  static func sentence(_ error: RegisterError) -> LocalizedText {
    switch error {
    case .nothingRequested:
      LocalizedText(ja: "申請書から開設する口座を読み取れません。", en: "The application asks for no account that could be read.")
    case .accountCountImpossible(let count):
      LocalizedText(ja: "開設する口座の数（\(count)）が正しくありません。", en: "\(count) accounts cannot be opened.")
    case .facilityUnknown(let designation):
      LocalizedText(ja: "指定番号 \(designation) の事業所は登録されていません。", en: "No facility \(designation) is on record.")
    case .facilityNotDesignated(let designation):
      LocalizedText(
        ja: "事業所 \(designation) は指定相当のため指定管理口座を開設できません。",
        en: "Facility \(designation) is only designated-equivalent and has no designated account.")
    case .accountAlreadyOpen(let number):
      LocalizedText(ja: "口座 \(number) は既に開設されています。", en: "Account \(number) is open already.")
    case .holderMissing(let designation):
      LocalizedText(ja: "事業所 \(designation) の口座名義人がありません。", en: "Facility \(designation) has no holder on the form.")
    case .unknownPerson(let id):
      LocalizedText(ja: "\(id.rawValue) は登録されていません。", en: "No person \(id.rawValue) is on record.")
    case .unknownAccount(let number):
      LocalizedText(
        ja: "口座 \(number) は登録されていません。口座番号を確認してください。", en: "No account \(number) is on record; check the number.")
    case .unknownUser(let number):
      LocalizedText(ja: "口座簿利用者番号 \(number.rawValue) は登録されていません。", en: "No user \(number.rawValue) is on record.")
    case .accountNotOpen(let number):
      LocalizedText(ja: "口座 \(number) は開設されていません。", en: "Account \(number) is not open.")
    case .provisionalNumberUnknown(let number):
      LocalizedText(
        ja: "仮番号 \(number) の一般管理口座がありません。", en: "No general account with provisional number \(number) is asked for.")
    case .alreadyAssociated(_, let designated):
      LocalizedText(
        ja: "指定管理口座 \(designated) とは既に関連付けられています。", en: "The account is associated with \(designated) already.")
    case .holderUnrelated(let person, let account):
      LocalizedText(
        ja: "\(person.rawValue) は口座 \(account) の口座名義人でも口座管理者でもありません。",
        en: "\(person.rawValue) is neither holder nor manager of account \(account).")
    case .account(let refusal): sentence(refusal)
    case .facility(let refusal): sentence(refusal)
    case .periodUnknown(let date):
      LocalizedText(ja: "\(date) の属する計画期間が定められていません。", en: "The figures know no compliance period for \(date).")
    case .creditRefused(let refusal): CreditWords.sentence(refusal)
    case .numberExhausted(let series):
      LocalizedText(ja: "番号（\(series.rawValue)）を使い切りました。", en: "The series of \(series.rawValue) numbers is used up.")
    case .otherVersion(let path):
      LocalizedText(
        ja: "\(path) は別の版の Kozabo で作られたため開けません。別の場所に事務所を作成してください（試用の事務所は削除して構いません）。",
        en: "\(path) was made by another version of Kozabo and cannot be opened; make an office elsewhere "
          + "(a demonstration's may be deleted).")
    case .corrupt(let table, let row):
      LocalizedText(
        ja: "保存されたデータ（\(table) \(row)）が壊れています。kozabo verify で確認してください。",
        en: "Stored data (\(table) \(row)) is damaged; run kozabo verify.")
    }
  }
}
