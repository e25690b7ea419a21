/// Where something of a definition is written, so that every fault names a file and a line.
struct DefinitionPlace {
  let document: YAMLDocument
  let path: [YAMLStep]
  /// Where the form inserts the part in which the thing is written.
  var use: (document: YAMLDocument, path: [YAMLStep])?

  init(_ document: YAMLDocument, _ path: [YAMLStep]) {
    self.document = document
    self.path = path
  }

  /// The place of something written inside this.
  func inside(_ steps: YAMLStep...) -> DefinitionPlace {
    var place = DefinitionPlace(document, path + steps)
    place.use = use
    return place
  }

  /// A fault of the thing itself.
  func fault(_ reason: FormDefinitionError.Reason) -> FormDefinitionError {
    FormDefinitionError(file: document.file, line: document.line(of: path), reason: reason)
  }

  /// A fault between the thing and the rest of the form: of a part's thing it lies where the form uses the part.
  func faultInForm(_ reason: FormDefinitionError.Reason) -> FormDefinitionError {
    guard let use else { return fault(reason) }
    return FormDefinitionError(file: use.document.file, line: use.document.line(of: use.path), reason: reason)
  }
}

/// The contents of a definition with where each is written.
struct PlacedDefinition {
  let document: YAMLDocument
  /// The fields, in the definition's order.
  var fields: [(field: FormField, place: DefinitionPlace)] = []
  /// The tables, in the definition's order.
  var tables: [(table: FormTable, place: DefinitionPlace)] = []
  /// The boxes of each sheet, one by one.
  var boxes: [[DefinitionPlace]] = []

  init(document: YAMLDocument) { self.document = document }
}
