import Examination
import Forms
import GRDB
import Programme
import Register
import Testing

@testable import Casework

/// Each action, by each official, in each state: allowed or refused, and a refusal changes no row.
struct PermissionTests {
  /// A case in a state, brought there as officials would.
  static func office(with state: CaseState) throws -> (CaseOffice, CaseID) {
    let office = try CaseOffice()
    let designated = try Applications.designatedOpening()
    let id: CaseID
    switch state {
    case .received, .awaitingPaper: id = try office.newCase(designated)
    case .underExamination: id = try office.examinable(designated)
    case .awaitingApproval: id = try office.passed(designated)
    case .awaitingPayment:
      id = try office.passed(Applications.payingOpening())
      try office.approve(id)
    case .applied:
      id = try office.passed(designated)
      try office.approve(id)
    case .returned:
      id = try office.examinable(designated)
      try office.examine(id, .return)
    case .rejected:
      id = try office.examinable(designated)
      try office.examine(id, .reject)
    case .withdrawn:
      id = try office.newCase(designated)
      try office.withdraw(id)
    }
    #expect(try office.state(id) == state)
    return (office, id)
  }

  /// `received` passes within one transaction of the reception; a case is never found in it.
  static let states = CaseState.allCases.filter { $0 != .received }

  static let officials = ["uketsuke", "shinsa", "shinsa2", "kessai", "kanri", "ryoho", "dare"]

  /// Who may do what, by hand from the roles of the contract: examiners examine, approvers approve and decline.
  static let allowed: [ActionKind: (states: Set<CaseState>, officials: Set<String>)] = [
    .examine: ([.underExamination], ["shinsa", "shinsa2", "ryoho"]),
    .approve: ([.awaitingApproval], ["kessai", "ryoho"]),
    .decline: ([.awaitingApproval, .awaitingPayment], ["kessai", "ryoho"]),
  ]

  @Test(arguments: states)
  func `officials do what their role and the state of the case allow, nothing else`(state: CaseState) throws {
    let (office, id) = try Self.office(with: state)
    let before = try office.content()
    for (action, who) in Self.allowed.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for name in Self.officials {
        let error = try office.attempt { db in
          try Self.perform(action, on: id, by: OfficialID(rawValue: name), office, in: db)
        }
        let expected: CaseworkError? =
          if !who.states.contains(state) {
            .notAllowed(id, action: action, state: state)
          } else if name == "dare" {
            .officialUnknown(OfficialID(rawValue: name))
          } else if !who.officials.contains(name) {
            .roleMissing(OfficialID(rawValue: name), action == .examine ? .examiner : .approver)
          } else {
            nil
          }
        #expect(error as? CaseworkError == expected, "\(action) by \(name)")
        #expect((error == nil) == (expected == nil), "\(action) by \(name): \(String(describing: error))")
        try Self.expectUnchanged(office, id, action, expected, name)
      }
    }
    #expect(try office.content() == before)
  }

  /// A refused action leaves every row as it was even where the caller's transaction goes on.
  private static func expectUnchanged(
    _ office: CaseOffice, _ id: CaseID, _ action: ActionKind, _ expected: CaseworkError?, _ name: String
  ) throws {
    guard expected != nil else { return }
    _ = try office.attempt { db in
      let before = try CaseOffice.content(db)
      do { try perform(action, on: id, by: OfficialID(rawValue: name), office, in: db) } catch {}
      #expect(try CaseOffice.content(db) == before, "\(action) by \(name) was refused and left something")
    }
  }

  private static func perform(
    _ action: ActionKind, on id: CaseID, by official: OfficialID, _ office: CaseOffice, in db: Database
  ) throws {
    switch action {
    case .examine: try CaseDesk.examine(id, by: official, .pass, note: nil, context: office.context, in: db)
    case .approve: _ = try CaseDesk.approve(id, by: official, context: office.context, in: db)
    case .decline: try CaseDesk.decline(id, by: official, note: "再確認", context: office.context, in: db)
    case .recordPaper: _ = try CaseDesk.recordPaper(Applications.payment(), on: id, context: office.context, in: db)
    case .withdraw: try CaseDesk.withdraw(id, note: "取下げ", context: office.context, in: db)
    }
  }

  /// What reception does, by hand: paper until the case is with the approver, and the payment; withdrawal until the end.
  static let reception: [ActionKind: Set<CaseState>] = [
    .recordPaper: [.awaitingPaper, .underExamination, .returned, .awaitingPayment],
    .withdraw: [.awaitingPaper, .underExamination, .awaitingApproval, .awaitingPayment, .returned],
  ]

  @Test(arguments: states)
  func `reception records paper and withdrawals while the state allows it`(state: CaseState) throws {
    let (office, id) = try Self.office(with: state)
    for (action, states) in Self.reception.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let error = try office.attempt { db in
        try Self.perform(action, on: id, by: CaseOffice.shinsa, office, in: db)
      }
      let expected = states.contains(state) ? nil : CaseworkError.notAllowed(id, action: action, state: state)
      #expect(error as? CaseworkError == expected, "\(action)")
      #expect((error == nil) == (expected == nil), "\(action): \(String(describing: error))")
      try Self.expectUnchanged(office, id, action, expected, "reception")
    }
  }

  @Test func `an unknown case is refused first`() throws {
    let office = try CaseOffice()
    let id = CaseID(rawValue: "C-2026-000009")
    for action in ActionKind.allCases {
      let error = try office.attempt { db in
        try Self.perform(action, on: id, by: OfficialID(rawValue: "dare"), office, in: db)
      }
      #expect(error as? CaseworkError == .caseUnknown(id), "\(action)")
    }
  }

  @Test(arguments: states.filter { !$0.isFinal })
  func `an application can be taken back until it is done`(state: CaseState) throws {
    let (office, id) = try Self.office(with: state)
    let journal = try office.journal()
    try office.withdraw(id)
    #expect(try office.state(id) == .withdrawn)
    #expect(try office.view(id).waitingFor.isEmpty)
    try office.database.read { db in
      try CaseStore.eachOpenCase(in: db) { Issue.record("\($0.id.rawValue) is still open") }
    }
    #expect(try office.journal() == journal)
    #expect(try office.letters().isEmpty)
  }
}
