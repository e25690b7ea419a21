import Programme
import Register

/// Movements of credits in words.
enum CreditWords {
  /// What moved, or would move.
  static func sentence(_ movement: CreditMovement) -> LocalizedText {
    let kind = name(movement.kind)
    var ja =
      "\(movement.from) から \(movement.to) へ \(amount(movement.serials.tonnes, movement.serials).ja)を\(kind.ja)する。"
    var en =
      "\(amount(movement.serials.tonnes, movement.serials).en) from \(movement.from) to \(movement.to): \(kind.en)."
    if let use = movement.surrender {
      ja += "（事業所 \(use.designation)、第\(use.period)計画期間）"
      en += " For facility \(use.designation), period \(use.period)."
    }
    if let purpose = movement.purpose {
      ja += "（目的：\(purpose)）"
      en += " Purpose: \(purpose)."
    }
    if let reversal = movement.reversal {
      ja += "（記録 \(reversal.entry) の取消し。理由：\(reversal.reason)）"
      en += " Entry \(reversal.entry) is taken back: \(reversal.reason)."
    }
    return LocalizedText(ja: ja, en: en)
  }

  /// A transfer entered.
  static func sentence(_ transfer: Transfer) -> LocalizedText {
    let amount = amount(transfer.serials.tonnes, transfer.serials)
    return LocalizedText(
      ja: "\(transfer.from) から \(transfer.to) への振替 \(transfer.id.rawValue)（\(amount.ja)）を記録する（移転実行待ち）。",
      en:
        "Transfer \(transfer.id.rawValue) of \(amount.en) from \(transfer.from) to \(transfer.to) waits to be executed."
    )
  }

  /// A transfer executed.
  static func sentence(_ execution: TransferExecution) -> LocalizedText {
    let movement = sentence(execution.movement)
    return LocalizedText(
      ja: "\(execution.user.rawValue) が振替 \(execution.transfer.rawValue) を移転実行する。" + movement.ja,
      en: "\(execution.user.rawValue) executes transfer \(execution.transfer.rawValue). " + movement.en)
  }

  /// A transfer taken back.
  static func sentence(_ cancellation: TransferCancellation) -> LocalizedText {
    LocalizedText(
      ja: "振替 \(cancellation.transfer.rawValue) を取り消す。理由：\(cancellation.reason)",
      en: "Transfer \(cancellation.transfer.rawValue) is taken back: \(cancellation.reason)")
  }

  /// A kind of credit.
  static func name(_ type: CreditType) -> LocalizedText {
    switch type {
    case .excess: LocalizedText(ja: "超過削減量", en: "excess credits")
    case .tokyoSME: LocalizedText(ja: "都内中小クレジット", en: "Tokyo small facility credits")
    case .renewableConverted: LocalizedText(ja: "再エネクレジット（環境価値換算量）", en: "renewable energy credits (converted)")
    case .renewableOther: LocalizedText(ja: "再エネクレジット（その他削減量）", en: "renewable energy credits (other)")
    case .outOfTokyo: LocalizedText(ja: "都外クレジット", en: "out-of-Tokyo credits")
    case .saitamaExcess: LocalizedText(ja: "埼玉連携クレジット（超過削減量）", en: "Saitama credits (excess)")
    case .saitamaSME: LocalizedText(ja: "埼玉連携クレジット（県内中小クレジット）", en: "Saitama credits (small facility)")
    case .otherGas: LocalizedText(ja: "その他ガス削減量", en: "other gas reductions")
    }
  }

  /// A kind of movement.
  static func name(_ kind: CreditMovement.Kind) -> LocalizedText {
    switch kind {
    case .designatedToGeneral, .generalToGeneral, .generalToDesignated: LocalizedText(ja: "振替", en: "transfer")
    case .surrender: LocalizedText(ja: "義務充当", en: "surrender")
    case .cancellation: LocalizedText(ja: "無効化", en: "cancellation")
    case .expiry: LocalizedText(ja: "抹消", en: "expiry")
    case .movedOut: LocalizedText(ja: "減少記録（埼玉県へ）", en: "moved out to Saitama")
    case .movedBack: LocalizedText(ja: "増加記録（埼玉県から）", en: "moved back from Saitama")
    case .reversal: LocalizedText(ja: "取消し", en: "reversal")
    }
  }

  private static func amount(_ tonnes: Tonnes, _ serials: SerialSet) -> LocalizedText {
    LocalizedText(ja: "\(serials)（\(tonnes.rawValue)t-CO2）", en: "\(serials) (\(tonnes.rawValue) t-CO2)")
  }
}
