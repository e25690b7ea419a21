internal import Programme
internal import Workbook

/// How much a sheet looks like one sheet of one form.
struct SheetScore {
  /// The form, by its place among the definitions.
  let definition: Int
  let sheetKey: String
  let isMain: Bool
  let sheetName: String
  /// 0 to 100.
  let confidence: Int
  let evidence: [String]
}

/// Scores sheets against every sheet of every form.
struct SheetScorer {
  private struct Target {
    let definition: Int
    let id: FormID
    let sheet: FormSheet
    /// Whether it is the sheet that makes the form: the first one no submission may do without.
    let isMain: Bool
    let title: LabelText
    /// Each label in its wordings, with its weight.
    let labels: [(words: [LabelText], weight: Int)]
    let names: [String]
  }

  private let targets: [Target]
  /// Titles of sheets that only repeat what others say, as that of the check code does.
  private let echoes: Set<String>

  /// A title stands within this many rows of the sheet's top.
  private static let titleRows = 20

  init(_ definitions: [FormDefinition]) {
    var targets: [Target] = []
    var forms: [String: Set<FormID>] = [:]
    var drafts: [(Int, FormDefinition, FormSheet, [[LabelText]])] = []
    for (index, definition) in definitions.enumerated() {
      for sheet in definition.sheets {
        let tables = definition.tables.filter { $0.sheet == sheet.key }
        let vocabulary = SheetVocabulary(definition, sheet: sheet, tables: tables)
        drafts.append((index, definition, sheet, vocabulary.recognisable))
        for label in vocabulary.recognisable.joined() { forms[label.key, default: []].insert(definition.id) }
      }
    }
    for (index, definition, sheet, labels) in drafts where !labels.isEmpty {
      targets.append(
        Target(
          definition: index, id: definition.id, sheet: sheet,
          isMain: definition.sheets.first { !$0.isOptional }?.key == sheet.key, title: LabelText(sheet.title),
          labels: labels.map { words in
            let owners = words.reduce(into: Set<FormID>()) { $0.formUnion(forms[$1.key] ?? []) }
            return (words, owners.count == 1 && definitions.count > 1 ? 3 : 1)
          },
          names: definition.fields.filter { $0.sheet == sheet.key }.map(\.key)))
    }
    self.targets = targets
    echoes = Set(definitions.flatMap(\.sheets).filter { $0.layout == nil }.map { LabelText($0.title).core })
  }

  /// One score for each sheet of each form that has anything in common with this sheet.
  func scores(of map: SheetMap, workbook: WorkbookMap) -> [SheetScore] {
    let top = map.entries.lazy.prefix(10).compactMap(\.label).first
    if let top, echoes.contains(where: top.key.hasPrefix) { return [] }
    let titles = targets.map { titleStrength($0.title, map: map) }
    return targets.indices.compactMap { index -> SheetScore? in
      let target = targets[index]
      var found = 0
      var foundWeight = 0
      var weight = 0
      for label in target.labels {
        weight += label.weight
        guard label.words.contains(where: map.has) else { continue }
        found += 1
        foundWeight += label.weight
      }
      guard found >= min(2, target.labels.count) else { return nil }
      let share = foundWeight * 100 / max(1, weight)
      let names = target.names.count { workbook.target(ofField: $0, on: map.name) != nil }
      var confidence = share * 70 / 100 + titles[index] * 30 / 100
      var evidence = ["labels \(found)/\(target.labels.count) on \(map.name)"]
      if titles[index] > 0 { evidence.append("title \(target.sheet.title) on \(map.name)") }
      if names * 2 >= max(1, target.names.count), !target.names.isEmpty {
        // The blank's names say which form it was made as; they do not say it still is one.
        if workbook.declaredForm == target.id.rawValue, share >= 50 { confidence += 20 }
        evidence.append("defined names \(names)/\(target.names.count)")
      }
      // A sheet that carries another form's title is that form.
      let rival = targets.indices.contains {
        titles[$0] == 100 && targets[$0].id != target.id && titles[index] < 100 && targets[$0].isMain
      }
      if rival { confidence -= 30 }
      return SheetScore(
        definition: target.definition, sheetKey: target.sheet.key, isMain: target.isMain,
        sheetName: map.name, confidence: min(100, max(0, confidence)), evidence: evidence)
    }
  }

  /// 100 when a text in the first rows is the title, 80 when one contains it, else 0.
  private func titleStrength(_ title: LabelText, map: SheetMap) -> Int {
    var best = 0
    for entry in map.entries {
      if entry.row > Self.titleRows { break }
      guard let label = entry.label else { continue }
      if label.key == title.key || label.core == title.core { return 100 }
      if title.key.count >= 6, label.key.holds(title.key) { best = 80 }
    }
    return best
  }
}
