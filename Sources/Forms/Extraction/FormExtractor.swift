public import Programme
public import Workbook

/// Reads every field of a recognised form, with the cell it came from.
///
/// A field is found by the blank's defined name, by its label and the boxes around it, or by the blank's position when
/// the label agrees. Where two readings are possible the field says so (`ReadingNote.ambiguous`); nothing is guessed.
public enum FormExtractor {
  /// Reads a form from a file; see ``extract(_:_:definition:eras:)-(WorkbookMap,_,_,_)``.
  public static func extract(
    _ workbook: WorkbookFile, _ recognized: RecognizedForm, definition: FormDefinition, eras: EraTable
  ) -> ExtractedForm {
    extract(WorkbookMap(workbook), recognized, definition: definition, eras: eras)
  }

  /// Reads a form from an indexed workbook.
  ///
  /// - Parameters:
  ///   - workbook: the workbook the form was recognised in.
  ///   - recognized: which of its sheets are the form's.
  ///   - definition: the form's definition; its id and edition should be the recognised ones.
  ///   - eras: the eras dates are written in.
  ///   - lexicon: the words of the forms, folded before; nil to fold those of this one.
  /// - Returns: one field for each of the definition's, absent ones included, in its order; of tables the filled rows.
  public static func extract(
    _ workbook: WorkbookMap, _ recognized: RecognizedForm, definition: FormDefinition, eras: EraTable,
    lexicon: FormLexicon? = nil
  ) -> ExtractedForm {
    var fields: [String: FilledField] = [:]
    var tables: [String: [FilledRow]] = [:]
    var tablesNotFound: [String] = []
    var missing: [CellAddress] = []
    let sheets = recognized.recognition.sheets
    let mainKey = definition.sheets.first { sheets[$0.key] != nil && !$0.isOptional }?.key

    for sheet in definition.sheets {
      guard let name = sheets[sheet.key], let map = workbook.sheet(named: name) else { continue }
      // A table whose own sheet is missing may have been typed on the main sheet.
      let here = definition.tables.filter {
        $0.sheet == sheet.key || (sheet.key == mainKey && sheets[$0.sheet] == nil)
      }
      let known = here.allSatisfy { $0.sheet == sheet.key } ? lexicon?.vocabulary(of: definition, sheet: sheet) : nil
      let vocabulary = known ?? SheetVocabulary(definition, sheet: sheet, tables: here)
      let tableLocator = TableLocator(vocabulary, map: map)
      let found = tableLocator.locate()
      let headings = found.compactMap { $0?.headings }.reduce(into: Set<Int>()) { $0.formUnion($1) }
      for (table, place) in zip(here, found) {
        if let place {
          tables[table.key] = rows(of: place, locator: tableLocator, map: map, eras: eras)
        } else if table.sheet == sheet.key {
          tablesNotFound.append(table.key)
        }
      }
      var locator = FieldLocator(vocabulary, map: map, workbook: workbook, tableHeadings: headings)
      let places = locator.locate()
      for field in definition.fields where field.sheet == sheet.key {
        fields[field.key] = read(field, at: places[field.key], map: map, eras: eras)
      }
      missing += map.entries.filter(\.cell.isMissingCachedValue).map {
        CellAddress(sheetName: map.name, cell: $0.range.topLeft)
      }
    }
    let filled = definition.fields.map { field in
      fields[field.key]
        ?? FilledField(key: field.key, label: field.label, raw: "", value: .absent, address: nil)
    }
    let office = Set(definition.fields.filter(\.isForOffice).map(\.key))
    return ExtractedForm(
      form: FilledForm(
        formID: definition.id, edition: definition.edition.name, recognition: recognized.recognition, fields: filled,
        tables: tables),
      formulasWithoutValue: missing, officeBoxesFilled: filled.filter { office.contains($0.key) && !$0.isEmpty },
      tablesNotFound: tablesNotFound)
  }

  private static func read(
    _ field: FormField, at place: FieldLocator.Place?, map: SheetMap, eras: EraTable
  ) -> FilledField {
    guard let place, let cell = place.cell else {
      return FilledField(key: field.key, label: field.label, raw: "", value: .absent, address: nil)
    }
    let stored = place.partialText.map { Cell(value: .text($0), stored: $0) } ?? map.cell(at: cell)
    let reading = ValueReader.read(cell: stored, as: field.type, choices: field.allowed, eras: eras)
    return FilledField(
      key: field.key, label: field.label, raw: stored.stored, value: reading.value,
      address: CellAddress(sheetName: map.name, cell: cell), notes: place.notes + reading.notes)
  }

  private static func rows(
    of found: TableLocator.Found, locator: TableLocator, map: SheetMap, eras: EraTable
  ) -> [FilledRow] {
    let table = found.table.definition
    var rows: [FilledRow] = []
    for place in found.rows {
      let fields = zip(table.columns, found.columns).map { column, columns -> FilledField in
        let key = "\(table.key)[\(rows.count)].\(column.key)"
        guard let columns else {
          return FilledField(key: key, label: column.label, raw: "", value: .absent, address: nil)
        }
        let cell = locator.cell(in: columns, rows: place)
        let stored = map.cell(at: cell)
        let reading = ValueReader.read(cell: stored, as: column.type, choices: column.allowed, eras: eras)
        return FilledField(
          key: key, label: column.label, raw: stored.stored, value: reading.value,
          address: CellAddress(sheetName: map.name, cell: cell), notes: reading.notes)
      }
      // Blanks only, or a formula that gives nothing: not a row.
      if fields.contains(where: { !$0.isEmpty }) { rows.append(FilledRow(index: rows.count, fields: fields)) }
    }
    return rows
  }
}
