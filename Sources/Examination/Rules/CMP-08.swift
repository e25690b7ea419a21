import Forms
import Programme

extension Rule {
  /// When an agent signs, the power of attorney and the annex with the applicants came too.
  static let cmp08 = Rule(
    "CMP-08", .return,
    title: LocalizedText(
      ja: "代理人が申請する場合は、委任状及び別紙「申請者」が提出されていること。",
      en: "When an agent signs, the power of attorney and the annex “applicants” are there."),
    basis: RuleBasis.tradingScheme, inputs: ["agent flag"],
    refusal: LocalizedText(
      ja: "代理人による申請ですが、委任状が添付されていません。委任状を提出してください。",
      en: "An agent signs, but there is no power of attorney. Please hand it in.")
  ) { subject in
    guard subject.hasAgent else { return .silent("代理人による申請ではありません。", "No agent signs.") }
    var findings: [Finding] = []
    if let name = subject.form["agent.name"], name.isEmpty {
      findings.append(
        subject.finding(at: name) { words in
          LocalizedText(
            ja: "代理人による申請ですが、\(words.ja)欄が未記入です。代理人の氏名を記入してください。",
            en: "An agent signs, but \(words.en) is blank. Please give the agent's name.")
        })
    }
    let annexOnPaper = subject.paper.received("applicantsAnnex")
    if annexOnPaper == false || (subject.form.rows("applicants").isEmpty && annexOnPaper == nil) {
      findings.append(
        Finding(
          LocalizedText(
            ja: "代理人による申請ですが、別紙「申請者」が確認できません。別紙「申請者」に申請者を記入して提出してください。",
            en: "An agent signs, but the annex “applicants” is not there. Please list the applicants and hand it in."),
          at: Place(key: "applicants", address: nil)))
    }
    switch subject.paper.powerOfAttorney ?? subject.paper.received("powerOfAttorney") {
    case true?: return .judged(by: findings)
    case false?:
      return .notMet(
        findings + [
          Finding(
            LocalizedText(
              ja: "代理人による申請ですが、委任状が添付されていません。委任状を提出してください。",
              en: "An agent signs, but there is no power of attorney. Please hand it in."))
        ])
    case nil:
      if !findings.isEmpty { return .notMet(findings) }
      return .ask(
        "代理人による申請です。委任状が届いているか確認し、記録してください。",
        "An agent signs. Check whether the power of attorney came, and record it.", at: subject.place(of: "agent.name"))
    }
  }
}
