import Forms
import Programme
import Register

extension Rule {
  /// A general account has exactly one holder.
  static let acc02 = Rule(
    "ACC-02", .reject,
    title: LocalizedText(ja: "一般管理口座の口座名義人は1口座につき一人であること。", en: "A general account has one holder."),
    basis: OpeningBasis.generalAccount, inputs: ["applicants"], forms: OpeningForm.generalOnly
  ) { subject in
    let named = subject.form.rows("applicants").compactMap { row -> (field: FilledField, name: String)? in
      guard let field = row["name"], let name = field.text else { return nil }
      return (field, name)
    }
    guard let first = named.first else {
      return subject.form.text("applicant.name") == nil ? .blank("氏名", "Name") : .met
    }
    let firstKey = JapaneseText.nameKey(first.name)
    let others = named.filter { JapaneseText.nameKey($0.name) != firstKey }
    guard others.isEmpty else {
      return .notMet(
        others.map { field, name in
          let place = subject.whereabouts(of: field)
          return Finding(
            LocalizedText(
              ja: "一般管理口座の口座名義人は1口座につき一人に限られますが、\(place.ja)に「\(name)」が、「\(first.name)」のほかに記入されています。"
                + "申請者を一人にし、ほかの方は別に申請してください。",
              en: "A general account has one holder, but \(place.en) names “\(name)” besides “\(first.name)”. "
                + "Please name one applicant; the others may apply on their own."),
            in: field)
        })
    }
    guard let applicant = subject.form.text("applicant.name") else { return .blank("氏名", "Name") }
    guard !subject.isApplicant(first.name) else { return .met }
    let place = subject.whereabouts(of: first.field)
    return .notMet([
      Finding(
        LocalizedText(
          ja: "\(place.ja)の「\(first.name)」が、申請書の申請者「\(applicant)」と異なります。"
            + "口座名義人は1口座につき一人に限られますので、口座名義人となる方にそろえてください。",
          en: "“\(first.name)” in \(place.en) is not the applicant of the form, “\(applicant)”. "
            + "An account has one holder; please enter the one who is to hold it in both places."),
        in: first.field)
    ])
  }
}
