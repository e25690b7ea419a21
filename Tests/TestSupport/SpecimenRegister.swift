import Foundation
public import GRDB
import Programme
public import Register

/// A tiny register of invented names around the company of the specimen application.
///
/// 株式会社東京見本 (P000001) is obligated for the facilities 0021, 8888 and 9999; 0021 has no designated account yet,
/// 8888 has one with 見本管理組合法人 (P000002) as second holder and manager, 9999 is its alone and has one.
/// P000002 has the general account 130-200-0001-0, associated with that of 8888. 見本 花子 (P000003) is an individual.
/// The officials are uketsuke (reception), shinsa (examiner), kessai (approver) and kanri (administrator).
public enum SpecimenRegister {
  /// The register as the content of a seed file.
  public static func seed() throws -> RegisterSeed {
    try JSONDecoder().decode(RegisterSeed.self, from: Data(json.utf8))
  }

  /// An in-memory register with the content, recorded at ``FixedMoment``.
  public static func database(migrator: DatabaseMigrator = RegisterSchema.migrator) throws -> DatabaseQueue {
    let queue = try RegisterDatabase.inMemory(migrator: migrator)
    try queue.write { try load(into: $0) }
    return queue
  }

  /// Writes the content into an empty register.
  public static func load(into db: Database) throws {
    let changes = try seed().datedChanges(figures: SpecimenFigures.figures(), on: FixedMoment.today) { "hash of \($0)" }
    try Journal.append(changes, by: "init", at: FixedMoment.instant, in: db)
  }

  /// The seed file as JSON, which is YAML too.
  public static let json = """
    {
      "persons": [
        {"id": "P000001", "kind": "corporation", "name": "株式会社東京見本", "kana": "カブシキガイシャトウキョウミホン",
          "address": "東京都新宿区見本町一丁目１番１号", "postalCode": "163-0001",
          "representative": {"title": "代表取締役社長", "name": "見本 太郎"}, "corporateNumber": "1234567890123",
          "sealCertificate": {"issuedOn": "2026-10-01", "originalOnFile": true},
          "contact": {"company": "株式会社東京見本", "address": "東京都千代田区見本町一丁目１番１号", "department": "財務部",
            "person": "新宿 次郎", "phone": "03-0000-0001", "email": "jiro@mihon.example",
            "publish": {"company": true, "address": true, "department": false}}},
        {"id": "P000002", "kind": "corporation", "name": "見本管理組合法人", "address": "東京都港区見本台2-3-4",
          "representative": {"title": "理事長", "name": "髙﨑 一郎"}, "onlineUse": true},
        {"id": "P000003", "kind": "individual", "name": "見本 花子", "address": "東京都江東区見本三丁目4番5号",
          "publishIndividual": true}
      ],
      "facilities": [
        {"designation": "0021", "name": "東京見本本社ビル", "address": "東京都新宿区見本町一丁目１番１号", "class": "specified",
          "category": "I-1", "obligatedPersons": ["P000001"], "obligationFrom": 2020, "baseEmissions": 10000,
          "emissions": {"2020": {"tonnes": 7500, "fixedOn": "2021-11-30"}, "2021": {"tonnes": 7400}}},
        {"designation": "8888", "name": "見本台マンション", "address": "東京都港区見本台2-3-4", "class": "specified",
          "category": "I-2", "obligatedPersons": ["P000001", "P000002"], "obligationFrom": 2015,
          "baseEmissions": {"2015": 5000, "2020": 4800}},
        {"designation": "9999", "name": "見本工場", "address": "東京都江東区見本三丁目1番1号", "class": "designated",
          "category": "II", "obligatedPersons": ["P000001"], "planUnderReview": true},
        {"designation": "7777", "name": "見本商店会館", "address": "東京都台東区見本1-1-1", "class": "equivalent",
          "category": "I-1", "obligatedPersons": ["P000003"]}
      ],
      "accounts": [
        {"kind": "designated", "designation": "8888", "holders": ["P000001", "P000002"], "manager": "P000002",
          "openedOn": "2015-06-01"},
        {"kind": "designated", "designation": "9999", "holders": ["P000001"], "openedOn": "2020-06-01"},
        {"kind": "general", "holders": ["P000002"], "openerKind": 3, "openedOn": "2016-06-01"},
        {"kind": "governor", "openedOn": "2010-04-01"}
      ],
      "associations": [{"general": "130-200-0001-0", "designated": "130-100-8888-0"}],
      "credits": [
        {"account": "130-100-8888-0", "type": "excess", "origin": "8888", "vintage": 2016, "tonnes": 200,
          "serials": "130-1101~130-1300", "issuedOn": "2018-05-01"},
        {"account": "130-100-8888-0", "type": "excess", "origin": "9999", "vintage": 2021, "tonnes": 50,
          "issuedOn": "2023-05-01", "issuedIn": "130-100-9999-0"},
        {"account": "130-200-0001-0", "type": "renewableOther", "renewableType": "太陽光", "origin": "04000021",
          "vintage": 2009, "tonnes": 7, "issuedOn": "2016-06-01"},
        {"account": "130-200-0001-0", "type": "tokyoSME", "origin": "02000011", "vintage": 2021, "tonnes": 30,
          "issuedOn": "2023-06-01"}
      ],
      "verifiers": [{"id": "V1", "name": "見本検証株式会社", "categories": [1, 2], "registeredFrom": "2019-04-01"}],
      "certifications": [{"project": "02000011", "type": "tokyoSME", "holder": "P000002", "vintage": 2021,
        "tonnes": 30, "certifiedOn": "2023-03-01", "evidence": ["C-1"]}],
      "users": [
        {"id": "uketsuke", "name": "受付 一子", "roles": ["reception"], "password": "himitsu-1"},
        {"id": "shinsa", "name": "審査 二郎", "roles": ["examiner"]},
        {"id": "kessai", "name": "決裁 三枝", "roles": ["approver"]},
        {"id": "kanri", "name": "管理 四郎", "roles": ["administrator", "reception"]}
      ],
      "serials": {"next": 20001}
    }
    """
}
