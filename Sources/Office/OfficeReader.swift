import Forms
import Foundation
import Programme
import Workbook

/// Reads workbooks to their fields without an office: what the bench measures.
public struct OfficeReader: Sendable {
  private let lexicon: FormLexicon
  private let figures: ProgrammeFigures

  /// Loads forms and figures.
  public init(formsFolder: String) throws {
    lexicon = try FormCatalogue.load(folder: formsFolder).lexicon()
    figures = try ProgrammeFigures.load(path: formsFolder + "/programme.yaml")
  }

  /// How many fields the forms of a workbook have that are filled in.
  /// - Throws: `WorkbookError` when it is no workbook.
  public func fieldCount(_ path: String) throws -> Int {
    let reading = FormReading(workbook: try WorkbookFile.open(path: path), lexicon: lexicon, eras: figures.eras)
    return reading.forms.reduce(0) { $0 + $1.form.allFields.count { !$0.isEmpty } }
  }
}
