/// The faces of the documents. The fonts have one weight each: what other languages set bold, these documents set in
/// gothic, as Japanese printing does.
enum Typeface: Hashable {
  case mincho
  case gothic
}

/// How a text is set. Sizes are points; one em is the size.
struct TextStyle: Hashable {
  enum Alignment: Hashable {
    case left
    case centre
    case right
  }

  var typeface: Typeface = .mincho
  /// The size of the characters in points.
  var size: Double = 10.5
  /// Distance between baselines as a multiple of the size.
  var leading: Double = 1.4
  var alignment: Alignment = .left
  /// Whether all lines but a paragraph's last are stretched to the full width.
  var isJustified = false
  /// Indent of a paragraph's first line, in em.
  var indent: Double = 0
  /// Space added between characters, in em.
  var tracking: Double = 0

  func sized(_ points: Double) -> TextStyle {
    var copy = self
    copy.size = points
    return copy
  }
}

/// A rectangle in millimetres from the page's upper left corner.
struct Box: Hashable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }

  func inset(by margin: Double) -> Box {
    Box(left: left + margin, top: top + margin, width: width - 2 * margin, height: height - 2 * margin)
  }
}
