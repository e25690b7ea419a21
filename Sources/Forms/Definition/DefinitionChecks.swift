internal import Programme
internal import Workbook

/// What must hold of a whole definition before anything is drawn or read by it.
struct DefinitionChecks {
  let definition: FormDefinition
  let document: YAMLDocument

  func run() throws(FormDefinitionError) {
    try checkTexts()
    try checkKeys()
    try checkChoices()
    try checkRequirements()
    try checkSheets()
    try checkCells()
    try checkLabels()
  }

  private func fail(_ path: [YAMLStep], _ reason: FormDefinitionError.Reason) -> FormDefinitionError {
    FormDefinitionError(file: document.file, line: document.line(of: path), reason: reason)
  }

  // MARK: Texts and keys

  private func checkTexts() throws(FormDefinitionError) {
    func require(_ text: LocalizedText, _ path: [YAMLStep], _ key: String) throws(FormDefinitionError) {
      guard !JapaneseText.trimmed(text.ja).isEmpty, !JapaneseText.trimmed(text.en).isEmpty else {
        throw fail(path + [.key(key)], .emptyText(key))
      }
    }
    try require(definition.title, [], "title")
    try require(definition.basis, [], "basis")
    for (index, item) in definition.paper.enumerated() { try require(item.label, ["paper", .index(index)], "label") }
    for (index, field) in definition.fields.enumerated() {
      let path: [YAMLStep] = ["fields", .index(index)]
      try require(field.label, path, "label")
      guard !field.source.isEmpty else { throw fail(path + ["source"], .emptyText("source")) }
    }
    for (index, table) in definition.tables.enumerated() {
      let path: [YAMLStep] = ["tables", .index(index)]
      try require(table.label, path, "label")
      for (place, column) in table.columns.enumerated() {
        try require(column.label, path + ["columns", .index(place)], "label")
      }
    }
  }

  private func checkKeys() throws(FormDefinitionError) {
    func unique(_ keys: [String], _ path: [YAMLStep]) throws(FormDefinitionError) {
      var seen: Set<String> = []
      for (index, key) in keys.enumerated() {
        let place = path + [.index(index), "key"]
        guard BlankNames.isUsableKey(key) else { throw fail(place, .badKey(key)) }
        guard seen.insert(key).inserted else { throw fail(place, .duplicateKey(key)) }
      }
    }
    try unique(definition.sheets.map(\.key), ["sheets"])
    try unique(definition.paper.map(\.key), ["paper"])
    try unique(definition.fields.map(\.key), ["fields"])
    try unique(definition.tables.map(\.key), ["tables"])
    for (index, table) in definition.tables.enumerated() {
      try unique(table.columns.map(\.key), ["tables", .index(index), "columns"])
    }
  }

  // MARK: Choices and requirements

  private func checkChoices() throws(FormDefinitionError) {
    func check(
      _ key: String, _ type: FieldType, _ allowed: [FormChoice], _ path: [YAMLStep]
    ) throws(FormDefinitionError) {
      if type == .choice, allowed.isEmpty { throw fail(path, .choiceWithoutChoices(key)) }
      let list = allowed.map(\.label.ja)
      if list.joined(separator: ",").utf16.count > 255
        || list.contains(where: { $0.contains(",") || $0.contains("\"") })
      {
        throw fail(path + ["choices"], .unusableChoices(key))
      }
      if type != .choice, !allowed.isEmpty { throw fail(path + ["choices"], .choicesWithoutChoice(key)) }
      var seen: Set<String> = []
      for (index, choice) in allowed.enumerated() where !seen.insert(choice.code).inserted {
        throw fail(path + ["choices", .index(index)], .duplicateKey(choice.code))
      }
    }
    for (index, field) in definition.fields.enumerated() {
      try check(field.key, field.type, field.allowed, ["fields", .index(index)])
    }
    for (index, table) in definition.tables.enumerated() {
      for (place, column) in table.columns.enumerated() {
        try check(column.key, column.type, column.allowed, ["tables", .index(index), "columns", .index(place)])
      }
    }
  }

