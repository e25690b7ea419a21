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
  static func text(of extraction: Extraction) -> String {
    var json = CanonicalBytes(capacity: 1 << 15)
    json.add("{\"file\":")
    json.add(extraction.file)
    json.add(",\"form\":")
    json.add(extraction.form)
    json.add(",\"needsPaper\":")
    json.add(extraction.needsPaper)
    json.add("}")
    return json.text
  }
}

extension CanonicalBytes {
  fileprivate mutating func add(_ file: FileFacts) {
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

  fileprivate mutating func add(_ form: FilledForm) {
    add("{\"edition\":")
    add(quoted: form.edition)
    add(",\"fields\":")
    add(list: form.fields) { $0.add($1) }
    add(",\"formID\":")
    add(quoted: form.formID.rawValue)
    add(",\"recognition\":{\"confidence\":")
    add(Int64(form.recognition.confidence))
    add(",\"evidence\":")
    add(list: form.recognition.evidence)
    add(",\"sheets\":")
    add(object: form.recognition.sheets) { $0.add(quoted: $1) }
    add("},\"tables\":")
    add(object: form.tables) { json, rows in
      json.add(list: rows) { json, row in
        json.add("{\"fields\":")
        json.add(list: row.fields) { $0.add($1) }
        json.add(",\"index\":")
        json.add(Int64(row.index))
        json.add("}")
      }
    }
    add("}")
  }

  private mutating func add(_ field: FilledField) {
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
    add(list: field.notes) { $0.add($1) }
    add(",\"raw\":")
    add(quoted: field.raw)
    add(",\"value\":")
    add(field.value)
    add("}")
  }

  private mutating func add(_ address: CellAddress) {
    add("{\"cell\":")
    add(quoted: address.cell.description)
    add(",\"sheetName\":")
    add(quoted: address.sheetName)
    add("}")
  }

  private mutating func add(_ value: FieldValue) {
    switch value {
    case .absent: return add("{\"type\":\"absent\"}")
    case .blank: return add("{\"type\":\"blank\"}")
    case .unreadable(let reason):
      add("{\"type\":\"unreadable\",\"value\":")
      add(reason)
    case .text(let text):
      add("{\"type\":\"text\",\"value\":")
      add(quoted: text)
    case .integer(let number):
      add("{\"type\":\"integer\",\"value\":")
      add(number)
    case .date(let date):
      add("{\"type\":\"date\",\"value\":")
      add(quoted: date.iso)
    case .choice(let code):
      add("{\"type\":\"choice\",\"value\":")
      add(quoted: code)
    case .accountNumber(let number):
      add("{\"type\":\"accountNumber\",\"value\":")
      add(quoted: number.description)
    case .designation(let number):
      add("{\"type\":\"designation\",\"value\":")
      add(quoted: number.digits)
    }
    add("}")
  }

  private mutating func add(_ reason: UnreadableReason) {
    switch reason {
    case .notANumber: add("{\"notANumber\":{}}")
    case .notADate: add("{\"notADate\":{}}")
    case .noSuchDay: add("{\"noSuchDay\":{}}")
    case .outsideEra(let era): add("{\"outsideEra\":{\"_0\":", era)
    case .notAChoice: add("{\"notAChoice\":{}}")
    case .notAnAccountNumber: add("{\"notAnAccountNumber\":{}}")
    case .notADesignationNumber: add("{\"notADesignationNumber\":{}}")
    case .formulaWithoutValue: add("{\"formulaWithoutValue\":{}}")
    case .errorValue(let value): add("{\"errorValue\":{\"_0\":", value)
    }
  }

  private mutating func add(_ note: ReadingNote) {
    switch note {
    case .widthFolded: add("{\"widthFolded\":{}}")
    case .numberAsText: add("{\"numberAsText\":{}}")
    case .fromFormula: add("{\"fromFormula\":{}}")
    case .foundByLabel: add("{\"foundByLabel\":{}}")
    case .ambiguous(let other): add("{\"ambiguous\":{\"_0\":", other)
    case .besideBox: add("{\"besideBox\":{}}")
    case .bareNumber: add("{\"bareNumber\":{}}")
    case .digitsLost: add("{\"digitsLost\":{}}")
    case .turnedIntoDate: add("{\"turnedIntoDate\":{}}")
    case .timeIgnored: add("{\"timeIgnored\":{}}")
    case .remark(let text): add("{\"remark\":{\"_0\":", text)
    }
  }

  /// A case with one text.
  private mutating func add(_ beginning: StaticString, _ text: String) {
    add(beginning)
    add(quoted: text)
    add("}}")
  }
}
