import Forms
import Foundation
import Programme
import Workbook

/// The forms an office works with, filled in without a workbook.
enum ShippedForms {
  /// The definitions of the folder `Forms`: what a case refers to must be the forms that are in use.
  static func catalogue() throws -> FormCatalogue { try loaded.get() }

  private static let loaded = Result {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try FormCatalogue.load(
      folder: tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Forms").path)
  }

  /// A form filled in with values; fields and columns left out are blank.
  static func filled(
    _ id: FormID, values: [String: FieldValue], tables: [String: [[String: FieldValue]]]
  ) throws -> FilledForm {
    guard let definition = try catalogue().newest(id) else { throw Missing(form: id) }
    func address(_ sheet: String, _ cell: CellReference) -> CellAddress {
      CellAddress(sheetName: definition.sheets.first { $0.key == sheet }?.name ?? sheet, cell: cell)
    }
    return FilledForm(
      formID: definition.id, edition: definition.edition.name,
      recognition: Recognition(
        confidence: 100, evidence: ["title"],
        sheets: Dictionary(uniqueKeysWithValues: definition.sheets.map { ($0.key, $0.name) })),
      fields: definition.fields.map { field in
        filledField(field.key, field.label, values[field.key], address(field.sheet, field.cells.topLeft))
      },
      tables: Dictionary(
        uniqueKeysWithValues: definition.tables.map { table in
          let rows = (tables[table.key] ?? []).enumerated().map { index, values in
            FilledRow(
              index: index,
              fields: table.columns.map { column in
                filledField(
                  "\(table.key)[\(index)].\(column.key)", column.label, values[column.key],
                  address(
                    table.sheet,
                    CellReference(rowNumber: table.firstRow + index, columnNumber: column.firstColumn)))
              })
          }
          return (table.key, rows)
        }))
  }

  private struct Missing: Error { let form: FormID }

  private static func filledField(
    _ key: String, _ label: LocalizedText, _ value: FieldValue?, _ address: CellAddress
  ) -> FilledField {
    let value = value ?? .blank
    let raw = FilledField(key: key, label: label, raw: "", value: value, address: address).text ?? ""
    return FilledField(key: key, label: label, raw: raw, value: value, address: address)
  }
}
