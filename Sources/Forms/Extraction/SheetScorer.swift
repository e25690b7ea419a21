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
  /// How much of the form's sheet was found, of 100, rare words counting more.
  let recall: Int
  /// Whether the sheet's own title, or the name the blank gives its fields, speaks for this sheet of this form.
  let isTitled: Bool
  let evidence: [String]

  /// Whether the sheet counts as an annex of a form that was found: nothing else then claims it.
  var isAnnex: Bool { !isMain && (confidence >= FormRecognizer.threshold || (recall >= 75 && confidence >= 40)) }
}

/// Scores sheets against every sheet of every form.
///
/// The words of all forms are in one index: looking at a sheet costs one look-up for each of its texts, however many
/// forms there are. A word weighs the more the fewer forms have it.
struct SheetScorer {
  private struct Target {
    let definition: Int
    let id: FormID
    let edition: String
    let sheet: FormSheet
    /// Whether it is the sheet that makes the form: the first one no submission may do without.
    let isMain: Bool
    let title: LabelText
    let addressee: String?
    /// The weight of each label.
    let weights: [Int]
    /// The keys of fields and tables that have names in the blank.
    let fieldKeys: [String]
    let tableKeys: [String]
  }

  private struct Hit {
    let target: Int
    let label: Int
  }

  private let targets: [Target]
  private let byKey: [String: [Hit]]
  private let byCore: [String: [Hit]]
  private let titles: [String: [Int]]
  /// Titles of sheets that only repeat what others say, as that of the check code does.
  private let echoes: Set<String>

  /// A title stands within this many rows of the sheet's top.
  private static let titleRows = 20
  /// What a word weighs that only one form has; shared by more forms it weighs less, at least 1.
  private static let rarest = 12

  init(_ definitions: [FormDefinition]) {
    var drafts: [(Int, FormDefinition, FormSheet, SheetVocabulary)] = []
    var owners: [String: Set<FormID>] = [:]
    for (index, definition) in definitions.enumerated() {
      for sheet in definition.sheets {
        let tables = definition.tables.filter { $0.sheet == sheet.key }
        let vocabulary = SheetVocabulary(definition, sheet: sheet, tables: tables)
        drafts.append((index, definition, sheet, vocabulary))
        for label in vocabulary.recognisable.joined() { owners[label.key, default: []].insert(definition.id) }
      }
    }
    var targets: [Target] = []
    var byKey: [String: [Hit]] = [:]
    var byCore: [String: [Hit]] = [:]
    for (index, definition, sheet, vocabulary) in drafts where !vocabulary.recognisable.isEmpty {
      let labels = vocabulary.recognisable
      for (place, words) in labels.enumerated() {
        let hit = Hit(target: targets.count, label: place)
        for key in Set(words.map(\.key)) { byKey[key, default: []].append(hit) }
        for core in Set(words.map(\.core)) { byCore[core, default: []].append(hit) }
      }
      targets.append(
        Target(
          definition: index, id: definition.id, edition: definition.edition.name, sheet: sheet,
          isMain: definition.sheets.first { !$0.isOptional }?.key == sheet.key, title: vocabulary.title,
          addressee: vocabulary.addressee?.key,
          weights: labels.map { words in
            let forms = words.reduce(into: Set<FormID>()) { $0.formUnion(owners[$1.key] ?? []) }
            return max(1, Self.rarest / max(1, forms.count))
          },
          fieldKeys: definition.fields.filter { $0.sheet == sheet.key }.map(\.key),
          tableKeys: definition.tables.filter { $0.sheet == sheet.key }.map(\.key)))
    }
    self.targets = targets
    self.byKey = byKey
    self.byCore = byCore
    titles = targets.indices.reduce(into: [:]) { titles, index in
      let texts = [targets[index].title] + targets[index].sheet.titleAliases.map(LabelText.init)
      for key in Set(texts.map(\.key)) { titles[key, default: []].append(index) }
    }
    echoes = Set(definitions.flatMap(\.sheets).filter { $0.layout == nil }.map { LabelText($0.title).core })
  }

  /// Whether the sheet only repeats what others say, as that of the check code does.
  func isEcho(_ map: SheetMap) -> Bool {
    guard let top = map.entries.lazy.prefix(10).compactMap(\.label).first else { return false }
    return echoes.contains(where: top.key.hasPrefix)
  }

