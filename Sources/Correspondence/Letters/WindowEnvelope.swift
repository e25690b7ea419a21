/// A window envelope and the play of a folded sheet in it, in millimetres, seen from the front, long side across.
///
/// The sheet is smaller than the envelope and slides: an address must lie where the window shows it in every position,
/// and nothing else may lie where the window shows it in any. Source of the standard numbers: 長形3号 is 120 x 235 mm;
/// the window of 90 x 45 mm, 22 mm from the left and 12 mm from the top, is the customary one of the trade (an address
/// window measures at least 80 x 45 mm); envelopes differ, so these are settings.
public struct WindowEnvelope: Hashable, Codable, Sendable {
  /// Outer width of the envelope.
  public var width: Double
  /// Outer height of the envelope.
  public var height: Double
  /// Distance of the window from the envelope's left edge.
  public var windowLeft: Double
  /// Distance of the window from the envelope's top edge.
  public var windowTop: Double
  /// Width of the window.
  public var windowWidth: Double
  /// Height of the window.
  public var windowHeight: Double
  /// What seams and folds take from the inside at each edge.
  public var seam: Double
  /// Height of one panel of the folded sheet; A4 folded in three gives 99.
  public var panelHeight: Double

  /// An envelope; left out, the numbers are those of 長形3号.
  public init(
    width: Double = 235, height: Double = 120, windowLeft: Double = 22, windowTop: Double = 12,
    windowWidth: Double = 90, windowHeight: Double = 45, seam: Double = 2, panelHeight: Double = 99
  ) {
    self.width = width
    self.height = height
    self.windowLeft = windowLeft
    self.windowTop = windowTop
    self.windowWidth = windowWidth
    self.windowHeight = windowHeight
    self.seam = seam
    self.panelHeight = panelHeight
  }

  /// 長形3号 with its customary window.
  public static let naga3 = WindowEnvelope()

  private static let sheetWidth = 210.0

  /// Where on the sheet the window shows what is printed, wherever the sheet has slid.
  var alwaysVisible: Box {
    let right = windowLeft + windowWidth - (width - seam - Self.sheetWidth)
    let bottom = windowTop + windowHeight - (height - seam - panelHeight)
    let left = windowLeft - seam
    let top = windowTop - seam
    return Box(left: left, top: top, width: right - left, height: bottom - top)
  }

  /// Where on the sheet the window can show what is printed, in some position.
  var everVisible: Box {
    let left = windowLeft - (width - seam - Self.sheetWidth)
    let top = windowTop - (height - seam - panelHeight)
    return Box(
      left: left, top: top, width: windowLeft + windowWidth - seam - left,
      height: windowTop + windowHeight - seam - top)
  }
}
