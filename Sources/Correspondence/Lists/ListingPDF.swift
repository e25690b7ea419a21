import Programme

/// Sets a list as landscape A4 pages, the head of the table on each.
public struct ListingPDF: Sendable {
  /// The publisher, as the file's author.
  private let publisher: String

  private static let left = 12.0
  private static let width = 273.0
  private static let tableTop = 27.0
  private static let tableBottom = 194.0

  /// Lists in the name of a publisher.
  public init(publisher: String) { self.publisher = publisher }

  /// The list as PDF, made on the day it shows.
  ///
  /// - Parameter journalHead: SHA-256 of the register's last entry, printed small at the foot; nil prints nothing.
  public func render(
    _ table: ListingTable, journalHead: String? = nil
  ) throws(CorrespondenceError) -> RenderedDocument {
    let canvas = try PDFCanvas(
      .a4Landscape,
      DocumentInformation(
        title: "\(table.title) \(table.asOfLine)", author: publisher, subject: "D-10", isoDate: table.asOf.iso))
    let share = Self.width / table.columnShares.reduce(0, +)
    let setter = TableSetter(
      canvas: canvas,
      grid: TableGrid(columnWidths: table.columnShares.map { $0 * share }, sidePadding: 1.8, edgePadding: 1))
    let head = try setter.measured([headRow(table)])
    let room = Self.tableBottom - Self.tableTop - head.map(\.height).reduce(0, +)
    let pages = try setter.pages(bodyRows(table), height: room)
    for (index, page) in pages.enumerated() {
      if index > 0 { canvas.nextPage() }
      try drawHead(table, on: canvas)
      try canvas.tagged(.table) { () throws(CorrespondenceError) in
        let top = try setter.draw(head, left: Self.left, top: Self.tableTop)
        try setter.draw(page, left: Self.left, top: top)
      }
      try drawFoot(table, page: index + 1, of: pages.count, journalHead: journalHead, on: canvas)
    }
    return try canvas.finish()
  }

  private func headRow(_ table: ListingTable) -> TableRow {
    let style = TextStyle(typeface: .gothic, size: 9, alignment: .centre)
    return TableRow(
      cells: table.columns.map { TableCell(content: .text([$0]), style: style, isHeader: true) }, minimumHeight: 8)
  }

  private func bodyRows(_ table: ListingTable) -> [TableRow] {
    let style = TextStyle(size: 9, leading: 1.35)
    if table.rows.isEmpty {
      let cell = TableCell(content: .text([table.wording.noAccounts]), style: style, columnSpan: table.columns.count)
      return [TableRow(cells: [cell], minimumHeight: 9)]
    }
    return zip(table.rows, table.continuations).map { row, continuation in
      var cells = row.map { TableCell(content: .text($0), style: style, isTopAligned: true) }
      cells[0].continuation = [continuation]
      return TableRow(cells: cells, minimumHeight: 7)
    }
  }

  private func drawHead(_ table: ListingTable, on canvas: PDFCanvas) throws(CorrespondenceError) {
    try canvas.tagged(.heading) { () throws(CorrespondenceError) in
      try canvas.draw(
        table.title, TextStyle(typeface: .gothic, size: 15, alignment: .centre), left: Self.left, top: 13,
        width: Self.width)
    }
    try canvas.tagged(.paragraph) { () throws(CorrespondenceError) in
      try canvas.draw(
        table.asOfLine, TextStyle(size: 9.5, alignment: .right), left: Self.left, top: 20, width: Self.width)
    }
  }

  private func drawFoot(
    _ table: ListingTable, page: Int, of pages: Int, journalHead: String?, on canvas: PDFCanvas
  ) throws(CorrespondenceError) {
    let number = try WordingTemplate.fill(
      table.wording.pageNumber, ["page": String(page), "pages": String(pages)])
    try canvas.draw(
      number, TextStyle(size: 9, alignment: .centre), left: Self.left, top: 198, width: Self.width)
    guard let journalHead else { return }
    try canvas.draw(
      try WordingTemplate.fill(table.wording.journalHead, ["hash": journalHead]),
      TextStyle(size: 5.5, alignment: .right), left: Self.left, top: 199, width: Self.width)
  }
}
