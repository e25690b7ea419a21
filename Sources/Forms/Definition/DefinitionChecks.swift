internal import Programme
internal import Workbook

/// What must hold of a whole definition before anything is drawn or read by it.
struct DefinitionChecks {
  let definition: FormDefinition
  let placed: PlacedDefinition

  func run() throws(FormDefinitionError) {
    try checkTexts()
    try checkKeys()
    try checkChoices()
    try checkRequirements()
    try checkUnits()
    try checkPrefill()
    try checkSheets()
    try checkCells()
    try checkLabels()
  }

  private func fail(_ path: [YAMLStep], _ reason: FormDefinitionError.Reason) -> FormDefinitionError {
    DefinitionPlace(placed.document, path).fault(reason)
  }

  // MARK: Texts and keys

  private func checkTexts() throws(FormDefinitionError) {
    func require(
      _ text: LocalizedText, _ place: DefinitionPlace, _ key: String
    ) throws(FormDefinitionError) {
      guard !JapaneseText.trimmed(text.ja).isEmpty, !JapaneseText.trimmed(text.en).isEmpty else {
        throw place.inside(.key(key)).fault(.emptyText(key))
      }
    }
    let top = DefinitionPlace(placed.document, [])
    try require(definition.title, top, "title")
    try require(definition.basis, top, "basis")
    for (index, item) in definition.paper.enumerated() {
      try require(item.label, top.inside("paper", .index(index)), "label")
    }
    for (field, place) in placed.fields {
      try require(field.label, place, "label")
      guard !field.source.isEmpty else { throw place.inside("source").fault(.emptyText("source")) }
    }
    for (table, place) in placed.tables {
      try require(table.label, place, "label")
      for (index, column) in table.columns.enumerated() {
        let here = place.inside("columns", .index(index))
        try require(column.label, here, "label")
        guard !column.source.isEmpty else { throw here.inside("source").fault(.emptyText("source")) }
      }
    }
  }

  private func checkKeys() throws(FormDefinitionError) {
    func unique(_ keys: [(key: String, place: DefinitionPlace)]) throws(FormDefinitionError) {
      var seen: Set<String> = []
      for (key, place) in keys {
        let here = place.inside("key")
        guard BlankNames.isUsableKey(key) else { throw here.fault(.badKey(key)) }
        guard seen.insert(key).inserted else { throw here.faultInForm(.duplicateKey(key)) }
      }
    }
    let top = DefinitionPlace(placed.document, [])
    try unique(definition.sheets.enumerated().map { ($1.key, top.inside("sheets", .index($0))) })
    try unique(definition.paper.enumerated().map { ($1.key, top.inside("paper", .index($0))) })
    try unique(placed.fields.map { ($0.field.key, $0.place) })
    try unique(placed.tables.map { ($0.table.key, $0.place) })
    for (table, place) in placed.tables {
      try unique(table.columns.enumerated().map { ($1.key, place.inside("columns", .index($0))) })
    }
  }

  // MARK: Choices and requirements

  private func checkChoices() throws(FormDefinitionError) {
    func check(
      _ key: String, _ type: FieldType, _ allowed: [FormChoice], _ place: DefinitionPlace
    ) throws(FormDefinitionError) {
      if type == .choice, allowed.isEmpty { throw place.fault(.choiceWithoutChoices(key)) }
      let choices = place.inside("choices")
      let list = allowed.map(\.label.ja)
      let isTooLong = ChoiceLists.isTooLong(list) && definition.sheets.allSatisfy { $0.layout != nil }
      if isTooLong || list.contains(where: { $0.contains(",") || $0.contains("\"") }) {
        throw choices.fault(.unusableChoices(key))
      }
      if type != .choice, !allowed.isEmpty { throw choices.fault(.choicesWithoutChoice(key)) }
      var seen: Set<String> = []
      for (index, choice) in allowed.enumerated() where !seen.insert(choice.code).inserted {
        throw choices.inside(.index(index)).fault(.duplicateKey(choice.code))
      }
    }
    for (field, place) in placed.fields { try check(field.key, field.type, field.allowed, place) }
    for (table, place) in placed.tables {
      for (index, column) in table.columns.enumerated() {
        try check(column.key, column.type, column.allowed, place.inside("columns", .index(index)))
      }
    }
  }

