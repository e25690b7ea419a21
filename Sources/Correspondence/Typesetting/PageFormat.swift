/// A page, in millimetres.
struct PageFormat: Hashable {
  let width: Double
  let height: Double

  static let a4Portrait = PageFormat(width: 210, height: 297)
  static let a4Landscape = PageFormat(width: 297, height: 210)
}

/// What the file says about itself.
struct DocumentInformation: Hashable {
  let title: String
  let author: String
  let subject: String
  /// `2026-11-22`; the file says that it was made at 09:00 in Tokyo on that day.
  let isoDate: String
}
