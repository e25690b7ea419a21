internal import Programme
public import Workbook

/// Says which forms a workbook holds: by titles, by the labels found, by the blank's own names.
///
/// Names of files and sheets are hints: they decide only between readings that are otherwise equal. A label weighs the
/// more the fewer forms have it. Where two forms fit about equally well none is recognised and both are named.
public enum FormRecognizer {
  /// A workbook counts as a form from this confidence on.
  public static let threshold = 60
  /// Two forms, or two sheets of a form, nearer than this are not told apart.
  static let margin = 6

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
    let scores = workbook.sheets.map { map in
      map.isVisible ? lexicon.scorer.scores(of: map, workbook: workbook) : []
    }
    var uncertain: [UncertainSheet] = []
    var forms: [FormSheets] = []
    for (tab, own) in scores.enumerated() {
      guard let main = main(among: own, lexicon: lexicon) else { continue }
      let rivals = rivals(of: main, among: own, lexicon: lexicon)
      if rivals.isEmpty {
        forms.append(FormSheets(tab: tab, main: main))
      } else {
        uncertain.append(
          UncertainSheet(
            name: main.sheetName, candidates: ([main] + rivals).map { guess($0, lexicon.definitions) }))
      }
    }
    var claimed = Set(forms.map(\.main.sheetName) + uncertain.map(\.name))
    FormSheets.assignAnnexes(to: &forms, scores: scores, definitions: lexicon.definitions, taken: &claimed)
    let loose = zip(workbook.sheets, scores).compactMap { map, own -> LooseAnnex? in
      guard !claimed.contains(map.name) else { return nil }
      let annexes = own.filter { !$0.isMain && $0.confidence >= threshold }.sorted(by: isSurer)
      return annexes.isEmpty
        ? nil : LooseAnnex(name: map.name, candidates: annexes.map { guess($0, lexicon.definitions) })
    }
    return RecognitionResult(
      forms: forms.map { $0.recognized(lexicon) },
      seen: zip(workbook.sheets, scores).map { seen($0, $1, lexicon.definitions) }, uncertain: uncertain,
      looseAnnexes: loose,
      unassigned: workbook.sheets.filter { !claimed.contains($0.name) && !lexicon.scorer.isEcho($0) }.map(\.name))
  }

  /// The main sheet a sheet is, unless it is an annex still more.
  private static func main(among scores: [SheetScore], lexicon: FormLexicon) -> SheetScore? {
    let best = scores.filter(\.isMain).min(by: isSurer)
    guard let best, best.confidence >= threshold else { return nil }
    let isAnnex = scores.contains { !$0.isMain && $0.confidence > best.confidence }
    return isAnnex ? nil : best
  }

  /// Other forms the sheet could as well be; none when its own title says which it is.
  private static func rivals(
    of main: SheetScore, among scores: [SheetScore], lexicon: FormLexicon
  ) -> [SheetScore] {
    let id = lexicon.definitions[main.definition].id
    var seen: Set<FormID> = [id]
    return scores.filter { $0.isMain && $0.confidence > main.confidence - margin && (!main.isTitled || $0.isTitled) }
      .sorted(by: isSurer).filter { seen.insert(lexicon.definitions[$0.definition].id).inserted }
  }

  /// The surer one first; of editions that fit alike the newer.
  static func isSurer(_ left: SheetScore, _ right: SheetScore) -> Bool {
    (right.confidence, left.sheetName, right.definition, left.sheetKey)
      < (left.confidence, right.sheetName, left.definition, right.sheetKey)
  }

  private static func guess(_ score: SheetScore, _ definitions: [FormDefinition]) -> SeenSheet.Guess {
    SeenSheet.Guess(
      formID: definitions[score.definition].id, sheet: score.sheetKey, confidence: score.confidence,
      evidence: score.evidence, isMain: score.isMain)
  }

  private static func seen(_ map: SheetMap, _ scores: [SheetScore], _ definitions: [FormDefinition]) -> SeenSheet {
    let texts = map.entries.lazy.compactMap { entry -> String? in
      if case .text(let text) = entry.cell.value { JapaneseText.trimmed(text) } else { nil }
    }
    let best = scores.min(by: isSurer)
    return SeenSheet(
      name: map.name, isVisible: map.isVisible, filledCells: map.entries.count, firstTexts: Array(texts.prefix(5)),
      bestGuess: best.flatMap { $0.confidence > 0 ? guess($0, definitions) : nil })
  }
}
