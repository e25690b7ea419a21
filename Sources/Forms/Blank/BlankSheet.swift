internal import Programme
internal import Workbook

/// Draws one sheet of the paper form: boxes, labels, input cells, tables.
struct BlankSheet {
  let definition: FormDefinition
  let form: FormSheet
  let layout: SheetLayout
  let sheet: SheetWriter
  let styles: BlankStyles
  let values: PrefilledValues
  let lists: ChoiceLists
  /// The cell with the check code as a formula, and the code it holds now.
  let code: (reference: String, text: String)?

  func draw() throws(WorkbookError) {
    for column in layout.columns { try sheet.setWidth(column.width, ofColumns: column.columns) }
    // Later heights overrule earlier ones, so a definition can name the rule first and its exceptions after.
    for row in layout.rows {
      for number in row.rows { try sheet.setHeight(row.height, ofRow: number) }
    }
    for box in layout.boxes { try draw(box) }
    var labels: Set<CellRange> = []
    for field in definition.fields where field.sheet == form.key {
      let isRuled = isRuled(field)
      if !field.choiceCells.isEmpty {
        try draw(optionsOf: field)
        try fill(field.labelCells, text: field.printedLabel, style: styles.label(isRuled: true))
        continue
      }
      if labels.insert(field.labelCells).inserted {
        try fill(field.labelCells, text: field.printedLabel, style: styles.label(isRuled: isRuled))
      }
      try input(
        field.cells, key: field.key, type: field.type,
        style: styles.input(field.type, isRuled: isRuled, isForOffice: field.isForOffice, unit: field.unit))
      if !field.isForOffice {
        let rule = InputRule(
          type: field.type, allowed: field.allowed, unit: field.unit, title: field.label.ja, hint: field.hint?.ja,
          lists: lists)
        if let validation = rule.validation { try sheet.validate(field.cells, validation) }
      }
    }
    for table in definition.tables where table.sheet == form.key { try draw(table) }
    try finish()
  }

  // MARK: Parts

  private func draw(_ box: StaticBox) throws(WorkbookError) {
    let style = styles.style(box.style)
    switch box.content {
    case .text(let text): try fill(box.range, text: text, style: style)
    case .eachRow(let text):
      for row in rows(of: box.range) { try fill(row, text: text, style: style) }
    case .rowNumbers:
      for (index, row) in rows(of: box.range).enumerated() { try fill(row, text: String(index + 1), style: style) }
    case .copy(let key): try draw(copyOf: key, box.range, style)
    case .checkCode:
      guard let code else { return try fill(box.range, text: "", style: style) }
      try write(formula: code.reference, cached: .text(code.text), in: box.range, style: style)
    }
  }

  /// Repeats a field of another sheet; blank while that is blank.
  private func draw(copyOf key: String, _ range: CellRange, _ style: CellStyle) throws(WorkbookError) {
    guard let field = definition.field(key) else { return try fill(range, text: "", style: style) }
    let name = definition.sheet(field.sheet)?.name ?? field.sheet
    let cell = field.cells.topLeft
    let reference = "'\(name)'!$\(CellReference.columnName(for: cell.columnNumber))$\(cell.rowNumber)"
    let cached: SheetWriter.CachedValue =
      switch values[key] {
      case .text(let text): .text(text)
      case .number(let number): .number(Double(number))
      case .decimal(let text): Double(text).map { .number($0) } ?? .text(text)
      case .date(_, _, let serial): .number(Double(serial))
      case nil: .text("")
      }
    try write(formula: "IF(\(reference)=\"\",\"\",\(reference))", cached: cached, in: range, style: style)
  }

  private func draw(_ table: FormTable) throws(WorkbookError) {
    for column in table.columns {
      try fill(table.headingCells(of: column), text: column.printedLabel, style: styles.label(isRuled: true))
      let style = styles.input(column.type, isRuled: true, unit: column.unit).with {
        $0.indent = 0
        if column.isShort, column.unit == nil { $0.horizontal = .center }
      }
      for row in 0..<table.rows {
        let key = "\(table.key)[\(row)].\(column.key)"
        try input(table.cells(of: column, row: row), key: key, type: column.type, style: style)
      }
      let rule = InputRule(
        type: column.type, allowed: column.allowed, unit: column.unit, title: column.label.ja, hint: column.hint?.ja,
        lists: lists)
      if let validation = rule.validation { try sheet.validate(table.cells(of: column), validation) }
    }
  }

