/// What a person may still do on a protected sheet (シートの保護); typing into unlocked cells is always possible.
public struct SheetProtection: Hashable, Sendable {
  /// The password that lifts the protection; nil for none. It keeps honest people from mistakes, nothing more.
  public var password: String?
  /// Locked cells can be selected.
  public var allowsSelectingLockedCells = true
  /// Cells can be formatted.
  public var allowsFormattingCells = false
  /// Column widths can be changed.
  public var allowsFormattingColumns = false
  /// Row heights can be changed.
  public var allowsFormattingRows = false
  /// Rows can be inserted.
  public var allowsInsertingRows = false
  /// Rows can be deleted.
  public var allowsDeletingRows = false
  /// Ranges can be sorted.
  public var allowsSorting = false
  /// Filters can be used.
  public var allowsFilters = false

  /// Typing into unlocked cells and selecting, nothing else.
  public init(password: String? = nil) { self.password = password }
}
