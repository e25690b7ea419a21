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
  ///   - unassigned: the sheets that belong to no form (``RecognitionResult/unassigned``), whose cells are to be listed
  ///     with this one.
  ///   - annexes: sheets of the form that lie in other files (``AnnexMatching``).
  /// - Returns: one field for each of the definition's, absent ones included, in its order; of tables the filled rows.
  public static func extract(
    _ workbook: WorkbookMap, _ recognized: RecognizedForm, definition: FormDefinition, eras: EraTable,
    lexicon: FormLexicon? = nil, unassigned: [String] = [], annexes: [AnnexFile] = []
  ) -> ExtractedForm {
    var reader = FormReader(
      definition: definition, recognized: recognized, workbook: workbook, eras: eras, lexicon: lexicon,
      unassigned: unassigned, annexes: annexes)
    reader.read()
    return reader.extracted
  }
}
