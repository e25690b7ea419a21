public import GRDB

/// Opens the register's database with the settings its guarantees rest on.
public enum RegisterDatabase {
  /// Foreign keys on, and recursive triggers, without which `INSERT OR REPLACE` would delete journal entries unseen.
  public static func configuration() -> Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    // Another process (the web pages, a batch) may be writing; beyond this the command answers "busy".
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA recursive_triggers = ON")
      // 64 MiB of pages: a batch of tens of thousands of movements stays in memory until it commits, where SQLite's own
      // 2 MB would write and read back its pages over and over.
      // Who only reads, and there are several of them, goes from row to row.
      try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -8192 : -65536)")
    }
    return configuration
  }

  /// Opens or makes the file in WAL mode with full synchronisation, and brings its schema up to date.
  ///
  /// A committed approval survives a power cut: WAL alone would let the last commits go.
  /// - Throws: ``RegisterError/otherVersion(path:)``, before anything is changed, or an error of the database.
  public static func open(path: String, migrator: DatabaseMigrator = RegisterSchema.migrator) throws -> DatabasePool {
    let pool = try DatabasePool(path: path, configuration: configuration())
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    // Asked of the writer: a reader, once there is one, may close last, and cannot bring the WAL's pages into the file.
    let isOther = try pool.writeWithoutTransaction { try migrator.hasBeenSuperseded($0) }
    if isOther { throw RegisterError.otherVersion(path: path) }
    try migrator.migrate(pool)
    return pool
  }

  /// An empty register in a nameless file that goes with the queue: for histories, which may not fit in memory.
  static func temporary(migrator: DatabaseMigrator = RegisterSchema.migrator) throws -> DatabaseQueue {
    // SQLite's own convention: the empty path.
    let queue = try DatabaseQueue(path: "", configuration: configuration())
    try migrator.migrate(queue)
    return queue
  }

  /// An empty register in memory, for tests and trials.
  public static func inMemory(migrator: DatabaseMigrator = RegisterSchema.migrator) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(configuration: configuration())
    try migrator.migrate(queue)
    return queue
  }
}
