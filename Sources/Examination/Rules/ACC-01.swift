import Forms
import Programme
import Register

extension Rule {
  /// A facility has one designated account.
  static let acc01 = Rule(
    "ACC-01", .reject,
    title: LocalizedText(ja: "指定管理口座は事業所ごとに一つであること。", en: "A facility has one designated account."),
    basis: OpeningBasis.designatedAccount, inputs: ["register"], forms: OpeningForm.designatedOnly
  ) { subject in
    let stated = subject.statedFacilities
    guard !stated.isEmpty else {
      return .silent(
        "指定番号が読み取れません（CMP-04又はACC-08で確認します。）。",
        "No designation number can be read; CMP-04 or ACC-08 says so.")
    }
    var seen: Set<DesignationNumber> = []
    return .judged(
      by:
        stated.compactMap { designation, field in
          let words = subject.facilityWords(designation)
          let place = subject.whereabouts(of: field)
          if let account = existingAccount(of: designation, in: subject) {
            return Finding(
              LocalizedText(
                ja: "\(words.ja)には、既に指定管理口座（\(account.number)）が開設されています。"
                  + "\(place.ja)の事業所を申請から除いてください。",
                en: "\(words.en) already has a designated account, \(account.number). "
                  + "Please take the facility in \(place.en) out of the application."),
              in: field)
          }
          guard !seen.insert(designation).inserted else { return nil }
          return Finding(
            LocalizedText(
              ja: "\(words.ja)が申請書に二回以上記入されています。指定管理口座は事業所ごとに一つですので、\(place.ja)の記入を削除してください。",
              en:
                "\(words.en) is listed more than once. A facility has one designated account; please delete \(place.en)."
            ),
            in: field)
        })
  }

  private static func existingAccount(of designation: DesignationNumber, in subject: Subject) -> Account? {
    subject.register.accounts.values
      .filter { account in
        account.kind == .designated && account.designation == designation
          && (account.closedOn.map { subject.today < $0 } ?? true)
      }
      .min { $0.number < $1.number }
  }
}
