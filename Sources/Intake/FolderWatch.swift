import Foundation

/// Which things in a watched folder have stopped changing: only then has whoever puts them there finished.
///
/// A value without a clock or a disk of its own: ``look(_:at:)`` is told what stands there and when. A thing is taken
/// when it looks the same, by sizes and times, in two looks that lie at least ``settle`` apart, and in all between. It
/// is named once, and again only when it has changed since.
public struct FolderWatch: Sendable {
  /// One thing in a folder, as it looks at a moment.
  public struct Sight: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Sizes and times of it, or of everything in it: equal as long as nothing changes.
    public let state: [Int]

    /// A sight.
    public init(name: String, state: [Int]) {
      self.name = name
      self.state = state
    }
  }

  private struct Known {
    var state: [Int]
    var since: Duration
    var isTold: Bool
  }

  /// How long a thing must look the same.
  public let settle: Duration
  private var known: [String: Known] = [:]

  /// A watch that has seen nothing yet.
  public init(settle: Duration = .seconds(3)) { self.settle = settle }

  /// Looks once.
  ///
  /// - Parameters:
  ///   - sights: what stands there; things that are gone are forgotten.
  ///   - now: since any fixed moment, never falling.
  /// - Returns: the names of what has settled since the last look, in the order of their bytes.
  public mutating func look(_ sights: [Sight], at now: Duration) -> [String] {
    var settled: [String] = []
    var next: [String: Known] = [:]
    for sight in sights where !Self.isUnfinished(sight.name) {
      var entry = known[sight.name] ?? Known(state: sight.state, since: now, isTold: false)
      if entry.state != sight.state { entry = Known(state: sight.state, since: now, isTold: false) }
      if !entry.isTold, now - entry.since >= settle {
        entry.isTold = true
        settled.append(sight.name)
      }
      next[sight.name] = entry
    }
    known = next
    return settled.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Names under which programs keep what they have not finished: they are renamed, or never wanted.
  static func isUnfinished(_ name: String) -> Bool {
    let lower = name.lowercased()
    return lower.hasPrefix(".") || lower.hasPrefix("~$")
      || [".part", ".partial", ".crdownload", ".download", ".tmp", ".filepart"].contains { lower.hasSuffix($0) }
  }

  /// What stands in a folder now: its files, and its folders each as one thing with all that is in it.
  ///
  /// - Throws: ``IntakeError`` when the folder cannot be read. What vanishes meanwhile is left out.
  public static func sights(in folder: String, limits: IntakeLimits = .standard) throws(IntakeError) -> [Sight] {
    let place = try FileSystem.resolved(RawPath(folder))
    var found: [Sight] = []
    for name in try FileSystem.names(in: place) {
      var state: [Int] = []
      add(place.appending(name), depth: 0, limits: limits, to: &state)
      if !state.isEmpty { found.append(Sight(name: name.text, state: state)) }
    }
    return found
  }

  /// Whether a link stands at a path, whatever it points to; false when nothing does or it cannot be told.
  public static func isLink(_ path: String) -> Bool {
    do { return try FileSystem.entry(at: RawPath(path)) == .link } catch { return false }
  }

  /// Stands in a state for the names in a folder that cannot be listed.
  private static let unlistable = -1

  private static func add(_ path: RawPath, depth: Int, limits: IntakeLimits, to state: inout [Int]) {
    guard depth <= limits.depth, state.count <= limits.files * 4, let look = FileSystem.look(at: path) else { return }
    state += look.numbers
    guard look.isFolder else { return }
    do {
      for name in try FileSystem.names(in: path) {
        state.append(name.bytes.hashValueOverRuns)
        add(path.appending(name), depth: depth + 1, limits: limits, to: &state)
      }
    } catch {
      // It is one of the looks a folder can have, and another than that of an empty one. When it stays so, the envelope
      // is received as it is, and the reception says what cannot be read.
      state.append(Self.unlistable)
    }
  }
}

extension FileSystem {
  /// Size, time of the last change and number of what stands at a path; nil when there is nothing.
  static func look(at path: RawPath) -> (numbers: [Int], isFolder: Bool)? {
    var status = stat()
    guard path.withCString({ lstat($0, &status) }) == 0 else { return nil }
    return (
      [
        Int(status.st_size), Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec),
        Int(truncatingIfNeeded: status.st_ino),
      ], status.st_mode & S_IFMT == S_IFDIR
    )
  }
}

extension [UInt8] {
  /// A number for some bytes that is the same in every run (FNV-1a).
  fileprivate var hashValueOverRuns: Int {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in self { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: value)
  }
}
