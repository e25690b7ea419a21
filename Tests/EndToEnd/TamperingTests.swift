import Foundation
import GRDB
import Testing

/// What was changed behind the program's back is found, and named.
@Suite struct TamperingTests {
  private func firstFault(_ place: Workplace) throws -> (name: String, detail: String)? {
    let outcome = try place.kozabo("verify", "--json")
    let checks = try #require(try outcome.json()["checks"] as? [[String: Any]])
    let fault = checks.first { $0["ok"] as? Bool == false }
    #expect(outcome.code == (fault == nil ? 0 : 1))
    // People are told the same, by the same code.
    let words = try place.kozabo("verify")
    #expect(words.code == outcome.code)
    let detail = fault?["detail"] as? String ?? ""
    if fault != nil { #expect(words.output.contains(detail)) }
    return fault.map { ($0["name"] as? String ?? "", detail) }
  }

  @Test func `an untouched office has no fault`() throws {
    #expect(try firstFault(try DemoOffice.place()) == nil)
  }

  @Test func `one letter of a journal entry`() throws {
    let place = try DemoOffice.copy()
    try Tables.tamper(
      place.office, "UPDATE journalEntry SET payload = replace(payload, '見本地所', '見本地主') WHERE sequence = 1")
    let entry = try #require(
      try Tables.read(place.office) { db in
        try Int.fetchOne(db, sql: "SELECT sequence FROM journalEntry WHERE payload LIKE '%見本地主%'")
      })
    let fault = try #require(try firstFault(place))
    #expect(fault.name == "chain")
    #expect(fault.detail.contains("journalEntry \(entry)"))
  }

  @Test func `one byte of the database file in the middle of an entry`() throws {
    let place = try DemoOffice.copy()
    let queue = try DatabaseQueue(path: place.office + "/register.sqlite")
    try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
    try queue.close()
    let path = place.office + "/register.sqlite"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let place70 = try #require(
      bytes.range(of: Data("\"passcodeIssued\"".utf8)) ?? bytes.range(of: Data("$scrypt$".utf8)))
    bytes[place70.lowerBound + 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    let fault = try #require(try firstFault(place))
    #expect(["chain", "replay"].contains(fault.name) || fault.name.hasPrefix("projection."), "\(fault)")
    #expect(!fault.detail.isEmpty)
  }

  @Test func `a journal entry that is gone`() throws {
    let place = try DemoOffice.copy()
    try Tables.tamper(place.office, "DELETE FROM journalEntry WHERE sequence = 70")
    #expect(try firstFault(place) != nil)
  }

  @Test func `one byte of an original`() throws {
    let place = try DemoOffice.copy()
    let original = try #require(
      try Workplace.files(below: place.office + "/store").keys.sorted().first)
    let path = "\(place.office)/store/\(original)"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 1
    try FileManager.default.removeItem(atPath: path)
    try bytes.write(to: URL(fileURLWithPath: path))
    let fault = try #require(try firstFault(place))
    #expect(fault.name == "originals")
    #expect(fault.detail.contains(try #require(original.split(separator: "/").last)))
    try FileManager.default.removeItem(atPath: path)
    #expect(try firstFault(place)?.name == "originals")
  }

  @Test(
    arguments: [
      ("account", "UPDATE account SET openedOn = '2026-11-19' WHERE number = '130-200-0006-0'", "130-200-0006-0"),
      ("registerUser", "UPDATE registerUser SET passcodeHash = NULL WHERE number = '2000000071'", "2000000071"),
      ("association", "DELETE FROM association WHERE general = '130-200-0003-0'", "130-200-0003-0"),
      ("creditBlock", "UPDATE creditBlock SET vintage = vintage - 1 WHERE firstSerial = 1101", "1101"),
    ])
  func `a row of a projected table`(table: String, sql: String, key: String) throws {
    let place = try DemoOffice.copy()
    try Tables.tamper(place.office, sql)
    let fault = try #require(try firstFault(place))
    #expect(fault.name == "projection.\(table)", "\(fault)")
    #expect(fault.detail.contains(key), "\(fault)")
  }

  @Test func `a case that no longer reads, and a trigger that no longer guards`() throws {
    let place = try DemoOffice.copy()
    try Tables.tamper(
      place.office, "UPDATE caseEvent SET payload = '{}' WHERE caseID = 'C-2026-000003' AND kind = 'extracted'")
    let fault = try #require(try firstFault(place))
    #expect(fault.name == "cases")
    #expect(fault.detail.contains("C-2026-000003"))

    let other = try DemoOffice.copy()
    let queue = try DatabaseQueue(path: other.office + "/register.sqlite")
    try queue.write { db in try db.execute(sql: "DROP TRIGGER caseEventFourEyes") }
    try queue.close()
    let gone = try #require(try firstFault(other))
    #expect(gone.detail.contains("caseEventFourEyes"))
  }

  @Test func `a letter that was changed, or is gone`() throws {
    let place = try DemoOffice.copy()
    let letters = place.office + "/letters"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: letters).sorted().first)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: "\(letters)/\(name)"))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(fileURLWithPath: "\(letters)/\(name)"))
    let fault = try #require(try firstFault(place))
    #expect(fault.name == "letters")
    #expect(fault.detail.contains("L-2026-000001"))
    try FileManager.default.removeItem(atPath: "\(letters)/\(name)")
    #expect(try firstFault(place)?.detail.contains("missing") == true)
  }
}
