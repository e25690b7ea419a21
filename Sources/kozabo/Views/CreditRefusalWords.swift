import Programme
import Register

extension CreditWords {
  /// Why credits are not issued, moved or reserved.
  static func sentence(_ refusal: CreditRefusal) -> LocalizedText {
    switch refusal {
    case .nothingAsked:
      LocalizedText(ja: "移転・発行する数量又はシリアル番号が記載されていません。", en: "No credits and no amount are asked for.")
    case .amountNotPositive(let tonnes):
      LocalizedText(
        ja: "数量（\(tonnes.rawValue)t-CO2）は1以上で記載してください。",
        en: "\(tonnes.rawValue) t-CO2 is no amount; it must be 1 or more.")
    case .serialTwice(let range):
      LocalizedText(ja: "シリアル番号 \(range) が重複して記載されています。", en: "Serials \(range) are named twice.")
    case .reasonMissing:
      LocalizedText(ja: "目的又は理由が記載されていません。", en: "The purpose or reason is missing.")
    case .priceNegative(let price):
      LocalizedText(ja: "申告価格（\(price)円）が正しくありません。", en: "\(price) yen is no price.")
    case .sameAccount(let number):
      LocalizedText(ja: "移転元と移転先が同じ口座（\(number)）です。", en: "Source and destination are the same account \(number).")
    case .unknownAccount(let number):
      LocalizedText(
        ja: "口座 \(number) は登録されていません。口座番号を確認してください。", en: "No account \(number) is on record; check the number.")
    case .accountNotUsable(let number):
      LocalizedText(
        ja: "口座 \(number) は利用できません（開設前、凍結、廃止又は期限切れ）。",
        en: "Account \(number) cannot be used: not yet open, frozen, closed or lapsed.")
    case .dayClosed(let date, let last):
      LocalizedText(
        ja: "\(date) の記録はできません。\(last) までの移転が既に記録されています。",
        en: "Nothing can be recorded for \(date); movements up to \(last) are on record.")
    case .movementNotAllowed(let from, let to):
      LocalizedText(ja: "\(from) から \(to) への移転は認められていません。", en: "Credits never move from \(from) to \(to).")
    case .notAssociated(let general, let designated):
      LocalizedText(
        ja: "一般管理口座 \(general) は指定管理口座 \(designated) に関連付けられていません。",
        en: "The general account \(general) is not associated with \(designated).")
    case .holderNotSame(let account, let holder):
      LocalizedText(
        ja: "埼玉県の口座の名義人 \(holder.rawValue) は口座 \(account) の名義人と同一ではありません。",
        en: "The holder of the account in Saitama, \(holder.rawValue), is not the holder of account \(account).")
    case .unknownTransfer(let id):
      LocalizedText(ja: "振替 \(id.rawValue) は登録されていません。", en: "No transfer \(id.rawValue) is on record.")
    case .transferEnded(let id):
      LocalizedText(
        ja: "振替 \(id.rawValue) は既に実行又は取り消されています。", en: "Transfer \(id.rawValue) was executed or taken back before.")
    case .userNotOfSender(let user, let account):
      LocalizedText(
        ja: "利用者 \(user.rawValue) は口座 \(account) の移転実行ができません（利用者区分2の利用者に限ります）。",
        en: "User \(user.rawValue) may not execute transfers of account \(account); only a holder's user (kind 2) may.")
    case .serialUnknown(let range):
      LocalizedText(ja: "シリアル番号 \(range) は発行されていません。", en: "Serials \(range) were never issued.")
    case .serialsNotHeld(let range, let account):
      LocalizedText(ja: "口座 \(account) はシリアル番号 \(range) を保有していません。", en: "Account \(account) does not hold \(range).")
    case .serialsReserved(let range, let id):
      LocalizedText(
        ja: "シリアル番号 \(range) は振替 \(id.rawValue) の移転実行待ちです。",
        en: "Serials \(range) wait for transfer \(id.rawValue) to be executed.")
    case .creditsExpired(let range, let day):
      LocalizedText(
        ja: "シリアル番号 \(range) の有効期限（\(day)）が過ぎています。", en: "Credits \(range) could be used until \(day) only.")
    case .typeNotMovable(let type, let range):
      LocalizedText(
        ja: "クレジット種類 \(CreditWords.name(type).ja)（\(range)）はこの移転ができません。",
        en: "Credits of kind \(CreditWords.name(type).en) (\(range)) do not move this way.")
    case .boundToDesignated(let range):
      LocalizedText(
        ja: "シリアル番号 \(range) はこの指定管理口座で発行された超過削減量ではないか、一度移転されているため、移転できません。",
        en:
          "Credits \(range) were not issued in this designated account or came back into it; they do not leave it again."
      )
    case .typeNotCancellable(let type):
      LocalizedText(
        ja: "クレジット種類 \(CreditWords.name(type).ja) は無効化できません。",
        en: "Credits of kind \(CreditWords.name(type).en) cannot be cancelled.")
    case .typeNotForSaitama(let type):
      LocalizedText(
        ja: "クレジット種類 \(CreditWords.name(type).ja) は埼玉県へ移転できません。",
        en: "Credits of kind \(CreditWords.name(type).en) do not move to Saitama.")
    case .complianceNotConfirmed(let range):
      LocalizedText(
        ja: "シリアル番号 \(range) の発行元事業所の義務履行が確認されていません。",
        en: "The compliance of the facility behind \(range) is not confirmed.")
    case .obligationUnknown(let account):
      LocalizedText(
        ja: "口座 \(account) の事業所にその計画期間の削減義務はありません。", en: "The facility of account \(account) has no such obligation.")
    case .otherGasElsewhere(let range, let designation):
      LocalizedText(
        ja: "その他ガス削減量 \(range) は事業所 \(designation) の義務には充当できません。",
        en: "Other-gas reductions \(range) do not count for facility \(designation).")
    case .periodNotUsable(let range, let period):
      LocalizedText(
        ja: "シリアル番号 \(range) は第\(period)計画期間には利用できません。", en: "Credits \(range) do not count for period \(period).")
    case .needExceeded(let asked, let shortage):
      LocalizedText(
        ja: "充当量（\(asked.rawValue)t-CO2）が不足量（\(shortage.rawValue)t-CO2）を超えています。",
        en: "\(asked.rawValue) t-CO2 is more than the shortage of \(shortage.rawValue).")
    case .outOfTokyoExceeded(let asked, let remaining):
      LocalizedText(
        ja: "都外クレジットの充当（\(asked.rawValue)t-CO2）が上限の残り（\(remaining.rawValue)t-CO2）を超えています。",
        en:
          "\(asked.rawValue) t-CO2 of out-of-Tokyo credits is more than the \(remaining.rawValue) that may still be used."
      )
    case .typeNotIssuable(let type):
      LocalizedText(
        ja: "クレジット種類 \(CreditWords.name(type).ja) は発行できません。",
        en: "Credits of kind \(CreditWords.name(type).en) cannot be issued.")
    case .vintageNotIssuable(let type, let vintage):
      LocalizedText(
        ja: "\(vintage.startYear)年度の削減による\(CreditWords.name(type).ja)は発行できません。",
        en: "Credits of FY\(vintage.startYear) of the kind “\(CreditWords.name(type).en)” are not issued any more.")
    case .typeNotIssuedTo(let type, let account):
      LocalizedText(
        ja: "クレジット種類 \(CreditWords.name(type).ja) は口座 \(account) には発行できません。",
        en: "Credits of kind \(CreditWords.name(type).en) are not issued into \(account).")
    case .basisNotForType(let type):
      LocalizedText(
        ja: "発行の根拠がクレジット種類 \(CreditWords.name(type).ja) に合いません。",
        en: "The ground of the issuance does not fit the kind \(CreditWords.name(type).en).")
    case .originNotOfAccount(let origin, let account):
      LocalizedText(
        ja: "番号 \(origin) は口座 \(account) の事業所の指定番号ではありません。", en: "\(origin) is not the facility of account \(account).")
    case .planUnderReview(let designation):
      LocalizedText(
        ja: "事業所 \(designation) の地球温暖化対策計画書が審査中です。", en: "The plan of facility \(designation) is under review.")
    case .vintageOutsideResults(let year):
      LocalizedText(
        ja: "削減年度 \(year.startYear) は確定した実績の対象年度ではありません。",
        en: "The vintage \(year.startYear) is not among the years with fixed results.")
    case .resultsNotFixed(let year):
      LocalizedText(
        ja: "\(year.startYear)年度の排出量が確定していません。", en: "The emissions of fiscal \(year.startYear) are not fixed.")
    case .outsideWindow(let date, let until):
      LocalizedText(
        ja: "\(date) は発行申請の期間（\(until)まで）の外です。",
        en: "\(date) lies outside the window for this issuance, which ends on \(until).")
    case .excessBeyondIssuable(let asked, let issuable):
      LocalizedText(
        ja: "発行申請量（\(asked.rawValue)t-CO2）が発行可能量（\(issuable.rawValue)t-CO2）を超えています。",
        en: "\(asked.rawValue) t-CO2 is more than the \(issuable.rawValue) that may be issued.")
    case .notCertified(let project, let vintage):
      LocalizedText(
        ja: "クレジット創出事業 \(project) の\(vintage.startYear)年度の認定がありません。",
        en: "No certification of project \(project) for \(vintage.startYear) is on record for the holder.")
    case .evidenceMissing:
      LocalizedText(ja: "根拠となる証書の番号が記載されていません。", en: "The certificates the issuance rests on are missing.")
    case .evidenceUsed(let serial):
      LocalizedText(ja: "証書 \(serial) は既に使用されています。", en: "Certificate \(serial) has been used before.")
    case .evidenceNotCertified(let serial):
      LocalizedText(ja: "証書 \(serial) は認定の対象ではありません。", en: "Certificate \(serial) is not among those certified.")
    case .certifiedAmountExceeded(let asked, let remaining):
      LocalizedText(
        ja: "発行申請量（\(asked.rawValue)t-CO2）が認定量の残り（\(remaining.rawValue)t-CO2）を超えています。",
        en: "\(asked.rawValue) t-CO2 is more than the \(remaining.rawValue) that remain of the certified amount.")
    case .areaNotOfType(let type, let range):
      LocalizedText(
        ja: "シリアル番号 \(range) の地域コードはクレジット種類 \(CreditWords.name(type).ja) のものではありません。",
        en: "Serials \(range) are not of the area of the kind \(CreditWords.name(type).en).")
    case .serialsTaken(let range):
      LocalizedText(ja: "シリアル番号 \(range) は既に発行されています。", en: "Serials \(range) are on record already.")
    case .entryUnknown(let entry):
      LocalizedText(ja: "記録 \(entry) はありません。", en: "The journal has no entry \(entry).")
    case .entryNotReversible(let entry):
      LocalizedText(ja: "記録 \(entry) は取り消せません。", en: "Entry \(entry) cannot be taken back.")
    case .alreadyReversed(let entry):
      LocalizedText(ja: "記録 \(entry) は既に取り消されています。", en: "Entry \(entry) was taken back before.")
    case .numbersExhausted:
      LocalizedText(ja: "番号を使い切りました。", en: "The series of numbers is used up.")
    }
  }
}
