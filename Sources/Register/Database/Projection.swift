import GRDB
import Programme

/// Writes the tables that the journal is projected into; nobody else does.
///
/// Replaying the same changes gives the same rows: nothing here looks at a clock, and what is on record is only ever
/// replaced as a whole.
enum Projection {
  static func apply(_ change: RegisterChange, entry: Int64, in db: Database) throws {
    try apply(change, entry: entry, with: EntryStatements(db))
  }

  /// The same with statements that serve for many.
  static func apply(_ change: RegisterChange, entry: Int64, with lines: EntryStatements) throws {
    let db = lines.db
    for subject in change.subjects { try lines.run(.subject, subject.kindText, subject.key, entry) }
    try CreditProjection.name(change.serials, entry: entry, with: lines)
    switch change {
    case .personRecorded(let person): try record(person, entry, db)
    case .facilityRecorded(let facility): try record(facility, entry, db)
    case .accountOpened(let account): try open(account, entry, db)
    case .associationMade(let association): try associate(association, entry, db)
    case .userRegistered(let user): try register(user, entry, db)
    case .passcodeIssued(let user, let hash):
      try run("UPDATE registerUser SET passcodeHash = ?, entry = ? WHERE number = ?", [hash, entry, user.rawValue], db)
      if db.changesCount != 1 { throw RegisterError.unknownUser(user) }
    case .sealCertificateFiled(let certificate):
      try insert(
        "filedSealCertificate",
        [
          ("entry", entry), ("person", certificate.person.rawValue), ("issuedOn", certificate.issuedOn.iso),
          ("isOriginal", certificate.isOriginal), ("filedOn", certificate.filedOn?.iso),
        ], db)
    case .creditsIssued(let block, let basis):
      try CreditProjection.issue(block, basis: basis, entry: entry, with: lines)
    case .creditsMoved(let movement): try CreditProjection.move(movement, transfer: nil, entry: entry, with: lines)
    case .transferEntered(let transfer): try CreditProjection.enter(transfer, entry: entry, with: lines)
    case .transferExecuted(let execution): try CreditProjection.execute(execution, entry: entry, with: lines)
    case .transferCancelled(let cancellation): try CreditProjection.cancel(cancellation, entry: entry, with: lines)
    case .serialCounterSet(let next): try upsert("serialCounter", [("id", 1), ("next", next), ("entry", entry)], db)
    case .verifierRecorded(let verifier):
      try upsert(
        "verifier",
        [
          ("id", verifier.id), ("name", verifier.name), ("categories", try CanonicalJSON.text(verifier.categories)),
          ("registeredFrom", verifier.registeredFrom.iso), ("registeredUntil", verifier.registeredUntil?.iso),
          ("entry", entry),
        ], db)
    case .certificationRecorded(let certification): try record(certification, entry, db)
    case .officialRegistered(let official):
      try upsert(
        "official",
        [
          ("id", official.id.rawValue), ("name", official.name), ("roles", try CanonicalJSON.text(official.roles)),
          ("passwordHash", official.passwordHash), ("entry", entry),
        ], db)
    case .accountChanged(let change): try replace(change.account, entry, db)
    case .associationEnded(let end): try conclude(end.association, entry, db)
    case .userRevoked(let revocation): try revoke(revocation, entry, db)
    case .dutyDone(let duty): try record(duty, entry, db)
    case .dayClosed(let day): try insert("closedDay", [("day", day.iso), ("entry", entry)], db)
    }
  }

  private static func record(_ person: Person, _ entry: Int64, _ db: Database) throws {
    try upsert(
      "person",
      [
        ("id", person.id.rawValue), ("kind", person.kind.rawValue), ("name", person.name),
        ("nameKey", JapaneseText.nameKey(person.name)), ("kana", person.kana), ("postalCode", person.postalCode),
        ("address", person.address), ("representativeTitle", person.representative?.title),
        ("representativeName", person.representative?.name), ("corporateNumber", person.corporateNumber),
        ("published", try CanonicalJSON.text(person.published)), ("isOnlineUser", person.isOnlineUser),
        ("contact", try person.contact.map { try CanonicalJSON.text($0) }), ("entry", entry),
      ], db)
  }

