import Foundation
import Programme
import Testing

@testable import Forms

/// The filled master of every form, changed in every way we know, and read back.
///
/// `KOZABO_MUTATIONS=all` takes more values and more pairs and prints the recovery rate of each mutation.
@Suite("every form of the catalogue, changed before it was sent") struct MutationTests {
  static let all = FormMutation.layout + FormMutation.labels + FormMutation.answers + FormMutation.tables
  static let seed: UInt64 = 20_261_122
  static let isLarge = ProcessInfo.processInfo.environment["KOZABO_MUTATIONS"] == "all"
  /// Pairs of mutations tried on each form.
  static let pairs = isLarge ? 60 : 5
  /// Fillings of each form.
  static let fillings: ClosedRange<UInt64> = isLarge ? 0...9 : 0...0

  /// The filled masters, made once.
  static let masters = Result { try masters(filling: 0) }
  static let lexicon = Result { FormLexicon(try Specimen.definitions()) }

  static func masters(filling: UInt64) throws -> [FilledMaster] {
    try Specimen.definitions().enumerated().map { try FilledMaster($1, seed: seed &+ UInt64($0) &+ filling &* 1000) }
  }

  @Test(arguments: fillings)
  func `every field is right or marked after one change`(_ filling: UInt64) throws {
    let masters = filling == 0 ? try Self.masters.get() : try Self.masters(filling: filling)
    for mutation in Self.all {
      var tally = MutationTally(mutation.name)
      for (index, master) in masters.enumerated() {
        var dice = Dice(seed: Self.seed &+ UInt64(index))
        var book = master.book
        mutation.change(&book, master, &dice)
        tally.add(try Self.verdict(of: book.map, master), master)
      }
      tally.report(always: Self.isLarge)
      #expect(tally.wrong == [], "seed \(Self.seed), filling \(filling)")
      #expect(tally.rate >= 99, "seed \(Self.seed), filling \(filling): \(tally.marked)")
    }
  }

  @Test func `every field is right or marked after two changes`() throws {
    var tally = MutationTally("pairs")
    for (index, master) in try Self.masters.get().enumerated() {
      var dice = Dice(seed: Self.seed &+ 5000 &+ UInt64(index))
      for _ in 0..<Self.pairs {
        // In this order each finds the master's cells where it looks for them.
        let stages = [FormMutation.labels, FormMutation.answers, FormMutation.tables, FormMutation.layout]
        let stage = dice.below(3)
        let first = dice.pick(stages[stage])
        let second = dice.pick(stages[stage + 1 + dice.below(3 - stage)])
        // These look for the master's own columns and sheets, which tables have left by then.
        let isOutOfOrder = ["columns of tables moved", "another sheet added"].contains {
          [first.name, second.name].contains($0)
        }
        if isOutOfOrder, FormMutation.tables.contains(where: { $0.name == first.name }) { continue }
        var book = master.book
        first.change(&book, master, &dice)
        second.change(&book, master, &dice)
        tally.add(try Self.verdict(of: book.map, master), master, story: "\(first.name) + \(second.name)")
      }
    }
    tally.report(always: Self.isLarge)
    #expect(tally.wrong == [], "seed \(Self.seed)")
    #expect(tally.rate >= 99, "seed \(Self.seed): \(tally.marked)")
  }

  @Test func `every mutation changes something`() throws {
    let masters = try Self.masters.get()
    for mutation in Self.all where mutation.name != "nothing" {
      let isChanging = masters.enumerated().contains { index, master in
        var dice = Dice(seed: Self.seed &+ UInt64(index))
        var book = master.book
        mutation.change(&book, master, &dice)
        return !book.isSame(as: master.book)
      }
      #expect(isChanging, "\(mutation.name)")
    }
  }

  static func verdict(of map: WorkbookMap, _ master: FilledMaster) throws -> FilledMaster.Verdict {
    let result = FormRecognizer.recognize(map, among: try lexicon.get())
    guard let form = result.forms.first, result.forms.count == 1, form.formID == master.definition.id else {
      var verdict = FilledMaster.Verdict()
      verdict.all = master.expected.count
      let story = "recognised as \(result.forms.map(\.formID.rawValue))"
      if result.forms.isEmpty { verdict.marked = [story] } else { verdict.wrong = [story] }
      return verdict
    }
    let extracted = FormExtractor.extract(
      map, form, definition: master.definition, eras: try Eras.table(), lexicon: try lexicon.get())
    return master.compare(extracted)
  }
}

/// The verdicts on many forms added up.
struct MutationTally {
  let name: String
  private(set) var right = 0
  private(set) var all = 0
  private(set) var marked: [String] = []
  private(set) var wrong: [String] = []

  init(_ name: String) { self.name = name }

  /// Right fields of a hundred.
  var rate: Double { all == 0 ? 100 : Double(right) * 100 / Double(all) }

  mutating func add(_ verdict: FilledMaster.Verdict, _ master: FilledMaster, story: String = "") {
    right += verdict.right
    all += verdict.all
    marked += verdict.marked.map { "\(master.definition.number) \(story) \($0)" }
    wrong += verdict.wrong.map { "\(master.definition.number) \(story) \($0)" }
  }

  /// Prints the rate, and what was not right.
  func report(always: Bool) {
    guard always || !wrong.isEmpty || rate < 99 else { return }
    print("recovery \(name): \(right)/\(all) right, \(marked.count) marked, \(wrong.count) wrong")
    for line in wrong.prefix(12) { print("   WRONG \(line)") }
    for line in marked.prefix(12) { print("   marked \(line)") }
  }
}
