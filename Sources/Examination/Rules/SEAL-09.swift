import Forms
import Programme
import Register

extension Rule {
  /// Who uploads has been registered for online submission.
  static let seal09 = Rule(
    "SEAL-09", .reject,
    title: LocalizedText(
      ja: "オンライン提出の場合、申請者がオンライン提出の利用者として登録されていること。",
      en: "Who hands it in online is registered for online submission."),
    basis: RuleBasis.onlineFiling, inputs: ["user", "flag"]
  ) { subject in
    guard subject.file.channel == "online" else {
      return .silent("オンラインによる提出ではありません。", "It did not come online.")
    }
    guard !subject.isOnlineFiling else { return .met }
    let name = subject.form.text("applicant.name") ?? ""
    return .notMet([
      Finding(
        LocalizedText(
          ja: "申請者「\(name)」はオンライン提出の利用者として登録されていません。オンライン提出利用希望届出書を提出するか、"
            + "押印した申請書を郵送又は持参により提出してください。",
          en:
            "The applicant “\(name)” is not registered for online submission. Please file the notification of online use, "
            + "or hand in the sealed application."),
        found: name)
    ])
  }
}
