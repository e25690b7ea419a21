import ArgumentParser
import Casework
import Programme

extension GlobalOptions {
  /// Says where a case stands after a decision.
  func report(_ id: String, _ state: CaseState) throws {
    if json {
      try Console.json(["id": id, "state": state.rawValue])
    } else if !quiet {
      Console.line("\(id): \(state.words.text(in: language))")
    }
  }
}
