import Programme

extension Rule {
  /// The sealed paper original came in.
  static let cmp01 = Rule(
    "CMP-01", .return,
    title: LocalizedText(
      ja: "押印した申請書の原本が提出されていること。", en: "The sealed original of the application was received."),
    basis: RuleBasis.tradingSteps, inputs: ["paper flag", "online flag"],
    refusal: LocalizedText(
      ja: "押印した申請書の原本が提出されていません。郵送又は持参により提出してください。",
      en: "The sealed original of the application was not received. Please send or bring it.")
  ) { subject in
    if subject.isOnlineFiling {
      return .silent(
        "オンライン提出の利用者として登録された方からのオンライン提出であり、押印原本は要しません。",
        "It came online from a user registered for that; no sealed original is needed.")
    }
    guard subject.paper.originalReceivedOn == nil else { return .met }
    return .ask(
      "押印した申請書の原本が届いたことがまだ記録されていません。届いているか確認し、受領日を記録してください。",
      "The sealed original has not been recorded yet. Check whether it came, and record the day.")
  }
}
