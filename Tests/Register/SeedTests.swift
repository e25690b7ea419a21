// Tests of Register: loading what is on record when an office is set up.

import Foundation
import GRDB
import Programme
import Register
import TestSupport
import Testing

/// A change to the specimen's JSON and the error it must give.
struct SeedCase: Sendable, CustomTestStringConvertible {
  let why: String
  let replace: String
  let with: String
  let error: SeedError

  var testDescription: String { why }

  init(_ why: String, _ replace: String, _ with: String, _ path: [SeedError.Step], _ reason: SeedError.Reason) {
    self.why = why
    self.replace = replace
    self.with = with
    error = SeedError(path, reason)
  }
}

struct SeedTests {
  static let cases: [SeedCase] = [
    SeedCase(
      "a person's id twice", #""id": "P000003""#, #""id": "P000002""#, ["persons", 2, "id"], .duplicate("P000002")),
    SeedCase(
      "a 法人番号 of 12 digits", "1234567890123", "123456789012", ["persons", 0, "corporateNumber"],
      .outOfRange(found: "123456789012", allowed: "13 digits")),
    SeedCase(
      "an obligated person who is nobody", #""obligatedPersons": ["P000001", "P000002"]"#,
      #""obligatedPersons": ["P000001", "P9"]"#, ["facilities", 1, "obligatedPersons", 1], .unknownPerson("P9")),
    SeedCase(
      "a negative emission", #""tonnes": 7400"#, #""tonnes": -1"#, ["facilities", 0, "emissions", "2021", "tonnes"],
      .outOfRange(found: "-1", allowed: "≥ 0")),
    SeedCase(
      "an era year", #""obligationFrom": 2015"#, #""obligationFrom": 27"#, ["facilities", 1, "obligationFrom"],
      .outOfRange(found: "27", allowed: "1990…2199")),
    SeedCase(
      "a facility twice", #""designation": "7777""#, #""designation": "0021""#, ["facilities", 3, "designation"],
      .duplicate("0021")),
    SeedCase(
      "a holder who is nobody", #""holders": ["P000002"]"#, #""holders": ["P000009"]"#, ["accounts", 2, "holders", 0],
      .unknownPerson("P000009")),
    SeedCase(
      "two holders of a general account", #""holders": ["P000002"]"#, #""holders": ["P000002", "P000001"]"#,
      ["accounts", 2, "holders"], .holderCount(2)),
    SeedCase(
      "a designated account of no facility", #""kind": "designated", "designation": "9999""#,
      #""kind": "designated", "designation": "9998""#, ["accounts", 1, "designation"], .unknownFacility("9998")),
    SeedCase(
      "two designated accounts of one facility", #""kind": "designated", "designation": "9999""#,
      #""kind": "designated", "designation": "8888""#, ["accounts", 1, "designation"], .duplicate("130-100-8888-0")),
    SeedCase(
      "a number of another kind", #""kind": "governor""#, #""number": "130-200-0005-0", "kind": "governor""#,
      ["accounts", 3, "number"], .accountNumberDoesNotFit("130-200-0005-0")),
    SeedCase(
      "a manager of a general account", #""openerKind": 3"#, #""manager": "P000001""#, ["accounts", 2, "manager"],
      .notApplicable),
    SeedCase(
      "an association of an unknown account", #""general": "130-200-0001-0""#, #""general": "130-200-0002-0""#,
      ["associations", 0, "general"], .unknownAccount("130-200-0002-0")),
    SeedCase(
      "an association without relation", #""designated": "130-100-8888-0""#, #""designated": "130-100-9999-0""#,
      ["associations", 0], .holderUnrelated("P000002")),
    SeedCase(
      "a verification category 7", "[1, 2]", "[1, 7]", ["verifiers", 0, "categories", 1],
      .outOfRange(found: "7", allowed: "1…6")),
    SeedCase(
      "serials not as many as tonnes", #""tonnes": 200"#, #""tonnes": 201"#, ["credits", 0, "serials"],
      .serialsDoNotCount(serials: "130-1101~130-1300", tonnes: 201)),
    SeedCase(
      "overlapping serials", #""tonnes": 50"#, #""tonnes": 50, "serials": "130-1300~130-1349""#,
      ["credits", 1, "serials"], .serialsOverlap("130-1101~130-1300")),
    SeedCase(
      "no tonnes", #""tonnes": 7,"#, #""tonnes": 0,"#, ["credits", 2, "tonnes"],
      .outOfRange(found: "0", allowed: "> 0")),
    SeedCase(
      "other gas in a general account", #""type": "tokyoSME", "origin""#, #""type": "otherGas", "origin""#,
      ["credits", 3, "account"], .creditNotAllowedInAccount("130-200-0001-0")),
    SeedCase(
      "a counter below a given serial", "20001", "1300", ["serials", "next"],
      .outOfRange(found: "1300", allowed: "> 1300")),
    SeedCase(
      "a certificate under two certifications", #""evidence": ["C-1"]}"#,
      #""evidence": ["C-1"]}, {"project": "02000012", "type": "tokyoSME", "holder": "P000002", "vintage": 2021, "tonnes": 5, "certifiedOn": "2023-03-01", "evidence": ["Ｃ－１"]}"#,
      ["certifications", 1, "evidence", 0], .duplicate("Ｃ－１")),
    SeedCase("an official twice", #""id": "kessai""#, #""id": "shinsa""#, ["users", 2, "id"], .duplicate("shinsa")),
  ]

  @Test(arguments: cases)
  func `an error of the seed file names its path`(row: SeedCase) throws {
    let parts = SpecimenRegister.json.components(separatedBy: row.replace)
    try #require(parts.count >= 2, "the specimen must contain what the case replaces")
    let json = parts[0] + row.with + parts.dropFirst().joined(separator: row.replace)
    let seed = try JSONDecoder().decode(RegisterSeed.self, from: Data(json.utf8))
    let figures = try SpecimenFigures.figures()
    #expect(throws: row.error) { try seed.changes(figures: figures, on: FixedMoment.today) { $0 } }
  }

  @Test func `a password that cannot be hashed names its path`() throws {
    struct NoMemory: Error {}
    let figures = try SpecimenFigures.figures()
    let seed = try SpecimenRegister.seed()
    #expect(throws: SeedError(["users", 0, "password"], .passwordNotHashable)) {
      try seed.changes(figures: figures, on: FixedMoment.today) { _ in throw NoMemory() }
    }
  }

  @Test func `passwords go on record as hashes only`() throws {
    let db = try SpecimenRegister.database()
    let official = try db.read { try RegisterReader.fetchOfficial(OfficialID(rawValue: "uketsuke"), in: $0) }
    #expect(official?.passwordHash == "hash of himitsu-1")
    let roles = try db.read { try RegisterReader.fetchOfficial(OfficialID(rawValue: "kanri"), in: $0)?.roles }
    #expect(roles == [.reception, .administrator])
  }

  @Test func `numbers and serials left out are derived`() throws {
    let db = try SpecimenRegister.database()
    let numbers = try db.read { db in
      try [AccountKind.designated, .general, .governor].flatMap { kind in
        try RegisterReader.accountRecords(of: kind, in: db).map(\.account.number.description)
      }
    }
    #expect(
      numbers == [
        "130-100-8888-0", "130-100-9999-0", "130-200-0001-0", "130-900-0001-0", "130-900-0002-0", "130-900-0003-0",
        "130-900-0004-0", "130-900-0005-0",
      ])
    let serials = try db.read { db in
      try RegisterReader.holdings(
        of: AccountNumber("130-200-0001-0"), on: FixedMoment.today, figures: SpecimenFigures.figures(), in: db
      ).map(\.block.serials.description)
    }
    // 50 t of the second entry took 20001 to 20050 before these two.
    #expect(serials == ["130-20051~130-20057", "130-20058~130-20087"])
    #expect(try db.read { try RegisterReader.nextSerial(areaCode: "130", in: $0) } == 20088)
  }

  @Test func `two loads of one seed give the same head`() throws {
    let heads = try (0..<2).map { _ in try SpecimenRegister.database().read { try Journal.head(in: $0).hash } }
    #expect(heads[0] == heads[1])
    #expect(heads[0].count == 64)
  }

  @Test func `the schema tree has every key the decoder reads, and no other`() throws {
    // Every key in the specimen, at every depth, must be known to the tree, and a foreign one must not.
    let object = try JSONSerialization.jsonObject(with: Data(SpecimenRegister.json.utf8))
    #expect(unknown(object, RegisterSeed.schema).isEmpty)
    #expect(unknown(["persons": [["id": "P1", "age": 3]]], RegisterSeed.schema) == ["age"])
    // And what Swift writes is what the tree says, for a seed that fills every property it can.
    let written = try JSONSerialization.jsonObject(with: JSONEncoder().encode(SpecimenRegister.seed()))
    #expect(unknown(written, RegisterSeed.schema).isEmpty)
  }

  private func unknown(_ object: Any, _ keys: SeedKeys) -> [String] {
    switch keys {
    case .value: object is [String: Any] || object is [Any] ? ["not a value"] : []
    case .list(let inner): (object as? [Any])?.flatMap { unknown($0, inner) } ?? ["not a list"]
    case .keys(let known):
      (object as? [String: Any])?.sorted { $0.key < $1.key }.flatMap { key, value in
        known[key].map { unknown(value, $0) } ?? [key]
      } ?? ["not an object"]
    case .years(let inner): (object as? [String: Any])?.values.flatMap { unknown($0, inner) } ?? ["not a map"]
    case .valueOr(let inner): object is [String: Any] ? unknown(object, inner) : []
    }
  }
}