  /// One score for each sheet of each form that has anything in common with this sheet.
  func scores(of map: SheetMap, workbook: WorkbookMap) -> [SheetScore] {
    guard !isEcho(map) else { return [] }
    let tally = tally(map)
    let strengths = titleStrengths(map, among: tally.found.indices.filter { !tally.found[$0].isEmpty })
    let addressee = Self.addressee(on: map)
    return targets.indices.compactMap { index -> SheetScore? in
      let target = targets[index]
      let found = tally.found[index]
      guard found.count >= min(2, target.weights.count) else { return nil }
      let weight = max(1, target.weights.reduce(0, +))
      let recall = found.reduce(0) { $0 + target.weights[$1] } * 100 / weight
      // How much of what the sheet says in any form's words this form explains.
      let precision = tally.explained[index] * 100 / max(1, tally.known)
      let strength = strengths[index] ?? 0
      var confidence = (recall * 50 + precision * 20 + strength * 30) / 100
      var evidence = ["labels \(found.count)/\(target.weights.count) on \(map.name)"]
      if strength > 0 { evidence.append("title \(target.sheet.title) on \(map.name)") }
      let named = namedShare(target, map: map, workbook: workbook)
      if named.found * 2 >= max(1, named.all), named.all > 0 {
        // The blank's names say which form it was made as; they do not say it still is one.
        if workbook.declaredForm == target.id.rawValue, recall >= 50 { confidence += 25 }
        if workbook.declaredEdition == target.edition { confidence += 3 }
        evidence.append("defined names \(named.found)/\(named.all)")
      }
      // A sheet that carries another form's title is that form.
      let isRivalled = strengths.contains { other, strength in
        strength == 100 && targets[other].id != target.id && targets[other].isMain && (strengths[index] ?? 0) < 100
      }
      if isRivalled { confidence -= 30 }
      confidence = min(100, max(0, confidence))
      if let addressee, Self.isForeign(addressee, to: target.addressee) {
        confidence = min(confidence, FormRecognizer.threshold - 5)
        evidence.append("addressed to \(addressee)")
      }
      return SheetScore(
        definition: target.definition, sheetKey: target.sheet.key, isMain: target.isMain, sheetName: map.name,
        confidence: confidence, recall: recall,
        isTitled: strength == 100 || (named.all > 0 && named.found == named.all && workbook.declaredForm != nil),
        evidence: evidence)
    }
  }

  // MARK: Words

  private struct Tally {
    /// The labels found, for each target.
    var found: [Set<Int>]
    /// The weight of the texts on the sheet that each target explains.
    var explained: [Int]
    /// The weight of all texts on the sheet that any form has.
    var known = 0
  }

  private func tally(_ map: SheetMap) -> Tally {
    var tally = Tally(
      found: Array(repeating: [], count: targets.count), explained: Array(repeating: 0, count: targets.count))
    for key in map.keys {
      guard let hits = byKey[key] else { continue }
      count(hits, &tally)
    }
    // A core says the same only where no text says it outright.
    for core in map.cores where byKey[core] == nil || !map.has(key: core) {
      guard let hits = byCore[core] else { continue }
      count(hits, &tally)
    }
    return tally
  }

  private func count(_ hits: [Hit], _ tally: inout Tally) {
    var last = -1
    var weight = 0
    for hit in hits {
      tally.found[hit.target].insert(hit.label)
      let own = targets[hit.target].weights[hit.label]
      weight = max(weight, own)
      // Hits come in the order of targets; a text explains a target once.
      if hit.target != last { tally.explained[hit.target] += own }
      last = hit.target
    }
    tally.known += weight
  }

  /// For each target with a title on the sheet: 100 when a text in the first rows is the title, 80 when one contains it.
  private func titleStrengths(_ map: SheetMap, among candidates: [Int]) -> [Int: Int] {
    var strengths: [Int: Int] = [:]
    for entry in map.entries {
      if entry.row > Self.titleRows { break }
      guard let label = entry.label else { continue }
      for target in (titles[label.key] ?? []) + (titles[label.core] ?? []) { strengths[target] = 100 }
      guard label.key.utf8.count >= 18 else { continue }
      for target in candidates where strengths[target] == nil {
        let title = targets[target].title.key
        if title.utf8.count >= 18, label.key.holds(title) { strengths[target] = 80 }
      }
    }
    return strengths
  }

  private func namedShare(_ target: Target, map: SheetMap, workbook: WorkbookMap) -> (found: Int, all: Int) {
    guard workbook.hasNames else { return (0, 0) }
    let fields = target.fieldKeys.count { workbook.target(ofField: $0, on: map.name) != nil }
    let tables = target.tableKeys.count { workbook.target(ofTable: $0, on: map.name) != nil }
    return (fields + tables, target.fieldKeys.count + target.tableKeys.count)
  }

  // MARK: Whom it is addressed to

  private static let offices = ["知事", "市長", "区長", "町長", "村長", "大臣", "局長"]

  /// The authority a sheet is addressed to in its first rows, as folded text: 埼玉県知事殿.
  private static func addressee(on map: SheetMap) -> String? {
    for entry in map.entries {
      if entry.row > titleRows { break }
      guard let key = entry.label?.key, ["殿", "様", "宛", "あて"].contains(where: key.hasSuffix), key.count <= 30,
        offices.contains(where: key.contains)
      else { continue }
      return key
    }
    return nil
  }

  /// Whether an addressee is another authority than the form's: 埼玉県知事 for 東京都知事, but not 東京都環境局長 or 知事.
  private static func isForeign(_ addressee: String, to own: String?) -> Bool {
    guard let own, !offices.contains(where: addressee.hasPrefix) else { return false }
    return !addressee.hasPrefix(own.prefix(3))
  }
}
