public import GRDB
public import Programme

extension RegisterReader {
  /// The journal entries behind any figure of a facility's obligation, in order: its own facts, its designated account
  /// with all that came in and went out, and the credits issued on its results, wherever they were put, with what was
  /// taken back of them.
  /// - Throws: ``RegisterError/facilityUnknown(_:)``.
  public static func history(of designation: DesignationNumber, in db: Database) throws -> [JournalEntry] {
    _ = try findFacility(designation, in: db)
    return try Journal.entries(
      where: """
        sequence IN (
          SELECT sequence FROM journalSubject WHERE kind = 'facility' AND key = ?1
          UNION SELECT sequence FROM journalSubject
            WHERE kind = 'account' AND key = (SELECT number FROM account WHERE designation = ?1)
          UNION SELECT entry FROM creditIssue WHERE origin = ?1 AND creditType IN ('excess', 'otherGas')
          UNION SELECT back.entry FROM creditIssue AS issue JOIN creditMovement AS back ON back.reversedEntry = issue.entry
            WHERE origin = ?1 AND creditType IN ('excess', 'otherGas'))
        """, [designation.digits], in: db)
  }
}
