import Forms
import Programme

extension Rule {
  /// Every date that is filled in names a day.
  static let file09 = Rule(
    "FILE-09", .return,
    title: LocalizedText(
      ja: "日付は暦にある日であり、元号の期間内にあること。",
      en: "Dates are days of the calendar, and within the era they are written in."),
    basis: RuleBasis.inferred, inputs: ["date cells"]
  ) { subject in
    let findings: [Finding] = subject.typedFields.compactMap { typed in
      guard let reason = typed.unreadable, FieldOwner.ofUnreadable(typed, in: subject) == "FILE-09" else { return nil }
      return subject.finding(at: typed.field) { words in message(for: reason, at: words, typed: typed.field.raw) }
    }
    return .judged(by: findings)
  }
}

private func message(for reason: UnreadableReason, at words: LocalizedText, typed raw: String) -> LocalizedText {
  if reason == .noSuchDay {
    return LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、暦にない日です。正しい日付を記入してください。",
      en: "“\(raw)” in \(words.en) is a day the calendar does not have. Please give the right date.")
  }
  if case .outsideEra(let era) = reason {
    return LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、\(era)の期間にない日です。正しい元号又は西暦で記入してください。",
      en: "“\(raw)” in \(words.en) is a day outside the era \(era). Please give the date in its era or in the "
        + "Western calendar.")
  }
  return LocalizedText(
    ja: "\(words.ja)欄の「\(raw)」は、日付として読み取れません。「令和6年4月1日」のように記入してください。",
    en: "“\(raw)” in \(words.en) cannot be read as a date. Please write it like 令和6年4月1日 or 2024-04-01.")
}
