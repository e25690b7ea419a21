// The texts of the journal: written without the encoder where changes come by the thousand, with the encoder's bytes.

import Foundation
import Programme
import TestSupport
import Testing

@testable import Register

struct ChangeTextTests {
  private static let awkward =
    (0...0x2FF).compactMap { Unicode.Scalar($0 as UInt32).map { String(Character($0)) } } + [
      "", "/", "</script>", "\"", "\\", "\u{2028}\u{2029}", "が", "か\u{3099}", "🏯", "𠮟", "\u{FEFF}", "\r\n", "\u{FFFF}",
      "一般社団法人　見本", "a\u{0}b",
    ]

  @Test func `a text that needs an escape is left to the encoder, any other has the encoder's bytes`() throws {
    for text in Self.awkward {
      let change = RegisterChange.creditsMoved(
        .cancellation(try SpecimenChanges.serials(1), from: try number(1), to: try number(2), purpose: text))
      try expectSame(change)
    }
  }

  @Test(arguments: [1, 2, 3]) func `random changes have the encoder's bytes`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var kinds: Set<RegisterChange.Kind> = []
    for _ in 0..<2_000 {
      let change = try SpecimenChanges.random(&random, texts: Self.awkward)
      if change.plainText != nil { kinds.insert(change.kind) }
      try expectSame(change)
    }
    #expect(
      kinds == [.creditsIssued, .creditsMoved, .transferEntered, .transferExecuted, .transferCancelled],
      "these come by the thousand")
  }

  @Test func `a change with a stated ground is the encoder's`() throws {
    var random = SeededGenerator(seed: 9)
    let change = RegisterChange.creditsIssued(
      try SpecimenChanges.block(&random, texts: ["a"]), basis: .excessAutomatic(period: 2))
    #expect(change.plainText == nil)
    try expectSame(change)
  }

  private func expectSame(_ change: RegisterChange) throws {
    let encoder = CanonicalJSON.encoder()
    let expected = try CanonicalJSON.text(change, encoder)
    #expect(Array(try change.canonicalText(encoder).utf8) == Array(expected.utf8))
  }

  private func number(_ body: Int) throws -> AccountNumber { try SpecimenChanges.account(body) }
}

/// Changes of the kinds that come by the thousand, with every optional fact there and absent.
private enum SpecimenChanges {
  static func account(_ body: Int) throws -> AccountNumber { try AccountNumber("130-200-\(1000 + body)-0") }

  static func serials(_ count: Int) throws -> SerialSet {
    try SerialSet(
      (0..<count).map { try SerialRange(areaCode: "130", first: Int64($0) * 9 + 1, last: Int64($0) * 9 + 3) })
  }

  static func block(_ random: inout SeededGenerator, texts: [String]) throws -> CreditBlock {
    CreditBlock(
      serials: try SerialRange(areaCode: "011", first: 1, last: Int64.random(in: 1...(.max), using: &random)),
      account: try account(1), creditType: CreditType.allCases.randomElement(using: &random) ?? .excess,
      renewableType: Bool.random(using: &random) ? texts.randomElement(using: &random) : nil,
      origin: texts.randomElement(using: &random) ?? "",
      vintage: try FiscalYear(Int.random(in: 1...9998, using: &random)),
      issuedOn: CivilDate(daysSince1970: Int.random(in: -700_000...2_900_000, using: &random)),
      issuedIn: Bool.random(using: &random) ? try account(2) : nil)
  }

  static func movement(_ random: inout SeededGenerator, texts: [String]) throws -> CreditMovement {
    let (from, to) = (try account(3), try account(4))
    let serials = try serials(Int.random(in: 1...4, using: &random))
    let text = texts.randomElement(using: &random)
    let price = Bool.random(using: &random) ? Int64.random(in: .min...(.max), using: &random) : nil
    return switch CreditMovement.Kind.allCases.randomElement(using: &random) ?? .expiry {
    case .designatedToGeneral: .designatedToGeneral(serials, from: from, to: to, declaredPrice: price)
    case .generalToGeneral: .generalToGeneral(serials, from: from, to: to, declaredPrice: price)
    case .generalToDesignated: .generalToDesignated(serials, from: from, to: to, declaredPrice: price)
    case .surrender:
      .surrender(
        serials, from: from, to: to,
        use: .init(
          designation: try DesignationNumber("0021"), period: Int.random(in: 1...9, using: &random),
          trigger: CreditMovement.Surrender.Trigger.allCases.randomElement(using: &random) ?? .onArrival))
    case .cancellation: .cancellation(serials, from: from, to: to, purpose: text ?? "")
    case .expiry: .expiry(serials, from: from, to: to)
    case .movedOut:
      .movedOut(
        serials, from: from, to: to,
        .init(holder: PersonID(rawValue: text ?? ""), certificate: price == nil ? nil : text))
    case .movedBack:
      .movedBack(
        serials, from: from, to: to,
        .init(holder: PersonID(rawValue: "P1"), certificate: price == nil ? text : nil))
    case .reversal: .reversal(serials, from: from, to: to, of: .init(entry: price ?? 7, reason: text ?? ""))
    }
  }

  static func random(_ random: inout SeededGenerator, texts: [String]) throws -> RegisterChange {
    let id = TransferID(rawValue: texts.randomElement(using: &random) ?? "")
    let transfer = Transfer(
      id: id, from: try account(5), to: try account(6), serials: try serials(2),
      declaredPrice: Bool.random(using: &random) ? 600 : nil, enteredOn: CivilDate(daysSince1970: 20_000))
    return switch Int.random(in: 0..<5, using: &random) {
    case 0: .creditsIssued(try block(&random, texts: texts))
    case 1: .creditsMoved(try movement(&random, texts: texts))
    case 2: .transferEntered(transfer)
    case 3:
      .transferExecuted(
        TransferExecution(
          transfer: id, user: UserNumber(rawValue: texts.randomElement(using: &random) ?? ""),
          movement: try movement(&random, texts: texts)))
    default:
      .transferCancelled(TransferCancellation(of: transfer, reason: texts.randomElement(using: &random) ?? ""))
    }
  }
}
