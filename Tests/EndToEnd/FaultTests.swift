import Foundation
import TestSupport
import Testing

/// The n-th write, synchronisation, rename or removal fails, or the process dies at it: either all or nothing happened,
/// the next run makes it good, and `verify` proves the register.
@Suite(.enabled(if: Fault.injector != nil, "needs a C compiler and LD_PRELOAD"))
struct FaultTests {
  /// The way of one application through the office, a command a step; and three days of the calendar in an office where
  /// everything is due: excess issued, credits surrendered and expired, accounts closed and frozen, warnings.
  enum Step: String, CaseIterable, Sendable {
    case initialise, receive, paper, examine, approve, letters, lists, daily

    func words(_ place: Workplace) throws -> [String] {
      switch self {
      case .initialise: ["init", place.office, "--seed", Program.samples + "/seed.yaml"]
      case .receive: ["receive", Way.envelope(in: place), "--received", "2026-11-18"]
      case .paper: ["paper", "C-2026-000001", "--file", try #require(try Story.paper(of: "02_"))]
      case .examine: ["examine", "C-2026-000001", "--by", "shinsa-a", "--pass"]
      case .approve: ["approve", "C-2026-000001", "--by", "kessai-a"]
      case .letters: ["letters"]
      case .lists: ["lists"]
      case .daily: ["daily"]
      }
    }

    var today: String { self == .daily ? "2026-10-01" : "2026-11-20" }

    /// What the command ends with when nothing fails: an account that still holds credits is left for a person.
    var code: Int32 { self == .daily ? 1 : 0 }

    func run(_ place: Workplace, environment: [String: String] = [:]) throws -> Program.Outcome {
      try Program.run(place.words(words(place), today: today), environment: environment, folder: place.path)
    }

    /// Whether the command is one transaction, so that what a failed run leaves is what was or what is to be.
    var isOneTransaction: Bool {
      switch self {
      case .receive, .paper, .examine, .approve: true
      case .initialise, .letters, .lists, .daily: false
      }
    }
  }

  /// The offices before each step and how they look after it, made once.
  private struct Way {
    var before: [Step: Workplace] = [:]
    var calls: [Step: Int] = [:]
    var rowsBefore: [Step: [String]] = [:]
    var rowsAfter: [Step: [String]] = [:]
    /// The rows before the calendar's days, and after each.
    var days: [[String]] = []

    static func envelope(in place: Workplace) -> String { place.path + "/disc" }

    static let whole = Result { () throws -> Way in
      var way = Way()
      var place = try Workplace()
      for step in Step.allCases {
        if step == .daily {
          place = try FaultTests.summer()
          way.days = try FaultTests.days(from: place)
        }
        way.before[step] = try FaultTests.copy(place)
        way.rowsBefore[step] = try FaultTests.rows(place)
        let log = place.path + "/calls.log"
        let environment = try Fault.environment(folder: place.path, log: log)
        let outcome = try step.run(place, environment: environment)
        try #require(outcome.code == step.code, "\(step): \(outcome.errors)")
        let calls = String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
        way.calls[step] = calls.split(separator: "\n").count
        try FileManager.default.removeItem(atPath: log)
        way.rowsAfter[step] = try FaultTests.rows(place)
        place = try FaultTests.copy(place)
      }
      return way
    }
  }

  /// What may differ between two runs of one story: instants, and what hangs on them or on chance.
  private static let ofTheMoment: Set = [
    "recordedAt", "hash", "previousHash", "identifier", "passwordHash", "passcodeHash", "payload", "sha256",
    "issuedAt", "writtenAt",
  ]

  private static func rows(_ place: Workplace) throws -> [String] {
    guard FileManager.default.fileExists(atPath: place.office + "/register.sqlite") else { return [] }
    return try Tables.dump(place.office, without: ofTheMoment).map {
      $0.replacingOccurrences(of: place.path, with: "PLACE")
    }
  }

  /// An office set up on the day before the deadline, with what has been due since the summer.
  private static func summer() throws -> Workplace {
    let place = try Workplace()
    let seed = try place.file("summer.yaml", SummerRegister.json)
    let made = try place.kozabo("init", place.office, "--seed", seed, today: "2026-09-29")
    try #require(made.code == 0, "\(made.errors)")
    return place
  }

  /// The rows of that office before the calendar's days and after each, closed by a run of its own.
  private static func days(from place: Workplace) throws -> [[String]] {
    let other = try copy(place)
    return try [rows(other)]
      + ["2026-09-29", "2026-09-30", "2026-10-01"].map { day in
        _ = try other.kozabo("daily", today: day)
        return try rows(other)
      }
  }

  private static func copy(_ place: Workplace) throws -> Workplace {
    let other = try Workplace()
    if FileManager.default.fileExists(atPath: place.office) {
      try FileManager.default.copyItem(atPath: place.office, toPath: other.office)
    }
    _ = try other.envelope("disc", of: ["02_"])
    return other
  }

