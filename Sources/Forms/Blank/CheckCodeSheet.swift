internal import Programme
internal import Workbook

/// Draws the sheet 照合コード, whose formulas compute the check code in the workbook itself.
///
/// One row for each line of ``CheckCodeContent``: number, label, text, sums, weighted sums. Only functions of Excel 2013
/// that Excel and LibreOffice compute alike: no INDIRECT, no OFFSET, nothing volatile, nothing that depends on the
/// language except TEXT(x,"0"). The two sums are array formulas, which Excel before 365 needs for IFERROR over an array.
struct CheckCodeSheet {
  let definition: FormDefinition
  let sheet: SheetWriter
  let styles: BlankStyles
  /// What stands in the input cells, as formulas see it, by key.
  let texts: [String: String]

  private static let firstRow = 6
  /// Where the code stands; every page refers to it.
  static let codeCell = CellReference(rowNumber: 3, columnNumber: 3)

  /// One row of the sheet.
  private struct Row {
    let label: String
    /// The line's number as a formula, and what that gives now.
    let number: (formula: String, value: Int)
    let text: (formula: String, value: String)
    /// Of the first row of a table's line: the formula counting the filled rows up to here, and its value now.
    let rank: (formula: String, value: Int)?
  }

  /// The code that the formulas give for the workbook as it is written.
  func draw() throws(WorkbookError) -> String {
    let rows = makeRows()
    let last = Self.firstRow + rows.count - 1
    try drawFrame(last: last)
    var lines: [CheckCode.Line] = []
    for (index, row) in rows.enumerated() {
      lines.append(CheckCode.Line(number: row.number.value, text: row.text.value))
      try draw(row, at: Self.firstRow + index)
    }
    let code = CheckCode.code(of: lines, units: .codePoints)
    try sheet.write(
      formula: codeFormula(last: last), cached: .text(code), at: Self.codeCell,
      style: styles.code.with { $0.fontSize = 12 })
    return code
  }

  // MARK: Rows

  private func makeRows() -> [Row] {
    let content = CheckCodeContent(definition: definition)
    var rows = [
      Row(
        label: "様式・版", number: ("1", 1),
        text: ("\"\(content.formText)\"", CheckCodeContent.withoutBlanks(content.formText)), rank: nil)
    ]
    for (index, field) in content.fields.enumerated() {
      let formula =
        field.choiceCells.isEmpty
        ? Self.textFormula(cell(field.cells, on: field.sheet), type: field.type) : markFormula(field)
      rows.append(
        Row(
          label: field.label.ja, number: ("\(index + 2)", index + 2), text: (formula, texts[field.key] ?? ""),
          rank: nil))
    }
    for (place, entry) in content.tables.enumerated() {
      var filled = 0
      var previousRank: Int?
      for row in 0..<entry.table.rows {
        let values = entry.columns.map { texts["\(entry.table.key)[\(row)].\($0.key)"] ?? "" }
        let isFilled = values.contains { !$0.isEmpty }
        if isFilled { filled += 1 }
        let top = Self.firstRow + rows.count
        for (index, column) in entry.columns.enumerated() {
          let cell = cell(entry.table.cells(of: column, row: row), on: entry.table.sheet)
          let all = (0..<entry.columns.count).map { "D\(top + $0)" }.joined(separator: "&")
          let before = previousRank.map { "I\($0)" } ?? "0"
          let number = CheckCodeContent.linesOfTable * (place + 1)
          let weight = number + max(filled - 1, 0) * entry.columns.count + index
          rows.append(
            Row(
              label: "\(entry.table.label.ja)(\(row + 1)) \(column.label.ja)",
              number: ("\(number)+MAX(I\(top)-1,0)*\(entry.columns.count)+\(index)", weight),
              text: (Self.textFormula(cell, type: column.type), values[index]),
              rank: index == 0 ? ("\(before)+IF(\(all)=\"\",0,1)", filled) : nil))
        }
        previousRank = top
      }
    }
    return rows
  }

  private func cell(_ range: CellRange, on key: String) -> String {
    let name = definition.sheet(key)?.name ?? key
    return "'\(name.replacing("'", with: "''"))'!"
      + "$\(CellReference.columnName(for: range.topLeft.columnNumber))$\(range.topLeft.rowNumber)"
  }

  // MARK: Formulas

  /// The words of the options whose cells hold a mark, without blanks.
  private func markFormula(_ field: FormField) -> String {
    field.choiceCells.map { option in
      let mark = cell(CellRange(option.mark, option.mark), on: field.sheet)
      let words = field.allowed.first { $0.code == option.code }?.label.ja ?? option.code
      return "IF(TRIM(SUBSTITUTE(\(mark),\"\u{3000}\",\"\"))=\"\",\"\",\"\(CheckCodeContent.withoutBlanks(words))\")"
    }.joined(separator: "&")
  }

  /// The text of a cell without blanks; a number whole, a decimal in ten-thousandths, a date as 20261122, an error value
  /// as nothing.
  private static func textFormula(_ cell: String, type: FieldType) -> String {
    let number =
      switch type {
      case .date: "TEXT(YEAR(\(cell))*10000+MONTH(\(cell))*100+DAY(\(cell)),\"0\")"
      case .decimal: "TEXT(ROUND(\(cell)*\(Int(CheckCodeContent.decimalScale)),0),\"0\")"
      case .text, .integer, .choice, .accountNumber, .designation, .postalCode, .phone, .email, .fiscalYear, .flag,
        .serialRange, .corporateNumber:
        "TEXT(\(cell),\"0\")"
      }
    var text = cell
    for blank in ["\" \"", "\"\u{3000}\"", "CHAR(9)", "CHAR(10)", "CHAR(13)"] {
      text = "SUBSTITUTE(\(text),\(blank),\"\")"
    }
    return "IFERROR(IF(ISNUMBER(\(cell)),\(number),\(text)),\"\")"
  }

