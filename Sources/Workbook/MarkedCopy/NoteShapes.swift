/// The boxes of notes in a sheet's legacy drawing: Excel shows no note without one.
///
/// Source: ECMA-376 part 4, 19.1 (VML) and 19.4.2.12 (ClientData); the ids are counted as Excel does, 1024 a sheet.
struct NoteShapes {
  private let text: String
  private var nextID: Int
  private let hasType: Bool
  private let declarations: String
  private var added: [String] = []
  private let part: String

  private static let namespaces = [
    "xmlns:v=\"urn:schemas-microsoft-com:vml\"", "xmlns:o=\"urn:schemas-microsoft-com:office:office\"",
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"",
  ]

  /// The drawing of a sheet that has none, with ids of its own.
  static func none(block: Int) -> String {
    "<xml \(namespaces.joined(separator: " "))><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" "
      + "data=\"\(block)\"/></o:shapelayout></xml>"
  }

  init(_ bytes: [UInt8], part: String) throws(MarkedCopyError) {
    // Excel leaves <br> open in this part, so that it is no XML: it is only looked through and added to at its end.
    guard let text = String(validating: bytes, as: UTF8.self), text.contains("</xml>") else {
      throw .unusualPart(part)
    }
    // openpyxl calls the namespaces ns0, ns1: what is added then says for itself what its prefixes mean.
    declarations = Self.namespaces.filter { !text.contains($0) }.map { " " + $0 }.joined()
    self.text = text
    self.part = part
    hasType = text.contains("id=\"_x0000_t202\"")
    let ids = Self.numbers(after: "_x0000_s", in: text)
    nextID = (ids.max() ?? (Self.blocks(in: bytes).first ?? 1) * 1024) + 1
  }

  /// The blocks of ids a drawing says it uses.
  static func blocks(in bytes: [UInt8]) -> [Int] {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.ranges(of: ":idmap").flatMap { range in
      numbers(after: "data=\"", in: String(text[range.upperBound...].prefix { $0 != ">" }))
    }
  }

  private static func numbers(after mark: String, in text: String) -> [Int] {
    text.ranges(of: mark).compactMap { Int(text[$0.upperBound...].prefix { $0.isASCII && $0.isNumber }) }
  }

  /// Adds the box of a note beside its cell, large enough for its text.
  mutating func add(for cell: CellReference, note: String, columns: [SheetEdit.Column]) {
    let column = min(cell.columnNumber, CellReference.lastColumnNumber - 1)
    var last = column
    var pixels = 0
    while pixels < Self.width, last < CellReference.lastColumnNumber - 1 {
      last += 1
      let width = columns.first { $0.numbers.contains(last) }?.width ?? 8.43
      pixels += max(Int(width * 7) + 5, 1)
    }
    let rows = Self.lines(of: note) + 1
    let top = max(cell.rowNumber - 2, 0)
    let anchor = [column, 12, top, 4, last, 12, min(top + rows, CellReference.lastRowNumber - 1), 4]
    added.append(
      "<v:shape\(declarations) id=\"_x0000_s\(nextID)\" type=\"#_x0000_t202\" style='position:absolute;margin-left:80pt;"
        + "margin-top:2pt;width:\(Self.width * 3 / 4)pt;height:\(rows * 14)pt;z-index:\(added.count + 1);"
        + "visibility:hidden' fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>"
        + "<v:shadow color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/>"
        + "<v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox>"
        + "<x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>"
        + "<x:Anchor>\(anchor.map { String($0) }.joined(separator: ", "))</x:Anchor><x:AutoFill>False</x:AutoFill>"
        + "<x:Row>\(cell.rowNumber - 1)</x:Row><x:Column>\(cell.columnNumber - 1)</x:Column></x:ClientData></v:shape>")
    nextID += 1
  }

  /// The width of a box in pixels.
  private static let width = 320

  /// Lines the text takes in a box, 22 full-width characters of 9 points each.
  private static func lines(of note: String) -> Int {
    note.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? 1 : 2) }
      return lines + max(1, (columns + 43) / 44)
    }
  }

  private var type: String {
    "<v:shapetype\(declarations) id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">"
      + "<v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
  }

  /// The part with the boxes.
  var result: [UInt8] {
    guard !added.isEmpty, let end = text.ranges(of: "</xml>").last else { return Array(text.utf8) }
    return Array((text[..<end.lowerBound] + (hasType ? "" : type) + added.joined() + text[end.lowerBound...]).utf8)
  }
}
