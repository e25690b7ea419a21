import Examination
import Forms
import Foundation
import Programme
import Testing
import Workbook

@testable import Office

struct FormReadingTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A filled-in blank saved by openpyxl, which keeps formulas and throws their results away.
  static func savedWithoutResults() throws -> [UInt8] {
    let disc = root.appendingPathComponent("Samples/cd-r").path
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: disc).sorted().first { $0.hasPrefix("01_") })
    let copy = NSTemporaryDirectory() + "kozabo-\(UUID().uuidString).xlsx"
    defer { unlink(copy) }
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    python.arguments = [
      "-c", "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])", "\(disc)/\(name)", copy,
    ]
    try python.run()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0, "python3-openpyxl is one of the packages `make test` installs")
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: copy)))
  }

  @Test
  func `formulas of the blank itself are not held against who fills it in with a program that does not calculate`()
    throws
  {
    let workbook = try WorkbookFile.open(try Self.savedWithoutResults())
    let lost = workbook.sheets.flatMap { $0.cells }.filter(\.cell.isMissingCachedValue)
    #expect(!lost.isEmpty)
    let forms = Self.root.appendingPathComponent("Forms").path
    let figures = try ProgrammeFigures.load(path: forms + "/programme.yaml")
    let lexicon = try FormCatalogue.load(folder: forms).lexicon()
    let reading = FormReading(workbook: workbook, lexicon: lexicon, eras: figures.eras)
    #expect(reading.forms.map(\.form.formID) == ["general-account-opening"])
    #expect(reading.forms[0].formulasWithoutValue.isEmpty)
    // The paper was printed by a program that does calculate; its code is the one the file's fields come to.
    let paper = try PaperFile.load(
      Self.root.appendingPathComponent("Samples/papers").path + "/"
        + #require(
          try FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent("Samples/papers").path)
            .sorted().first { $0.hasPrefix("01_") }))
    #expect(reading.forms[0].checkCodes.contains(try #require(paper.checkCode)))
  }
}
