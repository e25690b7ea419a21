import Foundation
import Programme
import Testing

@testable import Forms

@Suite("every form of the catalogue, changed before it was sent") struct MutationTests {
  static let all = FormMutation.layout + FormMutation.labels + FormMutation.answers + FormMutation.tables
  static let seed: UInt64 = 20_261_122

  /// The filled masters, made once.
  static let masters = Result {
    try Specimen.definitions().enumerated().map { try FilledMaster($1, seed: seed &+ UInt64($0)) }
  }
  static let lexicon = Result { FormLexicon(try Specimen.definitions()) }

  @Test(arguments: all)
  func `every field is right or marked`(_ mutation: FormMutation) throws {
    var total = FilledMaster.Verdict()
    for (index, master) in try Self.masters.get().enumerated() {
      var dice = Dice(seed: Self.seed &+ UInt64(index))
      var book = master.book
      mutation.change(&book, master, &dice)
      let verdict = try Self.verdict(of: book.map, master)
      total.right += verdict.right
      total.all += verdict.all
      total.marked += verdict.marked.map { "\(master.definition.number) \($0)" }
      total.wrong += verdict.wrong.map { "\(master.definition.number) \($0)" }
    }
    if !total.wrong.isEmpty || !total.marked.isEmpty {
      print("mutation \(mutation.name): \(total.right)/\(total.all)")
      for line in total.wrong.prefix(12) { print("   WRONG \(line)") }
      for line in total.marked.prefix(12) { print("   marked \(line)") }
    }
    #expect(total.wrong == [])
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
