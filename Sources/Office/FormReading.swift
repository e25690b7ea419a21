import Forms
import Programme
import Workbook

/// What a workbook holds: filled-in forms, or the reason why none is taken from it.
struct FormReading {
  /// A filled-in form found in a workbook.
  struct Found {
    let form: FilledForm
    let formulasWithoutValue: [CellAddress]
    let checkCodes: [String]
  }

  /// The forms, in the order of their sheets; a form nobody filled in is not among them.
  let forms: [Found]
  /// What to tell an official when there is none.
  let absence: LocalizedText
  /// The first texts of a workbook that holds no form, filled in or blank; among them its title.
  let firstTexts: [String]
  /// What the workbook was recognised as.
  let result: RecognitionResult

  /// - Parameter annexes: sheets in other files that belong to the workbook's forms, by the form's place.
  init(workbook: WorkbookFile, lexicon: FormLexicon, eras: EraTable, annexes: [Int: [AnnexFile]] = [:]) {
    let map = WorkbookMap(workbook)
    let result = FormRecognizer.recognize(map, among: lexicon)
    self.result = result
    var blanks: [String] = []
    var found: [Found] = []
    for (place, recognized) in result.forms.enumerated() {
      guard let definition = lexicon.definition(recognized.formID, edition: recognized.edition) else { continue }
      // What stands on sheets of no form is shown with the first one.
      let extracted = FormExtractor.extract(
        map, recognized, definition: definition, eras: eras, lexicon: lexicon,
        unassigned: found.isEmpty ? result.unassigned : [], annexes: annexes[place] ?? [])
      if extracted.isBlank {
        blanks.append(definition.number)
      } else {
        // The blank's own formulas (check code, repeated names) lose their results in files written by programs that do
        // not calculate; only what a field was read from is the applicant's.
        var missing = extracted.formulasWithoutValue
        if !missing.isEmpty {
          let read = Set(extracted.form.allFields.compactMap(\.address))
          missing = missing.filter(read.contains)
        }
        found.append(
          Found(
            form: extracted.form, formulasWithoutValue: missing,
            checkCodes: CheckCode.codes(for: extracted.form, definition: definition)))
      }
    }
    forms = found
    firstTexts = result.forms.isEmpty ? result.seen.flatMap(\.firstTexts) : []
    absence = Self.absence(result, blanks: blanks)
  }

  private static func absence(_ result: RecognitionResult, blanks: [String]) -> LocalizedText {
    if !blanks.isEmpty {
      let list = blanks.joined(separator: ", ")
      return LocalizedText(
        ja: "様式（\(list)）に何も記入されていません。記入したものの提出を求めてください。",
        en: "The form \(list) is not filled in; ask for a filled-in one.")
    }
    if result.isEmptyWorkbook {
      return LocalizedText(
        ja: "何も入力されていないExcelファイルです。再提出を求めてください。", en: "The workbook is empty; ask for it again.")
    }
    if let sheet = result.uncertain.first {
      let forms = sheet.candidates.map(\.formID.rawValue)
      return LocalizedText(
        ja: "シート「\(sheet.name)」は複数の様式に当てはまります（\(forms.joined(separator: "、"))）。どの様式か確認してください。",
        en:
          "The sheet “\(sheet.name)” could be any of these forms: \(forms.joined(separator: ", ")); look at which it is."
      )
    }
    if let annex = result.looseAnnexes.first {
      return LocalizedText(
        ja: "様式の別紙だけのファイルです（シート「\(annex.name)」）。どの申請書の別紙か確認してください。",
        en: "It holds only an annex (sheet “\(annex.name)”) and no application it belongs to; look at which it is.")
    }
    if let guess = result.resemblance {
      return LocalizedText(
        ja: "この制度の様式と認められません（\(guess.formID.rawValue) に似ています）。内容を確認してください。",
        en: "It is no form of the programme, though it resembles \(guess.formID.rawValue); look at what it is.")
    }
    let texts = result.seen.flatMap(\.firstTexts).prefix(3).joined(separator: " / ")
    return LocalizedText(
      ja: "この制度の様式と認められません（「\(texts)」）。内容を確認してください。",
      en: "It is no form of the programme (it begins “\(texts)”); look at what it is.")
  }
}
