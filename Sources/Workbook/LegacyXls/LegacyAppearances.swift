/// The fonts, fills and colours of a legacy workbook, as far as they keep a text from sight.
///
/// Source: [MS-XLS] 2.4.122 (Font), 2.4.353 (XF) with 2.5.20 (CellXF), 2.4.188 (Palette), 2.5.161 (Icv).
struct LegacyAppearances {
  private struct Font {
    /// In twentieths of a point.
    let height: Int
    let colour: Int
  }

  private struct Style {
    let font: Int
    let pattern: Int
    let foreground: Int
  }

  private var fonts: [Font] = []
  private var styles: [Style] = []
  private var palette: [Int: String] = [:]

  mutating func addFont(_ cursor: inout BiffCursor) throws(WorkbookError) {
    let height = try cursor.uint16()
    try cursor.skip(2)
    fonts.append(Font(height: height, colour: try cursor.uint16()))
  }

  /// - Parameter start: stands behind font and number format. A style cut short has no fill.
  mutating func addStyle(_ start: BiffCursor, font: Int) {
    var cursor = start
    var pattern = 0
    var foreground = 64
    do throws(WorkbookError) {
      try cursor.skip(10)
      pattern = try cursor.uint32() >> 26 & 0x3F
      foreground = try cursor.uint16() & 0x7F
    } catch {
      // The number format, which decides what a cell means, has been read; how it looks is worth no refusal.
      pattern = 0
    }
    styles.append(Style(font: font, pattern: pattern, foreground: foreground))
  }

  mutating func setPalette(_ cursor: inout BiffCursor) throws(WorkbookError) {
    for index in 0..<min(try cursor.uint16(), 56) {
      let colour = try cursor.uint32()
      // Red, green, blue, nothing.
      let rgb = (colour & 0xFF) << 16 | colour & 0xFF00 | colour >> 16 & 0xFF
      let digits = String(rgb, radix: 16, uppercase: true)
      palette[index + 8] = String(repeating: "0", count: 6 - digits.count) + digits
    }
  }

  /// - Parameter codes: the number format code of each style; empty for one the program has by itself.
  func appearances(codes: [String]) -> CellAppearances {
    let colour = { (index: Int) in self.colour(index) }
    return CellAppearances(
      styles: zip(styles, codes).map { style, code in
        var appearance = CellAppearances.Appearance()
        appearance.format = CellAppearances.EmptyFormat(code: code)
        // There is no font 4 ([MS-XLS] 2.5.129, FontIndex).
        let place = style.font > 4 ? style.font - 1 : style.font
        guard fonts.indices.contains(place) else { return appearance }
        appearance.isTiny = fonts[place].height < 80
        // Dots and lines are no single colour.
        if style.pattern <= 1 {
          appearance.isSameColour =
            colour(fonts[place].colour) == (style.pattern == 1 ? colour(style.foreground) : "FFFFFF")
        }
        return appearance
      })
  }

  /// Six hexadecimal digits, or the colour's number when the file does not say which it is.
  private func colour(_ index: Int) -> String {
    // 0 to 7 are the first eight of the usual palette.
    let place = index < 8 ? index + 8 : index
    if index >= 8, let own = palette[index] { return own }
    switch place {
    case 8, 64, 0x7FFF: return "000000"
    case 9, 65: return "FFFFFF"
    default: return "indexed \(place)"
    }
  }
}
