import Foundation
import Programme
import Workbook

/// Writes a list as a printable .xlsx: landscape, one page wide, the head of the table repeated on each page.
///
/// Every cell is a text cell, so nothing in it can become a formula.
public struct ListingWorkbook: Sendable {
  private let publisher: String

  private static let headRow = 3
  /// Characters of the standard font across a landscape page.
  private static let pageCharacters = 150.0
  private static let linePoints = 15.0
  private static let linesPerRow = 26
  private static let fontName = "ＭＳ 明朝"
  private static let headFontName = "ＭＳ ゴシック"

  /// Lists in the name of a publisher.
  public init(publisher: String) { self.publisher = publisher }

  /// Writes the list to a path, made at 09:00 in Tokyo on the day it shows; the same list gives the same bytes.
  /// - Parameter journalHead: SHA-256 of the register's last entry, printed at the foot; nil prints nothing.
  /// - Throws: ``CorrespondenceError/workbookFailed(_:)``.
  public func write(_ table: ListingTable, to path: String, journalHead: String? = nil) throws(CorrespondenceError) {
    let foot = try journalHead.map { head throws(CorrespondenceError) in
      try WordingTemplate.fill(table.wording.journalHead, ["hash": head])
    }
    do {
      try write(table, to: path, foot: foot)
    } catch {
      throw .workbookFailed(error)
    }
  }

  private func write(_ table: ListingTable, to path: String, foot: String?) throws(WorkbookError) {
    let seconds = Double(table.asOf.daysSince1970) * 86_400
    let writer = try WorkbookWriter(
      path: path,
      properties: WorkbookProperties(
        createdAt: Date(timeIntervalSince1970: seconds), title: "\(table.title) \(table.asOfLine)",
        author: publisher))
    // Excel allows 31 units in a sheet's name; the English titles are longer.
    let sheet = try writer.addSheet(String(table.title.prefix(31)))
    let total = table.columnShares.reduce(0, +)
    let widths = table.columnShares.map { ($0 / total * Self.pageCharacters).rounded() }
    for (index, width) in widths.enumerated() { try sheet.setWidth(width, ofColumns: index + 1...index + 1) }

    let last = table.columns.count
    try writeHead(table, on: sheet, lastColumn: last)
    let body = CellStyle {
      $0.fontName = Self.fontName
      $0.fontSize = 10
      $0.vertical = .top
      $0.wraps = true
      $0.borders = .all(.thin)
      $0.numberFormat = "@"
    }
    var rowNumber = Self.headRow + 1
    for (row, continuation) in zip(table.rows, table.continuations) {
      for part in parts(of: row, widths: widths, continued: [continuation]) {
        for (index, lines) in part.cells.enumerated() {
          let cell = CellReference(rowNumber: rowNumber, columnNumber: index + 1)
          try sheet.write(text: lines.joined(separator: "\n"), at: cell, style: body)
        }
        // Not every program fits rows to their text on opening, so the height is said.
        try sheet.setHeight(Double(part.lineCount) * Self.linePoints + 4, ofRow: rowNumber)
        rowNumber += 1
      }
    }
    if table.rows.isEmpty {
      let cells = CellRange(
        CellReference(rowNumber: rowNumber, columnNumber: 1), CellReference(rowNumber: rowNumber, columnNumber: last))
      try sheet.merge(cells, text: table.wording.noAccounts, style: body)
      rowNumber += 1
    }
    try sheet.setPrinting(printing(foot: foot, lastRow: rowNumber - 1, lastColumn: last))
    try writer.close()
  }

  /// An account's row in as many rows of the sheet as it takes, since Excel makes no row higher than 409 points.
  private func parts(of row: [[String]], widths: [Double], continued: [String]) -> [(cells: [[String]], lineCount: Int)]
  {
    func height(_ line: String, _ width: Double) -> Int {
      max(1, Int((Double(JapaneseText.columns(line)) / (width - 1)).rounded(.up)))
    }
    var parts: [(cells: [[String]], lineCount: Int)] = []
    var rest = row
    repeat {
      var tallest = 1
      let cells = rest.indices.map { index in
        var taken: [String] = []
        var used = 0
        while let line = rest[index].first, taken.isEmpty || used + height(line, widths[index]) <= Self.linesPerRow {
          used += height(line, widths[index])
          taken.append(rest[index].removeFirst())
        }
        tallest = max(tallest, used)
        return taken
      }
      parts.append((cells, min(tallest, Self.linesPerRow)))
      if rest.contains(where: { !$0.isEmpty }) { rest[0] = continued }
    } while rest.contains { !$0.isEmpty }
    return parts
  }

  /// Title, day, heads of the columns.
  private func writeHead(_ table: ListingTable, on sheet: SheetWriter, lastColumn: Int) throws(WorkbookError) {
    let title = CellStyle {
      $0.fontName = Self.headFontName
      $0.fontSize = 14
      $0.horizontal = .center
    }
    let day = CellStyle {
      $0.fontName = Self.fontName
      $0.fontSize = 10
      $0.horizontal = .right
    }
    let head = CellStyle {
      $0.fontName = Self.headFontName
      $0.fontSize = 10
      $0.horizontal = .center
      $0.vertical = .center
      $0.wraps = true
      $0.borders = .all(.thin)
      $0.fill = CellStyle.Color(rgb: 0xEDEDED)
    }
    for (row, text, style) in [(1, table.title, title), (2, table.asOfLine, day)] {
      try sheet.merge(
        CellRange(
          CellReference(rowNumber: row, columnNumber: 1), CellReference(rowNumber: row, columnNumber: lastColumn)),
        text: text, style: style)
    }
    try sheet.setHeight(24, ofRow: 1)
    for (index, text) in table.columns.enumerated() {
      try sheet.write(text: text, at: CellReference(rowNumber: Self.headRow, columnNumber: index + 1), style: head)
    }
    try sheet.setHeight(22, ofRow: Self.headRow)
    try sheet.freezePanes(at: CellReference(rowNumber: Self.headRow + 1, columnNumber: 2))
  }

  private func printing(foot: String?, lastRow: Int, lastColumn: Int) -> PrintSetup {
    var setup = PrintSetup()
    setup.orientation = .landscape
    setup.margins = PrintSetup.Margins(left: 0.5, right: 0.5, top: 0.5, bottom: 0.7)
    setup.pagesWide = 1
    setup.pagesTall = nil
    setup.repeatedRows = 1...Self.headRow
    setup.printArea = CellRange(
      CellReference(rowNumber: 1, columnNumber: 1), CellReference(rowNumber: lastRow, columnNumber: lastColumn))
    // An ampersand begins a code of the footer unless doubled.
    let small = foot.map { "&R&6" + $0.replacingOccurrences(of: "&", with: "&&") } ?? ""
    setup.footer = "&C&P / &N" + small
    return setup
  }
}
