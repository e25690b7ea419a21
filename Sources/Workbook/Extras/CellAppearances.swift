/// What each cell style does to the visibility of a text: format, colours, size.
///
/// Colours are compared as the file states them; the fills of conditional formats and table styles are not looked at.
/// Source: ECMA-376 part 1, 18.8.10 (cellXfs), 18.8.22 (font), 18.8.20 (fill), 18.8.27 (indexed colours).
struct CellAppearances {
  struct Appearance: Equatable {
    var format = EmptyFormat.showsAll
    var isSameColour = false
    var isTiny = false
    /// A boolean that Excel 365 shows as a box to tick. Source: MS-XLSX, xfComplement of feature property bags.
    var isCheckBox = false

    static let ordinary = Appearance()
  }

  /// What a number format shows nothing of.
  enum EmptyFormat {
    case showsAll, hidesNumbers, hidesAll

    init(code: String) {
      // Only blanks between the semicolons: quoted or escaped characters would be shown.
      let sections = code.split(separator: ";", omittingEmptySubsequences: false)
      let isEmpty = sections.allSatisfy { $0.allSatisfy { $0 == " " } }
      switch sections.count {
      case 4 where isEmpty: self = .hidesAll
      case 3 where isEmpty, 2 where isEmpty: self = .hidesNumbers
      default: self = .showsAll
      }
    }

    func hides(_ value: CellValue) -> Bool {
      switch (self, value) {
      case (_, .empty), (_, .boolean), (_, .error), (.showsAll, _): false
      case (.hidesNumbers, .text): false
      case (.hidesNumbers, _), (.hidesAll, _): true
      }
    }
  }

  private var styles: [Appearance] = []

  var hasCheckBoxes: Bool { styles.contains(where: \.isCheckBox) }

  subscript(style: Int) -> Appearance { style < styles.count ? styles[style] : .ordinary }

  static func read(_ package: OpenPackage) throws(WorkbookError) -> CellAppearances {
    guard let part = package.links.first(ofKind: "styles")?.target else { return CellAppearances() }
    return CellAppearances(try package.tree(part, roots: ["styleSheet"], skipping: ["dxfs", "cellStyleXfs"]))
  }

  init() {}

  /// - Parameter styles: one a cell style, in order.
  init(styles: [Appearance]) { self.styles = styles }

  init(_ root: PartElement) {
    var codes: [String: String] = [:]
    for format in root.first("numFmts")?.children("numFmt") ?? [] {
      codes[format["numFmtId"] ?? ""] = format["formatCode"] ?? ""
    }
    let fonts = (root.first("fonts")?.children("font") ?? []).map { font in
      (
        colour: font.first("color").map(Self.colour) ?? "000000",
        size: font.first("sz")?["val"].flatMap { Double($0) } ?? 11
      )
    }
    let fills = (root.first("fills")?.children("fill") ?? []).enumerated().map { place, fill -> String? in
      // Excel shows the first two as no fill and as dots, whatever the file says of them.
      if place < 2 { return place == 0 ? "FFFFFF" : nil }
      guard let pattern = fill.first("patternFill") else { return nil }
      switch pattern["patternType"] ?? "none" {
      case "none": return "FFFFFF"
      case "solid": return pattern.first("fgColor").flatMap(Self.colour)
      // Dots and lines are no single colour.
      default: return nil
      }
    }
    for style in root.first("cellXfs")?.children("xf") ?? [] {
      var appearance = Appearance()
      appearance.format = EmptyFormat(code: style["numFmtId"].flatMap { codes[$0] } ?? "")
      let font = style["fontId"].flatMap { Int($0) }.flatMap { fonts.indices.contains($0) ? fonts[$0] : nil }
      let fill =
        style["fillId"].flatMap { Int($0) }.map { fills.indices.contains($0) ? fills[$0] : "FFFFFF" } ?? "FFFFFF"
      if let font {
        appearance.isTiny = font.size < 4
        appearance.isSameColour = font.colour != nil && font.colour == fill
      }
      appearance.isCheckBox = !style.descendants("xfComplement").isEmpty
      styles.append(appearance)
    }
  }

  /// Six hexadecimal digits, or the theme's number with its tint; nil when only the program knows.
  ///
  /// Theme colours 0 and 1 are the window's background and text in every theme Excel offers.
  private static func colour(_ element: PartElement) -> String? {
    if let rgb = element["rgb"] { return String(rgb.suffix(6)).uppercased() }
    let hasTint = element["tint"].map { $0 != "0" } ?? false
    if let theme = element["theme"] {
      if !hasTint, theme == "0" { return "FFFFFF" }
      if !hasTint, theme == "1" { return "000000" }
      return "theme \(theme) \(element["tint"] ?? "")"
    }
    switch element["indexed"] {
    case "0", "8", "64": return "000000"
    case "1", "9", "65": return "FFFFFF"
    case let other?: return "indexed \(other)"
    case nil: return nil
    }
  }
}

extension CellAppearances {
  /// The cells of a sheet that are check boxes themselves; row by row.
  func checkBoxes(on sheet: Sheet) -> [SheetControl] {
    guard hasCheckBoxes else { return [] }
    let contents = sheet.contents
    return (0..<contents.cellCount).filter { self[contents.style(ofCellAt: $0)].isCheckBox }.compactMap { place in
      guard case .boolean(let isTicked) = contents.cell(ofCellAt: place).value else { return nil }
      let cell = contents.reference(ofCellAt: place)
      return SheetControl(
        kind: .cellCheckBox, name: nil, caption: nil, state: isTicked ? .checked : .unchecked,
        linkedCell: CellAddress(sheetName: sheet.name, cell: cell), linkedFormula: nil, anchor: CellRange(cell, cell))
    }
  }
}
