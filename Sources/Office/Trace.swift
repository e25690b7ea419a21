public import Casework
public import Forms
import GRDB
public import Programme
public import Register

/// Where figures come from: each journal entry with the case, the file and the cells it rests on.
public struct Trace: Sendable {
  /// The entries, in the order of the journal.
  public let steps: [Step]

  /// One entry and what it rests on.
  public struct Step: Sendable {
    /// The entry.
    public let entry: JournalEntry
    /// What it says.
    public let change: RegisterChange
    /// What the entry states of a facility and an earlier one in the trace did not, in the order of ``FacilityFact``.
    public let facts: [FacilityFact]
    /// The applicant's file; nil where no case is behind the entry (the seed, the office itself).
    public let file: SubmissionFile?
    /// The filled-in fields of the form, with their cells.
    public let fields: [FilledField]
  }
}

extension Office {
  /// What the journal says about an account, down to the cells.
  public func trace(account number: AccountNumber) throws -> Trace {
    try read { db in
      _ = try RegisterReader.findAccount(number, in: db)
      return try Self.trace(try RegisterReader.history(of: number, in: db), in: db)
    }
  }

  /// Where the figures of a facility's obligation come from, down to the cells.
  /// - Throws: ``RegisterError/facilityUnknown(_:)``.
  public func trace(facility designation: DesignationNumber) throws -> Trace {
    try read { db in try Self.trace(try RegisterReader.history(of: designation, in: db), in: db) }
  }

  /// What the journal says about a person, down to the cells.
  /// - Throws: ``RegisterError/unknownPerson(_:)``.
  public func trace(person id: PersonID) throws -> Trace {
    let trace = try read { db in try Self.trace(try RegisterReader.history(of: .person(id), in: db), in: db) }
    if trace.steps.isEmpty { throw RegisterError.unknownPerson(id) }
    return trace
  }

  /// What the journal says about a general-to-general transfer, down to the cells.
  /// - Throws: ``CreditRefusal/unknownTransfer(_:)``.
  public func trace(transfer id: TransferID) throws -> Trace {
    let trace = try read { db in try Self.trace(try RegisterReader.history(of: .transfer(id), in: db), in: db) }
    if trace.steps.isEmpty { throw RegisterError.creditRefused(.unknownTransfer(id)) }
    return trace
  }

  /// One entry of the journal, down to the cells.
  /// - Throws: ``CreditRefusal/entryUnknown(_:)``.
  public func trace(entry sequence: Int64) throws -> Trace {
    try read { db in
      guard let entry = try RegisterReader.fetchEntry(sequence, in: db) else {
        throw RegisterError.creditRefused(.entryUnknown(sequence))
      }
      return try Self.trace([entry], in: db)
    }
  }

  /// What a case changed, down to the cells.
  public func trace(case id: CaseID) throws -> Trace {
    try read { db in
      _ = try CaseStore.findCase(id, in: db)
      return try Self.trace(try RegisterReader.entries(of: id, in: db), in: db)
    }
  }

  /// The whole life of a credit: how it was issued, and every movement since.
  public func trace(areaCode: String, serial: Int64) throws -> Trace {
    try read { db in
      try Self.trace(try RegisterReader.biography(areaCode: areaCode, serial: serial, in: db), in: db)
    }
  }

  private static func trace(_ entries: [JournalEntry], in db: Database) throws -> Trace {
    var sources: [CaseID: (SubmissionFile?, [FilledField])] = [:]
    var steps: [Trace.Step] = []
    var stated: [DesignationNumber: Set<FacilityFact>] = [:]
    for entry in entries {
      if let id = entry.caseID, sources[id] == nil {
        let record = try CaseStore.findCase(id, in: db)
        sources[id] = (
          try CaseStore.fetchFile(of: id, in: db), record.extraction.form.allFields.filter { !$0.isEmpty }
        )
      }
      let source = entry.caseID.flatMap { sources[$0] }
      let change = try entry.change()
      var facts: [FacilityFact] = []
      if case .facilityRecorded(let facility) = change {
        let all = FacilityFact.facts(of: facility)
        let before = stated.updateValue(Set(all), forKey: facility.designation) ?? []
        facts = all.filter { !before.contains($0) }
      }
      steps.append(
        Trace.Step(entry: entry, change: change, facts: facts, file: source?.0, fields: source?.1 ?? []))
    }
    return Trace(steps: steps)
  }
}