  // The way of an application and the calendar's days come first; setting up, with most calls, last.
  @Test(arguments: Step.allCases.filter { $0 != .initialise } + [.initialise], Fault.Kind.allCases)
  func `a call that fails leaves all or nothing, and the next run makes it good`(
    step: Step, kind: Fault.Kind
  ) throws {
    let way = try Way.whole.get()
    let calls = try #require(way.calls[step])
    #expect(calls > 10, "the library counts what the program does")
    var met = 0
    var proved = ProvedStates()
    for fault in Fault.chosen(kind, of: calls, few: 1) {
      let place = try Self.copy(try #require(way.before[step]))
      let log = place.path + "/calls.log"
      let outcome = try step.run(place, environment: fault.environment(folder: place.path, log: log))
      let line = try Self.line(fault.call, in: log)
      if line != nil { met += 1 }
      let label: Comment = "\(step.rawValue), \(fault.testDescription): \(line ?? "not reached"); \(outcome.errors)"
      if line == nil { #expect(outcome.code == step.code, label) }
      switch kind {
      case .killed: #expect(outcome.code == (line == nil ? step.code : 128 + SIGKILL), label)
      case .error, .full: #expect([0, 1, 65, 73, 75].contains(outcome.code), label)
      }
      try check(step, way, place, outcome.code, label, &proved)
    }
    #expect(met > 0, "no call failed: the test has shown nothing")
    print(
      "faults: \(step.rawValue) \(kind.rawValue): \(met) of \(calls) calls failed in turn, \(proved.count) states left")
  }

  /// States of an office that a step left and from which it was seen to go on. Most faults strike before anything is
  /// written and leave what there was, byte for byte: from the same bytes a command does the same, so it need not be
  /// seen again.
  private struct ProvedStates {
    private var hashes: Set<Int> = []
    var count: Int { hashes.count }

    /// Whether the state is new.
    mutating func insert(_ place: Workplace) throws -> Bool {
      let isMade = FileManager.default.fileExists(atPath: place.office)
      var hasher = Hasher()
      hasher.combine(isMade)
      let names = isMade ? try FileManager.default.subpathsOfDirectory(atPath: place.office).sorted() : []
      for name in names {
        let path = "\(place.office)/\(name)"
        hasher.combine(name)
        hasher.combine(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        FileManager.default.contents(atPath: path)?.withUnsafeBytes { hasher.combine(bytes: $0) }
      }
      // What a killed run left beside an office that is not made.
      for name in try FileManager.default.contentsOfDirectory(atPath: place.path).sorted() { hasher.combine(name) }
      return hashes.insert(hasher.finalize()).inserted
    }
  }

  private func check(
    _ step: Step, _ way: Way, _ place: Workplace, _ code: Int32, _ label: Comment, _ proved: inout ProvedStates
  ) throws {
    let rows = try Self.rows(place)
    let isDone = rows == way.rowsAfter[step]
    if code == 0 { #expect(isDone, label) }
    if step.isOneTransaction, !isDone { #expect(rows == way.rowsBefore[step], label) }
    if step == .initialise {
      // Made whole or not at all; what a killed run left beside it goes with the next.
      let isMade = FileManager.default.fileExists(atPath: place.office)
      #expect(isDone == isMade, label)
      if isMade { return #expect(try place.kozabo("verify").code == 0, label) }
    }
    // A day is closed or not begun.
    let closed = way.days.firstIndex(of: rows)
    if step == .daily { #expect(closed != nil, label) }
    guard try proved.insert(place) else { return }
    let again = try step.run(place)
    // A case that is decided is not decided again; everything else may be said twice.
    let isRefused = isDone && (step == .examine || step == .approve)
    // The days that are left need a person as long as the second, on which the accounts lapse, is among them.
    let code: Int32 = step == .daily ? ((closed ?? 0) < 2 ? 1 : 0) : isRefused ? 1 : 0
    #expect(again.code == code, "\(label); again: \(again.errors)")
    if step != .paper || !isDone { #expect(try Self.rows(place) == way.rowsAfter[step], label) }
    if step == .letters { try expectLettersWhole(place, count: 3, tries: 1) }
    if step == .lists {
      #expect(try FileManager.default.contentsOfDirectory(atPath: place.office + "/lists").count == 8, label)
    }
    #expect(try place.leftovers().isEmpty, label)
    let proof = try place.kozabo("verify")
    #expect(proof.code == 0, "\(label); \(proof.output)")
  }

  /// The line of a call in the log; nil when the program ended before it.
  private static func line(_ call: Int, in log: String) throws -> String? {
    String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("\(call) ") }.map(String.init)
  }
}
