import Examination
import Forms
import Programme
import Register
import Workbook

/// Reads back what ``ExtractionText`` wrote.
enum ExtractionReader {
  /// The extraction in a stored text; nil when the text is not of our writing, which is for the decoder to judge.
  static func extraction(in text: String, pool: TextPool) -> Extraction? {
    var text = text
    return text.withUTF8 { bytes in
      var reader = CanonicalReader(bytes, pool: pool)
      // Whatever deviates is left to the decoder, which names what is wrong with it.
      guard let extraction = try? reader.extraction(), reader.isAtEnd else { return nil }
      return extraction
    }
  }
}

extension CanonicalReader {
  fileprivate mutating func extraction() throws(Deviation) -> Extraction {
    try expect("{\"file\":")
    let file = try fileFacts()
    try expect(",\"form\":")
    let form = try form()
    try expect(",\"needsPaper\":")
    let needsPaper = try truth()
    try expect("}")
    return Extraction(form: form, file: file, needsPaper: needsPaper)
  }

  private mutating func fileFacts() throws(Deviation) -> FileFacts {
    try expect("{\"channel\":")
    let channel = try commonText()
    try expect(",\"checkCodes\":")
    let checkCodes = try texts()
    try expect(",\"duplicateOf\":")
    let duplicateOf = try texts()
    try expect(",\"externalLinks\":")
    let externalLinks = try texts()
    try expect(",\"format\":")
    let format = try commonText()
    try expect(",\"formsInFile\":")
    let formsInFile = try count()
    try expect(",\"formulasWithoutValue\":")
    let formulas = try list { reader throws(Deviation) in try reader.address() }
    try expect(",\"hasMacros\":")
    let hasMacros = try truth()
    let mailBytes = take(",\"mailBytes\":") ? try count() : nil
    try expect(",\"name\":")
    let name = try text()
    try expect(",\"nameIssues\":")
    let nameIssues = try texts()
    try expect("}")
    return FileFacts(
      name: name, channel: channel, format: format, hasMacros: hasMacros, externalLinks: externalLinks,
      formulasWithoutValue: formulas, duplicateOf: duplicateOf.map(CaseID.init(rawValue:)), checkCodes: checkCodes,
      mailBytes: mailBytes, formsInFile: formsInFile, nameIssues: nameIssues)
  }

  private mutating func texts() throws(Deviation) -> [String] {
    try list { reader throws(Deviation) in try reader.text() }
  }

  private mutating func form() throws(Deviation) -> FilledForm {
    try expect("{\"edition\":")
    let edition = try commonText()
    try expect(",\"fields\":")
    let fields = try list { reader throws(Deviation) in try reader.field() }
    try expect(",\"formID\":")
    let formID = try commonText()
    let layout = take(",\"layout\":") ? try layout() : nil
    try expect(",\"recognition\":{\"confidence\":")
    let confidence = try count()
    try expect(",\"evidence\":")
    let evidence = try list { reader throws(Deviation) in try reader.commonText() }
    try expect(",\"sheets\":")
    let sheets = try object { reader throws(Deviation) in try reader.commonText() }
    try expect("},\"tables\":")
    let tables = try object { reader throws(Deviation) in
      try reader.list { reader throws(Deviation) in try reader.row() }
    }
    try expect("}")
    return FilledForm(
      formID: FormID(rawValue: formID), edition: edition,
      recognition: Recognition(confidence: confidence, evidence: evidence, sheets: sheets), fields: fields,
      tables: tables, layout: layout)
  }

  private mutating func layout() throws(Deviation) -> LayoutReport {
    try expect("{\"differences\":")
    let differences = try list { reader throws(Deviation) in try reader.difference() }
    try expect(",\"unclaimed\":")
    let unclaimed = try list { reader throws(Deviation) in
      try reader.expect("{\"address\":")
      let address = try reader.address()
      try reader.expect(",\"text\":")
      let text = try reader.text()
      try reader.expect("}")
      return UnclaimedCell(address: address, text: text)
    }
    try expect("}")
    // The writer leaves a report without anything in it out.
    guard let layout = LayoutReport(differences: differences, unclaimed: unclaimed) else { throw Deviation() }
    return layout
  }

