/// Finds the identifiers of the persons an application names, and gives new ones to those not on record.
struct PersonRoll {
  private let onRecord: [Person]
  private let nextRunning: Int
  private var new: [PersonDetails] = []

  init(snapshot: RegisterSnapshot) {
    onRecord = snapshot.persons.values.sorted { $0.id < $1.id }
    nextRunning = snapshot.nextPerson
  }

  /// The identifier of a party; a description that fits someone on record, or an earlier description, gives the same.
  mutating func id(of party: AccountOpening.Party) -> PersonID {
    switch party {
    case .known(let id): return id
    case .described(let details):
      if let person = onRecord.first(where: { details.describes($0) }) { return person.id }
      let index = new.firstIndex { $0.describes(details.person(PersonID(rawValue: ""))) } ?? new.endIndex
      if index == new.endIndex { new.append(details) }
      return identifier(index)
    }
  }

  /// The persons to be recorded, in the order they were first named.
  /// - Throws: ``RegisterError/numberExhausted(_:)``.
  func newPersons() throws(RegisterError) -> [Person] {
    var persons: [Person] = []
    for (index, details) in new.enumerated() {
      persons.append(details.person(try PersonID(running: nextRunning + index)))
    }
    return persons
  }

  /// An identifier past the end of the series stands only until `newPersons` refuses it: the other refusals come first.
  private func identifier(_ index: Int) -> PersonID {
    (try? PersonID(running: nextRunning + index)) ?? PersonID(rawValue: "P\(nextRunning + index)")
  }
}
