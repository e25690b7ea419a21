public import GRDB
public import Programme

/// A certification with what was issued against it.
public struct CertificationRemainder: Hashable, Sendable {
  /// The certification.
  public let certification: Certification
  /// Credits issued against it, wherever they are now.
  public let issued: Tonnes
  /// What may still be issued; zero or more.
  public let remaining: Tonnes
}

extension RegisterReader {
  /// Whether a verification agency may verify for a kind of credit on a day.
  public static func authority(
    ofVerifier id: String, for type: CreditType, on date: CivilDate, in db: Database
  ) throws -> VerifierAuthority {
    if type.verifierCategory == nil { return .notNeeded }
    guard let verifier = try verifiers("id = ?", [id], db).first else { return .unknown }
    return verifier.authority(for: type, on: date)
  }

  /// The certifications of a project, in the order they were put on record, with what remains of each.
  ///
  /// Issues of the same project, kind and vintage fill the certifications of those who then held the account, in that
  /// order; what those do not cover (credits on record from before, bought since) fills the others. An issue that was
  /// taken back counts no more.
  public static func certificationRemainders(project: String, in db: Database) throws -> [CertificationRemainder] {
    let certifications = try certifications("project = ?", [project], db)
    var drawn = [Int64](repeating: 0, count: certifications.count)
    func draw(_ tonnes: Int64, from index: Int) -> Int64 {
      let taken = min(tonnes, certifications[index].tonnes.rawValue - drawn[index])
      drawn[index] += taken
      return tonnes - taken
    }
    for lot in Set(certifications.map(Lot.init)) {
      let those = certifications.indices.filter { Lot(certifications[$0]) == lot }
      var others: Int64 = 0
      for issue in try issues(of: lot, project: project, db) {
        // Whose account it was is asked only where several persons have a certification of the lot.
        let isShared = Set(those.map { certifications[$0].holder }).count > 1
        let holders = isShared ? try holders(of: issue.account, before: issue.entry, db) : []
        var rest = issue.tonnes
        for index in those where holders.contains(certifications[index].holder) { rest = draw(rest, from: index) }
        others += rest
      }
      for index in those { others = draw(others, from: index) }
    }
    return zip(certifications, drawn).map { certification, issued in
      CertificationRemainder(
        certification: certification, issued: Tonnes(issued), remaining: Tonnes(certification.tonnes.rawValue - issued))
    }
  }

  /// Whether a certificate's number was used, by an issue that stands or by a certification on record, and by which
  /// journal entry; nil for a number not used yet. The number is compared in the form ``JapaneseText/codeText(_:)``.
  public static func entry(usingEvidence serial: String, in db: Database) throws -> Int64? {
    let sql = "SELECT coalesce(issue, certification) FROM evidence WHERE serial = ?"
    return try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [JapaneseText.codeText(serial)])
  }

  /// Credits of one kind and vintage.
  private struct Lot: Hashable {
    let creditType: CreditType
    let vintage: FiscalYear

    init(_ certification: Certification) {
      creditType = certification.creditType
      vintage = certification.vintage
    }
  }

  /// The issues of a project's lot that stand, in the order of the journal.
  private static func issues(
    of lot: Lot, project: String, _ db: Database
  ) throws -> [(entry: Int64, account: AccountNumber, tonnes: Int64)] {
    let sql = """
      SELECT entry, account, lastSerial - firstSerial + 1 AS tonnes FROM creditIssue AS issue
      WHERE origin = ? AND creditType = ? AND vintage = ?
        AND NOT EXISTS (SELECT 1 FROM creditMovement AS back WHERE back.reversedEntry = issue.entry)
      ORDER BY entry
      """
    return try StoredRow.all(
      sql, [project, lot.creditType.rawValue, lot.vintage.startYear], of: "creditIssue", key: ["entry"], in: db
    ) { row in (try row.integer("entry"), try row.account("account"), try row.integer("tonnes")) }
  }

  /// Who held an account when an entry was made.
  private static func holders(
    of number: AccountNumber, before entry: Int64, _ db: Database
  ) throws -> [PersonID] {
    let stated = try Journal.entries(
      where: """
        sequence = (SELECT max(sequence) FROM journalEntry WHERE sequence < ?2
          AND kind IN ('accountOpened', 'accountChanged')
          AND sequence IN (SELECT sequence FROM journalSubject WHERE kind = 'account' AND key = ?1))
        """, [number.description, entry], in: db)
    let change = try stated.first?.change()
    if case .accountOpened(let account) = change { return account.holders }
    if case .accountChanged(let change) = change { return change.account.holders }
    throw RegisterError.corrupt(table: "account", row: number.description)
  }
}
