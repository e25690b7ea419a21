import Forms
import Programme
import Register

extension Rule {
  /// A row's facility name and address are those on record under its designation number.
  ///
  /// The facilities of an application to open designated accounts are compared in the same way.
  static let asc04 = Rule(
    "ASC-04", .return,
    title: LocalizedText(
      ja: "事業所の名称及び所在地が、指定番号の事業所の登録と同じであること。",
      en: "Name and address of the facility are those on record under its designation number."),
    basis: OpeningBasis.generalForm, inputs: ["facility"], forms: openingForms
  ) { subject in
    let isDesignated = subject.form.formID == OpeningForm.designated
    let (table, nameKey, addressKey) =
      isDesignated ? ("facilities", "name", "address") : ("associations", "facility_name", "facility_address")
    let known = subject.form.rows(table).compactMap { row in
      row.designation("designation_number").flatMap { subject.register.facilities[$0] }.map { (row: row, facility: $0) }
    }
    guard !known.isEmpty else {
      return .silent(
        "照合できる事業所の記入がありません（指定番号の誤りはACC-08で確認します。）。",
        "No facility is there to compare; ACC-08 speaks of wrong designation numbers.")
    }
    return .judged(
      by:
        known.flatMap { row, facility -> [Finding] in
          var findings: [Finding] = []
          if let field = row[nameKey], let name = field.text,
            JapaneseText.nameKey(name) != JapaneseText.nameKey(facility.name)
          {
            findings.append(difference(subject, field, facility, recorded: facility.name))
          }
          if let field = row[addressKey], let address = field.text, !isSameAddress(address, facility.address) {
            findings.append(difference(subject, field, facility, recorded: facility.address))
          }
          return findings
        })
  }

  /// The form prints 区 and the rest only, so that the prefecture may be missing on either side.
  private static func isSameAddress(_ left: String, _ right: String) -> Bool {
    func key(_ text: String) -> String {
      let key = JapaneseText.addressKey(text)
      return key.hasPrefix("東京都") ? String(key.dropFirst(3)) : key
    }
    return key(left) == key(right)
  }

  private static func difference(
    _ subject: Subject, _ field: FilledField, _ facility: Facility, recorded: String
  ) -> Finding {
    let place = subject.whereabouts(of: field)
    return Finding(
      LocalizedText(
        ja: "\(place.ja)の「\(field.raw)」が、指定番号\(facility.designation)の事業所の登録（「\(recorded)」）と異なります。"
          + "記入又は指定番号を訂正してください。事業所の名称等に変更があったときは、先にその届出をしてください。",
        en: "“\(field.raw)” in \(place.en) differs from the record of facility \(facility.designation), “\(recorded)”. "
          + "Please correct the entry or the number; if the facility has changed its name, please notify that first."),
      in: field)
  }
}