  private mutating func difference() throws(Deviation) -> LayoutDifference {
    try expect("{\"count\":")
    let count = try count()
    try expect(",\"from\":")
    let from = try text()
    try expect(",\"kind\":")
    guard let kind = LayoutDifference.Kind(rawValue: try commonText()) else { throw Deviation() }
    try expect(",\"sheet\":")
    let sheet = try commonText()
    try expect(",\"subject\":")
    let subject = try commonText()
    try expect(",\"to\":")
    let to = try text()
    try expect("}")
    return LayoutDifference(kind, subject: subject, sheet: sheet, from: from, to: to, count: count)
  }

  private mutating func row() throws(Deviation) -> FilledRow {
    try expect("{\"fields\":")
    let fields = try list { reader throws(Deviation) in try reader.field() }
    try expect(",\"index\":")
    let index = try count()
    try expect("}")
    return FilledRow(index: index, fields: fields)
  }

  private mutating func field() throws(Deviation) -> FilledField {
    try expect("{")
    var address: CellAddress?
    if take("\"address\":") {
      address = try self.address()
      try expect(",")
    }
    try expect("\"key\":")
    let key = try commonText()
    try expect(",\"label\":{\"en\":")
    let english = try commonText()
    try expect(",\"ja\":")
    let japanese = try commonText()
    try expect("},\"notes\":")
    let notes = try list { reader throws(Deviation) in try reader.note() }
    try expect(",\"raw\":")
    let raw = try text()
    try expect(",\"value\":")
    let value = try value(raw: raw)
    try expect("}")
    return FilledField(
      key: key, label: LocalizedText(ja: japanese, en: english), raw: raw, value: value, address: address, notes: notes)
  }

  private mutating func address() throws(Deviation) -> CellAddress {
    try expect("{\"cell\":")
    guard let cell = CellReference(try text()) else { throw Deviation() }
    try expect(",\"sheetName\":")
    let sheetName = try commonText()
    try expect("}")
    return CellAddress(sheetName: sheetName, cell: cell)
  }

  private mutating func value(raw: String) throws(Deviation) -> FieldValue {
    if take("{\"type\":\"blank\"}") { return .blank }
    if take("{\"type\":\"absent\"}") { return .absent }
    let value: FieldValue
    if take("{\"type\":\"text\",\"value\":") {
      value = .text(try text(like: raw))
    } else if take("{\"type\":\"integer\",\"value\":") {
      value = .integer(try number())
    } else if take("{\"type\":\"choice\",\"value\":") {
      value = .choice(try commonText())
    } else if take("{\"type\":\"date\",\"value\":") {
      value = .date(try made { text in try CivilDate(iso: text) })
    } else if take("{\"type\":\"decimal\",\"value\":") {
      value = .decimal(try made { text in try ExactDecimal(text) })
    } else if take("{\"type\":\"fiscalYear\",\"value\":") {
      let year = try count()
      // An impossible year is a deviation like any other.
      guard let fiscalYear = try? FiscalYear(year) else { throw Deviation() }
      value = .fiscalYear(fiscalYear)
    } else if take("{\"type\":\"designation\",\"value\":") {
      value = .designation(try made { text in try DesignationNumber(text) })
    } else if take("{\"type\":\"accountNumber\",\"value\":") {
      value = .accountNumber(try made { text in try AccountNumber(text) })
    } else {
      return try decoded(FieldValue.self)
    }
    try expect("}")
    return value
  }

  /// What its own type makes of a text.
  private mutating func made<Value>(_ make: (String) throws -> Value) throws(Deviation) -> Value {
    let text = try text()
    do { return try make(text) } catch { throw Deviation() }
  }

  private mutating func note() throws(Deviation) -> ReadingNote {
    if take("{\"widthFolded\":{}}") { return .widthFolded }
    if take("{\"numberAsText\":{}}") { return .numberAsText }
    if take("{\"fromFormula\":{}}") { return .fromFormula }
    if take("{\"foundByLabel\":{}}") { return .foundByLabel }
    if take("{\"besideBox\":{}}") { return .besideBox }
    return try decoded(ReadingNote.self)
  }
}
