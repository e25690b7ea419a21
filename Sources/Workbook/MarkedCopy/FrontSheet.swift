/// A sheet of texts put before all others: a title, some sentences, and a table whose rows lead to cells.
public struct FrontSheet: Hashable, Sendable {
  /// A row of the table.
  public struct Row: Hashable, Sendable {
    /// Its texts, one a column.
    public let texts: [String]
    /// The cell to which the text of the link column leads; nil when there is none to look at.
    public let target: CellAddress?

    /// A row.
    public init(texts: [String], target: CellAddress?) {
      self.texts = texts
      self.target = target
    }
  }

  /// A column of the table.
  public struct Column: Hashable, Sendable {
    /// Its heading.
    public let heading: String
    /// Its width in characters of the standard font.
    public let width: Int
    /// Whether its texts lead to the rows' cells.
    public let isLink: Bool

    /// A column.
    public init(_ heading: String, width: Int, isLink: Bool = false) {
      self.heading = heading
      self.width = width
      self.isLink = isLink
    }
  }

  /// The name of its tab.
  public let name: String
  /// The title above everything.
  public let title: String
  /// Sentences between title and table, one a row.
  public let sentences: [String]
  /// The columns.
  public let columns: [Column]
  /// The rows.
  public let rows: [Row]

  /// A sheet of texts.
  public init(name: String, title: String, sentences: [String], columns: [Column], rows: [Row]) {
    self.name = name
    self.title = title
    self.sentences = sentences
    self.columns = columns
    self.rows = rows
  }

  /// The same sheet with links only to cells that are there.
  func leading(toCellsThat isThere: (CellAddress) -> Bool) -> FrontSheet {
    FrontSheet(
      name: name, title: title, sentences: sentences, columns: columns,
      rows: rows.map { Row(texts: $0.texts, target: $0.target.flatMap { isThere($0) ? $0 : nil }) })
  }

  /// The styles its cells have, as numbers of the workbook's cell formats.
  struct Styles {
    let title: Int
    let sentence: Int
    let heading: Int
    let text: Int
    let link: Int
  }

  /// Points a line of 11 points takes.
  private static let lineHeight = 15

  /// Lines a text takes in a column; no program fits the height of a row to its text unasked in all cases.
  private static func lines(of text: String, width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      // A full-width character of 11 points takes a little more than two of the digits a width is counted in.
      let halves = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? 11 : 23) }
      return lines + max(1, (halves + width * 10 - 1) / (width * 10))
    }
  }

  /// The sheet's part. Texts are written in the cells themselves, so that the workbook's own strings stay untouched.
  func part(styles: Styles) -> String {
    var rowNumber = 0
    var rows = ""
    func row(_ cells: [(text: String, style: Int)], height: Int) {
      rowNumber += 1
      let written = cells.enumerated().map { index, cell in
        let place = "\(CellReference.columnName(for: index + 1))\(rowNumber)"
        return "<c r=\"\(place)\" s=\"\(cell.style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
          + MarkupText.escaped(cell.text) + "</t></is></c>"
      }
      rows += "<row r=\"\(rowNumber)\" ht=\"\(height)\" customHeight=\"1\">\(written.joined())</row>"
    }
    row([(title, styles.title)], height: 30)
    for sentence in sentences { row([(sentence, styles.sentence)], height: Self.lineHeight + 3) }
    row(columns.map { ($0.heading, styles.heading) }, height: Self.lineHeight + 3)
    let headingRow = rowNumber
    var links = ""
    for line in self.rows {
      let lines = zip(line.texts, columns).map { Self.lines(of: $0, width: $1.width) }.max() ?? 1
      row(
        zip(line.texts, columns).map { ($0, $1.isLink && line.target != nil ? styles.link : styles.text) },
        height: lines * Self.lineHeight + 3)
      guard let target = line.target else { continue }
      let location = MarkupText.escaped(
        "'\(target.sheetName.replacing("'", with: "''"))'!\(target.cell)")
      for (index, column) in columns.enumerated() where column.isLink {
        let place = "\(CellReference.columnName(for: index + 1))\(rowNumber)"
        links += "<hyperlink ref=\"\(place)\" location=\"\(location)\" display=\"\(location)\"/>"
      }
    }
    let widths = columns.enumerated().map { index, column in
      "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\" customWidth=\"1\"/>"
    }
    return MarkupText.declaration + "<worksheet xmlns=\"\(MarkupText.main)\">"
      + "<sheetPr><tabColor rgb=\"FFC00000\"/><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
      + "<sheetViews><sheetView showGridLines=\"0\" tabSelected=\"1\" workbookViewId=\"0\">"
      + "<pane ySplit=\"\(headingRow)\" topLeftCell=\"A\(headingRow + 1)\" activePane=\"bottomLeft\" state=\"frozen\"/>"
      + "<selection pane=\"bottomLeft\" activeCell=\"A\(headingRow + 1)\" sqref=\"A\(headingRow + 1)\"/>"
      + "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>"
      + "<cols>\(widths.joined())</cols><sheetData>\(rows)</sheetData>"
      + (links.isEmpty ? "" : "<hyperlinks>\(links)</hyperlinks>")
      + "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
      + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>"
  }
}
