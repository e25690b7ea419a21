import Programme
import Testing
import Workbook

@testable import Forms

/// One way in which applicants, or their programs, change a form before they send it.
struct FormMutation: Sendable, CustomTestStringConvertible {
  /// What a mutation makes of a filled form; nil when the form has nothing to do it to.
  typealias Change = @Sendable (_ book: inout BookModel, _ master: FilledMaster, _ dice: inout Dice) -> Void

  let name: String
  let change: Change

  init(_ name: String, _ change: @escaping Change) {
    self.name = name
    self.change = change
  }

  var testDescription: String { name }
}

extension BookModel {
  /// The sheets of the form proper: without that of the check code.
  func formSheets(_ master: FilledMaster) -> [Int] {
    master.definition.sheets.indices.filter { master.definition.sheets[$0].layout != nil }
  }
}
