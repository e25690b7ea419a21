import Casework
import Forms
import Foundation
import Register
import Testing

@testable import Office

struct EnclosureTests {
  private static let disc = FormReadingTests.root.appendingPathComponent("Samples/out-of-tokyo-start").path

  @Test func `the disc of an out-of-Tokyo start is one case, and all it names is attached to it`() throws {
    let desk = try ReceivingDesk()
    let submission = try desk.receive(.path(Self.disc), channel: .cdR)
    #expect(submission.cases.map(\.rawValue) == ["C-2026-000001"])
    #expect(try desk.cases().map(\.formID.rawValue) == ["out-of-tokyo-start"])
    let filed = Dictionary(grouping: submission.files, by: \.disposition).mapValues { $0.map(\.name).sorted() }
    #expect(filed[.case] == ["01_都外クレジット算定方法等申請書_架空精機.xlsx"])
    #expect(
      filed[.attached] == [
        "02_特定温室効果ガス排出量算定報告書_2022年度.xlsx", "02_特定温室効果ガス排出量算定報告書_2023年度.xlsx",
        "02_特定温室効果ガス排出量算定報告書_2024年度.xlsx", "02_特定温室効果ガス排出量算定報告書_2025年度.xlsx",
        "03_運用管理報告書_基準年度.xlsx", "05_検証結果報告書_例示検証機構.pdf", "06_委任状.pdf",
      ])
    #expect(submission.files.allSatisfy { $0.caseID == submission.cases.first })
    #expect(try desk.closes())
  }

  @Test func `a workbook the form does not ask for waits in quarantine beside it`() throws {
    let desk = try ReceivingDesk()
    let form = "01_都外クレジット算定方法等申請書_架空精機.xlsx"
    try desk.file("disc/\(form)", Data(contentsOf: URL(fileURLWithPath: "\(Self.disc)/\(form)")))
    try desk.file("disc/点検記録.xlsx", ReceivingDesk.sample("10_"))
    let submission = try desk.receive(.path(desk.folder + "/disc"), channel: .cdR)
    #expect(
      Dictionary(uniqueKeysWithValues: submission.files.map { ($0.name, $0.disposition) })
        == [form: .case, "点検記録.xlsx": .quarantined])
  }

  @Test func `an emission report that comes without the form waits in quarantine`() throws {
    let desk = try ReceivingDesk()
    let report = "02_特定温室効果ガス排出量算定報告書_2022年度.xlsx"
    let submission = try desk.receive(.path("\(Self.disc)/\(report)"), channel: .cdR)
    #expect(submission.files.map(\.disposition) == [.quarantined])
  }

  @Test(arguments: [
    ("特定温室効果ガス排出量算定報告書", true),
    ("特 定 温 室 効 果 ガ ス 排 出 量 算 定 報 告 書", true),
    ("運用管理報告書", true),
    // Too short to name a document, though the words stand in what the form asks for.
    ("直近３か年度", false),
    ("点検記録の一覧表", false),
    // A form of its own that could not be read as one is never filed away as somebody's attachment.
    ("都外クレジット算定方法等申請書", false),
  ]) func `a title is known by the form's own list of what must come with it`(title: String, isAskedFor: Bool) throws {
    let forms = try FormCatalogue.load(folder: FormReadingTests.root.appendingPathComponent("Forms").path).definitions
    let enclosures = Enclosures(of: forms.filter { $0.id.rawValue == "out-of-tokyo-start" }, among: forms)
    #expect(enclosures.contain([title]) == isAskedFor)
    #expect(!Enclosures(of: [], among: forms).contain([title]))
  }
}
