public import Workbook

/// The cells of one option of a choice whose options are marked: the mark's cell, to be filled with ○ or ☑, and the
/// option's words beside it.
///
/// The cells of the field itself (``FormField/cells``) are those of all its options, marks and words together.
public struct ChoiceCell: Hashable, Sendable {
  /// The code of the option that is chosen by the mark.
  public let code: String
  /// The cell of the mark.
  public let mark: CellReference
  /// The cells of the words, merged.
  public let words: CellRange
}
