import Forms
import Programme

extension Rule {
  /// Every required field is filled in, and can be read.
  static let cmp04 = Rule(
    "CMP-04", .return,
    title: LocalizedText(ja: "必要な欄がすべて記入されていること。", en: "All required fields are filled in."),
    basis: RuleBasis.tradingSteps, inputs: ["fields"]
  ) { subject in
    let findings: [Finding] = subject.typedFields.compactMap { typed in
      guard !typed.isForOffice, subject.hasSheet(of: typed) else { return nil }
      if let reason = typed.unreadable {
        guard FieldOwner.ofUnreadable(typed, in: subject) == "CMP-04" else { return nil }
        return subject.finding(at: typed.field) { unreadable(reason, at: $0, typed: typed.field.raw) }
      }
      guard typed.field.isEmpty, subject.isRequired(typed), FieldOwner.ofEmpty(typed, in: subject) == "CMP-04"
      else { return nil }
      return subject.finding(at: typed.field) { words in
        LocalizedText(ja: "\(words.ja)欄が未記入です。記入してください。", en: "\(words.en) is blank. Please fill it in.")
      }
    }
    return .judged(by: findings + missingHolders(subject))
  }
}

/// F-01 by an account manager names the holders too; when they apply themselves IDN-05 says who is missing.
private func missingHolders(_ subject: Subject) -> [Finding] {
  guard let table = subject.definition.tables.first(where: { $0.key == "holders" }),
    subject.form.recognition.sheets[table.sheet] != nil, subject.form.rows("holders").isEmpty,
    subject.form.choice("applicant_capacity") != "1"
  else { return [] }
  return [
    Finding(
      LocalizedText(
        ja: "「\(table.label.ja)」に記入がありません。事業所ごとに口座名義人となる方を全員記入してください。",
        en: "“\(table.label.en)” is empty. Please list all holders for each facility."),
      at: Place(key: "holders", address: nil))
  ]
}

private func unreadable(_ reason: UnreadableReason, at words: LocalizedText, typed raw: String) -> LocalizedText {
  switch reason {
  case .notANumber:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、整数として読み取れません。数字で記入してください。",
      en: "“\(raw)” in \(words.en) is not a whole number. Please give it in digits.")
  case .notAChoice:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、選択肢のいずれか一つとして読み取れません。選択肢から一つを選んでください。",
      en: "“\(raw)” in \(words.en) is not one of the choices. Please choose exactly one.")
  case .errorValue(let value):
    LocalizedText(
      ja: "\(words.ja)欄がエラー（\(value)）になっています。値を直接記入してください。",
      en: "\(words.en) shows the error \(value). Please type the value itself.")
  case .notADate, .noSuchDay, .outsideEra, .notAnAccountNumber, .notADesignationNumber, .formulaWithoutValue:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は読み取れません。記入し直してください。",
      en: "“\(raw)” in \(words.en) cannot be read. Please write it anew.")
  }
}