  /// A cell for the mark before the words of each option.
  private func draw(optionsOf field: FormField) throws(WorkbookError) {
    let mark = styles.input(.choice, isRuled: true).with { ($0.horizontal, $0.indent) = (.center, 0) }
    for cell in field.choiceCells {
      let isChosen = values.code(of: field.key) == cell.code
      try sheet.write(text: isChosen ? BlankSheet.marks[0] : "", at: cell.mark, style: mark)
      let words = field.allowed.first { $0.code == cell.code }?.label.ja ?? cell.code
      try fill(cell.words, text: words, style: styles.style(.ruled).with { $0.indent = 0 })
      guard !field.isForOffice else { continue }
      var validation = CellValidation(.list(BlankSheet.marks))
      validation.firmness = .information
      validation.errorMessage = "○又は☑を入力してください。"
      validation.inputTitle = field.hint.map { _ in String(field.label.ja.prefix(32)) }
      validation.inputMessage = field.hint.map { String($0.ja.prefix(255)) }
      try sheet.validate(CellRange(cell.mark, cell.mark), validation)
    }
  }

  /// What the drop-down list of a mark's cell offers; the reader takes other marks too.
  static let marks = ["○", "☑"]

  private func finish() throws(WorkbookError) {
    try sheet.hideGridlines()
    var printing = PrintSetup()
    printing.orientation = layout.orientation
    printing.margins = PrintSetup.Margins(left: 0.7, right: 0.6, top: 0.55, bottom: 0.6)
    printing.pagesWide = 1
    printing.pagesTall = layout.pagesTall
    printing.printArea = layout.printArea
    printing.centersHorizontally = true
    printing.footer =
      "&L&8\(definition.title.ja)　\(definition.number)　様式 \(definition.edition.name)&R&8\(form.name)　&P / &N"
    try sheet.setPrinting(printing)
    try sheet.protect(SheetProtection())
  }

  // MARK: Cells

  /// Inputs of the form's head stand free on the page; those beside a ruled label are ruled.
  private func isRuled(_ field: FormField) -> Bool {
    if let open = layout.openFields { return !open.contains(field.key) }
    return field.labelCells.topLeft.columnNumber == 1 || field.isInTable(of: layout)
  }

  private func rows(of range: CellRange) -> [CellRange] {
    (range.topLeft.rowNumber...range.bottomRight.rowNumber).map { row in
      CellRange(
        CellReference(rowNumber: row, columnNumber: range.topLeft.columnNumber),
        CellReference(rowNumber: row, columnNumber: range.bottomRight.columnNumber))
    }
  }

  private func fill(_ range: CellRange, text: String, style: CellStyle) throws(WorkbookError) {
    if range.topLeft != range.bottomRight { try sheet.merge(range, style: style) }
    try sheet.write(text: text, at: range.topLeft, style: style)
  }

  private func write(
    formula: String, cached: SheetWriter.CachedValue, in range: CellRange, style: CellStyle
  ) throws(WorkbookError) {
    if range.topLeft != range.bottomRight { try sheet.merge(range, style: style) }
    try sheet.write(formula: formula, cached: cached, at: range.topLeft, style: style)
  }

  private func input(_ range: CellRange, key: String, type: FieldType, style: CellStyle) throws(WorkbookError) {
    try fill(range, text: "", style: style)
    switch values[key] {
    case .text(let text): try sheet.write(text: text, at: range.topLeft, style: style)
    case .number(let number): try sheet.write(number: number, at: range.topLeft, style: style)
    case .decimal(let text): try sheet.write(decimal: text, at: range.topLeft, style: style)
    case .date(let date, _, _): try sheet.write(date: date, at: range.topLeft, style: style)
    case nil: break
    }
  }
}

extension FormColumn {
  /// Whether its values are short enough to stand in the middle.
  fileprivate var isShort: Bool {
    switch type {
    case .integer, .designation, .accountNumber, .postalCode, .choice, .date, .fiscalYear, .flag, .serialRange,
      .corporateNumber:
      true
    case .text, .decimal, .phone, .email: false
    }
  }
}

extension FormField {
  /// Whether the field belongs to a block with a ruled heading at the left edge of the page.
  fileprivate func isInTable(of layout: SheetLayout) -> Bool {
    layout.boxes.contains { box in
      box.style == .heading && box.range.topLeft.columnNumber == 1
        && (box.range.topLeft.rowNumber...box.range.bottomRight.rowNumber).contains(labelCells.topLeft.rowNumber)
    }
  }
}
