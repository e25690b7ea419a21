/// What a sheet's VML part holds: controls as Excel kept them before 2010, and still keeps beside the newer parts.
///
/// Source: ECMA-376 part 4, 19.1 (VML) and 19.4 (its spreadsheet elements).
struct MarkupPart {
  struct Control {
    /// The number in `_x0000_s1025`, by which the newer parts name the same control.
    let shape: Int?
    let kind: SheetControl.Kind
    let name: String?
    let caption: String?
    let state: SheetControl.State
    let link: String?
    let anchor: CellRange?
  }

  private(set) var controls: [Control] = []
  private(set) var textBoxes: [SheetTextBox] = []

  init() {}

  init(_ root: PartElement) {
    for shape in root.descendants(["shape", "rect", "roundrect", "oval", "line"]) {
      guard let data = shape.first("ClientData") else { continue }
      // Notes are read from their own part.
      let objectType = data["ObjectType"] ?? ""
      if objectType == "Note" { continue }
      let text = shape.first("textbox").map(Self.text) ?? ""
      let name = shape["o:spid"] == nil ? nil : shape["id"].map(EscapedText.decoded)
      let anchor = data.trimmedText(of: "Anchor").flatMap { Anchor.range(markup: $0) }
      if let kind = SheetControl.Kind(objectType: objectType) {
        let state: SheetControl.State =
          switch data.trimmedText(of: "Checked") {
          case "1": .checked
          case "2": .mixed
          default: .unchecked
          }
        controls.append(
          Control(
            shape: (shape["o:spid"] ?? shape["id"]).flatMap { Self.shapeNumber($0) }, kind: kind, name: name,
            caption: text.isEmpty ? nil : text, state: state, link: data.trimmedText(of: "FmlaLink"), anchor: anchor))
      } else if !text.isEmpty {
        let style = (shape["style"] ?? "").lowercased().filter { !$0.isWhitespace }
        textBoxes.append(
          SheetTextBox(name: name, text: text, anchor: anchor, isHidden: style.contains("visibility:hidden")))
      }
    }
  }

  /// The number of `_x0000_s1025`; nil for any other id.
  static func shapeNumber(_ id: String) -> Int? {
    guard let mark = id.lastIndex(of: "s"), id.hasPrefix("_x0000_s") else { return nil }
    return Int(id[id.index(after: mark)...])
  }

  /// The text as a page shows it: white space collapsed, a new line for `br` and between blocks.
  private static func text(_ box: PartElement) -> String {
    var lines = [""]
    func take(_ element: PartElement) {
      for item in element.content {
        switch item {
        case .text(let text): lines[lines.count - 1] += text
        case .element(let inner):
          if inner.name == "br" {
            lines.append("")
          } else {
            if inner.name == "div" || inner.name == "p", !WhiteSpace.trimmed(lines[lines.count - 1]).isEmpty {
              lines.append("")
            }
            take(inner)
          }
        }
      }
    }
    take(box)
    return WhiteSpace.trimmed(lines.map { WhiteSpace.collapsed($0) }.joined(separator: "\n"))
  }
}
