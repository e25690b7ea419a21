/// What lies on a sheet by its drawing: pictures, charts, shapes with text.
///
/// Source: ECMA-376 part 1, 20.5 (SpreadsheetML drawings) and 21.1.2 (text).
struct DrawingPart {
  private(set) var textBoxes: [SheetTextBox] = []
  private(set) var objects: [SheetObject] = []
  /// The texts of shapes that only stand for a control, by the control's shape number.
  private(set) var captions: [Int: String] = [:]

  init() {}

  init(_ root: PartElement, links: Relationships) {
    for anchor in root.descendants(["twoCellAnchor", "oneCellAnchor", "absoluteAnchor"]) {
      let range = Anchor.range(anchor)
      for shape in anchor.descendants(["sp", "pic", "graphicFrame"]) {
        let properties = shape.descendants("cNvPr").first
        let isHidden = properties?.isTrue("hidden") ?? false
        switch shape.name {
        case "sp":
          let text = shape.first("txBody").map(Self.text) ?? ""
          if let control = shape.descendants("compatExt").first?["spid"].flatMap({ MarkupPart.shapeNumber($0) }) {
            if !text.isEmpty { captions[control] = text }
          } else if !text.isEmpty {
            textBoxes.append(SheetTextBox(name: properties?["name"], text: text, anchor: range, isHidden: isHidden))
          }
        case "pic":
          let blip = shape.descendants("blip").first
          let target = (blip?["r:embed"] ?? blip?["r:link"]).flatMap { links.byID[$0] }
          objects.append(
            SheetObject(
              kind: .picture, name: properties?["name"], target: target?.target,
              isExternal: target?.isExternal ?? false, anchor: range, isHidden: isHidden))
        default:
          let id = shape.descendants("graphicData").first?.children.lazy.compactMap { $0["r:id"] }.first
          let target = id.flatMap { links.byID[$0] }
          objects.append(
            SheetObject(
              kind: .chart, name: properties?["name"], target: target?.target,
              isExternal: target?.isExternal ?? false, anchor: range, isHidden: isHidden))
        }
      }
    }
  }

  /// The text of a body: its paragraphs as lines.
  private static func text(_ body: PartElement) -> String {
    body.children("p").map { paragraph in
      paragraph.children.map { run in
        switch run.name {
        case "br": "\n"
        case "r", "fld": run.first("t")?.text ?? ""
        default: ""
        }
      }.joined()
    }.joined(separator: "\n")
  }
}

/// Where on the grid something lies.
enum Anchor {
  /// The cells from `from` to `to`, or the one of `from` alone; nil when there is neither.
  ///
  /// Something that ends where a cell begins does not lie over that cell.
  /// Source: ECMA-376 part 1, 20.5.2.24 and 20.5.2.33; rows and columns from 0.
  static func range(_ element: PartElement) -> CellRange? {
    func number(_ corner: PartElement, _ name: String) -> Int {
      corner.trimmedText(of: name).flatMap { Int($0) } ?? 0
    }
    guard let from = element.first("from") else { return nil }
    let to = element.first("to") ?? from
    return range(
      left: number(from, "col"), top: number(from, "row"), right: number(to, "col"), rightOffset: number(to, "colOff"),
      bottom: number(to, "row"), bottomOffset: number(to, "rowOff"))
  }

  /// Reads VML's `0, 13, 0, 12, 2, 5, 4, 9`: column, offset, row, offset of the upper left corner, then of the lower
  /// right one. Source: ECMA-376 part 4, 19.4.2.1.
  static func range(markup: String) -> CellRange? {
    let numbers = markup.split(separator: ",").map { Int(WhiteSpace.trimmed(String($0))) ?? -1 }
    guard numbers.count == 8 else { return nil }
    return range(
      left: numbers[0], top: numbers[2], right: numbers[4], rightOffset: numbers[5], bottom: numbers[6],
      bottomOffset: numbers[7])
  }

  static func range(
    left: Int, top: Int, right: Int, rightOffset: Int, bottom: Int, bottomOffset: Int
  ) -> CellRange? {
    guard (0..<CellReference.lastColumnNumber).contains(left), (0..<CellReference.lastRowNumber).contains(top) else {
      return nil
    }
    // Negative numbers are cut off before anything is taken from them.
    let (right, bottom) = (max(right, left), max(bottom, top))
    let lastColumn = min(
      rightOffset == 0 && right > left ? right - 1 : right, CellReference.lastColumnNumber - 1)
    let lastRow = min(bottomOffset == 0 && bottom > top ? bottom - 1 : bottom, CellReference.lastRowNumber - 1)
    return CellRange(
      CellReference(rowNumber: top + 1, columnNumber: left + 1),
      CellReference(rowNumber: lastRow + 1, columnNumber: lastColumn + 1))
  }
}
