import Foundation
import Programme
import Testing
import Workbook

@testable import Forms

/// Filled masters through the programs that applicants save them with.
///
/// By default every sixth form goes; with `KOZABO_MUTATIONS=all` all of them do, spoiled ones besides.
@Suite(.serialized) struct `every form, saved by another program` {
  /// Masters on their way through a program: as they are, and each after one change.
  private static func travellers() throws -> [(name: String, master: FilledMaster, book: BookModel)] {
    let masters = try MutationTests.masters.get()
    var travellers: [(name: String, master: FilledMaster, book: BookModel)] = []
    let changes = FormMutation.layout + FormMutation.labels + FormMutation.answers + FormMutation.tables
    for (index, master) in masters.enumerated() where MutationTests.isLarge || index % 6 == 0 {
      travellers.append(("\(index)-0", master, master.book))
      var dice = Dice(seed: MutationTests.seed &+ 7000 &+ UInt64(index))
      var book = master.book
      dice.pick(changes).change(&book, master, &dice)
      travellers.append(("\(index)-1", master, book))
    }
    return travellers
  }

  private struct Folder: ~Copyable {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("trip-\(UUID().uuidString)").path

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit {
      do { try FileManager.default.removeItem(atPath: path) } catch {
        // What stays behind in the temporary folder harms nobody.
      }
    }
  }

  private func check(_ name: String, folder: String, ending: String) throws {
    var tally = MutationTally(name)
    for traveller in try Self.travellers() {
      let file = try WorkbookFile.open(path: "\(folder)/\(traveller.name).\(ending)")
      tally.add(
        try MutationTests.verdict(of: WorkbookMap(file), traveller.master), traveller.master, story: traveller.name)
    }
    tally.report(always: MutationTests.isLarge)
    #expect(tally.wrong == [], "seed \(MutationTests.seed)")
    #expect(tally.rate >= 99, "seed \(MutationTests.seed): \(tally.marked)")
  }

  private func write(to folder: String) throws -> [String] {
    try Self.travellers().map { traveller in
      let path = "\(folder)/\(traveller.name).xlsx"
      try traveller.book.write(to: path)
      return path
    }
  }

  @Test func `our own writer and reader lose nothing`() throws {
    let folder = try Folder()
    _ = try write(to: folder.path)
    try check("our writer", folder: folder.path, ending: "xlsx")
  }

  @Test(.enabled(if: Tool.office.isThere, "LibreOffice is not installed; its round trips are not tried"))
  func `LibreOffice saves them as xlsx, as xls, and by way of ods`() throws {
    let folder = try Folder()
    let files = try write(to: folder.path)
    let profile = "-env:UserInstallation=file://\(folder.path)/profile"
    func convert(_ files: [String], to ending: String, into name: String) throws -> [String] {
      try Tool.office.run(
        [profile, "--headless", "--norestore", "--convert-to", ending, "--outdir", "\(folder.path)/\(name)"] + files)
      return files.map {
        let file = URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent
        return "\(folder.path)/\(name)/\(file).\(ending)"
      }
    }
    _ = try convert(files, to: "xls", into: "xls")
    try check("LibreOffice, xls", folder: "\(folder.path)/xls", ending: "xls")
    let sheets = try convert(files, to: "ods", into: "ods")
    _ = try convert(sheets, to: "xlsx", into: "xlsx")
    try check("LibreOffice, ods and xlsx", folder: "\(folder.path)/xlsx", ending: "xlsx")
  }

  @Test func `openpyxl saves them with days counted from 1904`() throws {
    let folder = try Folder()
    let files = try write(to: folder.path)
    let script = """
      import sys, warnings, openpyxl
      from openpyxl.utils.datetime import CALENDAR_MAC_1904
      warnings.simplefilter("ignore")
      for path in sys.argv[1:]:
          book = openpyxl.load_workbook(path)
          book.epoch = CALENDAR_MAC_1904
          book.save(path)
      """
    try Tool(path: "/usr/bin/python3").run(["-c", script] + files)
    try check("openpyxl, 1904", folder: folder.path, ending: "xlsx")
  }
}
