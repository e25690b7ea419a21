import Foundation
import Testing

@testable import Workbook

/// What other programs make of a marked copy.
@Suite(.serialized) struct `a marked copy in other programs` {
  private static let script = """
    import sys, json, openpyxl
    book = openpyxl.load_workbook(sys.argv[1])
    cells = {}
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.comment or (cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == "FFFFC7CE"):
                    note = cell.comment.text if cell.comment else None
                    cells[sheet.title + "!" + cell.coordinate] = [cell.fill.fgColor.rgb, note]
    front = book.worksheets[0]
    links = {cell.coordinate: cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink}
    print(json.dumps({"sheets": book.sheetnames, "cells": cells, "links": links, "active": book.active.title}))
    """

  private struct Seen: Decodable {
    let sheets: [String]
    let cells: [String: [String?]]
    let links: [String: String]
    let active: String
  }

  private static func isThere(_ path: String) -> Bool { FileManager.default.isExecutableFile(atPath: path) }

  private func run(_ program: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program)")
    return data
  }

  private func withCopy(of name: String, _ body: (_ path: String, _ sheet: String, URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kozabo-marked-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let original = try `a marked copy`.bytes(name)
    let sheet = try WorkbookFile.open(original).sheets[0].name
    let front = FrontSheet(
      name: "確認事項", title: "確認事項", sentences: [], columns: [.init("セル", width: 20, isLink: true)],
      rows: [.init(texts: ["見る"], target: CellAddress(sheetName: sheet, cell: at("C9")))])
    let copy = try MarkedCopy.make(
      of: original,
      marks: [`a marked copy`.mark(sheet, "C9", "一行目\n二行目 & <三>"), `a marked copy`.mark(sheet, "AB150", "遠く")],
      front: front, author: "口座簿")
    let path = folder.appending(path: "marked.xlsx")
    try Data(copy.bytes).write(to: path)
    try body(path.path, sheet, folder)
  }

  @Test(.enabled(if: isThere("/usr/bin/python3"), "python3 is not installed"), arguments: `a marked copy`.files)
  func `openpyxl reads notes, colours and links`(name: String) throws {
    try withCopy(of: name) { path, sheet, _ in
      let seen = try JSONDecoder().decode(Seen.self, from: run("/usr/bin/python3", ["-c", Self.script, path]))
      #expect(seen.sheets.first == "確認事項")
      #expect(seen.active == "確認事項")
      #expect(seen.cells["\(sheet)!C9"] == ["FFFFC7CE", "一行目\n二行目 & <三>"])
      #expect(seen.cells["\(sheet)!AB150"] == ["FFFFC7CE", "遠く"])
      #expect(seen.links == ["A3": "'\(sheet)'!C9"])
    }
  }

  @Test(
    .enabled(if: isThere("/usr/bin/soffice"), "LibreOffice is not installed"),
    arguments: ["openpyxl-extras.xlsx", "libreoffice-form.xlsx"])
  func `LibreOffice opens it and saves notes, colours and links anew`(name: String) throws {
    try withCopy(of: name) { path, sheet, folder in
      let out = folder.appending(path: "out")
      _ = try run(
        "/usr/bin/soffice",
        [
          "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", "xlsx", "--outdir",
          out.path, path,
        ])
      let saved = try WorkbookFile.open(path: out.appending(path: "marked.xlsx").path)
      #expect(saved.sheets.first?.name == "確認事項")
      let front = try #require(saved.sheets.first)
      #expect(saved.extras(of: front).hyperlinks.count == 1)
      let marked = try #require(saved.sheet(named: sheet))
      let notes = saved.extras(of: marked).comments.filter { [at("C9"), at("AB150")].contains($0.cell) }
      #expect(notes.map(\.text) == ["一行目\n二行目 & <三>", "遠く"])
    }
  }
}
