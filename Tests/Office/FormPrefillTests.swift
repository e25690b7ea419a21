import Foundation
import Forms
import Programme
import Register
import TestSupport
import Testing

@testable import Office

/// What a blank is filled in with, against the register of the specimen company.
struct FormPrefillTests {
  private func office(_ body: (Office) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "kozabo-prefill-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let seed = folder + "/seed.yaml"
    try SpecimenRegister.json.write(toFile: seed, atomically: true, encoding: .utf8)
    let forms = FormReadingTests.root.appendingPathComponent("Forms").path
    var generator = SystemRandomNumberGenerator()
    _ = try Office.make(
      at: folder + "/office", seed: seed, formsFolder: forms, moment: ReceivingDesk.moment, generator: &generator)
    let office = try Office.open(at: folder + "/office", formsFolder: forms)
    try body(office)
    try office.close()
  }

  @Test func `of an account with a manager it is the manager who applies`() throws {
    try office { office in
      let source = try office.prefillSource(for: .account(try AccountNumber("130-100-8888-0")))
      #expect(source.texts["account.number"] == "130-100-8888-0")
      #expect(source.texts["designated_account.number"] == "130-100-8888-0")
      #expect(source.texts["general_account.number"] == nil)
      #expect(source.texts["holder.name"] == "見本管理組合法人")
      #expect(source.texts["manager.representative_name"] == "髙﨑 一郎")
      #expect(source.texts["facility.name"] == "見本台マンション")
      #expect(source.rows["holders"]?.map { $0["name"] } == ["株式会社東京見本", "見本管理組合法人"])
      #expect(source.rows["facilities"]?.map { $0["designation"] } == ["8888"])
    }
  }

  @Test func `a facility without an account has its obligated person and their contact`() throws {
    try office { office in
      let source = try office.prefillSource(for: .facility(try DesignationNumber("0021")))
      #expect(source.texts["account.number"] == nil)
      #expect(source.texts["holder.name"] == "株式会社東京見本")
      #expect(source.texts["holder.kind"] == "corporation")
      #expect(source.texts["holder.postal_code"] == "163-0001")
      #expect(source.texts["contact.phone"] == "03-0000-0001")
      #expect(source.texts["contact.publish.company"] == "published")
      #expect(source.texts["contact.publish.department"] == "withheld")
      #expect(source.texts["facility.address"] == "東京都新宿区見本町一丁目１番１号")
    }
  }

  @Test func `a general account has the facilities associated with it`() throws {
    try office { office in
      let source = try office.prefillSource(for: .account(try AccountNumber("130-200-0001-0")))
      #expect(source.texts["general_account.number"] == "130-200-0001-0")
      #expect(source.texts["account.kind"] == "general")
      #expect(source.texts["facility.name"] == nil)
      #expect(source.rows["facilities"]?.map { $0["account"] } == ["130-100-8888-0"])
      #expect(source.rows["facilities"]?.map { $0["name"] } == ["見本台マンション"])
    }
  }

  @Test func `an account that is not there is refused`() throws {
    try office { office in
      let number = try AccountNumber("130-200-0009-0")
      #expect(throws: RegisterError.unknownAccount(number)) { try office.prefillSource(for: .account(number)) }
    }
  }

  @Test func `a form takes what it names and nothing else`() throws {
    try office { office in
      let form = try #require(try office.catalogue.newest("transfer"))
      let source = try office.prefillSource(for: .account(try AccountNumber("130-200-0001-0")))
      let values = form.prefilled(from: source)
      #expect(values["applicant.name"] == "見本管理組合法人")
      #expect(values["applicant.representative_title"] == "理事長")
      #expect(values["applicant.postal_code"] == nil)
      #expect(values["application_date"] == nil)
      #expect(Set(values.keys).isSubset(of: Set(form.fields.map(\.key))))
    }
  }
}
