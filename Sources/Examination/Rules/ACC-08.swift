import Forms
import Programme
import Register

extension Rule {
  /// A designation number is four digits and the number of a facility on record.
  static let acc08 = Rule(
    "ACC-08", .return,
    title: LocalizedText(ja: "指定番号が4桁の数字で、登録のあるものであること。", en: "A designation number is four digits and on record."),
    basis: OpeningBasis.generalForm, inputs: ["number"], forms: openingForms
  ) { subject in
    let cells = subject.form.rows("facilities") + subject.form.rows("holders") + subject.form.rows("associations")
    var findings = cells.compactMap { $0["designation_number"] }.compactMap { finding(in: $0, of: subject) }
    if subject.form.formID == OpeningForm.general, let field = subject.form["requirement_facts"],
      let text = field.text
    {
      findings = statedFindings(in: StatedDesignations(in: text), of: field, subject) + findings
    }
    findings += holdersElsewhere(subject)
    return .judged(by: findings)
  }

  private static func finding(in field: FilledField, of subject: Subject) -> Finding? {
    switch field.value {
    case .designation(let number) where subject.register.facilities[number] == nil:
      return unknown(number, field, subject)
    // A formula without a stored result is the file's fault, which FILE-07 says.
    case .unreadable(let reason) where reason != .formulaWithoutValue:
      return malformed(field.raw, field, subject)
    case .absent, .blank, .unreadable, .text, .integer, .date, .choice, .accountNumber, .designation, .decimal,
      .fiscalYear, .flag, .serialRange, .corporateNumber:
      return nil
    }
  }

  private static func statedFindings(
    in stated: StatedDesignations, of field: FilledField, _ subject: Subject
  ) -> [Finding] {
    stated.malformed.map { malformed($0, field, subject) }
      + stated.numbers.filter { subject.register.facilities[$0] == nil }.map { unknown($0, field, subject) }
  }

  private static func malformed(_ text: String, _ field: FilledField, _ subject: Subject) -> Finding {
    let place = subject.whereabouts(of: field)
    return Finding(
      LocalizedText(
        ja: "\(place.ja)の「\(text)」は、指定番号の形式ではありません。指定番号は、「0021」のように先頭の0を省かずに4桁の数字で記入してください。",
        en: "“\(text)” in \(place.en) is not a designation number. "
          + "Please enter four digits with leading zeros, as in “0021”."),
      in: field)
  }

  private static func unknown(_ number: DesignationNumber, _ field: FilledField, _ subject: Subject) -> Finding {
    let place = subject.whereabouts(of: field)
    return Finding(
      LocalizedText(
        ja: "\(place.ja)の指定番号「\(number)」の事業所は登録されていません。指定番号を確認し、訂正してください。",
        en: "No facility with the designation number “\(number)” in \(place.en) is on record. "
          + "Please check and correct the number."),
      in: field)
  }

  /// Holders listed for a facility that the application does not ask an account for.
  private static func holdersElsewhere(_ subject: Subject) -> [Finding] {
    let facilities = subject.form.rows("facilities").compactMap { $0["designation_number"] }
    // While a facility's own number cannot be read, nobody can say that a holder belongs to none.
    let listed = facilities.compactMap { field -> DesignationNumber? in
      if case .designation(let number) = field.value { number } else { nil }
    }
    guard !listed.isEmpty, listed.count == facilities.count else { return [] }
    return subject.form.rows("holders").compactMap { row in
      guard let number = row.designation("designation_number"), subject.register.facilities[number] != nil,
        !listed.contains(number), let field = row["designation_number"]
      else { return nil }
      let place = subject.whereabouts(of: field)
      return Finding(
        LocalizedText(
          ja: "\(place.ja)の指定番号「\(number)」は、この申請の事業所の一覧にありません。指定番号を訂正するか、事業所の一覧に加えてください。",
          en: "The designation number “\(number)” in \(place.en) is not among the facilities of this application. "
            + "Please correct it, or add the facility."),
        in: field)
    }
  }
}
