internal import Programme
public import Workbook

/// Says which forms a workbook holds: by titles, by the labels found, by the blank's own names.
///
/// Names of files and sheets are no evidence. Labels that only one form has weigh three times those all forms share.
public enum FormRecognizer {
  /// A workbook counts as a form from this confidence on.
  public static let threshold = 60

  /// Recognises the forms of a file; see ``recognize(_:among:)-(WorkbookMap,_)``.
  public static func recognize(_ workbook: WorkbookFile, among definitions: [FormDefinition]) -> RecognitionResult {
    recognize(WorkbookMap(workbook), among: definitions)
  }

  /// Recognises the forms of an indexed workbook.
  ///
  /// - Parameter definitions: the forms there are, editions of one form from the oldest to the newest; of editions
  ///   that fit equally well the newest counts.
  /// - Returns: no form when none reaches ``threshold``. Each visible sheet belongs to at most one form.
  public static func recognize(_ workbook: WorkbookMap, among definitions: [FormDefinition]) -> RecognitionResult {
    recognize(workbook, among: FormLexicon(definitions))
  }

  /// Recognises the forms of an indexed workbook, with the words of the forms folded before.
  public static func recognize(_ workbook: WorkbookMap, among lexicon: FormLexicon) -> RecognitionResult {
    let definitions = lexicon.definitions
    let scorer = lexicon.scorer
    let scores = workbook.sheets.map { map in
      map.isVisible ? scorer.scores(of: map, workbook: workbook) : []
    }
    // Main sheets first, the surest first: each is one form.
    var mains: [SheetScore] = scores.joined().filter { $0.isMain && $0.confidence >= threshold }
    mains.sort {
      ($1.confidence, $0.sheetName, $1.definition) < ($0.confidence, $1.sheetName, $0.definition)
    }
    var taken: Set<String> = []
    var forms: [(tab: Int, main: SheetScore)] = []
    for main in mains where !taken.contains(main.sheetName) {
      taken.insert(main.sheetName)
      forms.append((workbook.sheets.firstIndex { $0.name == main.sheetName } ?? 0, main))
    }
    forms.sort { $0.tab < $1.tab }
    let recognized = forms.map { form in
      annexes(of: form.main, tab: form.tab, among: forms, scores: scores, workbook: workbook, taken: &taken)
    }.map { sheets, main in
      let definition = definitions[main.definition]
      return RecognizedForm(
        formID: definition.id, edition: definition.edition.name,
        recognition: Recognition(
          confidence: main.confidence, evidence: main.evidence + sheets.evidence, sheets: sheets.byKey))
    }
    return RecognitionResult(
      forms: recognized, seen: zip(workbook.sheets, scores).map { seen($0, $1, definitions) })
  }

  private typealias Annexes = (byKey: [String: String], evidence: [String])

  /// The other sheets of a form: of several forms in one workbook, each has those nearest behind its main sheet.
  private static func annexes(
    of main: SheetScore, tab: Int, among forms: [(tab: Int, main: SheetScore)], scores: [[SheetScore]],
    workbook: WorkbookMap, taken: inout Set<String>
  ) -> (Annexes, SheetScore) {
    var sheets = [main.sheetKey: main.sheetName]
    var evidence: [String] = []
    let same = forms.filter { $0.main.definition == main.definition }
    let next = same.map(\.tab).filter { $0 > tab }.min() ?? Int.max
    let isFirst = !same.contains { $0.tab < tab }
    let candidates = scores.enumerated().filter { $0.offset < next && (isFirst || $0.offset > tab) }
      .flatMap(\.element)
      .filter { $0.definition == main.definition && $0.sheetKey != main.sheetKey && $0.confidence >= threshold }
      .sorted { ($1.confidence, $0.sheetName, $0.sheetKey) < ($0.confidence, $1.sheetName, $1.sheetKey) }
    for annex in candidates where sheets[annex.sheetKey] == nil && !taken.contains(annex.sheetName) {
      sheets[annex.sheetKey] = annex.sheetName
      taken.insert(annex.sheetName)
      evidence += annex.evidence
    }
    return ((sheets, evidence), main)
  }

  private static func seen(_ map: SheetMap, _ scores: [SheetScore], _ definitions: [FormDefinition]) -> SeenSheet {
    let texts = map.entries.lazy.compactMap { entry -> String? in
      if case .text(let text) = entry.cell.value { JapaneseText.trimmed(text) } else { nil }
    }
    let best = scores.max { ($0.confidence, $1.definition) < ($1.confidence, $0.definition) }
    return SeenSheet(
      name: map.name, isVisible: map.isVisible, filledCells: map.entries.count, firstTexts: Array(texts.prefix(5)),
      bestGuess: best.flatMap { best in
        guard best.confidence > 0 else { return nil }
        return SeenSheet.Guess(
          formID: definitions[best.definition].id, sheet: best.sheetKey, confidence: best.confidence)
      })
  }
}
