/// Something in which a filled-in form differs from the master form it was read as: what moved, what was retyped.
public struct LayoutDifference: Hashable, Sendable, Codable {
  /// What differs.
  public let kind: Kind
  /// The key of the field, table or sheet it is about; of a column `table.column`; empty for rows and columns.
  public let subject: String
  /// The sheet in the applicant's file.
  public let sheet: String
  /// What the master form has: a sheet's name, a cell, a label, the row or column before which something changed.
  public let from: String
  /// What the file has; empty when it has nothing.
  public let to: String
  /// How many rows or columns; 0 for anything else.
  public let count: Int

  /// What may differ.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A sheet has another name.
    case sheetRenamed
    /// A further sheet goes on with an annex.
    case sheetAdded
    /// A sheet stands behind one it should stand before.
    case sheetMoved
    /// The check code was typed or pasted over its formula; it follows the content no longer.
    case checkCodeTyped
    /// The title is not there, or says something else.
    case titleChanged
    /// Rows were put in before a row of the master form.
    case rowsInserted
    /// Rows were taken out before a row of the master form.
    case rowsDeleted
    /// Columns were put in before a column of the master form.
    case columnsInserted
    /// Columns were taken out before a column of the master form.
    case columnsDeleted
    /// A field's answer stands in another cell than the shifted rows and columns explain.
    case fieldMoved
    /// A column of a table stands elsewhere.
    case columnMoved
    /// A label or a column's heading is written differently, if only by blanks.
    case labelRetyped
    /// A label or a column's heading is nowhere.
    case labelMissing
    /// The rows of a table were typed as blocks of label and value.
    case tableInBlocks
  }

  /// A difference; parts that a kind does not have stay empty.
  public init(
    _ kind: Kind, subject: String = "", sheet: String, from: String = "", to: String = "", count: Int = 0
  ) {
    self.kind = kind
    self.subject = subject
    self.sheet = sheet
    self.from = from
    self.to = to
    self.count = count
  }
}
