public import Workbook

/// A filled form with what else reading it brought to light.
public struct ExtractedForm: Hashable, Sendable {
  /// The form as filled in.
  public let form: FilledForm
  /// Cells of the recognised sheets whose formula has no stored result, sheet by sheet, row by row.
  public let formulasWithoutValue: [CellAddress]
  /// What stands in boxes the applicant must leave empty (※受付欄), in the order of the form.
  public let officeBoxesFilled: [FilledField]
  /// Keys of tables whose headings are nowhere, though the sheet they belong to is there.
  public let tablesNotFound: [String]

  /// In what the file differs from the master form, sheet by sheet.
  public var differences: [LayoutDifference] { form.layout?.differences ?? [] }
  /// Cells of the form's sheets, and of sheets no form claims, that hold something no field claims.
  public var unclaimed: [UnclaimedCell] { form.layout?.unclaimed ?? [] }

  /// Whether nothing is filled in: somebody sent the empty form.
  public var isBlank: Bool { form.isBlank }
}

extension FilledForm {
  /// Whether nothing at all is filled in.
  public var isBlank: Bool { allFields.allSatisfy(\.isEmpty) }
}
