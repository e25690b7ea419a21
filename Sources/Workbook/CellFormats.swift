/// The number formats of a workbook's cell styles.
struct CellFormats: Sendable {
  private let formats: [NumberFormat]

  /// - Parameter formats: one a cell style (`cellXfs`), in order.
  init(_ formats: [NumberFormat]) { self.formats = formats }

  /// The format of a style; General for a style the file does not have.
  subscript(style: Int) -> NumberFormat { style < formats.count ? formats[style] : .general }
}
