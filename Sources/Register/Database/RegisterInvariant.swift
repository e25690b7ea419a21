import GRDB

/// What must hold of the projections whatever the journal says; each query gives the rows that break it.
struct RegisterInvariant: Sendable {
  /// The stable name.
  let name: String
  /// Gives one column that names the first breach, or no row.
  let query: String

  func violation(in db: Database) throws -> String? {
    try Row.fetchOne(db, sql: query + " LIMIT 1").map { ($0[0] as DatabaseValue).plain }
  }

  static let all: [RegisterInvariant] = accounts + credits

  private static let accounts: [RegisterInvariant] = [
    RegisterInvariant(
      name: "serialsOnce",
      query: """
        SELECT areaCode || '-' || firstSerial || ' overlaps the block before it' FROM (
          SELECT areaCode, firstSerial,
            max(lastSerial) OVER (PARTITION BY areaCode ORDER BY firstSerial
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS highestBefore
          FROM creditBlock)
        WHERE highestBefore >= firstSerial ORDER BY areaCode, firstSerial
        """),
    RegisterInvariant(
      name: "serialsCounted",
      query: """
        SELECT areaCode || '-' || firstSerial || '~' || lastSerial || ' is reversed' FROM creditBlock
        WHERE lastSerial < firstSerial ORDER BY areaCode, firstSerial
        """),
    // Every serial ever issued is in one block, wherever it went: held, surrendered, cancelled, expired, moved out.
    RegisterInvariant(
      name: "issuedEqualsHeld",
      query: """
        SELECT creditType || ': ' || sum(issued) || ' t issued, ' || sum(there) || ' t there' FROM (
          SELECT creditType, lastSerial - firstSerial + 1 AS issued, 0 AS there FROM creditIssue
          UNION ALL SELECT creditType, 0, lastSerial - firstSerial + 1 FROM creditBlock)
        GROUP BY creditType HAVING sum(issued) <> sum(there) ORDER BY creditType
        """),
    RegisterInvariant(
      name: "closedAccountsEmpty",
      query: """
        SELECT number || ' is closed and holds credits' FROM account
        WHERE closedOn IS NOT NULL AND number IN (SELECT account FROM creditBlock) ORDER BY number
        """),
    RegisterInvariant(
      name: "oneDesignatedAccountPerFacility",
      query: """
        SELECT designation || ' has several designated accounts' FROM account WHERE kind = 'designated'
        GROUP BY designation HAVING count(*) > 1 ORDER BY designation
        """),
    RegisterInvariant(
      name: "oneHolderPerGeneralAccount",
      query: """
        SELECT number || ' has not one holder' FROM account
        WHERE kind = 'general' AND (SELECT count(*) FROM accountHolder WHERE account = number) <> 1 ORDER BY number
        """),
    RegisterInvariant(
      name: "designatedAccountsHeld",
      query: """
        SELECT number || ' has no holder' FROM account
        WHERE kind = 'designated' AND number NOT IN (SELECT account FROM accountHolder) ORDER BY number
        """),
  ]
}
