/// A link on cells. Links are listed, never followed.
///
/// Source: ECMA-376 part 1, 18.3.1.47 (hyperlink).
public struct SheetHyperlink: Hashable, Sendable {
  /// The cells it is on.
  public let range: CellRange
  /// The address outside the file, as written; nil when the link stays inside.
  public let target: String?
  /// The place in the file (`Sheet2!A1`) or within the target; nil when none is said.
  public let location: String?
  /// The text it is shown by, where the file states one beside the cell's own.
  public let display: String?
  /// The text shown when the pointer rests on it.
  public let tooltip: String?
}
