public import Casework
import Foundation
public import Forms
public import GRDB
public import Intake
public import Programme
import Register

/// An office: its directory, settings, forms and database.
///
///     office.yaml       settings
///     register.sqlite   journal, projections, cases, letters due: one database, so that one transaction covers them
///     store/            every original ever received, by fingerprint
///     letters/ lists/   what was generated
public struct Office: Sendable {
  /// The directory.
  public let path: String
  /// The settings.
  public let settings: OfficeSettings
  /// The forms.
  public let catalogue: FormCatalogue
  /// The programme's figures.
  public let figures: ProgrammeFigures
  /// The wording of letters and lists.
  public let wording: DocumentWording
  /// The store of originals.
  public let store: OriginalStore
  let database: DatabasePool
  /// The words of the forms, folded once; reads all forms when first asked for.
  var lexicon: FormLexicon { get throws { try catalogue.lexicon() } }

  /// Opens an office.
  ///
  /// - Throws: ``OfficeError/officeMissing(_:)`` when there is none; errors of the settings, forms and database.
  public static func open(at path: String, formsFolder: String) throws -> Office {
    guard FileManager.default.fileExists(atPath: path + "/register.sqlite") else {
      throw OfficeError.officeMissing(path)
    }
    let settings = try OfficeSettings.load(path + "/office.yaml")
    return try Office(at: path, settings: settings, formsFolder: formsFolder)
  }

  private init(at path: String, settings: OfficeSettings, formsFolder: String) throws {
    self.path = path
    self.settings = settings
    catalogue = try FormCatalogue.load(folder: formsFolder)
    figures = try ProgrammeFigures.load(path: formsFolder + "/programme.yaml")
    wording = try DocumentWording(formsFolder: formsFolder)
    store = OriginalStore(path: path + "/store")
    database = try RegisterDatabase.open(path: path + "/register.sqlite", migrator: Self.migrator)
  }

  /// The tables of all stages, in the order of the flow.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    RegisterSchema.register(in: &migrator)
    CaseworkSchema.register(in: &migrator)
    return migrator
  }

  /// Makes an office, with what a seed file says is on record already.
  ///
  /// The directory appears whole or not at all: it is made beside its place and renamed.
  /// - Returns: how many journal entries were made: the seed's, and the Governor's accounts it does not name.
  /// - Throws: ``OfficeError/officeExists(_:)`` when something stands there; errors of the seed file name its line.
  public static func make(
    at path: String, seed: String?, formsFolder: String, moment: Moment, generator: inout some RandomNumberGenerator
  ) throws -> Int {
    let files = FileManager.default
    if files.fileExists(atPath: path) {
      let isEmptyFolder = (try? files.contentsOfDirectory(atPath: path).isEmpty) ?? false
      guard isEmptyFolder else { throw OfficeError.officeExists(path) }
    }
    let draft = try Self.makeDraft(for: path)
    defer { try? files.removeItem(atPath: draft.path) }  // gone already when all went well
    try DurableFile.write(Array(try OfficeSettings.standard.yaml().utf8), to: draft.path + "/office.yaml")
    let office = try Office(at: draft.path, settings: .standard, formsFolder: formsFolder)
    // A form with a fault is told before an office stands on it, not when its first applicant comes.
    _ = try office.catalogue.definitions
    // Without a file there are still the Governor's accounts, without which no credit could end anywhere.
    let changes =
      if let seed {
        try SeedFile.changes(at: seed, figures: office.figures, on: moment.today, generator: &generator)
      } else {
        try RegisterSeed().datedChanges(figures: office.figures, on: moment.today) { $0 }
      }
    try office.database.write { db in
      _ = try Journal.append(changes, by: "init", at: moment.instant, in: db)
    }
    try office.database.close()
    try DurableFile.move(draft.path, to: path)
    return changes.count
  }

  /// The folders of an office under a temporary name beside its place, and the lock that tells it from a forgotten one.
  private static func makeDraft(for path: String) throws -> (path: String, lock: FolderLock?) {
    let files = FileManager.default
    let stem = ".\(DurableFile.name(of: path))."
    let parent = DurableFile.folder(of: path)
    let draft = "\(parent)/\(stem)\(getpid()).draft"
    do {
      try files.createDirectory(atPath: parent, withIntermediateDirectories: true)
      for name in try DurableFile.names(in: parent) where name.hasPrefix(stem) && name.hasSuffix(".draft") {
        // Whoever is still making an office holds the lock of its draft.
        guard try FolderLock.take(.exclusive, on: "\(parent)/\(name)", seconds: 0) != nil else { continue }
        try files.removeItem(atPath: "\(parent)/\(name)")
      }
      try files.createDirectory(atPath: draft, withIntermediateDirectories: false)
      let lock = try FolderLock.take(.exclusive, on: draft, seconds: 0)
      for folder in ["store", "letters", "lists", "outbox"] {
        try files.createDirectory(
          atPath: "\(draft)/\(folder)", withIntermediateDirectories: false,
          attributes: [.posixPermissions: folder == "letters" ? 0o700 : 0o755])
      }
      return (draft, lock)
    } catch let error as CocoaError {
      throw OfficeError.fileNotWritable(path, reason: error.systemReason)
    }
  }

  /// Closes the database; the office is not to be used afterwards.
  public func close() throws { try database.close() }

  /// What the casework needs to know at a moment.
  public func context(at moment: Moment) -> CaseContext {
    CaseContext(
      catalogue: catalogue, figures: figures, today: moment.today, instant: moment.instant,
      threads: ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Reads from one consistent state of the database.
  public func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translatingBusy(path) { try database.read(body) }
  }

  /// Writes in one transaction: all of it happens, or nothing.
  public func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translatingBusy(path) { try database.write(body) }
  }

  private static func translatingBusy<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED {
      throw OfficeError.busy(path)
    }
  }
}

extension CocoaError {
  /// The operating system's own words, without what Foundation wraps around them.
  fileprivate var systemReason: String {
    (underlying as? POSIXError).map { String(cString: strerror($0.code.rawValue)) } ?? localizedDescription
  }
}
