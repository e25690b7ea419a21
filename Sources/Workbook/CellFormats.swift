/// The number formats of a workbook's cell styles.
struct CellFormats: Sendable {
  private let formats: [NumberFormat]
  /// Whether the format shows every number as a number; most do.
  private let isNumeric: [Bool]

  /// - Parameter formats: one a cell style (`cellXfs`), in order.
  init(_ formats: [NumberFormat]) {
    self.formats = formats
    isNumeric = formats.map(\.isAlwaysNumber)
  }

  /// The format of a style; General for a style the file does not have.
  subscript(style: Int) -> NumberFormat { style < formats.count ? formats[style] : .general }

  /// The value a number stands for under a style, and whether it ought to be a date but is none.
  func meaning(
    of number: Double, style: Int, system: DateSystem
  ) -> (value: CellValue, isImpossibleDate: Bool) {
    guard style < formats.count, !isNumeric[style] else { return (.number(number), false) }
    return formats[style].meaning(of: number, system: system)
  }
}
