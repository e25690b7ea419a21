internal import Workbook

/// Where the headings of blocks stand on a sheet (連絡先, 代理人), and which block a label belongs to.
struct SectionHeadings {
  private struct Heading {
    let section: LabelText
    let range: CellRange
  }

  private let headings: [Heading]

  init(_ vocabulary: SheetVocabulary, map: SheetMap) {
    headings = vocabulary.sections.flatMap { section -> [Heading] in
      var found = map.entries(labelled: [section])
      if found.isEmpty {
        // Headings get longer and shorter: 振替可能削減量の管理を行う部署等の連絡先 and 連絡先.
        found = map.entries.indices.filter { index in
          guard let label = map.entries[index].label else { return false }
          return label.key.holds(section.core) || (label.core.count >= 3 && section.core.hasSuffix(label.core))
        }
      }
      return found.map { Heading(section: section, range: map.entries[$0].range) }
    }
  }

  /// Whether the heading stands on the sheet.
  func has(_ section: LabelText) -> Bool { headings.contains { $0.section == section } }

  /// The block a label belongs to: that of the heading to its left over the same rows, else the nearest one before it.
  func section(of label: CellRange) -> LabelText? {
    let row = label.topLeft.rowNumber
    let column = label.topLeft.columnNumber
    let beside = headings.filter {
      $0.range.bottomRight.columnNumber < column && $0.range.topLeft.rowNumber <= row
        && row <= $0.range.bottomRight.rowNumber
    }
    if let nearest = beside.max(by: { $0.range.bottomRight.columnNumber < $1.range.bottomRight.columnNumber }) {
      return nearest.section
    }
    return headings.filter {
      // A heading over several rows at the side speaks for those rows only.
      $0.range.rowCount <= 2 && $0.range.topLeft < label.topLeft && $0.range.topLeft.columnNumber <= column
    }.max { $0.range.topLeft < $1.range.topLeft }?.section
  }
}
