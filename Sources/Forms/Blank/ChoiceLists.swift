internal import Workbook

/// A list of choices for a cell's rule: in the rule itself, or, where it is longer than Excel keeps there, in cells of
/// the sheet 照合コード beside its rows.
enum CellList {
  /// UTF-16 units a rule's own list may have, commas included. Source: ECMA-376 part 1, 18.3.1.34, as Excel limits it.
  static let limit = 255

  /// Whether a rule cannot hold the list itself.
  static func isTooLongForRule(_ list: [String]) -> Bool { list.joined(separator: ",").utf16.count > limit }
}
