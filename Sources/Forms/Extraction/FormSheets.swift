internal import Programme

/// The sheets of one form in a workbook, as they are found one by one.
struct FormSheets {
  /// The tab of the main sheet, from 0.
  let tab: Int
  let main: SheetScore
  /// The sheet for each of the form's annexes, the best one first and then those that go on with it.
  private var annexes: [String: [SheetScore]] = [:]
  /// For an annex whose sheet might as well be another annex: that one's key.
  private var doubts: [String: String] = [:]

  init(tab: Int, main: SheetScore) {
    self.tab = tab
    self.main = main
  }

  /// Gives every annex to the form it belongs to: of several it fits alike, to the one whose main sheet stands nearest
  /// before it.
  static func assignAnnexes(
    to forms: inout [FormSheets], scores: [[SheetScore]], definitions: [FormDefinition], taken: inout Set<String>
  ) {
    for (place, own) in scores.enumerated() {
      guard let name = own.first?.sheetName, !taken.contains(name) else { continue }
      let fitting = forms.indices.map { index in
        own.filter {
          $0.definition == forms[index].main.definition && $0.isAnnex
        }.sorted(by: FormRecognizer.isSurer)
      }
      let best = fitting.compactMap { $0.first?.confidence }.max() ?? 0
      let candidates = forms.indices.filter { (fitting[$0].first?.confidence ?? -100) > best - FormRecognizer.margin }
      let chosen = candidates.max { nearness(forms[$0], place) < nearness(forms[$1], place) }
      guard let chosen else { continue }
      forms[chosen].take(fitting[chosen], definition: definitions[forms[chosen].main.definition])
      taken.insert(name)
    }
  }

  /// Main sheets before the annex, the nearest first; then those behind it.
  private static func nearness(_ form: FormSheets, _ place: Int) -> Int {
    form.tab < place ? form.tab + 10_000 : -form.tab
  }

  /// Takes a sheet as the annex it fits best; as a doubtful one when it fits two alike.
  private mutating func take(_ fitting: [SheetScore], definition: FormDefinition) {
    guard var best = fitting.first else { return }
    let equals = fitting.filter {
      $0.confidence > best.confidence - FormRecognizer.margin && $0.isTitled == best.isTitled
    }
    if equals.count > 1 {
      let hinted = equals.filter { definition.sheet($0.sheetKey)?.name == $0.sheetName }
      if hinted.count == 1 {
        best = hinted[0]
      } else {
        best = equals.first { annexes[$0.sheetKey] == nil } ?? best
        doubts[best.sheetKey] = equals.first { $0.sheetKey != best.sheetKey }?.sheetKey
      }
    }
    annexes[best.sheetKey, default: []].append(best)
  }

  /// The form with its sheets and what spoke for them.
  func recognized(_ lexicon: FormLexicon) -> RecognizedForm {
    let definition = lexicon.definitions[main.definition]
    var sheets = [main.sheetKey: main.sheetName]
    var further: [String: [String]] = [:]
    var evidence = main.evidence
    for (key, pages) in annexes.sorted(by: { $0.key < $1.key }) {
      // The page with the blank's own name first: copies of it come behind, whatever the order of the tabs.
      let name = definition.sheet(key)?.name
      let names = pages.map(\.sheetName).filter { $0 == name } + pages.map(\.sheetName).filter { $0 != name }
      sheets[key] = names[0]
      if names.count > 1 { further[key] = Array(names.dropFirst()) }
      evidence += pages.flatMap(\.evidence)
    }
    let newer = lexicon.definitions.last { $0.id == definition.id && $0.edition.from > definition.edition.from }
    return RecognizedForm(
      formID: definition.id, edition: definition.edition.name,
      recognition: Recognition(confidence: main.confidence, evidence: evidence, sheets: sheets),
      newerEdition: newer?.edition.name, furtherSheets: further, doubtfulSheets: doubts)
  }
}
