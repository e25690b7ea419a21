import Examination
import Forms
import GRDB
import Programme
import Register

/// The cases under way, arranged so that those which concern the same persons or facilities as another are found without
/// looking at all of them.
struct OpenCases {
  private let cases: [PendingCase]
  private var byDesignation: [DesignationNumber: [Int]] = [:]
  private var byName: [String: [Int]] = [:]

  /// The cases under way, in the order of their ids.
  init(in db: Database) throws {
    var cases: [PendingCase] = []
    try CaseStore.eachOpenCase(in: db) { cases.append(Self.pendingCase($0)) }
    self.cases = cases
    for (index, other) in cases.enumerated() {
      for designation in Set(other.designations) { byDesignation[designation, default: []].append(index) }
      let names = [other.applicantName, other.managerName].compactMap { $0.map(JapaneseText.nameKey) }
      for name in Set(names) { byName[name, default: []].append(index) }
    }
  }

  /// The cases that name one of the persons or facilities, in the order of their ids.
  func concerning(_ query: SnapshotQuery, besides id: CaseID) -> [PendingCase] {
    var found: Set<Int> = []
    for designation in query.designations { found.formUnion(byDesignation[designation] ?? []) }
    for name in query.names { found.formUnion(byName[JapaneseText.nameKey(name)] ?? []) }
    return found.sorted().map { cases[$0] }.filter { $0.id != id }
  }

  private static func pendingCase(_ record: CaseRecord) -> PendingCase {
    let form = record.extraction.form
    var holders: [DesignationNumber: [String]] = [:]
    for row in form.rows("holders") {
      if let designation = row.designation("designation_number"), let name = row.text("name") {
        holders[designation, default: []].append(name)
      }
    }
    return PendingCase(
      id: record.id, formID: record.formID,
      designations: form.rows("facilities").compactMap { $0.designation("designation_number") }, holderNames: holders,
      managerName: form.text("account_manager.name"), applicantName: form.text("applicant.name"),
      requestedAccounts: form.integer("accounts_requested").flatMap { Int(exactly: $0) } ?? 0)
  }
}
