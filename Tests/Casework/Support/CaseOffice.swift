import Examination
import Forms
import Foundation
import GRDB
import Intake
import Programme
import Register
import TestSupport
import Testing

@testable import Casework

/// A database with the register of ``SpecimenRegister`` and the casework's tables, and ways to bring cases along.
///
/// Besides the officials of the specimen there are shinsa2 (examiner), kessai2 (approver) and ryoho (both); besides its
/// facilities 0022, 見本第二ビル, of 株式会社東京見本, without a designated account like 0021.
struct CaseOffice {
  let database: DatabaseQueue
  let context: CaseContext

  static let shinsa = OfficialID(rawValue: "shinsa")
  static let shinsa2 = OfficialID(rawValue: "shinsa2")
  static let kessai = OfficialID(rawValue: "kessai")
  static let kessai2 = OfficialID(rawValue: "kessai2")
  static let ryoho = OfficialID(rawValue: "ryoho")

  init() throws {
    var migrator = DatabaseMigrator()
    RegisterSchema.register(in: &migrator)
    CaseworkSchema.register(in: &migrator)
    database = try SpecimenRegister.database(migrator: migrator)
    context = CaseContext(
      catalogue: try ShippedForms.catalogue(),
      figures: try SpecimenFigures.figures(), today: FixedMoment.today, instant: FixedMoment.instant)
    let officials: [(OfficialID, [OfficialRole])] = [
      (Self.shinsa2, [.examiner]), (Self.kessai2, [.approver]), (Self.ryoho, [.examiner, .approver]),
    ]
    var changes = officials.map { id, roles in
      RegisterChange.officialRegistered(Official(id: id, name: id.rawValue, roles: roles, passwordHash: nil))
    }
    changes.append(
      .facilityRecorded(
        Facility(
          designation: try DesignationNumber("0022"), name: "見本第二ビル", address: "東京都新宿区見本町二丁目2番2号",
          facilityClass: .specified, category: .officeOrDistrictHeat,
          obligatedPersons: [PersonID(rawValue: "P000001")], obligationFrom: try FiscalYear(2020))))
    try database.write { [changes] db in
      _ = try Journal.append(changes, by: "test", effectiveOn: FixedMoment.today, at: FixedMoment.instant, in: db)
    }
  }

  /// The same office on another day.
  func context(on day: CivilDate) -> CaseContext {
    CaseContext(catalogue: context.catalogue, figures: context.figures, today: day, instant: context.instant)
  }

  // MARK: Receiving

  @discardableResult
  func receive(_ files: [IncomingFile], on day: String = "2026-11-20", channel: Channel = .cdR) throws
    -> Reception.Result
  {
    try database.write { db in try Self.receive(files, on: day, channel: channel, in: db) }
  }

  @discardableResult
  static func receive(
    _ files: [IncomingFile], on day: String = "2026-11-20", channel: Channel = .cdR, in db: Database
  ) throws -> Reception.Result {
    try Reception.record(
      IncomingEnvelope(channel: channel, source: "封筒", files: files), moment: moment(on: day), in: db)
  }

  /// Applications within thirty days of each other can be alike.
  static func moment(on day: String) throws -> Reception.Moment {
    Reception.Moment(
      receivedOn: try CivilDate(iso: day), actedOn: FixedMoment.today, instant: FixedMoment.instant, likenessDays: 30)
  }

  /// Receives an envelope and gives the submission; fails the test when it is a duplicate.
  @discardableResult
  func submission(_ files: [IncomingFile], on day: String = "2026-11-20") throws -> Submission {
    guard case .recorded(let submission, _) = try receive(files, on: day) else { throw Unexpected.duplicate }
    return submission
  }

  enum Unexpected: Error { case duplicate, noCase }

  /// Receives one form in an envelope of its own.
  func newCase(_ form: FilledForm) throws -> CaseID {
    let count = try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM submission") ?? 0 }
    guard let id = try submission([.workbook("申請\(count).xlsx", form, bytes: "book \(count)")]).cases.first else {
      throw Unexpected.noCase
    }
    return id
  }

  // MARK: Bringing cases along

  /// A case whose paper is in order, ready to be examined.
  func examinable(_ form: FilledForm) throws -> CaseID {
    let id = try newCase(form)
    try record(Applications.paper(of: form), on: id)
    return id
  }

  /// A case that waits for an approver; shinsa examined it.
  func passed(_ form: FilledForm) throws -> CaseID {
    let id = try examinable(form)
    try examine(id)
    return id
  }

  @discardableResult
  func record(_ paper: PaperRecord, on id: CaseID) throws -> CaseDesk.PaperResult {
    try database.write { db in try CaseDesk.recordPaper(paper, on: id, context: context, in: db) }
  }

  func examine(
    _ id: CaseID, by official: OfficialID = shinsa, _ decision: CaseDesk.Decision = .pass,
    overrides: [String: String] = [:]
  ) throws {
    try database.write { db in
      try CaseDesk.examine(id, by: official, decision, note: nil, overrides: overrides, context: context, in: db)
    }
  }

  @discardableResult
  func approve(_ id: CaseID, by official: OfficialID = kessai) throws -> CaseState {
    try database.write { db in try CaseDesk.approve(id, by: official, context: context, in: db) }
  }

  func decline(_ id: CaseID, by official: OfficialID = kessai) throws {
    try database.write { db in try CaseDesk.decline(id, by: official, note: "再確認", context: context, in: db) }
  }

  func withdraw(_ id: CaseID) throws {
    try database.write { db in try CaseDesk.withdraw(id, note: "取下げ", context: context, in: db) }
  }

  // MARK: Looking

  func record(_ id: CaseID) throws -> CaseRecord { try database.read { try CaseStore.findCase(id, in: $0) } }

  func state(_ id: CaseID) throws -> CaseState { try record(id).state }

  func view(_ id: CaseID) throws -> CaseView {
    try database.read { db in try CaseView.find(id, context: context, in: db) }
  }

  /// Whether the examiner sees that the case's file has come in again.
  func isToldOfDuplicates(_ id: CaseID) throws -> Bool {
    try view(id).checklist.notMet().map(\.rule.id).contains("FILE-11")
  }

  func letters() throws -> [DueLetter] { try database.read { try LetterQueue.letters(in: $0) } }

  func journal() throws -> [JournalEntry] {
    try database.read { db in
      let last = try Journal.head(in: db).sequence
      return try (1...last).compactMap { try RegisterReader.fetchEntry($0, in: db) }
    }
  }

  func verify() throws {
    let report = try database.read { RegisterVerification.verify($0) }
    #expect(report.ok, "\(report.checks.filter { !$0.ok })")
  }

  /// Every row of every table, as text, but for envelopes that came in once more: what must be the same before and after a
  /// refusal.
  func content() throws -> [String] { try database.read { try Self.content($0) } }

  static func content(_ db: Database) throws -> [String] {
    let tables = try String.fetchAll(
      db,
      sql: """
        SELECT name FROM sqlite_master
        WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'repeat*' ORDER BY name
        """)
    return try tables.flatMap { table in
      try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0)" }.sorted()
    }
  }

  /// How many envelopes came in of which nothing was news.
  func repeats() throws -> Int {
    try database.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM repeatArrival") ?? 0 }
  }

  /// Runs something and undoes it; gives the error it threw, if any.
  func attempt(_ action: (Database) throws -> Void) throws -> (any Error)? {
    var thrown: (any Error)?
    try database.writeWithoutTransaction { db in
      try db.inTransaction {
        do { try action(db) } catch { thrown = error }
        return .rollback
      }
    }
    return thrown
  }
}
