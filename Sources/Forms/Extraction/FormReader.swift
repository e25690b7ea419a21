internal import Programme
internal import Workbook

/// Reads the sheets of one recognised form, one after the other, and puts together what they give.
struct FormReader {
  private let definition: FormDefinition
  private let recognized: RecognizedForm
  private let workbook: WorkbookMap
  private let eras: EraTable
  private let lexicon: FormLexicon?
  /// Sheets of the workbook that belong to no form.
  private let unassigned: [String]
  /// Annexes of the form in other files.
  private let annexes: [AnnexFile]

  private var fields: [String: FilledField] = [:]
  private var tables: [String: [FilledRow]] = [:]
  private var tablesNotFound: [String] = []
  private var missing: [CellAddress] = []
  private var differences: [LayoutDifference] = []
  private var readings: [(reading: SheetReading, isFurther: Bool)] = []

  init(
    definition: FormDefinition, recognized: RecognizedForm, workbook: WorkbookMap, eras: EraTable,
    lexicon: FormLexicon?, unassigned: [String], annexes: [AnnexFile]
  ) {
    self.definition = definition
    self.recognized = recognized
    self.workbook = workbook
    self.eras = eras
    self.lexicon = lexicon
    self.unassigned = unassigned
    self.annexes = annexes
  }

  /// Reads every sheet of the form.
  mutating func read() {
    let sheets = recognized.recognition.sheets
    let present = Set(sheets.keys).union(annexes.flatMap(\.sheets.keys))
    let mainKey = definition.sheets.first { sheets[$0.key] != nil && !$0.isOptional }?.key
    for sheet in definition.sheets {
      // A table whose own sheet is missing may have been typed on the main sheet.
      let here = definition.tables.filter {
        $0.sheet == sheet.key || (sheet.key == mainKey && !present.contains($0.sheet))
      }
      guard let name = sheets[sheet.key], let map = workbook.sheet(named: name) else {
        readAnnex(sheet, tables: here)
        continue
      }
      read(sheet, map: map, workbook: workbook, tables: here, isFurther: false)
      for name in recognized.furtherSheets[sheet.key] ?? [] {
        guard let map = workbook.sheet(named: name) else { continue }
        differences.append(LayoutDifference(.sheetAdded, subject: sheet.key, sheet: name, to: name))
        read(sheet, map: map, workbook: workbook, tables: here.filter { $0.sheet == sheet.key }, isFurther: true)
      }
    }
  }

  /// The form's sheets that stand behind one they should stand before, and a check code that was typed.
  private func differencesOfWorkbook() -> [LayoutDifference] {
    var found: [LayoutDifference] = []
    var furthest = -1
    for sheet in definition.sheets {
      guard let name = recognized.recognition.sheets[sheet.key],
        let place = workbook.sheets.firstIndex(where: { $0.name == name })
      else { continue }
      if place < furthest { found.append(LayoutDifference(.sheetMoved, subject: sheet.key, sheet: name)) }
      furthest = max(furthest, place)
    }
    if let code = workbook.typedCheckCode {
      found.append(LayoutDifference(.checkCodeTyped, sheet: code.sheet, to: code.text))
    }
    return found
  }

  /// Reads a sheet of the form that lies in another file.
  private mutating func readAnnex(_ sheet: FormSheet, tables here: [FormTable]) {
    for annex in annexes {
      guard let name = annex.sheets[sheet.key], var map = annex.workbook.sheet(named: name) else { continue }
      map.addressName = "[\(annex.fileName)]\(name)"
      return read(sheet, map: map, workbook: annex.workbook, tables: here, isFurther: false)
    }
  }

  private mutating func read(
    _ sheet: FormSheet, map: SheetMap, workbook: WorkbookMap, tables here: [FormTable], isFurther: Bool
  ) {
    let known = here.allSatisfy { $0.sheet == sheet.key } ? lexicon?.vocabulary(of: definition, sheet: sheet) : nil
    let vocabulary = known ?? SheetVocabulary(definition, sheet: sheet, tables: here)
    let reading = SheetReading(vocabulary, map: map, workbook: workbook, eras: eras) { $0.sheet == sheet.key }
    let doubt = recognized.doubtfulSheets[sheet.key].flatMap { definition.sheet($0)?.name }
    if !isFurther {
      for (key, field) in reading.fields where fields[key] == nil { fields[key] = field.doubted(doubt) }
      differences += reading.differences(definition)
    }
    for table in here {
      if reading.tables[table.key] != nil {
        let before = tables[table.key] ?? []
        tables[table.key] =
          before
          + reading.rows(of: table.key, from: before.count, eras: eras).map { row in
            doubt == nil ? row : FilledRow(index: row.index, fields: row.fields.map { $0.doubted(doubt) })
          }
      } else if table.sheet == sheet.key, tables[table.key] == nil {
        tablesNotFound.append(table.key)
      }
    }
    missing += map.cellsWithoutValue.map(map.address)
    readings.append((reading, isFurther))
  }

  /// The fields with the furigana of their cells laid beside those that ask for a reading in kana.
  private func withReadings(_ fields: [FilledField]) -> [FilledField] {
    guard fields.contains(where: { PhoneticReadings.isReading($0.key) }) else { return fields }
    var kana: [String: String] = [:]
    for field in fields {
      guard let address = field.address,
        let sheet = readings.first(where: { $0.reading.map.addressName == address.sheetName })
      else { continue }
      kana[field.key] = sheet.reading.map.cell(at: address.cell).reading
    }
    return PhoneticReadings.laid(beside: fields, readings: kana)
  }

  /// What was read, with what nobody claimed.
  var extracted: ExtractedForm {
    let filled = withReadings(
      SerialEnds.split(
        definition.fields.map { field in
          fields[field.key]
            ?? FilledField(key: field.key, label: field.label, raw: "", value: .absent, address: nil)
        }))
    let tables = tables.mapValues { rows in
      rows.map { FilledRow(index: $0.index, fields: withReadings($0.fields)) }
    }
    let office = Set(definition.fields.filter(\.isForOffice).map(\.key))
    var answers: Set<String> = []
    for field in filled where !field.isEmpty { answers.insert(field.raw) }
    for row in tables.values.joined() {
      for field in row.fields where !field.isEmpty { answers.insert(field.raw) }
    }
    let unclaimed =
      readings.flatMap { $0.reading.unclaimed(answers: answers, isFurther: $0.isFurther) }
      + unassigned.flatMap { UnclaimedCell.cells(ofSheet: $0, in: workbook) }
    let form = FilledForm(
      formID: definition.id, edition: definition.edition.name, recognition: recognized.recognition, fields: filled,
      tables: tables, layout: LayoutReport(differences: differencesOfWorkbook() + differences, unclaimed: unclaimed))
    return ExtractedForm(
      form: form, formulasWithoutValue: missing,
      officeBoxesFilled: filled.filter { office.contains($0.key) && !$0.isEmpty }, tablesNotFound: tablesNotFound)
  }
}

extension FilledField {
  /// The field with the sheet it might as well be on another reading; itself when there is none.
  fileprivate func doubted(_ sheet: String?) -> FilledField {
    guard let sheet, !isEmpty else { return self }
    return FilledField(
      key: key, label: label, raw: raw, value: value, address: address, notes: notes + [.ambiguous(sheet)])
  }
}
