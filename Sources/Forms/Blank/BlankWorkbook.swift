public import Foundation
internal import Programme
public import Workbook

/// Writes blank workbooks of a form: what an applicant fills in, prints, seals and sends.
///
/// The workbook looks like the paper form, one A4 page a sheet, with the check code on every page. Everything but the
/// input cells is protected (without password); choices have drop-down lists, hints show while a cell is selected, and
/// every field, table and column has a defined name (``BlankNames``) by which the file is read back.
public enum BlankWorkbook {
  /// Writes the workbook.
  /// - Parameter values: texts to fill in beforehand, by key (`applicant.name`, `associations[0].facility_name`);
  ///   numbers and ISO dates are written as such in cells of their types, codes of choices as their words.
  ///   Keys the form does not have are passed over.
  /// - Parameter createdAt: the instant stated in the file; equal arguments give equal bytes.
  /// - Parameter adding: writes further sheets behind the form's own, as applicants do.
  /// - Throws: ``WorkbookError/cannotWrite(path:reason:)``.
  public static func write(
    _ definition: FormDefinition, values: [String: String] = [:], to path: String, createdAt: Date,
    adding: (WorkbookWriter) throws(WorkbookError) -> Void = { _ throws(WorkbookError) in }
  ) throws(WorkbookError) {
    let writer = try WorkbookWriter(
      path: path,
      properties: WorkbookProperties(
        createdAt: createdAt, title: definition.title.ja, author: "東京都",
        subject: "\(definition.number) \(definition.edition.name)"))
    let styles = BlankStyles()
    let prefilled = PrefilledValues(definition: definition, values: values)
    let lists = ChoiceLists(definition)
    var sheets: [(FormSheet, SheetWriter)] = []
    for sheet in definition.sheets { sheets.append((sheet, try writer.addSheet(sheet.name))) }

    var code = ""
    var codeReference: String?
    for (sheet, target) in sheets where sheet.layout == nil {
      code = try CheckCodeSheet(
        definition: definition, sheet: target, styles: styles, texts: prefilled.checkedTexts
      ).draw()
      codeReference = "'\(sheet.name)'!$C$3"
      try lists.draw(on: target, styles: styles)
      try writer.defineName(
        BlankNames.checkCode, sheet: target, range: CellRange(CheckCodeSheet.codeCell, CheckCodeSheet.codeCell))
    }
    for (sheet, target) in sheets {
      guard let layout = sheet.layout else { continue }
      try BlankSheet(
        definition: definition, form: sheet, layout: layout, sheet: target, styles: styles, values: prefilled,
        lists: lists, code: codeReference.map { ($0, code) }
      ).draw()
      try defineNames(of: definition, on: sheet, target, writer)
    }
    try writer.defineName(BlankNames.formID, formula: "\"\(definition.id.rawValue)\"")
    try writer.defineName(BlankNames.edition, formula: "\"\(definition.edition.name)\"")
    try adding(writer)
    try writer.close()
  }

  private static func defineNames(
    of definition: FormDefinition, on sheet: FormSheet, _ target: SheetWriter, _ writer: WorkbookWriter
  ) throws(WorkbookError) {
    for field in definition.fields where field.sheet == sheet.key {
      try writer.defineName(BlankNames.name(ofField: field.key), sheet: target, range: field.cells)
    }
    for table in definition.tables where table.sheet == sheet.key {
      try writer.defineName(BlankNames.name(ofTable: table.key), sheet: target, range: table.cells)
      for column in table.columns {
        try writer.defineName(
          BlankNames.name(ofColumn: column.key, table: table.key), sheet: target, range: table.cells(of: column))
      }
    }
  }
}
