// The matrix of movements (03-credits section 8), cell by cell for every kind of credit: what is allowed is typed here, and
// everything else must be refused.

import Programme
import Register
import Testing

struct CreditMatrixTests {
  private static let a = CreditBook.general["A"] ?? ""
  private static let b = CreditBook.general["B"] ?? ""
  private static let one = "130-100-0001-0"
  private static let two = "130-100-0002-0"
  private static let three = "130-100-0003-0"
  private static let governor = [
    CreditBook.surrender, CreditBook.cancellation, CreditBook.expiry, CreditBook.source, CreditBook.saitama,
  ]

  /// What an application for a transfer comes to.
  private enum Outcome: Equatable {
    case moved, waiting
    case refused(String)
  }

  /// A has the general account and the facilities 0001 and 0002, B the facility 0003.
  private static func outcome(_ type: CreditType, from: String, to: String) -> Outcome {
    if from == to { return .refused("sameAccount") }
    let isGas = type == .otherGas
    switch (from, to) {
    case (one, a), (two, a): return type == .excess ? .moved : .refused("typeNotMovable")
    case (one, b), (two, b), (three, a): return .refused("notAssociated")
    case (three, b): return type == .excess ? .moved : .refused("typeNotMovable")
    case (a, b), (b, a): return isGas ? .refused("typeNotMovable") : .waiting
    case (a, one), (a, two), (b, three): return isGas ? .refused("typeNotMovable") : .moved
    case (a, three), (b, one), (b, two): return .refused("notAssociated")
    default: return .refused("movementNotAllowed")
    }
  }

  @Test(arguments: CreditType.allCases)
  func `a transfer goes the ways of the matrix and no other`(type: CreditType) throws {
    let accounts = [Self.one, Self.two, Self.three, Self.a, Self.b] + Self.governor
    let book = try CreditBook()
    var serial: Int64 = 1
    for from in accounts {
      for to in accounts {
        let serials = "130-\(serial)"
        let isDesignated = from.hasPrefix("130-100-")
        try book.hold(
          serials, in: from, type, 2024, origin: type == .excess || type == .otherGas ? "0001" : "02000011",
          issuedIn: isDesignated ? from : nil)
        serial += 2
        var outcome: Outcome
        do {
          let kinds = try book.transfer(serials, from: from, to: to).map(\.kind)
          outcome = kinds == [.transferEntered] ? .waiting : .moved
          #expect(kinds == [.transferEntered] || kinds == [.creditsMoved], "\(from) to \(to)")
        } catch let refusal as CreditRefusal {
          outcome = .refused(String(String(describing: refusal).prefix { $0 != "(" }))
        }
        #expect(outcome == Self.outcome(type, from: from, to: to), "\(type.rawValue) from \(from) to \(to)")
      }
    }
  }

  /// The other ways of the matrix, each by an application of its own: from which accounts, and for which kinds.
  @Test(arguments: CreditType.allCases)
  func `cancellation, surrender and Saitama are open to their kinds and accounts only`(type: CreditType) throws {
    let book = try CreditBook()
    var serial: Int64 = 1
    func refusal(in account: String, _ act: (String) throws -> Void) throws -> String? {
      let serials = "130-\(serial)"
      try book.hold(
        serials, in: account, type, 2024, origin: type == .excess || type == .otherGas ? "0001" : "02000011",
        issuedIn: account == Self.one ? account : nil)
      serial += 2
      do {
        try act(serials)
        return nil
      } catch let refusal as CreditRefusal {
        return String(String(describing: refusal).prefix { $0 != "(" })
      }
    }
    let isCancellable: Set<CreditType> = [.excess, .tokyoSME, .renewableConverted, .outOfTokyo]
    let movesToSaitama: Set<CreditType> = [.excess, .tokyoSME, .saitamaExcess, .saitamaSME]
    for account in [Self.one, Self.a] + Self.governor {
      let isGeneral = account == Self.a
      #expect(
        try refusal(in: account) { try book.cancel($0, from: account, purpose: "行事") }
          == (!isGeneral ? "movementNotAllowed" : isCancellable.contains(type) ? nil : "typeNotCancellable"))
      #expect(
        try refusal(in: account) { try book.saitama($0, account, .out, holder: "A", compliant: ["0001"]) }
          == (!isGeneral ? "movementNotAllowed" : movesToSaitama.contains(type) ? nil : "typeNotForSaitama"))
      #expect(
        try refusal(in: account) { try book.surrender($0, from: account, short: 9, third: 9, facility: "0001") }
          == (account == Self.one ? nil : "movementNotAllowed"))
    }
  }
}
