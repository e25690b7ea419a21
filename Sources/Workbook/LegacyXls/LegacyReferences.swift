/// The sheets, books and outside names that formulas of a legacy workbook point to by number.
///
/// Source: [MS-XLS] 2.4.271 (SupBook), 2.4.105 (ExternSheet), 2.4.106 (ExternName), 2.5.313 (XTI).
struct LegacyReferences {
  private enum Book {
    /// The workbook itself.
    case own
    /// Functions of an add-in.
    case addIn
    /// Another file with the names of its sheets.
    case other(file: String, sheets: [String])
  }

  private struct Link {
    let book: Int
    let first: Int
    let last: Int
  }

  private var books: [Book] = []
  private var outsideNames: [[String]] = []
  private var links: [Link] = []

  /// The other files, as the workbook names them, in its order.
  var externalFiles: [String] {
    books.compactMap { if case .other(let file, _) = $0 { file } else { nil } }
  }

  mutating func addBook(_ cursor: inout BiffCursor) throws(WorkbookError) {
    let sheetCount = try cursor.uint16()
    let pathLength = try cursor.uint16()
    outsideNames.append([])
    switch pathLength {
    case 0x0401: books.append(.own)
    case 0x3A01: books.append(.addIn)
    default:
      let path = try cursor.text(pathLength).text
      var sheets: [String] = []
      // DDE and OLE links have a count but no sheets.
      while sheets.count < sheetCount, !cursor.isAtEnd { sheets.append(try cursor.string(lengthBytes: 2).text) }
      books.append(.other(file: Self.plainPath(path), sheets: sheets))
    }
  }

  mutating func addSheets(_ cursor: inout BiffCursor) throws(WorkbookError) {
    let count = try cursor.uint16()
    for _ in 0..<count where !cursor.isAtEnd {
      let book = try cursor.uint16()
      let first = try cursor.uint16()
      links.append(Link(book: book, first: first, last: try cursor.uint16()))
    }
  }

  mutating func addExternalName(_ cursor: inout BiffCursor) throws(WorkbookError) {
    try cursor.skip(6)
    let name = try cursor.string(lengthBytes: 1).text
    if !outsideNames.isEmpty { outsideNames[outsideNames.count - 1].append(name) }
  }

  /// `Sheet1!`, `'a b:c'!`, `'[book.xls]Sheet1'!`; nil when the link leads nowhere.
  func prefix(link: Int, ownSheets: [String]) -> String? {
    guard links.indices.contains(link), books.indices.contains(links[link].book) else { return nil }
    let (first, last) = (links[link].first, links[link].last)
    switch books[links[link].book] {
    case .addIn: return nil
    case .own:
      guard ownSheets.indices.contains(first), ownSheets.indices.contains(last) else { return nil }
      return first == last
        ? SheetName.quotedWhenNeeded(ownSheets[first]) + "!" : Self.quoted(ownSheets[first] + ":" + ownSheets[last])
    case .other(let file, let sheets):
      guard sheets.indices.contains(first), sheets.indices.contains(last) else { return nil }
      let span = first == last ? sheets[first] : sheets[first] + ":" + sheets[last]
      return Self.quoted("[\(file)]\(span)")
    }
  }

  /// The name a link and a number (from 1) stand for outside the workbook's own names; nil when it is an own one or none.
  func outsideName(link: Int, number: Int) -> String? {
    guard links.indices.contains(link), outsideNames.indices.contains(links[link].book) else { return nil }
    let names = outsideNames[links[link].book]
    return names.indices.contains(number - 1) ? names[number - 1] : nil
  }

  /// Whether the link stays in the workbook.
  func isOwn(link: Int) -> Bool {
    guard links.indices.contains(link), books.indices.contains(links[link].book) else { return false }
    if case .own = books[links[link].book] { return true }
    return false
  }

  private static func quoted(_ name: String) -> String { "'" + name.replacing("'", with: "''") + "'!" }

  /// The path without the control characters that encode drives and folders; `\` between folders.
  /// Source: [MS-XLS] 2.5.277 (VirtualPath).
  private static func plainPath(_ path: String) -> String {
    var result = ""
    for scalar in path.unicodeScalars {
      switch scalar.value {
      case 3: result += "\\"
      case 4: result += "..\\"
      case 0...31: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