  private func checkRequirements() throws(FormDefinitionError) {
    func check(
      _ requirement: FieldRequirement, _ known: [String: [FormChoice]], _ path: [YAMLStep]
    ) throws(FormDefinitionError) {
      let place = path + ["required"]
      switch requirement {
      case .always, .never: return
      case .with(let keys):
        for key in keys where known[key] == nil { throw fail(place, .unknownField(key)) }
      case .when(let key, let codes):
        guard let choices = known[key] else { throw fail(place, .unknownField(key)) }
        for code in codes where !choices.contains(where: { $0.code == code }) {
          throw fail(place, .unknownCode(field: key, code: code))
        }
      }
    }
    let fields = Dictionary(uniqueKeysWithValues: definition.fields.map { ($0.key, $0.allowed) })
    for (index, field) in definition.fields.enumerated() {
      try check(field.required, fields, ["fields", .index(index)])
    }
    for (index, table) in definition.tables.enumerated() {
      let columns = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.key, $0.allowed) })
      for (place, column) in table.columns.enumerated() {
        try check(column.required, columns, ["tables", .index(index), "columns", .index(place)])
      }
    }
  }

  // MARK: Sheets and cells

  /// Every sheet that is printed carries the check code; boxes copy only fields that exist.
  private func checkSheets() throws(FormDefinitionError) {
    for (index, sheet) in definition.sheets.enumerated() {
      guard let layout = sheet.layout else { continue }
      let path: [YAMLStep] = ["sheets", .index(index)]
      if definition.hasCheckCode, !layout.boxes.contains(where: { $0.content == .checkCode }) {
        throw fail(path, .checkCodeNotPrinted(sheet: sheet.key))
      }
      for (place, box) in layout.boxes.enumerated() {
        if case .copy(let key) = box.content, !definition.fields.contains(where: { $0.key == key }) {
          throw fail(path + ["layout", "boxes", .index(place)], .unknownField(key))
        }
      }
    }
  }

  /// Input cells overlap nothing at all; labels and boxes may not overlap each other, but fields may share a label.
  private func checkCells() throws(FormDefinitionError) {
    for (index, sheet) in definition.sheets.enumerated() {
      var taken: [(name: String, range: CellRange)] = []
      func take(_ name: String, _ range: CellRange, _ path: [YAMLStep]) throws(FormDefinitionError) {
        if let area = sheet.layout?.printArea, !area.contains(range.topLeft) || !area.contains(range.bottomRight) {
          throw fail(path, .outsidePrintArea(cells: "\(range)", printArea: "\(area)"))
        }
        if let other = taken.first(where: { $0.range.overlaps(range) }) {
          throw fail(path, .overlap(other.name, name))
        }
        taken.append((name, range))
      }
      for (place, field) in definition.fields.enumerated() where field.sheet == sheet.key {
        try take(field.key, field.cells, ["fields", .index(place), "cells"])
      }
      for (place, table) in definition.tables.enumerated() where table.sheet == sheet.key {
        for (number, column) in table.columns.enumerated() {
          let path: [YAMLStep] = ["tables", .index(place), "columns", .index(number), "columns"]
          try take("\(table.key).\(column.key)", table.cells(of: column), path)
          try take("\(table.key).\(column.key) label", table.headingCells(of: column), path)
        }
      }
      var labels: Set<CellRange> = []
      for (place, field) in definition.fields.enumerated()
      where field.sheet == sheet.key && labels.insert(field.labelCells).inserted {
        try take("\(field.key) label", field.labelCells, ["fields", .index(place), "labelCells"])
      }
      for (place, box) in (sheet.layout?.boxes ?? []).enumerated() {
        try take("box \(box.range)", box.range, ["sheets", .index(index), "layout", "boxes", .index(place), "at"])
      }
    }
    let known = Set(definition.sheets.filter { $0.layout != nil }.map(\.key))
    for (place, field) in definition.fields.enumerated() where !known.contains(field.sheet) {
      throw fail(["fields", .index(place), "sheet"], .unknownSheet(field.sheet))
    }
    for (place, table) in definition.tables.enumerated() where !known.contains(table.sheet) {
      throw fail(["tables", .index(place), "sheet"], .unknownSheet(table.sheet))
    }
  }

  private func checkLabels() throws(FormDefinitionError) {
    for (index, field) in definition.fields.enumerated() {
      let path: [YAMLStep] = ["fields", .index(index)]
      let sharing = definition.fields.filter { $0.sheet == field.sheet && $0.labelCells == field.labelCells }
      if sharing.contains(where: { $0.printedLabel != field.printedLabel }) {
        throw fail(path + ["labelCells"], .labelsDiffer(cells: "\(field.labelCells)"))
      }
      guard let section = field.section else { continue }
      let boxes = definition.sheets.first { $0.key == field.sheet }?.layout?.boxes ?? []
      let isPrinted = boxes.contains {
        if case .text(let text) = $0.content { JapaneseText.label(text) == JapaneseText.label(section) } else { false }
      }
      if !isPrinted { throw fail(path + ["section"], .sectionNotPrinted(section)) }
    }
  }
}
