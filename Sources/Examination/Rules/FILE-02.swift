import Programme

extension Rule {
  /// The data file came by a medium that is accepted; USB memory is not.
  static let file02 = Rule(
    "FILE-02", .reject,
    title: LocalizedText(
      ja: "電子データが電子メール、CD-R又はオンラインにより提出されていること（USBメモリは不可）。",
      en: "The data file came by e-mail, on CD-R or online; USB memory is not accepted."),
    basis: RuleBasis.tradingSteps, inputs: ["channel"]
  ) { subject in
    guard subject.file.channel == "usb" else { return .met }
    return .notMet([
      Finding(
        LocalizedText(
          ja: "電子データがUSBメモリにより提出されています。USBメモリは受け付けることができませんので、電子メール又はCD-Rにより提出してください。",
          en: "The data file came on USB memory, which is not accepted. Please send it by e-mail or on a CD-R."),
        found: subject.file.channel)
    ])
  }
}
