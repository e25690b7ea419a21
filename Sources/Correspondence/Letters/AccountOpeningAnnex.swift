import Programme

/// The sheets that list a general account's associated accounts when the letter's own table has no room for them.
struct AccountOpeningAnnex {
  let notice: AccountOpeningNotice
  let wording: AccountOpeningWording

  static let grid = TableGrid(columnWidths: [38, 97, 25])
  static let top = 42.0
  static let bottom = 275.0

  /// The rows by page, the head not among them.
  func pages(_ setter: TableSetter, head: Double) throws(CorrespondenceError) -> [[MeasuredRow]] {
    let rows = notice.associations.map { association in
      TableRow(
        cells: [
          association.accountNumber.description, association.facility.name,
          association.facility.designationNumber.description,
        ].map { TableCell(content: .text([$0]), style: TextStyle(size: 10)) }, minimumHeight: 7)
    }
    return try setter.pages(rows, height: Self.bottom - Self.top - head)
  }

  /// The head of the table, on every page.
  func head(_ setter: TableSetter) throws(CorrespondenceError) -> [MeasuredRow] {
    let style = TextStyle(typeface: .gothic, size: 10, alignment: .centre)
    let cells = (0..<Self.grid.columnWidths.count).map { column in
      let text = column < wording.annexColumns.count ? wording.annexColumns[column] : ""
      return TableCell(content: .text([text]), style: style, isHeader: true)
    }
    return try setter.measured([TableRow(cells: cells, minimumHeight: 8)])
  }

  /// Draws one page of the annex on the present page of the canvas.
  func draw(_ rows: [MeasuredRow], head: [MeasuredRow], setter: TableSetter) throws(CorrespondenceError) {
    let canvas = setter.canvas
    let left = AccountOpeningLetter.left
    let width = AccountOpeningLetter.textWidth
    try canvas.draw(
      notice.documentNumber, TextStyle(size: 10, alignment: .right), left: left, top: 16, width: width)
    try canvas.tagged(.heading) { () throws(CorrespondenceError) in
      try canvas.draw(
        wording.annexTitle, TextStyle(size: 13, alignment: .centre), left: left, top: 29, width: width)
    }
    try canvas.tagged(.table) { () throws(CorrespondenceError) in
      let top = try setter.draw(head, left: left, top: Self.top)
      try setter.draw(rows, left: left, top: top)
    }
  }
}
