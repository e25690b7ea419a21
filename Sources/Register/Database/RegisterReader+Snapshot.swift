public import GRDB
import Programme

extension RegisterReader {
  /// The part of the register an application touches; ``RegisterSnapshot`` says what belongs to it.
  ///
  /// A handful of queries by index, whatever the size of the register.
  public static func snapshot(for query: SnapshotQuery, in db: Database) throws -> RegisterSnapshot {
    let nameKeys = query.names.map { JapaneseText.nameKey($0) }
    let named = try persons(among("nameKey", nameKeys), arguments(nameKeys), db).map(\.id.rawValue)
    let asked = query.accounts.map(\.description)

    var designations = Set(query.designations.map(\.digits))
    designations.formUnion(
      try texts("SELECT designation FROM facilityObligatedPerson WHERE \(among("person", named))", named, db))
    designations.formUnion(
      try texts("SELECT designation FROM account WHERE \(among("manager", named))", named, db))
    designations.formUnion(
      try texts(
        "SELECT designation FROM account WHERE designation IS NOT NULL AND \(among("number", asked))", asked, db))
    let facilityKeys = designations.sorted()
    let facilities = try facilities(among("designation", facilityKeys), arguments(facilityKeys), db)

    let accounts = try accounts(
      """
      \(among("number", asked)) OR \(among("designation", facilityKeys)) OR
      (kind = 'general' AND number IN (SELECT account FROM accountHolder WHERE \(among("person", named))))
      """, arguments(asked) + arguments(facilityKeys) + arguments(named), db)
    let numbers = accounts.map(\.number.description)

    var personIDs = Set(named)
    personIDs.formUnion(accounts.flatMap { $0.holders + ($0.manager.map { [$0] } ?? []) }.map(\.rawValue))
    personIDs.formUnion(facilities.flatMap(\.obligatedPersons).map(\.rawValue))
    let ids = personIDs.sorted()
    return RegisterSnapshot(
      persons: try persons(among("id", ids), arguments(ids), db), facilities: facilities, accounts: accounts,
      associations: Set(
        try associations(
          "\(among("general", numbers)) OR \(among("designated", numbers))", arguments(numbers) + arguments(numbers), db
        )),
      sealCertificates: try sealCertificates(among("person", ids), arguments(ids), db),
      officials: try officials(in: db),
      nextGeneralAccount: try next(
        "SELECT max(CAST(substr(number, 9, 4) AS INTEGER)) FROM account WHERE kind = 'general'", db),
      nextPerson: try next(
        """
        SELECT max(CAST(substr(id, 2) AS INTEGER)) FROM person
        WHERE id GLOB 'P[0-9][0-9][0-9][0-9][0-9][0-9]'
        """, db),
      nextUser: try next("SELECT max(CAST(substr(number, 2, 8) AS INTEGER)) FROM registerUser", db))
  }

  private static func next(_ sql: String, _ db: Database) throws -> Int { (try Int.fetchOne(db, sql: sql) ?? 0) + 1 }

  private static func texts(_ sql: String, _ arguments: [String], _ db: Database) throws -> [String] {
    try String.fetchAll(db, sql: sql, arguments: self.arguments(arguments))
  }

  private static func among(_ column: String, _ values: [String]) -> String {
    "\(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))"
  }

  private static func arguments(_ values: [String]) -> StatementArguments { StatementArguments(values) }
}
