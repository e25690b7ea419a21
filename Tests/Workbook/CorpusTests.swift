import Foundation
import Testing

@testable import Workbook

/// Where the collection lies.
enum Corpus {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/corpus/workbooks").standardizedFileURL
  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// Every file, by its path below the folder, in order.
  static let files: [String] = {
    let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return all.filter { ["xlsx", "xlsm", "xls"].contains(URL(filePath: $0).pathExtension) }.sorted()
  }()
}

/// The workbooks other projects collected for their own tests, when they are at hand beside the repository.
@Suite(.serialized, .enabled(if: Corpus.isThere, "the collection of public workbooks is not at hand"))
struct CorpusTests {
  private static func read(_ file: String, password: String? = nil) throws(WorkbookError) -> WorkbookFile {
    try WorkbookFile.open(path: Corpus.folder.appending(path: file).path, password: password)
  }

  @Test func `each file gives values or one typed error, within 5 s and 512 MiB`() throws {
    var outcomes: [String: Int] = [:]
    var slowest = (seconds: 0.0, file: "")
    var largest = (bytes: 0, file: "")
    for file in Corpus.files {
      ProcessLoad.resetPeak()
      // This thread's own time: other tests run beside this one.
      let start = ProcessLoad.threadSeconds
      do {
        let workbook = try Self.read(file)
        for sheet in workbook.sheets { for (reference, _) in sheet.cells { _ = reference } }
        outcomes["read", default: 0] += 1
      } catch {
        outcomes[Self.name(of: error), default: 0] += 1
      }
      let seconds = ProcessLoad.threadSeconds - start
      let bytes = ProcessLoad.peakBytes
      #expect(seconds < 5, "\(file) took \(seconds) s")
      #expect(bytes < 512 << 20, "\(file) took \(bytes) bytes")
      if seconds > slowest.seconds { slowest = (seconds, file) }
      if bytes > largest.bytes { largest = (bytes, file) }
    }
    print("corpus:", outcomes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    print(
      "corpus: slowest \(slowest.seconds) s (\(slowest.file)), largest \(largest.bytes >> 20) MiB (\(largest.file))")
    #expect(outcomes["read", default: 0] > 200)
  }

  @Test func `the encrypted one opens with its password`() throws {
    #expect(throws: WorkbookError.needsPassword) { try Self.read("calamine/pass_protected.xlsx") }
    #expect(throws: WorkbookError.wrongPassword) { try Self.read("calamine/pass_protected.xlsx", password: "1234") }
    #expect(try !Self.read("calamine/pass_protected.xlsx", password: "123").sheets.isEmpty)
  }

  /// Files that others read and that are refused here, with the error; books of Excel 95 and before apart.
  private static let refusals = [
    // A row numbered 0, which no sheet has; POI made it to break readers.
    "poi/poc-shared-strings.xlsx": "badAttribute",
    // Its relationships are not well-formed XML; Excel wants to repair it.
    "poi/xlsx-corrupted.xlsx": "notWellFormed",
  ]

  @Test func `of the cells others read too, 99.9 % are the same, and each other one has its reason`() throws {
    let paths = Corpus.files.map { Corpus.folder.appending(path: $0).path }
    guard let oracle = try CorpusOracle(paths: paths), !oracle.cells.isEmpty else {
      print("corpus: skipped, python3 has neither openpyxl nor xlrd")
      return
    }
    let second = try CorpusOracle(recorded: fixture("corpus-calamine.txt"))
    var tally = CorpusTally()
    for file in Corpus.files {
      guard let theirs = oracle.cells[Corpus.folder.appending(path: file).path], !theirs.isEmpty else { continue }
      let workbook: WorkbookFile
      do { workbook = try Self.read(file) } catch {
        if error != .notAWorkbook(.olderXls) {
          let expected = Self.refusals[file]
          #expect(expected.map { String(describing: error).contains($0) } ?? false, "\(file): \(error)")
        }
        continue
      }
      var ours: [String: [CellReference: Cell]] = [:]
      for sheet in workbook.sheets {
        ours[sheet.name] = Dictionary(
          sheet.cells.map { ($0.reference, $0.cell) }, uniquingKeysWith: { first, _ in first })
      }
      let others = Dictionary(
        (second.cells[file] ?? []).map { ("\($0.sheet)!\($0.row),\($0.column)", $0) },
        uniquingKeysWith: { first, _ in first })
      for their in theirs {
        let reference = CellReference(rowNumber: their.row, columnNumber: their.column)
        let our = ours[their.sheet]?[reference] ?? .empty
        tally.add(
          our, their, calamine: others["\(their.sheet)!\(their.row),\(their.column)"], file: file,
          place: "\(their.sheet)!\(reference)")
      }
    }
    for line in tally.lines { print("corpus:", line) }
    #expect(tally.unexplained.isEmpty, "\(tally.unexplained.count) cells differ and nobody has said why")
    #expect(tally.compared > 200_000)
    #expect(Double(tally.left) <= 0.001 * Double(tally.compared))
  }

  private static func name(of error: WorkbookError) -> String {
    switch error {
    case .notAWorkbook(let what): "notAWorkbook(\(what.rawValue))"
    case .damagedPart(let part, _): "damagedPart(\(part))"
    default: String(describing: error).prefix { $0 != "(" }.description
    }
  }
}
