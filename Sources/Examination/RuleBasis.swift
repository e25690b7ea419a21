import Programme

/// What the rules rest on: the office's published documents, or our own inference where none states the rule.
enum RuleBasis {
  /// Seed 002, slides of May 2013.
  static let tradingScheme = LocalizedText(
    ja: "東京都環境局「排出量取引制度の仕組みについて」（平成25年5月）",
    en: "Bureau of Environment, “How emissions trading works” (May 2013)")
  /// Seed 001, the slides on the four steps of trading.
  static let tradingSteps = LocalizedText(
    ja: "東京都環境局「温室効果ガス排出総量削減義務と排出量取引制度概要」（取引の手順）",
    en: "Bureau of Environment, outline of the cap-and-trade programme (steps of trading)")
  /// The published page on cancellation forms, which states the check of the seal.
  static let sealInstructions = LocalizedText(
    ja: "東京都環境局「振替可能削減量記録移転申請書（無効化）」の提出書類の説明（法務局に登録した印、印鑑証明書との照合）",
    en: "Bureau of Environment, notes on the cancellation form (the registered seal, compared with the certificate)")
  /// The published page on online submission.
  static let onlineFiling = LocalizedText(
    ja: "東京都環境局「オンライン提出利用希望届出書」（オンライン提出では押印原本は不要）",
    en: "Bureau of Environment, page on online submission (no sealed original needed)")
  /// Seed 004 and the published forms of renewable-energy credits.
  static let creditForms = LocalizedText(
    ja: "東京都環境局「都外クレジット算定・検証」関係様式及び再エネクレジット関係様式の提出方法",
    en: "Bureau of Environment, how to hand in the forms of out-of-Tokyo and renewable-energy credits")
  /// No source states the rule.
  static let inferred = LocalizedText(
    ja: "審査上の確認事項（公表資料に明文の定めはありません。）",
    en: "a safeguard of the examination; no published source states it")
}
