import Forms
import Programme

extension Rule {
  /// Floppy and magneto-optical discs are for out-of-Tokyo and renewable-energy forms.
  static let file03 = Rule(
    "FILE-03", .warn,
    title: LocalizedText(
      ja: "フロッピーディスク又はMOによる提出は、都外クレジット又は再エネクレジットの様式であること。",
      en: "Floppy and MO discs are accepted for out-of-Tokyo and renewable-energy forms only."),
    basis: RuleBasis.creditForms, inputs: ["channel", "form"]
  ) { subject in
    guard ["mo", "floppy"].contains(subject.file.channel) else {
      return .silent("フロッピーディスク又はMOによる提出ではありません。", "It came neither on a floppy nor on an MO disc.")
    }
    // The definitions of those forms name the old media among their channels.
    guard !subject.definition.channels.contains(subject.file.channel) else { return .met }
    return .notMet([
      Finding(
        LocalizedText(
          ja: "この様式の電子データは、フロッピーディスク又はMOでは受け付けていません。電子メール又はCD-Rによる提出を求めるか確認してください。",
          en: "Floppy and MO discs are not accepted for this form. Please check whether to ask for an e-mail or a CD-R."
        ),
        found: subject.file.channel)
    ])
  }
}