  /// The sum over the characters of the text, each weighed by its position. The text is filled up with blanks, which
  /// weigh nothing, so that the positions need not be computed from its length.
  private static func sumFormula(text: String, weight: String, modulus: Int) -> String {
    let length = CheckCode.length
    let padded = "\(text)&REPT(\" \",\(length))"
    let character = "IFERROR(_xlfn.UNICODE(MID(\(padded),ROW($1:$\(length)),1))-32,0)"
    return "MOD(SUM(\(character)*MOD(\(weight),\(modulus))),\(modulus))"
  }

  private func codeFormula(last: Int) -> String {
    let alphabet = "\"\(String(CheckCode.alphabet))\""
    func letters(_ column: String, _ modulus: Int) -> [String] {
      let sum = "MOD(SUM(\(column)\(Self.firstRow):\(column)\(last)),\(modulus))"
      return ["INT(\(sum)/1024)", "MOD(INT(\(sum)/32),32)", "MOD(\(sum),32)"].map { "MID(\(alphabet),\($0)+1,1)" }
    }
    return (letters("G", CheckCode.modulusA) + letters("H", CheckCode.modulusB)).joined(separator: "&")
  }

  // MARK: Drawing

  private func drawFrame(last: Int) throws(WorkbookError) {
    for (index, width) in [5.0, 56, 10, 36, 9, 9, 9, 9, 7].enumerated() {
      try sheet.setWidth(width, ofColumns: (index + 1)...(index + 1))
    }
    try sheet.setHeight(24, ofRow: 3)
    try sheet.write(
      text: "照合コード　\(definition.title.ja)（様式 \(definition.edition.name)）",
      at: CellReference(rowNumber: 1, columnNumber: 1), style: styles.bold)
    try sheet.write(
      text: "このシートは入力欄の内容から照合コードを計算します。印刷・提出は不要です。変更しないでください。",
      at: CellReference(rowNumber: 2, columnNumber: 1), style: styles.note.with { $0.wraps = false })
    try sheet.write(
      text: "照合コード", at: CellReference(rowNumber: 3, columnNumber: 2), style: styles.right)
    for (index, heading) in ["", "項目", "行番号", "空白を除いた内容", "和A", "和B", "加重A", "加重B", "順位"].enumerated() {
      try sheet.write(
        text: heading, at: CellReference(rowNumber: Self.firstRow - 1, columnNumber: index + 1), style: styles.label)
    }
    try sheet.hideGridlines()
    try sheet.freezePanes(at: CellReference(rowNumber: Self.firstRow, columnNumber: 1))
    var printing = PrintSetup()
    printing.printArea = CellRange(
      CellReference(rowNumber: 1, columnNumber: 1), CellReference(rowNumber: last, columnNumber: 9))
    printing.repeatedRows = (Self.firstRow - 1)...(Self.firstRow - 1)
    printing.footer = "&L&8照合コード（提出不要）&R&8&P / &N"
    try sheet.setPrinting(printing)
    try sheet.protect(SheetProtection())
  }

  private func draw(_ row: Row, at rowNumber: Int) throws(WorkbookError) {
    func at(_ column: Int) -> CellReference { CellReference(rowNumber: rowNumber, columnNumber: column) }
    let sums = CheckCode.sums(of: row.text.value, units: .codePoints)
    try sheet.write(number: Int64(rowNumber - Self.firstRow + 1), at: at(1), style: styles.ruledNumber)
    try sheet.write(text: row.label, at: at(2), style: styles.ruledSmall)
    try sheet.write(
      formula: row.number.formula, cached: .number(Double(row.number.value)), at: at(3), style: styles.ruledNumber)
    try sheet.write(formula: row.text.formula, cached: .text(row.text.value), at: at(4), style: styles.ruledSmall)
    let positions = "ROW($1:$\(CheckCode.length))"
    try sheet.write(
      arrayFormula: Self.sumFormula(
        text: "D\(rowNumber)", weight: "\(positions)*7919", modulus: CheckCode.modulusA),
      cached: Double(sums.a), over: CellRange(at(5), at(5)), style: styles.ruledNumber)
    try sheet.write(
      arrayFormula: Self.sumFormula(
        text: "D\(rowNumber)", weight: "\(positions)*\(positions)*4243", modulus: CheckCode.modulusB),
      cached: Double(sums.b), over: CellRange(at(6), at(6)), style: styles.ruledNumber)
    let (a, b) = (CheckCode.modulusA, CheckCode.modulusB)
    try sheet.write(
      formula: "MOD(E\(rowNumber)*MOD(C\(rowNumber)*1009,\(a)),\(a))",
      cached: .number(Double(sums.a * CheckCode.weightA(ofLine: row.number.value) % a)), at: at(7),
      style: styles.ruledNumber)
    try sheet.write(
      formula: "MOD(F\(rowNumber)*MOD(C\(rowNumber)*2003,\(b)),\(b))",
      cached: .number(Double(sums.b * CheckCode.weightB(ofLine: row.number.value) % b)), at: at(8),
      style: styles.ruledNumber)
    if let rank = row.rank {
      try sheet.write(formula: rank.formula, cached: .number(Double(rank.value)), at: at(9), style: styles.ruledNumber)
    } else {
      try sheet.writeBlank(at: at(9), style: styles.ruledNumber)
    }
  }
}
