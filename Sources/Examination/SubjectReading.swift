import Forms
import Programme
import Register

/// How the rules find their way in a filled form: fields with their definition, places, and who applies.
extension Subject {
  /// A field by its key, those of table rows included; nil when the form has no such field.
  func field(_ key: String) -> FilledField? {
    if let field = form[key] { return field }
    for (table, rows) in form.tables where key.hasPrefix("\(table)[") {
      for row in rows { if let field = row.fields.first(where: { $0.key == key }) { return field } }
    }
    return nil
  }

  /// Where a field stands; without a cell when the file has none for it.
  func place(of key: String) -> Place { Place(key: key, address: field(key)?.address) }

  /// Every field of the form with what its definition says of it: first those outside tables, then row by row.
  var typedFields: [TypedField] { preparedFields ?? builtFields }

  /// The same subject with what many rules ask for made once.
  var prepared: Subject {
    var subject = self
    subject.preparedFields = builtFields
    return subject
  }

  private var builtFields: [TypedField] {
    let single = definition.fields.compactMap { definition in
      form[definition.key].map { TypedField($0, definition) }
    }
    let inRows = definition.tables.flatMap { table in
      form.rows(table.key).flatMap { row in
        table.columns.compactMap { column in row[column.key].map { TypedField($0, column, row: row, table: table) } }
      }
    }
    return single + inRows
  }

  /// The one of ``typedFields`` with a key; nil when the definition has none.
  private func typedField(_ key: String) -> TypedField? {
    if let preparedFields { return preparedFields.first { $0.field.key == key } }
    if let definition = definition.fields.first(where: { $0.key == key }) {
      return form[key].map { TypedField($0, definition) }
    }
    for table in definition.tables where key.hasPrefix("\(table.key)[") {
      for row in form.rows(table.key) where row.fields.contains(where: { $0.key == key }) {
        for column in table.columns {
          if let field = row[column.key], field.key == key {
            return TypedField(field, column, row: row, table: table)
          }
        }
      }
    }
    return nil
  }

  /// Whether the sheet a field belongs to is in the file; when it is not, FILE-05 says so.
  func hasSheet(of field: TypedField) -> Bool { form.recognition.sheets[field.sheet] != nil }

  /// Whether a field must be filled in, as the form stands.
  func isRequired(_ field: TypedField) -> Bool {
    func neighbour(_ key: String) -> FilledField? { field.row?[key] ?? form[key] }
    switch field.required {
    case .always: return true
    case .never: return false
    case .with(let keys): return keys.contains { neighbour($0).map { !$0.isEmpty } ?? false }
    case .when(let key, let codes):
      guard case .choice(let code)? = neighbour(key)?.value else { return false }
      return codes.contains(code)
    }
  }

  /// The persons on record whose name is the applicant's.
  var applicantMatch: PersonMatch { match(name: form.text("applicant.name"), address: form.text("applicant.address")) }

  /// The persons on record with a name; among several of one name, the one at the address if there is just one.
  func match(name: String?, address: String?) -> PersonMatch {
    guard let name else { return .none }
    let key = JapaneseText.nameKey(name)
    let namesakes = register.persons.values.filter { JapaneseText.nameKey($0.name) == key }.sorted { $0.id < $1.id }
    if namesakes.count <= 1 { return namesakes.first.map(PersonMatch.one) ?? .none }
    let addressKey = address.map(JapaneseText.addressKey)
    let neighbours = namesakes.filter { JapaneseText.addressKey($0.address) == addressKey }
    return neighbours.count == 1 ? .one(neighbours[0]) : .several(namesakes)
  }

  /// Whether the applicant is a corporation or an individual; nil when nothing on the form or on record tells.
  ///
  /// F-03 says so itself (口座を開設できる者の種類); for F-01 the applicant's own row among the holders does.
  var applicantKind: PersonKind? {
    if let code = form.choice("opener_kind"), let kind = Int(code).flatMap(OpenerKind.init(rawValue:)) {
      return kind.personKind
    }
    guard let name = form.text("applicant.name") else { return nil }
    let key = JapaneseText.nameKey(name)
    let row = form.rows("holders").first { $0.text("name").map(JapaneseText.nameKey) == key }
    if let kind = row?.choice("kind").flatMap(PersonKind.init(rawValue:)) { return kind }
    if case .one(let person) = applicantMatch { return person.kind }
    let corporateWords = ["会社", "法人", "組合", "公社", "機構"]
    return corporateWords.contains { key.contains($0) } ? .corporation : nil
  }

