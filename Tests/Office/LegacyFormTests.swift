import Casework
import Examination
import Forms
import Foundation
import GRDB
import Testing

@testable import Office

struct LegacyFormTests {
  @Test func `a form saved as .xls is received as one and reads as the .xlsx does`() throws {
    let root = FormReadingTests.root
    let disc = root.appendingPathComponent("Samples/cd-r").path
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: disc).sorted().first { $0.hasPrefix("01_") })
    let folder = NSTemporaryDirectory() + "kozabo-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }  // what a test leaves behind fails nothing
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: "\(disc)/\(name)", toPath: "\(folder)/form.xlsx")
    let office = Process()
    office.executableURL = URL(fileURLWithPath: "/usr/bin/soffice")
    office.arguments = [
      "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", "xls", "--outdir", folder,
      "\(folder)/form.xlsx",
    ]
    office.standardOutput = FileHandle.nullDevice
    office.standardError = FileHandle.nullDevice
    try office.run()
    office.waitUntilExit()
    try #require(office.terminationStatus == 0, "libreoffice-calc is one of the packages `make test` installs")

    let moment = Moment(today: Moment.tokyoDate(of: Date(timeIntervalSince1970: 1_795_000_000)), instant: Date())
    var generator = SystemRandomNumberGenerator()
    let forms = root.appendingPathComponent("Forms").path
    // An office for each: in one, the second would be a duplicate, for it says the same.
    let cases = try ["form.xlsx", "form.xls"].flatMap { file in
      let path = "\(folder)/office-\(file)"
      _ = try Office.make(at: path, seed: nil, formsFolder: forms, moment: moment, generator: &generator)
      let desk = try Office.open(at: path, formsFolder: forms)
      _ = try desk.receive("\(folder)/\(file)", channel: .cdR, receivedOn: nil, moment: moment)
      defer { #expect(throws: Never.self) { try desk.close() } }
      return try desk.read { db in try CaseStore.cases(in: db) }
    }
    #expect(cases.map(\.extraction.file.format) == ["xlsx", "xls"])
    let values = cases.map { record in record.extraction.form.allFields.map { "\($0.key)=\($0.text ?? "")" } }
    try #require(values.count == 2)
    #expect(values[0] == values[1])
  }
}