  private static func record(_ facility: Facility, _ entry: Int64, _ db: Database) throws {
    let designation = facility.designation.digits
    try upsert(
      "facility",
      [
        ("designation", designation), ("name", facility.name), ("address", facility.address),
        ("facilityClass", facility.facilityClass.rawValue), ("category", facility.category.rawValue),
        ("obligationFrom", facility.obligationFrom?.startYear), ("specifiedFrom", facility.specifiedFrom?.startYear),
        ("isPlanUnderReview", facility.isPlanUnderReview), ("statusFixedOn", facility.statusFixedOn?.iso),
        ("earlierFixings", try facility.earlierFixings.map { try CanonicalJSON.text($0) }),
        ("entry", entry),
      ], db)
    try run("DELETE FROM facilityObligatedPerson WHERE designation = ?", [designation], db)
    for (position, person) in facility.obligatedPersons.enumerated() {
      try insert(
        "facilityObligatedPerson",
        [("designation", designation), ("position", position), ("person", person.rawValue)], db)
    }
    try run("DELETE FROM facilityCategory WHERE designation = ?", [designation], db)
    for change in facility.categories {
      try insert(
        "facilityCategory",
        [("designation", designation), ("year", change.year.startYear), ("category", change.category.rawValue)], db)
    }
    try run("DELETE FROM facilityRelief WHERE designation = ?", [designation], db)
    for (position, relief) in facility.reliefs.enumerated() {
      try insert(
        "facilityRelief",
        [
          ("designation", designation), ("position", position), ("kind", relief.kind.rawValue),
          ("firstYear", relief.firstYear?.startYear), ("lastYear", relief.lastYear?.startYear),
        ], db)
    }
    try run("DELETE FROM facilityYear WHERE designation = ?", [designation], db)
    for (kind, figures) in [("base", facility.baseEmissions), ("emission", facility.emissions)] {
      for figure in figures {
        try insert(
          "facilityYear",
          [
            ("designation", designation), ("kind", kind), ("year", figure.year.startYear),
            ("tonnes", figure.tonnes.rawValue), ("fixedOn", figure.fixedOn?.iso),
          ], db)
      }
    }
  }

  private static func record(_ certification: Certification, _ entry: Int64, _ db: Database) throws {
    try insert(
      "certification",
      [
        ("entry", entry), ("project", certification.project), ("creditType", certification.creditType.rawValue),
        ("holder", certification.holder.rawValue), ("vintage", certification.vintage.startYear),
        ("tonnes", certification.tonnes.rawValue), ("certifiedOn", certification.certifiedOn.iso),
      ], db)
    for serial in certification.evidence {
      let sql = "INSERT INTO evidence (serial, certification) VALUES (?, ?) ON CONFLICT DO NOTHING"
      try run(sql, [serial, entry], db)
      if db.changesCount != 1 { throw CreditRefusal.evidenceUsed(serial) }
    }
  }

  typealias Columns = [(name: String, value: (any DatabaseValueConvertible)?)]

  static func insert(_ table: String, _ columns: Columns, _ db: Database) throws {
    try run(insertion(table, columns), StatementArguments(columns.map(\.value)), db)
  }

  /// Inserts, or replaces every other column of the row whose key, the first column, is already there.
  static func upsert(_ table: String, _ columns: Columns, _ db: Database) throws {
    let updates = columns.dropFirst().map { "\($0.name) = excluded.\($0.name)" }.joined(separator: ", ")
    let sql = "\(insertion(table, columns)) ON CONFLICT (\(columns[0].name)) DO UPDATE SET \(updates)"
    try run(sql, StatementArguments(columns.map(\.value)), db)
  }

  private static func insertion(_ table: String, _ columns: Columns) -> String {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(table) (\(columns.map(\.name).joined(separator: ", "))) VALUES (\(places))"
  }

  static func run(_ sql: String, _ arguments: StatementArguments, _ db: Database) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
