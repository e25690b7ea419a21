import Examination
import Forms
import Programme
import Register
import Workbook

/// An extraction as stored: the canonical JSON its `Codable` conformances make, written and read without them.
///
/// A form has a hundred fields and more, and encoder and decoder took longer over them than reading the workbook does.
/// `Codable` says how it is written; tests hold both ways to the same bytes and values, and what ``ExtractionReader``
/// does not know the decoder reads.
enum ExtractionText {
  /// The text the encoder would make.
  static func text(of extraction: Extraction) throws -> String {
    var json = CanonicalBytes(capacity: 1 << 15)
    json.add("{\"file\":")
    try json.add(extraction.file)
    json.add(",\"form\":")
    try json.add(extraction.form)
    json.add(",\"needsPaper\":")
    json.add(extraction.needsPaper)
    json.add("}")
    return json.text
  }
}

extension CanonicalBytes {
  fileprivate mutating func add(_ file: FileFacts) throws {
    add("{\"channel\":")
    add(quoted: file.channel)
    add(",\"checkCodes\":")
    add(list: file.checkCodes)
    add(",\"duplicateOf\":")
    add(list: file.duplicateOf.map(\.rawValue))
    add(",\"externalLinks\":")
    add(list: file.externalLinks)
    add(",\"format\":")
    add(quoted: file.format)
    add(",\"formsInFile\":")
    add(Int64(file.formsInFile))
    add(",\"formulasWithoutValue\":")
    add(list: file.formulasWithoutValue) { $0.add($1) }
    add(",\"hasMacros\":")
    add(file.hasMacros)
    if let bytes = file.mailBytes {
      add(",\"mailBytes\":")
      add(Int64(bytes))
    }
    add(",\"name\":")
    add(quoted: file.name)
    add(",\"nameIssues\":")
    add(list: file.nameIssues)
    add("}")
  }

  fileprivate mutating func add(_ form: FilledForm) throws {
    add("{\"edition\":")
    add(quoted: form.edition)
    add(",\"fields\":")
    try add(list: form.fields) { try $0.add($1) }
    add(",\"formID\":")
    add(quoted: form.formID.rawValue)
    if let layout = form.layout {
      // A form as it was handed out has none.
      add(",\"layout\":")
      add(layout)
    }
    add(",\"recognition\":{\"confidence\":")
    add(Int64(form.recognition.confidence))
    add(",\"evidence\":")
    add(list: form.recognition.evidence)
    add(",\"sheets\":")
    add(object: form.recognition.sheets) { $0.add(quoted: $1) }
    add("},\"tables\":")
    try add(object: form.tables) { json, rows in
      try json.add(list: rows) { json, row in
        json.add("{\"fields\":")
        try json.add(list: row.fields) { try $0.add($1) }
        json.add(",\"index\":")
        json.add(Int64(row.index))
        json.add("}")
      }
    }
    add("}")
  }

  private mutating func add(_ layout: LayoutReport) {
    add("{\"differences\":")
    add(list: layout.differences) { json, difference in
      json.add("{\"count\":")
      json.add(Int64(difference.count))
      json.add(",\"from\":")
      json.add(quoted: difference.from)
      json.add(",\"kind\":")
      json.add(quoted: difference.kind.rawValue)
      json.add(",\"sheet\":")
      json.add(quoted: difference.sheet)
      json.add(",\"subject\":")
      json.add(quoted: difference.subject)
      json.add(",\"to\":")
      json.add(quoted: difference.to)
      json.add("}")
    }
    add(",\"unclaimed\":")
    add(list: layout.unclaimed) { json, cell in
      json.add("{\"address\":")
      json.add(cell.address)
      json.add(",\"text\":")
      json.add(quoted: cell.text)
      json.add("}")
    }
    add("}")
  }

  private mutating func add(_ field: FilledField) throws {
    add("{")
    if let address = field.address {
      add("\"address\":")
      add(address)
      add(",")
    }
    add("\"key\":")
    add(quoted: field.key)
    add(",\"label\":{\"en\":")
    add(quoted: field.label.en)
    add(",\"ja\":")
    add(quoted: field.label.ja)
    add("},\"notes\":")
    try add(list: field.notes) { try $0.add($1) }
    add(",\"raw\":")
    add(quoted: field.raw)
    add(",\"value\":")
    try add(field.value)
    add("}")
  }

  private mutating func add(_ address: CellAddress) {
    add("{\"cell\":")
    add(quoted: address.cell.description)
    add(",\"sheetName\":")
    add(quoted: address.sheetName)
    add("}")
  }

  private mutating func add(_ value: FieldValue) throws {
    switch value {
    case .absent: add("{\"type\":\"absent\"}")
    case .blank: add("{\"type\":\"blank\"}")
    case .text(let text): add("{\"type\":\"text\",\"value\":", text, "}")
    case .choice(let code): add("{\"type\":\"choice\",\"value\":", code, "}")
    case .date(let date): add("{\"type\":\"date\",\"value\":", date.iso, "}")
    case .decimal(let number): add("{\"type\":\"decimal\",\"value\":", number.description, "}")
    case .accountNumber(let number): add("{\"type\":\"accountNumber\",\"value\":", number.description, "}")
    case .designation(let number): add("{\"type\":\"designation\",\"value\":", number.digits, "}")
    case .integer(let number):
      add("{\"type\":\"integer\",\"value\":")
      add(number)
      add("}")
    case .fiscalYear(let year):
      add("{\"type\":\"fiscalYear\",\"value\":")
      add(Int64(year.startYear))
      add("}")
    // What is seldom, and whatever kinds are yet to come.
    default: try add(encoded: value)
    }
  }

  private mutating func add(_ note: ReadingNote) throws {
    switch note {
    case .widthFolded: add("{\"widthFolded\":{}}")
    case .numberAsText: add("{\"numberAsText\":{}}")
    case .fromFormula: add("{\"fromFormula\":{}}")
    case .foundByLabel: add("{\"foundByLabel\":{}}")
    case .besideBox: add("{\"besideBox\":{}}")
    case .remark(let text): add("{\"remark\":{\"_0\":", text, "}}")
    // What is seldom, and whatever notes are yet to come.
    default: try add(encoded: note)
    }
  }

  private mutating func add(_ beginning: StaticString, _ text: String, _ ending: StaticString) {
    add(beginning)
    add(quoted: text)
    add(ending)
  }
}
