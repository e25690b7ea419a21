/// What a workbook holds that a person looking at its sheets does not see, as facts with the place of each.
///
/// Nothing is judged: much of it is honest (a hidden sheet with the items of lists, notes that help filling in).
/// What the format cannot tell is not here: a value typed over a formula, or a picture laid over cells.
public struct HiddenContentReport: Hashable, Sendable {
  /// Of the workbook first, then sheet by sheet in the order of the tabs; on a sheet by sort, then by cell.
  public let items: [Item]

  /// One fact.
  public struct Item: Hashable, Sendable {
    /// What sort of thing it is.
    public let what: Sort
    /// The sheet's name; nil when it belongs to the workbook.
    public let sheetName: String?
    /// Where on the sheet; nil when it has no cell.
    public let cell: CellReference?
    /// What is there, in the file's own words: a cell's text, a comment, an address, a formula, a part.
    public let detail: String
  }

  /// The sorts, in the order in which a sheet's are listed; the detail of each in brackets.
  public enum Sort: String, Hashable, Sendable, CaseIterable {
    /// The file holds macros (マクロ); they were not run.
    case macros
    /// Formulas look into another file (its address as written); it was not followed.
    case externalLink
    /// A defined name that Excel does not list (name and formula).
    case hiddenName
    /// A hidden sheet that is not blank (the texts of its first cells).
    case hiddenSheet
    /// A sheet that only a macro can show, not blank (the texts of its first cells).
    case veryHiddenSheet
    /// A hidden row that is not blank (the texts of its first cells).
    case hiddenRow
    /// A hidden column that is not blank (the texts of its first cells).
    case hiddenColumn
    /// A value that a merge covers (its text).
    case underMerge
    /// A value whose number format shows nothing, such as `;;;` (its text).
    case hiddenByFormat
    /// A value written in the colour of its background (its text).
    case sameColour
    /// A value in letters smaller than 4 points (its text).
    case tinyText
    /// A comment, a note or a reply (author and text).
    case comment
    /// A link that leads outside the file (its address).
    case externalTarget
    /// An embedded file, of which the sheet shows a picture at most (program and part).
    case embeddedFile
    /// A shape, picture or chart that is hidden (its text or part).
    case hiddenObject
    /// A part that should be there and cannot be read (the error).
    case unreadablePart
  }

  /// Looks through the workbook; reads the parts that reading cells leaves alone.
  public init(of file: WorkbookFile) {
    var items: [Item] = []
    if file.hasMacros { items.append(Item(what: .macros, sheetName: nil, cell: nil, detail: "")) }
    items += file.externalLinks.map { Item(what: .externalLink, sheetName: nil, cell: nil, detail: $0) }
    items += file.definedNames.filter(\.isHidden).map {
      Item(what: .hiddenName, sheetName: $0.scope, cell: nil, detail: "\($0.name) = \($0.formula)")
    }
    var appearances = file.legacy?.appearances ?? CellAppearances()
    var package: OpenPackage?
    var parts: [String: String] = [:]
    do throws(WorkbookError) {
      if let open = try file.package?.open() {
        parts = try open.sheetParts()
        package = open
        appearances = try CellAppearances.read(open)
      }
    } catch {
      items.append(Item(what: .unreadablePart, sheetName: nil, cell: nil, detail: error.description))
    }
    for sheet in file.sheets {
      var found = HiddenCells(of: sheet, appearances: appearances).items
      if let package {
        let extras = file.extras(of: sheet, in: package, parts: parts, appearances: appearances)
        found += Self.items(of: extras, on: sheet.name)
      } else if let legacy = file.legacy {
        found += Self.items(of: legacy.extras(ofSheetNamed: sheet.name), on: sheet.name)
      }
      items += Self.sorted(found)
    }
    self.items = items
  }

  private static func items(of extras: SheetExtras, on name: String) -> [Item] {
    func item(_ what: Sort, _ cell: CellReference?, _ detail: String) -> Item {
      Item(what: what, sheetName: name, cell: cell, detail: detail)
    }
    var items = extras.comments.map { comment in
      item(.comment, comment.cell, [comment.author, comment.text].compactMap(\.self).joined(separator: ": "))
    }
    items += extras.hyperlinks.compactMap { link in
      link.target.map { item(.externalTarget, link.range.topLeft, $0) }
    }
    items += extras.objects.filter { $0.kind == .embedded }.map { object in
      let detail = [object.name, object.target].compactMap(\.self).joined(separator: ": ")
      return item(.embeddedFile, object.anchor?.topLeft, detail)
    }
    items += extras.objects.filter { $0.isHidden && $0.kind != .embedded }.map { object in
      item(.hiddenObject, object.anchor?.topLeft, object.target ?? object.name ?? "")
    }
    items += extras.textBoxes.filter(\.isHidden).map { item(.hiddenObject, $0.anchor?.topLeft, $0.text) }
    items += extras.damage.map { item(.unreadablePart, nil, $0.description) }
    return items
  }

  private static func sorted(_ items: [Item]) -> [Item] {
    let rank = Dictionary(uniqueKeysWithValues: Sort.allCases.enumerated().map { ($1, $0) })
    func key(_ item: Item) -> (Int, Int, Int) {
      (rank[item.what] ?? 0, item.cell?.rowNumber ?? 0, item.cell?.columnNumber ?? 0)
    }
    return items.enumerated().sorted { left, right in
      let (a, b) = (key(left.element), key(right.element))
      return a == b ? left.offset < right.offset : a < b
    }.map(\.element)
  }
}
