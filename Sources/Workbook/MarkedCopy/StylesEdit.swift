/// Adds cell formats to a workbook's styles; those that are there keep their numbers.
///
/// Source: ECMA-376 part 1, 18.8 (styles); 18.8.45 (xf).
struct StylesEdit {
  private var edit: PartEdit
  private let prefix: String
  private let bytes: [UInt8]
  private var lists: [String: List] = [:]
  /// The formats of cells as written, in order.
  private let formats: [Range<Int>]
  private var clones: [Clone: Int] = [:]
  private var fills: [String: Int] = [:]

  /// One list of the styles, and what is to be added to it.
  private struct List {
    /// Its tags; nil when the styles have no such list, or an empty one.
    let open: MarkupTag?
    let close: MarkupTag?
    /// Where it begins, or would.
    let place: Int
    var count: Int
    var added: [String] = []
  }

  /// The lists in the order of the format, with what each must hold at least.
  /// Source: ECMA-376 part 1, 18.8.39 (styleSheet), 18.8.21 (fills: the first two are Excel's own).
  private static let order: [(name: String, least: [String])] = [
    ("numFmts", []), ("fonts", ["<P:font><P:sz val=\"11\"/><P:name val=\"Calibri\"/></P:font>"]),
    (
      "fills",
      [
        "<P:fill><P:patternFill patternType=\"none\"/></P:fill>",
        "<P:fill><P:patternFill patternType=\"gray125\"/></P:fill>",
      ]
    ),
    ("borders", ["<P:border><P:left/><P:right/><P:top/><P:bottom/><P:diagonal/></P:border>"]),
    ("cellStyleXfs", []), ("cellXfs", ["<P:xf numFmtId=\"0\"/>"]),
  ]

  private struct Clone: Hashable {
    let style: Int
    let colour: String
  }

  /// Styles of a workbook that has none.
  static let none =
    MarkupText.declaration + "<styleSheet xmlns=\"\(MarkupText.main)\"><fonts count=\"1\"><font><sz val=\"11\"/>"
    + "<name val=\"Calibri\"/><family val=\"2\"/></font></fonts><fills count=\"2\"><fill><patternFill "
    + "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\">"
    + "<border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" "
    + "fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" "
    + "fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs></styleSheet>"

  init(_ bytes: [UInt8], part: String) throws(MarkedCopyError) {
    edit = try PartEdit(bytes, part: part)
    self.bytes = bytes
    var formats: [Range<Int>] = []
    var lists: [String: List] = [:]
    var path: [MarkupTag] = []
    var counts = 0
    var formatStart = 0
    var rootPrefix = ""
    var rootEnd = 0
    var ends: [String: Int] = [:]
    try edit.walk { (tag, depth) in
      let name = String(tag.localName)
      if depth == 0 { rootPrefix = String(tag.prefix) }
      if depth == 1, tag.kind == .open {
        path = [tag]
        counts = 0
      }
      if depth == 2, tag.kind != .close {
        counts += 1
        formatStart = tag.range.lowerBound
      }
      if depth == 2, tag.kind != .open, path.first?.localName == "cellXfs" {
        formats.append(formatStart..<tag.range.upperBound)
      }
      if depth == 0, tag.kind == .open { rootEnd = tag.range.upperBound }
      if depth == 1, tag.kind == .close, let open = path.first {
        lists[name] = List(open: open, close: tag, place: open.range.lowerBound, count: counts)
      } else if depth == 1, tag.kind == .empty {
        lists[name] = List(open: nil, close: nil, place: tag.range.upperBound, count: 0)
      }
      if depth == 1, tag.kind != .open { ends[name] = tag.range.upperBound }
    }
    guard rootEnd > 0 else { throw .unusualPart(part) }
    prefix = rootPrefix
    var place = rootEnd
    for (name, least) in Self.order {
      // An empty list, <fonts count="0"/>, is as good as none: what it must hold at least is written behind it.
      if lists[name]?.open == nil, !least.isEmpty {
        lists[name] = List(
          open: nil, close: nil, place: place, count: 0,
          added: least.map { $0.replacing("P:", with: rootPrefix) })
      }
      place = ends[name] ?? place
    }
    self.formats = formats
    self.lists = lists
  }