  /// Whether an agent signs for the applicant: either field of the agent is filled in.
  var hasAgent: Bool { [form["agent.name"], form["agent.address"]].contains { $0.map { !$0.isEmpty } ?? false } }

  /// Whether the application came online from a user registered for that, so that no sealed paper is needed.
  var isOnlineFiling: Bool {
    guard file.channel == "online", case .one(let person) = applicantMatch else { return false }
    return person.isOnlineUser
  }

  /// Months a certificate stays good on the day of reception; nil before the programme began.
  var certificateMonths: Int? { figures.certificateMonths.value(on: receivedOn) }

  /// Where a field stands, in words: `「連絡先」の「電話番号」`, `「事業所一覧」の2件目の「指定番号」`.
  func words(for field: FilledField) -> LocalizedText {
    guard let typed = typedField(field.key) else {
      return LocalizedText(ja: "「\(field.label.ja)」", en: "“\(field.label.en)”")
    }
    if let table = typed.table, let row = typed.row {
      return LocalizedText(
        ja: "「\(table.label.ja)」の\(row.index + 1)件目の「\(field.label.ja)」",
        en: "“\(field.label.en)” in entry \(row.index + 1) of “\(table.label.en)”")
    }
    guard let section = typed.section else {
      return LocalizedText(ja: "「\(field.label.ja)」", en: "“\(field.label.en)”")
    }
    return LocalizedText(ja: "「\(section)」の「\(field.label.ja)」", en: "“\(field.label.en)” (\(section))")
  }

  /// A finding at a field, quoting what the file holds there.
  func finding(at field: FilledField, _ message: (LocalizedText) -> LocalizedText) -> Finding {
    Finding(
      message(words(for: field)), at: Place(key: field.key, address: field.address),
      found: field.raw.isEmpty ? nil : field.raw)
  }
}

/// Whom of the register a name means.
enum PersonMatch: Hashable {
  /// Nobody on record has the name.
  case none
  /// One person.
  case one(Person)
  /// Several of the same name, none of whom the address singles out.
  case several([Person])
}

extension Outcome {
  /// Not met when there are findings, else met.
  static func judged(by findings: [Finding]) -> Outcome { findings.isEmpty ? .met : .notMet(findings) }

  /// Nothing to say, because another rule speaks of the same fault.
  static func left(to rule: RuleID) -> Outcome {
    .notApplicable(
      LocalizedText(ja: "\(rule.rawValue)で確認します。", en: "\(rule.rawValue) speaks of this."))
  }

  /// Nothing to say, and why.
  static func silent(_ ja: String, _ en: String) -> Outcome { .notApplicable(LocalizedText(ja: ja, en: en)) }

  /// A person must look, and at what.
  static func ask(_ ja: String, _ en: String, at place: Place? = nil) -> Outcome {
    .personMustLook(LocalizedText(ja: ja, en: en), at: place)
  }
}

/// The seal certificates on file, and what is known to have changed since.
extension Subject {
  /// The seal certificate that came with the application; without contents while only its arrival is recorded.
  var certificate: PaperRecord.SealCertificate? {
    paper.sealCertificate ?? (paper.received("sealCertificate") == true ? PaperRecord.SealCertificate() : nil)
  }

  /// What a rule about the certificate says when none came.
  var withoutCertificate: Outcome {
    Rule.openingForms.contains(form.formID.rawValue)
      ? .left(to: "SEAL-02") : .silent("印鑑証明書は提出されていません。", "No seal certificate was handed in.")
  }

  /// 発行後6か月以内の, issued within 6 months: the term in force, in words.
  var certificateTerm: LocalizedText {
    guard let months = certificateMonths else { return LocalizedText(ja: "最新の", en: "issued recently") }
    return LocalizedText(ja: "発行後\(months)か月以内の", en: "issued within \(months) months")
  }

  /// The seal certificates (印鑑証明書) filed with earlier applications of the applicant.
  var filedCertificates: [FiledSealCertificate] {
    guard case .one(let person) = applicantMatch else { return [] }
    return register.sealCertificates.filter { $0.person == person.id }
  }

  /// Whether the application gives another address or representative than the register has for the applicant.
  var hasMovedOrChangedRepresentative: Bool {
    guard case .one(let person) = applicantMatch else { return false }
    if let address = form.text("applicant.address"),
      JapaneseText.addressKey(address) != JapaneseText.addressKey(person.address)
    {
      return true
    }
    guard let name = form.text("applicant.representative_name"), let onRecord = person.representative?.name
    else { return false }
    return JapaneseText.nameKey(name) != JapaneseText.nameKey(onRecord)
  }
}
