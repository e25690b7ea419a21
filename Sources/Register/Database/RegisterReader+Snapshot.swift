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
      (kind = 'general' AND number IN (SELECT account FROM accountHolder WHERE \(among("person", named)))) OR
      number IN (SELECT general FROM association WHERE endedOn IS NULL AND designated IN
        (SELECT number FROM account WHERE \(among("designation", facilityKeys))))
      """, arguments(asked) + arguments(facilityKeys) + arguments(named) + arguments(facilityKeys), db)
    let numbers = accounts.map(\.number.description)

    var personIDs = Set(named)
    personIDs.formUnion(accounts.flatMap { $0.holders + ($0.manager.map { [$0] } ?? []) }.map(\.rawValue))
    personIDs.formUnion(facilities.flatMap(\.obligatedPersons).map(\.rawValue))
    let ids = personIDs.sorted()
    return RegisterSnapshot(
      persons: try persons(among("id", ids), arguments(ids), db), facilities: facilities, accounts: accounts,
      associations: Set(
        try associations(
          "(\(among("general", numbers)) OR \(among("designated", numbers))) AND endedOn IS NULL",
          arguments(numbers) + arguments(numbers), db)),
      standings: try standings(of: accounts.map(\.number), in: db),
      sealCertificates: try sealCertificates(among("person", ids), arguments(ids), db),
      officials: try officials(in: db),
      nextGeneralAccount: try nextGeneralAccount(db), nextPerson: try nextPerson(db), nextUser: try nextUser(db))
  }

  // Each of these reads one end of an index: a scan would make every snapshot slower as the register grows.

  private static func nextGeneralAccount(_ db: Database) throws -> Int {
    let sql = "SELECT number FROM account WHERE kind = 'general' ORDER BY number DESC LIMIT 1"
    return try StoredRow.first(sql, of: "account", key: ["number"], in: db) { row in
      guard let running = Int(try row.account("number").body) else { throw row.corrupt }
      return running + 1
    } ?? 1
  }

  private static func nextPerson(_ db: Database) throws -> Int {
    // The seed file may name persons in any other way; only identifiers of our own form count.
    let sql = "SELECT id FROM person WHERE id GLOB 'P[0-9][0-9][0-9][0-9][0-9][0-9]' ORDER BY id DESC LIMIT 1"
    return try StoredRow.first(sql, of: "person", key: ["id"], in: db) { row in
      guard let running = try row.person("id").running else { throw row.corrupt }
      return running + 1
    } ?? 1
  }

  private static func nextUser(_ db: Database) throws -> Int {
    // The number begins with the digit of the kind, so the highest running number is that of one of the kinds.
    let sql = "SELECT number FROM registerUser WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT 1"
    return try UserKind.allCases.compactMap { kind in
      try StoredRow.first(
        sql, [String(kind.rawValue), String(kind.rawValue + 1)], of: "registerUser", key: ["number"], in: db
      ) { row in
        guard let running = UserNumber(rawValue: try row.text("number")).running else { throw row.corrupt }
        return running + 1
      }
    }.max() ?? 1
  }

  private static func texts(_ sql: String, _ arguments: [String], _ db: Database) throws -> [String] {
    try String.fetchAll(db.cachedStatement(sql: sql), arguments: self.arguments(arguments))
  }

  /// A condition on a column with a place for each value; of no values, one that no row meets.
  private static func among(_ column: String, _ values: [String]) -> String {
    // SQLite 3.40 scans the table for `x IN () OR …`; with a NULL in the list it stays with the indices.
    "\(column) IN (\(values.isEmpty ? "NULL" : values.map { _ in "?" }.joined(separator: ", ")))"
  }

  private static func arguments(_ values: [String]) -> StatementArguments { StatementArguments(values) }
}
