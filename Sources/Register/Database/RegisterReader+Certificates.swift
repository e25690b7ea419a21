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
  /// Issues of the same project, kind and vintage fill the certifications in that order; one that was taken back
  /// counts no more.
  public static func certificationRemainders(project: String, in db: Database) throws -> [CertificationRemainder] {
    var left: [String: Int64] = [:]
    return try certifications("project = ?", [project], db).map { certification in
      let key = "\(certification.creditType.rawValue) \(certification.vintage.startYear)"
      let total = try left[key] ?? issued(against: certification, db)
      let issued = min(total, certification.tonnes.rawValue)
      left[key] = total - issued
      return CertificationRemainder(
        certification: certification, issued: Tonnes(issued), remaining: Tonnes(certification.tonnes.rawValue - issued))
    }
  }

  /// Whether a certificate's number was used, by an issue that stands or by a certification on record, and by which
  /// journal entry; nil for a number not used yet. The number is compared in the form ``JapaneseText/codeText(_:)``.
  public static func entry(usingEvidence serial: String, in db: Database) throws -> Int64? {
    let sql = "SELECT coalesce(issue, certification) FROM evidence WHERE serial = ?"
    return try Int64.fetchOne(db.cachedStatement(sql: sql), arguments: [JapaneseText.codeText(serial)])
  }

  private static func issued(against certification: Certification, _ db: Database) throws -> Int64 {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT sum(lastSerial - firstSerial + 1) FROM creditIssue
        WHERE origin = ? AND creditType = ? AND vintage = ?
          AND entry NOT IN (SELECT reversedEntry FROM creditMovement WHERE reversedEntry IS NOT NULL)
        """,
      arguments: [certification.project, certification.creditType.rawValue, certification.vintage.startYear]) ?? 0
  }
}
