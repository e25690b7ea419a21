import Examination
import Forms
import GRDB
import Programme
import Register

/// Gathers what the rules may look at for one case: the form, the paper, the part of the register it touches, and the
/// other cases that concern the same persons and facilities.
enum SubjectBuilder {
  static func subject(
    of record: CaseRecord, among open: OpenCases, stage: Subject.Stage, approver: OfficialID? = nil,
    context: CaseContext, in db: Database
  ) throws -> Subject {
    let form = record.extraction.form
    guard let definition = try context.catalogue.definition(record.formID, edition: record.edition) else {
      throw CaseworkError.corrupt(table: "caseRecord", row: record.id.rawValue)
    }
    let query = query(of: form)
    let register = try RegisterReader.snapshot(for: query, in: db)
    var file = record.extraction.file
    file.duplicateOf = try CaseID.duplicates(of: record.id, in: db)
    let pending = open.concerning(query, besides: record.id)
    return Subject(
      file: file, definition: definition, form: form, paper: record.paper, register: register, pending: pending,
      figures: context.figures, receivedOn: record.receivedOn, today: context.today, stage: stage,
      examiner: record.standingPass?.examiner, approver: approver ?? record.approval?.approver)
  }

  /// What a form names.
  static func query(of form: FilledForm) -> SnapshotQuery {
    var query = SnapshotQuery()
    for field in form.allFields {
      switch field.value {
      case .accountNumber(let number): query.accounts.insert(number)
      case .designation(let number): query.designations.insert(number)
      case .text(let text) where field.key.hasSuffix("name") && !field.key.hasSuffix("facility_name"):
        query.names.insert(text)
      case .text(let text) where field.key == "requirement_facts":
        query.designations.formUnion(StatedDesignations(in: text).numbers)
      case .absent, .blank, .unreadable, .text, .integer, .date, .choice, .decimal, .fiscalYear, .flag, .serialRange,
        .corporateNumber:
        break
      }
    }
    return query
  }
}

extension CaseID {
  /// The case itself, when files with the bytes it was made from, or with its values saved anew, have come in since.
  fileprivate static func duplicates(of id: CaseID, in db: Database) throws -> [CaseID] {
    let sha256 = try CaseStore.fetchFile(of: id, in: db)?.sha256
    let again = try Bool.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM submissionFile WHERE sha256 = ? AND disposition = 'duplicate')
            OR EXISTS (SELECT 1 FROM submissionFile WHERE caseID = ? AND sameBy = 'content')
          """), arguments: [sha256, id.rawValue])
    return again == true ? [id] : []
  }
}
