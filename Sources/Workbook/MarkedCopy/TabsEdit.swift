/// Puts a sheet before all others in a workbook's part.
///
/// What counts sheets by their place moves with them: names with a scope (print areas among them) and the views. Sheet
/// ids, by which the chain of calculation and custom views go, stay.
/// Source: ECMA-376 part 1, 18.2.27 (workbook), 18.2.19 (sheet), 18.2.5 (definedName), 18.2.30 (workbookView).
struct TabsEdit {
  private var edit: PartEdit
  private let first: MarkupTag
  private let root: MarkupTag
  private let nextID: Int
  private let scoped: [MarkupTag]
  private let views: [MarkupTag]

  init(_ bytes: [UInt8], part: String) throws(MarkedCopyError) {
    edit = try PartEdit(bytes, part: part)
    var root: MarkupTag?
    var sheets: [MarkupTag] = []
    var scoped: [MarkupTag] = []
    var views: [MarkupTag] = []
    try edit.walk { tag, depth in
      switch (depth, tag.localName) {
      case (0, _) where tag.kind != .close: root = tag
      case (2, "sheet") where tag.kind != .close: sheets.append(tag)
      case (2, "definedName") where tag.kind != .close && tag["localSheetId"] != nil: scoped.append(tag)
      case (2, "workbookView") where tag.kind != .close: views.append(tag)
      default: break
      }
    }
    guard let root, let first = sheets.first else { throw .unusualPart(part) }
    if root.attributes.contains(where: { $0.value.hasPrefix("http://purl.oclc.org/ooxml/spreadsheetml") }) {
      throw .strict
    }
    (self.root, self.first, self.scoped, self.views) = (root, first, scoped, views)
    nextID = (sheets.compactMap { Int($0["sheetId"] ?? "") }.max() ?? 0) + 1
  }

  /// The part with the sheet, which is also the one shown first.
  func result(name: String, id: String) -> [UInt8] {
    var edit = edit
    let declared = root.attributes.first { $0.value == MarkupText.relationships && $0.name.hasPrefix("xmlns:") }
    let prefix = declared.map { String($0.name.dropFirst(6)) }
    let namespace = prefix == nil ? " xmlns:r=\"\(MarkupText.relationships)\"" : ""
    edit.insert(
      "<\(root.prefix)sheet\(namespace) name=\"\(MarkupText.escaped(name))\" sheetId=\"\(nextID)\" "
        + "\(prefix ?? "r"):id=\"\(id)\"/>", at: first.range.lowerBound)
    for tag in scoped {
      guard let place = Int(tag["localSheetId"] ?? "") else { continue }
      edit.set("localSheetId", to: String(place + 1), of: tag)
    }
    for tag in views {
      if tag["activeTab"] != nil { edit.set("activeTab", to: "0", of: tag) }
      if tag["firstSheet"] != nil { edit.set("firstSheet", to: "0", of: tag) }
    }
    return edit.result
  }
}
