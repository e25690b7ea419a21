import Forms
import Programme
import Register

extension Rule {
  /// The applicant's name and address are those on record.
  static let idn01 = Rule(
    "IDN-01", .return,
    title: LocalizedText(
      ja: "申請者の氏名及び住所が、登録されているものと同じであること。",
      en: "The applicant's name and address are those on record."),
    basis: RuleBasis.inferred, inputs: ["application", "holder"],
    refusal: LocalizedText(
      ja: "申請者の住所が、登録されているものと異なります。住所を確認し、補正してください。",
      en: "The applicant's address is not the one on record. Please check and correct it.")
  ) { subject in
    guard let field = subject.form["applicant.address"], let address = field.text,
      subject.form.text("applicant.name") != nil
    else { return .left(to: "CMP-04") }
    switch subject.applicantMatch {
    case .none:
      return .silent("申請者は、まだ登録のない方です。", "The applicant is not on record yet.")
    case .several(let namesakes):
      let addresses = namesakes.map(\.address)
      return .ask(
        "同じ氏名の登録が\(namesakes.count)件あり（\(addresses.joined(separator: "、"))）、住所からは一つに定まりません。申請者がどなたか確認してください。",
        "\(namesakes.count) persons on record have this name (\(addresses.joined(separator: "; "))), and the address does "
          + "not single one out. Check who applies.", at: subject.place(of: "applicant.address"))
    case .one(let person):
      if JapaneseText.addressKey(person.address) == JapaneseText.addressKey(address) { return .met }
      return .notMet([
        subject.finding(at: field) { words in
          LocalizedText(
            ja: "申請者の\(words.ja)（\(address)）が、登録されている住所（\(person.address)）と異なります。"
              + "記載を確認し、住所に変更があった場合は口座名義人等氏名等変更届出書を併せて提出してください。",
            en: "The applicant's \(words.en) (\(address)) is not the one on record (\(person.address)). Please check "
              + "it; if the address has changed, please hand in a notification of the change as well.")
        }
      ])
    }
  }
}
