internal import Programme
internal import Workbook

/// An answer typed behind the label in the label's own cell: 氏名：株式会社…, or the two on lines of their own.
struct LabelAnswer: Hashable {
  let entry: Int
  /// What was typed behind the label.
  let text: String

  /// Every way to read the cells of a sheet so, by the label's key and core.
  ///
  /// Padded labels have blanks inside; so each of the first blanks, breaks and colons of a text may end its label.
  static func index(of map: SheetMap) -> [String: [LabelAnswer]] {
    var found: [String: [LabelAnswer]] = [:]
    for (entry, content) in map.entries.enumerated() {
      guard case .text(let text) = content.cell.value, content.cell.formula == nil else { continue }
      var signs = 0
      for index in text.indices where isSeparator(text[index]) && index != text.startIndex {
        signs += 1
        guard signs <= longestLabel else { break }
        let rest = text[text.index(after: index)...].drop { isSeparator($0) }
        guard !rest.isEmpty else { break }
        let head = LabelText(String(text[..<index]))
        for key in Set([head.key, head.core]) where !key.isEmpty {
          found[key, default: []].append(LabelAnswer(entry: entry, text: String(rest)))
        }
      }
    }
    return found
  }

  /// Blanks a padded label may have: 口 座 を 開 設 で き る 者 の 種 類.
  private static let longestLabel = 24

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || character == ":" || character == "："
  }
}
