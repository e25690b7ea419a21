import Programme

extension Rule {
  /// The attachments of an e-mail do not go beyond the limit.
  static let file01 = Rule(
    "FILE-01", .reject,
    title: LocalizedText(
      ja: "電子メールの添付ファイルの合計が2MB以下であること。", en: "The attachments of an e-mail come to 2 MB at most."),
    basis: RuleBasis.tradingSteps, inputs: ["channel", "size"]
  ) { subject in
    guard let bytes = subject.file.mailBytes, subject.file.channel == "e-mail" else {
      return .silent("電子メールによる提出ではありません。", "It did not come by e-mail.")
    }
    guard let allowed = subject.figures.mailAttachmentBytes.value(on: subject.receivedOn), bytes > allowed else {
      return .met
    }
    return .notMet([
      Finding(
        LocalizedText(
          ja: "電子メールに添付された電子データの合計が\(bytes)バイトで、上限（\(allowed)バイト）を超えています。"
            + "CD-Rにより提出するか、上限に収まるように提出し直してください。",
          en: "The data attached to the e-mail comes to \(bytes) bytes; at most \(allowed) are accepted. "
            + "Please hand it in on a CD-R, or send less."),
        found: String(bytes))
    ])
  }
}