  /// The number of a format that is the given one with another background.
  mutating func format(_ style: Int, colour: String) throws(MarkedCopyError) -> Int {
    let clone = Clone(style: style, colour: colour)
    if let known = clones[clone] { return known }
    let fill = fill(colour)
    let written = formats.indices.contains(style) ? Array(bytes[formats[style]]) : Array("<\(prefix)xf/>".utf8)
    var copy = try PartEdit(written, part: edit.part)
    var tags = copy.tags
    let first: MarkupTag?
    do throws(WorkbookError) { first = try tags.next() } catch { throw .unreadable(error) }
    guard let first else { throw .unusualPart(edit.part) }
    copy.set("fillId", to: String(fill), of: first)
    copy.set("applyFill", to: "1", of: first)
    let number = add(String(decoding: copy.result, as: UTF8.self), to: "cellXfs")
    clones[clone] = number
    return number
  }

  private mutating func fill(_ colour: String) -> Int {
    if let known = fills[colour] { return known }
    let number = add(
      "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\"><\(prefix)fgColor rgb=\"FF\(colour)\"/>"
        + "<\(prefix)bgColor indexed=\"64\"/></\(prefix)patternFill></\(prefix)fill>", to: "fills")
    fills[colour] = number
    return number
  }

  /// The formats of the sheet in front.
  mutating func frontStyles() -> FrontSheet.Styles {
    let prefix = prefix
    func font(_ size: Int, _ inside: String = "", colour: String = "FF000000") -> String {
      "<\(prefix)font>\(inside)<\(prefix)sz val=\"\(size)\"/><\(prefix)color rgb=\"\(colour)\"/>"
        + "<\(prefix)name val=\"ＭＳ Ｐゴシック\"/><\(prefix)family val=\"3\"/><\(prefix)charset val=\"128\"/></\(prefix)font>"
    }
    let bold = "<\(prefix)b/>"
    let titleFont = add(font(16, bold), to: "fonts")
    let plainFont = add(font(11), to: "fonts")
    let boldFont = add(font(11, bold), to: "fonts")
    let linkFont = add(font(11, "<\(prefix)u/>", colour: "FF0563C1"), to: "fonts")
    let line = ["left", "right", "top", "bottom"].map {
      "<\(prefix)\($0) style=\"thin\"><\(prefix)color rgb=\"FF808080\"/></\(prefix)\($0)>"
    }
    let border = add("<\(prefix)border>\(line.joined())<\(prefix)diagonal/></\(prefix)border>", to: "borders")
    let headingFill = fill("DDEBF7")
    func format(_ font: Int, fill: Int = 0, border: Int = 0, wraps: Bool = true) -> String {
      "<\(prefix)xf numFmtId=\"0\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"\(border)\" xfId=\"0\" "
        + "applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><\(prefix)alignment "
        + "vertical=\"top\"\(wraps ? " wrapText=\"1\"" : "")/></\(prefix)xf>"
    }
    return FrontSheet.Styles(
      title: add(format(titleFont, wraps: false), to: "cellXfs"),
      sentence: add(format(plainFont, wraps: false), to: "cellXfs"),
      heading: add(format(boldFont, fill: headingFill, border: border), to: "cellXfs"),
      text: add(format(plainFont, border: border), to: "cellXfs"),
      link: add(format(linkFont, border: border), to: "cellXfs"))
  }

  private mutating func add(_ text: String, to name: String) -> Int {
    guard var list = lists[name] else { preconditionFailure("the lists were looked for when the styles were read") }
    let number = list.count + list.added.count
    list.added.append(text)
    lists[name] = list
    return number
  }

  /// The part with what was added.
  func result() -> [UInt8] {
    var edit = edit
    for (name, _) in Self.order {
      guard let list = lists[name], !list.added.isEmpty else { continue }
      let count = list.count + list.added.count
      if let open = list.open, let close = list.close {
        edit.set("count", to: String(count), of: open)
        edit.insert(list.added.joined(), at: close.range.lowerBound)
      } else {
        edit.insert(
          "<\(prefix)\(name) count=\"\(count)\">\(list.added.joined())</\(prefix)\(name)>", at: list.place)
      }
    }
    return edit.result
  }
}

extension PartEdit {
  /// Every tag with its depth: 0 for the document element, whose end tag has depth 0 again.
  func walk(_ body: (MarkupTag, Int) -> Void) throws(MarkedCopyError) {
    try walkWhile { tag, depth in
      body(tag, depth)
      return true
    }
  }

  /// The same until the body says that it has seen enough.
  func walkWhile(_ body: (MarkupTag, Int) -> Bool) throws(MarkedCopyError) {
    var tags = tags
    var depth = 0
    do throws(WorkbookError) {
      while let tag = try tags.next() {
        if tag.kind == .close { depth -= 1 }
        guard body(tag, depth) else { return }
        if tag.kind == .open { depth += 1 }
      }
    } catch { throw .unreadable(error) }
  }
}
