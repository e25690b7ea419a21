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
          let name = row[nameKey].flatMap { field in
            field.text.map { JapaneseText.nameKey($0) != JapaneseText.nameKey(facility.name) } == true ? field : nil
          }
          let address = row[addressKey].flatMap { field in
            field.text.map { !isSameAddress($0, facility.address) } == true ? field : nil
          }
          // Name and address of another facility: the number beside them is more likely the wrong one.
          if name != nil, address != nil, let number = row["designation_number"] {
            return [otherFacility(subject, number, facility)]
          }
          return [(name, facility.name), (address, facility.address)].compactMap { field, recorded in
            field.map { difference(subject, $0, facility, recorded: recorded) }
          }
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

  private static func otherFacility(_ subject: Subject, _ number: FilledField, _ facility: Facility) -> Finding {
    let place = subject.whereabouts(of: number)
    return Finding(
      LocalizedText(
        ja: "\(place.ja)の指定番号「\(facility.designation)」は、「\(facility.name)」（\(facility.address)）のものですが、"
          + "同じ行の事業所の名称及び所在地がいずれもこれと異なります。指定番号又は事業所の名称及び所在地を訂正してください。",
        en: "The designation number “\(facility.designation)” in \(place.en) is that of “\(facility.name)” "
          + "(\(facility.address)), but name and address beside it are both others. Please correct the number, or both."
      ),
      in: number)
  }
}
