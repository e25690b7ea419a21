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
    let sheetKey: String
    /// The sheet's title as it is printed.
    let title: String
    /// Whether it is the sheet that makes the form: the first one no submission may do without.
    let isMain: Bool
    let addressee: String?
    let labelCount: Int
    /// What all its labels weigh.
    let weight: Int
    /// How many fields and tables have names in the blank.
    let nameCount: Int
  }

  /// A label of a target.
  private struct Hit {
    let target: Int
    /// Its place among the labels of all targets.
    let label: Int
    let weight: Int
  }

  /// The labels a word is, of every target.
  private struct Hits {
    var asKey: [Hit] = []
    var asCore: [Hit] = []
  }

  private let targets: [Target]
  private let labelCount: Int
  private let hits: [FoldedText: Hits]
  private let titles: [FoldedText: [Int]]
  /// The title of each target that is long enough to be told within a longer text.
  private let longTitles: [String?]
  /// The targets that have a field or a table with a name in the blank, by its key.
  private let fieldOwners: [String: [Int]]
  private let tableOwners: [String: [Int]]
  /// Titles of sheets that only repeat what others say, as that of the check code does.
  private let echoes: Set<String>

  /// A title stands within this many rows of the sheet's top.
  private static let titleRows = 20
  /// The bytes a title needs to be told within a longer text: six kanji.
  private static let longTitle = 18
  /// What a word weighs that only one form has; shared by more forms it weighs less, at least 1.
  private static let rarest = 12

  /// - Parameters:
  ///   - definitions: the forms.
  ///   - vocabularies: the words of every sheet of each, in its order.
  init(_ definitions: [FormDefinition], vocabularies: [[SheetVocabulary]]) {
    let drafts = zip(definitions, vocabularies).enumerated().flatMap { index, form in
      form.1.map { (index, form.0, $0, $0.recognisable) }
    }
    var owners: [FoldedText: Set<FormID>] = [:]
    for (_, definition, _, labels) in drafts {
      for label in labels.joined() { owners[label.keyWord, default: []].insert(definition.id) }
    }
    var targets: [Target] = []
    var titles: [FoldedText: [Int]] = [:]
    var longTitles: [String?] = []
    var labelCount = 0
    var hits: [FoldedText: Hits] = [:]
    var fieldOwners: [String: [Int]] = [:]
    var tableOwners: [String: [Int]] = [:]
    for (index, definition, vocabulary, labels) in drafts where !labels.isEmpty {
      let sheet = vocabulary.sheet
      var weight = 0
      for words in labels {
        let forms = words.reduce(into: Set<FormID>()) { $0.formUnion(owners[$1.keyWord] ?? []) }
        let hit = Hit(
          target: targets.count, label: labelCount, weight: max(1, Self.rarest / max(1, forms.count)))
        for key in Set(words.map(\.keyWord)) { hits[key, default: Hits()].asKey.append(hit) }
        for core in Set(words.map(\.coreWord)) { hits[core, default: Hits()].asCore.append(hit) }
        labelCount += 1
        weight += hit.weight
      }
      for key in Set(([vocabulary.title] + vocabulary.titleAliases).map(\.keyWord)) {
        titles[key, default: []].append(targets.count)
      }
      let title = vocabulary.title.key
      longTitles.append(title.utf8.count >= Self.longTitle ? title : nil)
      let fields = definition.fields.filter { $0.sheet == sheet.key }
      let tables = definition.tables.filter { $0.sheet == sheet.key }
      for field in fields { fieldOwners[field.key, default: []].append(targets.count) }
      for table in tables { tableOwners[table.key, default: []].append(targets.count) }
      targets.append(
        Target(
          definition: index, id: definition.id, edition: definition.edition.name, sheetKey: sheet.key,
          title: sheet.title, isMain: definition.sheets.first { !$0.isOptional }?.key == sheet.key,
          addressee: vocabulary.addressee?.key, labelCount: labels.count, weight: max(1, weight),
          nameCount: fields.count + tables.count))
    }
    self.targets = targets
    self.labelCount = labelCount
    self.hits = hits
    self.fieldOwners = fieldOwners
    self.tableOwners = tableOwners
    self.titles = titles
    self.longTitles = longTitles
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
    let strengths = titleStrengths(map, among: targets.indices.filter { tally.found[$0] > 0 })
    let named = named(on: map, workbook: workbook)
    let addressee = Self.addressee(on: map)
    return targets.indices.compactMap { index -> SheetScore? in
      let target = targets[index]
      let found = tally.found[index]
      guard found >= min(2, target.labelCount) else { return nil }
      let recall = tally.weight[index] * 100 / target.weight
      // How much of what the sheet says in any form's words this form explains.
      let precision = tally.explained[index] * 100 / max(1, tally.known)
      let strength = strengths[index] ?? 0
      var confidence = (recall * 50 + precision * 20 + strength * 30) / 100
      var evidence = ["labels \(found)/\(target.labelCount) on \(map.name)"]
      if strength > 0 { evidence.append("title \(target.title) on \(map.name)") }
      let names = workbook.hasNames ? target.nameCount : 0
      if named[index] * 2 >= max(1, names), names > 0 {
        // The blank's names say which form it was made as; they do not say it still is one.
        if workbook.declaredForm == target.id.rawValue, recall >= 50 { confidence += 25 }
        if workbook.declaredEdition == target.edition { confidence += 3 }
        evidence.append("defined names \(named[index])/\(names)")
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
        definition: target.definition, sheetKey: target.sheetKey, isMain: target.isMain, sheetName: map.name,
        confidence: confidence, recall: recall,
        isTitled: strength == 100 || (names > 0 && named[index] == names && workbook.declaredForm != nil),
        evidence: evidence)
    }
  }

  // MARK: Words

  private struct Tally {
    /// For each label of any target whether it was found.
    var isFound: [Bool]
    /// How many labels were found, for each target, and what they weigh.
    var found: [Int]
    var weight: [Int]
    /// The weight of the texts on the sheet that each target explains.
    var explained: [Int]
    /// The weight of all texts on the sheet that any form has.
    var known = 0
  }

  private func tally(_ map: SheetMap) -> Tally {
    let none = Array(repeating: 0, count: targets.count)
    var tally = Tally(
      isFound: Array(repeating: false, count: labelCount), found: none, weight: none, explained: none)
    map.words.forEach { word, isKey, isCore in
      guard let hits = hits[word] else { return }
      if isKey { Self.count(hits.asKey, &tally) }
      // A core says the same only where no text says it outright.
      if isCore, !isKey || hits.asKey.isEmpty { Self.count(hits.asCore, &tally) }
    }
    return tally
  }

  private static func count(_ hits: [Hit], _ tally: inout Tally) {
    var last = -1
    var weight = 0
    for hit in hits {
      if !tally.isFound[hit.label] {
        tally.isFound[hit.label] = true
        tally.found[hit.target] += 1
        tally.weight[hit.target] += hit.weight
      }
      weight = max(weight, hit.weight)
      // Hits come in the order of targets; a text explains a target once.
      if hit.target != last { tally.explained[hit.target] += hit.weight }
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
      for target in (titles[label.keyWord] ?? []) + (titles[label.coreWord] ?? []) { strengths[target] = 100 }
      guard label.key.utf8.count >= Self.longTitle else { continue }
      for target in candidates where strengths[target] == nil {
        if let title = longTitles[target], label.key.holds(title) { strengths[target] = 80 }
      }
    }
    return strengths
  }

  /// How many of each target's fields and tables have their names on the sheet.
  private func named(on map: SheetMap, workbook: WorkbookMap) -> [Int] {
    let keys = workbook.keys(on: map.name)
    var named = Array(repeating: 0, count: targets.count)
    for target in keys.fields.compactMap({ fieldOwners[$0] }).joined() { named[target] += 1 }
    for target in keys.tables.compactMap({ tableOwners[$0] }).joined() { named[target] += 1 }
    return named
  }

  // MARK: Whom it is addressed to

  private static let offices = ["知事", "市長", "区長", "町長", "村長", "大臣", "局長"]

  /// The authority a sheet is addressed to in its first rows, as folded text: 埼玉県知事殿.
  private static func addressee(on map: SheetMap) -> String? {
    for entry in map.entries {
      if entry.row > titleRows { break }
      guard let key = entry.label?.key, ["殿", "様", "宛", "あて"].contains(where: key.ends), key.count <= 30,
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
