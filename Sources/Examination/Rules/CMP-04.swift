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
  case .notAQuantity:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、数量として読み取れません。指定された単位の数値を記入してください。",
      en: "“\(raw)” in \(words.en) is not a quantity. Please give a number in the unit asked for.")
  case .otherUnit(let unit):
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、求められている単位とは種類の異なる単位（\(unit)）で記入されています。指定された単位で記入してください。",
      en: "“\(raw)” in \(words.en) is given in \(unit), which measures something else. Please use the unit asked for.")
  case .approximate:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、概数又は範囲です。一つの確定した値を記入してください。",
      en: "“\(raw)” in \(words.en) is only approximate, or a range. Please give one definite value.")
  case .notAFiscalYear:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、年度として読み取れません。「令和6年度」又は「2024年度」のように記入してください。",
      en: "“\(raw)” in \(words.en) is not a fiscal year. Please write it like 令和6年度 or 2024年度.")
  case .eraMissing:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」には、元号がありません。元号又は西暦を付けて記入してください。",
      en: "“\(raw)” in \(words.en) has no era. Please give the year with its era, or in the Western calendar.")
  case .notAFlag:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」からは、該当するか否かを読み取れません。該当する場合は「☑」を、該当しない場合は「□」を記入してください。",
      en: "“\(raw)” in \(words.en) says neither yes nor no. Please write ☑ for yes, □ for no.")
  case .notASerialRange:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、クレジットのシリアル番号として読み取れません。「130-1001～130-1100」のように記入してください。",
      en: "“\(raw)” in \(words.en) are not serial numbers. Please write them like 130-1001～130-1100.")
  case .reversedSerialRange:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、シリアル番号の始まりが終わりより大きくなっています。小さい番号から順に記入してください。",
      en: "“\(raw)” in \(words.en) begins above its end. Please give the lower serial number first.")
  case .notACorporateNumber:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、法人番号（数字13桁）として読み取れません。記入し直してください。",
      en: "“\(raw)” in \(words.en) is not a corporate number of thirteen digits. Please write it anew.")
  case .wrongCheckDigit:
    LocalizedText(
      ja: "\(words.ja)欄の法人番号「\(raw)」は、検査用数字が合いません。誤記がないか確認し、補正してください。",
      en: "The corporate number “\(raw)” in \(words.en) has a wrong check digit. Please check it for a mistake.")
  case .notAnAccountNumber:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、口座番号の形式ではありません。「130-100-0021-0」のように記入してください。",
      en: "“\(raw)” in \(words.en) is not an account number. Please write it like 130-100-0021-0.")
  case .notADesignationNumber:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は、指定番号の形式ではありません。「0021」のように４桁の数字で記入してください。",
      en: "“\(raw)” in \(words.en) is not a designation number. Please give its four digits, like 0021.")
  case .notADate, .noSuchDay, .outsideEra, .formulaWithoutValue:
    LocalizedText(
      ja: "\(words.ja)欄の「\(raw)」は読み取れません。記入し直してください。",
      en: "“\(raw)” in \(words.en) cannot be read. Please write it anew.")
  }
}
