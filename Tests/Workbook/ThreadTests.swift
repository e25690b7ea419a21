import Foundation
import Testing
import Workbook

/// One file read by several threads, and several files by several threads. Run under ThreadSanitizer too.
struct ThreadTests {
  private static let threads = 4

  /// Runs the work on several threads at once and gives what each brought, in their order.
  private func onThreads<Result: Sendable>(
    _ work: @Sendable @escaping (Int) throws -> Result
  ) throws -> [Result] {
    let results = Collected<Result>()
    DispatchQueue.concurrentPerform(iterations: Self.threads) { number in
      results.add(number, Swift.Result { try work(number) })
    }
    return try results.inOrder()
  }

  private final class Collected<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var results: [(Int, Result<Value, any Error>)] = []

    func add(_ number: Int, _ result: Result<Value, any Error>) { lock.withLock { results.append((number, result)) } }
    func inOrder() throws -> [Value] {
      try lock.withLock { try results.sorted { $0.0 < $1.0 }.map { try $0.1.get() } }
    }
  }

  private static func content(_ sheet: Sheet) -> [String] {
    sheet.cells.map { "\($0.reference) \($0.cell.value) \($0.cell.stored) \($0.cell.formula ?? "")" }
  }

  private static let package: [UInt8] = {
    let rows = (1...600).map { row in
      """
      <row r="\(row)"><c r="A\(row)" t="s"><v>\(row % 3)</v></c><c r="B\(row)"><v>\(row).5</v></c>\
      <c r="C\(row)"><f>B\(row)*2</f><v>\(row * 2 + 1)</v></c></row>
      """
    }
    return PackageBuilder(sheetData: rows.joined(), shared: ["<t>甲</t>", "<t>乙</t>", "<t>丙</t>"]).bytes
  }()

  @Test(arguments: ["openpyxl-extras.xlsx", "libreoffice-extras.xls", "xlsxwriter-extras.xlsx"])
  func `several threads read one open file alike`(name: String) throws {
    let file = try WorkbookFile.open(path: fixture(name))
    let expected = file.sheets.flatMap(Self.content)
    let extras = file.sheets.map { file.extras(of: $0) }
    let report = HiddenContentReport(of: file)
    let same = try onThreads { _ in
      try (0..<5).allSatisfy { _ in
        _ = try file.sheets.map { try file.phoneticRuns(of: $0) }
        return file.sheets.flatMap(Self.content) == expected
          && file.sheets.map { file.extras(of: $0) } == extras && HiddenContentReport(of: file) == report
      }
    }
    #expect(same == Array(repeating: true, count: Self.threads))
  }

  @Test func `several threads pull rows of one streamed file, each its own`() throws {
    let streamed = try StreamedWorkbook.open(Self.package)
    let name = try #require(streamed.sheets.first?.name)
    let whole = Self.content(try #require(try streamed.sheet(named: name)))
    let pulled = try onThreads { number in
      // Half of them read the sheet as a whole at the same time.
      guard number % 2 == 0, let rows = try streamed.rows(ofSheetNamed: name) else {
        return Self.content(try #require(try streamed.sheet(named: name)))
      }
      var cells: [String] = []
      while let row = try rows.next() {
        cells += row.cells.map { "\($0.reference) \($0.cell.value) \($0.cell.stored) \($0.cell.formula ?? "")" }
      }
      return cells
    }
    #expect(whole.count == 1_800)
    for cells in pulled { #expect(cells == whole) }
  }

  @Test func `several threads read several files of every kind alike`() throws {
    let names: [(name: String, password: String?)] = [
      ("openpyxl-form.xlsx", nil), ("libreoffice-form.xlsx", nil), ("xlwt-form.xls", nil),
      ("libreoffice-cached.xls", nil), ("encrypted-rc4.xls", "ひみつ"),
      ("encrypted-agile-sha1-128.xlsx", "口座簿2026"), ("encrypted-standard-128.xlsx", "口座簿2026"),
      ("libreoffice-objects.xls", nil),
    ]
    @Sendable func read(_ place: Int) throws -> [String] {
      let (name, password) = names[place % names.count]
      let file = try WorkbookFile.open(path: fixture(name), password: password)
      return file.sheets.flatMap { sheet in
        Self.content(sheet) + ["\(file.extras(of: sheet).comments.count)"]
      }
    }
    let expected = try names.indices.map { try read($0) }
    let found = try onThreads { number in
      // Each begins elsewhere, so that the same file and different ones are read at once.
      try names.indices.map { try read($0 + number * 2) == expected[($0 + number * 2) % names.count] }
    }
    #expect(found.allSatisfy { $0.allSatisfy(\.self) })
  }
}
