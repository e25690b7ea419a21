internal import Programme
internal import Workbook

/// The forms there are, with every word they print folded for comparing: made once, used for any number of workbooks.
public struct FormLexicon: Sendable {
  /// The forms, editions of one form from the oldest to the newest.
  public let definitions: [FormDefinition]
  let scorer: SheetScorer
  private let vocabularies: [Key: SheetVocabulary]

  private struct Key: Hashable {
    let form: FormID
    let edition: String
    let sheet: String
  }

  /// The words of some forms.
  public init(_ definitions: [FormDefinition]) {
    self.definitions = definitions
    let words = definitions.map { definition in
      definition.sheets.map { sheet in
        SheetVocabulary(definition, sheet: sheet, tables: definition.tables.filter { $0.sheet == sheet.key })
      }
    }
    scorer = SheetScorer(definitions, vocabularies: words)
    var vocabularies: [Key: SheetVocabulary] = [:]
    for (definition, sheets) in zip(definitions, words) {
      for vocabulary in sheets {
        let key = Key(form: definition.id, edition: definition.edition.name, sheet: vocabulary.sheet.key)
        vocabularies[key] = vocabulary
      }
    }
    self.vocabularies = vocabularies
  }

  /// The definition of a form's edition; nil when it is none of these.
  public func definition(_ id: FormID, edition: String) -> FormDefinition? {
    definitions.first { $0.id == id && $0.edition.name == edition }
  }

  /// The words of one sheet when it holds its own tables and no others; nil for another form.
  func vocabulary(of definition: FormDefinition, sheet: FormSheet) -> SheetVocabulary? {
    vocabularies[Key(form: definition.id, edition: definition.edition.name, sheet: sheet.key)]
  }
}
