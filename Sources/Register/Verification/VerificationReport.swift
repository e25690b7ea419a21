/// What `verify` found, as it is printed with `--json`.
public struct VerificationReport: Hashable, Codable, Sendable {
  /// Whether every check held.
  public let ok: Bool
  /// Entries in the journal.
  public let entries: Int
  /// The hash of the last entry; 64 zeros for an empty journal.
  public let head: String
  /// The checks, in the order they were made.
  public let checks: [Check]

  /// One check.
  public struct Check: Hashable, Codable, Sendable {
    /// Its stable name: `chain`, `projection.account`, `sqlite.integrity` …
    public let name: String
    /// Whether it held.
    public let ok: Bool
    /// Where it first failed, in identifiers; empty when it held.
    public let detail: String

    /// A check that held when there is no detail.
    public init(name: String, detail: String?) {
      self.name = name
      self.ok = detail == nil
      self.detail = detail ?? ""
    }
  }

  /// A report; other stages (the store of originals, the cases) add their checks to the register's.
  public init(entries: Int, head: String, checks: [Check]) {
    ok = checks.allSatisfy(\.ok)
    self.entries = entries
    self.head = head
    self.checks = checks
  }
}