  private func checkRequirements() throws(FormDefinitionError) {
    func check(
      _ requirement: FieldRequirement, _ known: [String: [FormChoice]], _ place: DefinitionPlace
    ) throws(FormDefinitionError) {
      let here = place.inside("required")
      switch requirement {
      case .always, .never: return
      case .with(let keys):
        for key in keys where known[key] == nil { throw here.faultInForm(.unknownField(key)) }
      case .when(let key, let codes):
        guard let choices = known[key] else { throw here.faultInForm(.unknownField(key)) }
        for code in codes where !choices.contains(where: { $0.code == code }) {
          throw here.faultInForm(.unknownCode(field: key, code: code))
        }
      }
    }
    let fields = Dictionary(uniqueKeysWithValues: definition.fields.map { ($0.key, $0.allowed) })
    for (field, place) in placed.fields { try check(field.required, fields, place) }
    for (table, place) in placed.tables {
      let columns = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.key, $0.allowed) })
      for (index, column) in table.columns.enumerated() {
        try check(column.required, columns, place.inside("columns", .index(index)))
      }
    }
  }

  // MARK: Units and what is filled in beforehand

  /// A decimal number says of what it is; other types but whole numbers have no unit.
  private func checkUnits() throws(FormDefinitionError) {
    func check(
      _ key: String, _ type: FieldType, _ unit: String?, _ place: DefinitionPlace
    ) throws(FormDefinitionError) {
      switch (type, unit) {
      case (.decimal, nil): throw place.fault(.unitMissing(key))
      case (.decimal, let unit?), (.integer, let unit?):
        guard !JapaneseText.trimmed(unit).isEmpty else { throw place.inside("unit").fault(.emptyText("unit")) }
      case (_, .some): throw place.inside("unit").fault(.unitOfOtherType(key, type: type))
      case (_, nil): return
      }
    }
    for (field, place) in placed.fields { try check(field.key, field.type, field.unit, place) }
    for (table, place) in placed.tables {
      for (index, column) in table.columns.enumerated() {
        try check(column.key, column.type, column.unit, place.inside("columns", .index(index)))
      }
    }
  }

  private func checkPrefill() throws(FormDefinitionError) {
    for (field, place) in placed.fields {
      guard let path = field.prefill, !PrefillVocabulary.fields.contains(path) else { continue }
      throw place.inside("prefill").fault(.unknownPrefill(path, known: PrefillVocabulary.fields.sorted()))
    }
    for (table, place) in placed.tables {
      var rows: Substring?
      for (index, column) in table.columns.enumerated() {
        guard let path = column.prefill else { continue }
        let here = place.inside("columns", .index(index), "prefill")
        guard PrefillVocabulary.columns.contains(path) else {
          throw here.fault(.unknownPrefill(path, known: PrefillVocabulary.columns.sorted()))
        }
        let first = path.prefix { $0 != "." }
        if let rows, rows != first { throw here.fault(.prefillOfOtherRows(table.key)) }
        rows = first
      }
    }
  }

  // MARK: Sheets and cells

  /// Every sheet that is printed carries the check code; boxes copy only fields that exist.
  private func checkSheets() throws(FormDefinitionError) {
    for (index, sheet) in definition.sheets.enumerated() {
      guard let layout = sheet.layout else { continue }
      if definition.hasCheckCode, !layout.boxes.contains(where: { $0.content == .checkCode }) {
        throw fail(["sheets", .index(index)], .checkCodeNotPrinted(sheet: sheet.key))
      }
      for (place, box) in layout.boxes.enumerated() {
        if case .copy(let key) = box.content, !definition.fields.contains(where: { $0.key == key }) {
          throw placed.boxes[index][place].faultInForm(.unknownField(key))
        }
      }
    }
  }

  /// Input cells overlap nothing at all; labels and boxes may not overlap each other, but fields may share a label.
  private func checkCells() throws(FormDefinitionError) {
    for (index, sheet) in definition.sheets.enumerated() {
      var taken: [(name: String, range: CellRange)] = []
      func take(_ name: String, _ range: CellRange, _ place: DefinitionPlace) throws(FormDefinitionError) {
        if let area = sheet.layout?.printArea, !area.contains(range.topLeft) || !area.contains(range.bottomRight) {
          throw place.fault(.outsidePrintArea(cells: "\(range)", printArea: "\(area)"))
        }
        if let other = taken.first(where: { $0.range.overlaps(range) }) {
          throw place.fault(.overlap(other.name, name))
        }
        taken.append((name, range))
      }
      for (field, place) in placed.fields where field.sheet == sheet.key {
        try take(field.key, field.cells, place.inside("cells"))
      }
      for (table, place) in placed.tables where table.sheet == sheet.key {
        for (number, column) in table.columns.enumerated() {
          let here = place.inside("columns", .index(number), "columns")
          try take("\(table.key).\(column.key)", table.cells(of: column), here)
          try take("\(table.key).\(column.key) label", table.headingCells(of: column), here)
        }
      }
      var labels: Set<CellRange> = []
      for (field, place) in placed.fields
      where field.sheet == sheet.key && labels.insert(field.labelCells).inserted {
        try take("\(field.key) label", field.labelCells, place.inside("labelCells"))
      }
      for (place, box) in (sheet.layout?.boxes ?? []).enumerated() {
        try take("box \(box.range)", box.range, placed.boxes[index][place].inside("at"))
      }
    }
    let known = Set(definition.sheets.filter { $0.layout != nil }.map(\.key))
    for (field, place) in placed.fields where !known.contains(field.sheet) {
      throw place.inside("sheet").fault(.unknownSheet(field.sheet))
    }
    for (table, place) in placed.tables where !known.contains(table.sheet) {
      throw place.inside("sheet").fault(.unknownSheet(table.sheet))
    }
  }

  /// Fields that share a label print it alike, and every section is printed on its sheet.
  private func checkLabels() throws(FormDefinitionError) {
    var labels: [SheetCells: Set<String>] = [:]
    for (field, _) in placed.fields {
      labels[SheetCells(sheet: field.sheet, range: field.labelCells), default: []].insert(field.printedLabel)
    }
    for (field, place) in placed.fields {
      if let texts = labels[SheetCells(sheet: field.sheet, range: field.labelCells)], texts.count > 1 {
        throw place.inside("labelCells").fault(.labelsDiffer(cells: "\(field.labelCells)"))
      }
    }
    // Folding the words is what costs: each sheet's boxes once.
    var printed: [String: Set<String>] = [:]
    for sheet in definition.sheets {
      let texts = (sheet.layout?.boxes ?? []).compactMap { box in
        if case .text(let text) = box.content { JapaneseText.label(text) } else { nil }
      }
      printed[sheet.key] = Set(texts)
    }
    for (field, place) in placed.fields {
      guard let section = field.section else { continue }
      if printed[field.sheet]?.contains(JapaneseText.label(section)) != true {
        throw place.inside("section").fault(.sectionNotPrinted(section))
      }
    }
  }

  private struct SheetCells: Hashable {
    let sheet: String
    let range: CellRange
  }
}
