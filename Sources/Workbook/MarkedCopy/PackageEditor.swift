/// Goes through a package part by part and keeps what is changed and added, until it is packed anew.
struct PackageEditor {
  private let package: OpenPackage
  private let sheetParts: [String: String]
  private var styles: StylesEdit
  private let stylesPart: String
  private let hadStyles: Bool
  private var types: LinksEdit
  private var links: LinksEdit
  private let linksPart: String
  /// Parts as they will be, by their own names.
  private var parts: [String: [UInt8]] = [:]
  private var names: Set<String>
  private var added: [String] = []
  private var nextBlock: Int

  init(_ source: PackageSource) throws(MarkedCopyError) {
    let package: OpenPackage
    let stylesBytes: [UInt8]?
    do throws(WorkbookError) {
      package = try source.open()
      sheetParts = try package.sheetParts()
    } catch { throw .unreadable(error) }
    let folder = package.workbookPart.utf8.lastIndex(of: UInt8(ascii: "/")).map { package.workbookPart[...$0] } ?? ""
    let stated = package.links.first(ofKind: "styles")?.target
    stylesPart = stated ?? folder + "styles.xml"
    stylesBytes = try stated.map { part throws(MarkedCopyError) in try Self.bytes(of: part, in: package) }
    hadStyles = stylesBytes != nil
    styles = try StylesEdit(stylesBytes ?? Array(StylesEdit.none.utf8), part: stylesPart)
    types = try LinksEdit(try Self.bytes(of: "[Content_Types].xml", in: package), part: "[Content_Types].xml")
    linksPart = PartName.relationships(of: package.workbookPart)
    links = try LinksEdit(try Self.bytes(of: linksPart, in: package), part: linksPart)
    names = Set(package.archive.names.map(PartName.key))
    var blocks = [0]
    for name in package.archive.names where name.lowercased().hasSuffix(".vml") {
      blocks += NoteShapes.blocks(in: try Self.bytes(of: name, in: package))
    }
    nextBlock = (blocks.max() ?? 0) + 1
    self.package = package
    // Asked for before anything else: the strict variant has other namespaces in every part.
    _ = try TabsEdit(try Self.bytes(of: package.workbookPart, in: package), part: package.workbookPart)
  }

  private static func bytes(of part: String, in package: OpenPackage) throws(MarkedCopyError) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(WorkbookError) {
      try package.archive.read(part) { piece throws(WorkbookError) in bytes += piece }
    } catch { throw .unreadable(error) }
    return bytes
  }

  /// A name that no part has yet: `xl/comments3.xml`.
  private mutating func newName(_ stem: String, _ ending: String) -> String {
    let name = (1...).lazy.map { "\(stem)\($0).\(ending)" }.first { !names.contains($0.lowercased()) } ?? stem
    names.insert(name.lowercased())
    added.append(name)
    return name
  }

  // MARK: Sheets

  /// Colours and notes cells of a sheet; the sheet is no longer the selected one.
  /// - Returns: the cells that could not be noted, in order.
  mutating func mark(
    _ sheet: String, _ marks: [CellReference: MarkedCopy.Mark], author: String
  ) throws(MarkedCopyError) -> [CellReference] {
    guard let part = sheetParts[sheet] else { throw .noSuchSheet(sheet) }
    var edit = try SheetEdit(try Self.bytes(of: part, in: package), part: part)
    try edit.deselect()
    var withoutNote: [CellReference] = []
    if !marks.isEmpty {
      let cells = marks.keys.sorted()
      var styles = styles
      try edit.colour(cells) { cell, style throws(MarkedCopyError) in
        try styles.format(style, colour: marks[cell]?.colour ?? "FFFFFF")
      }
      self.styles = styles
      withoutNote = try note(cells.compactMap { cell in marks[cell].map { (cell, $0.note) } }, part, &edit, author)
    }
    if edit.edit.isChanged { parts[part] = edit.edit.result }
    return withoutNote
  }

  private mutating func note(
    _ notes: [(cell: CellReference, text: String)], _ part: String, _ edit: inout SheetEdit, _ author: String
  ) throws(MarkedCopyError) -> [CellReference] {
    let links: Relationships
    do throws(WorkbookError) { links = try package.relationships(of: part) } catch { throw .unreadable(error) }
    let linksPart = PartName.relationships(of: part)
    let hasLinks = package.archive.contains(linksPart)
    var sheetLinks = try LinksEdit(
      hasLinks ? try Self.bytes(of: linksPart, in: package) : Array(LinksEdit.none.utf8), part: linksPart)

    let known = links.first(ofKind: "comments")?.target
    let notesPart = known ?? newName("xl/comments", "xml")
    var book = try NotesEdit(
      known == nil ? Array(NotesEdit.none.utf8) : try Self.bytes(of: notesPart, in: package), part: notesPart)
    let drawn = edit.legacyDrawingID.flatMap { links.byID[$0]?.target }
    let shapesPart = drawn ?? newName("xl/drawings/vmlDrawing", "vml")
    var shapes = try NoteShapes(
      drawn == nil ? Array(NoteShapes.none(block: nextBlock).utf8) : try Self.bytes(of: shapesPart, in: package),
      part: shapesPart)
    var withoutNote: [CellReference] = []
    for (cell, text) in notes {
      switch book.write(text, on: cell) {
      case .added: shapes.add(for: cell, note: text, columns: edit.columns)
      case .joined: break
      case .refused: withoutNote.append(cell)
      }
    }
    parts[notesPart] = book.result(author: author)
    parts[shapesPart] = shapes.result
    if known == nil {
      _ = sheetLinks.link(to: notesPart, kind: "comments")
      types.type(of: notesPart, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
    }
    if drawn == nil {
      nextBlock += 1
      edit.point(toLegacyDrawing: sheetLinks.link(to: shapesPart, kind: "vmlDrawing"))
      types.type(ofEnding: "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
    }
    if known == nil || drawn == nil {
      parts[linksPart] = sheetLinks.result
      if !hasLinks { added.append(linksPart) }
    }
    return withoutNote
  }

  // MARK: The sheet in front

  /// Adds the sheet in front and gives the name it has.
  mutating func addFront(_ front: FrontSheet, names taken: [String]) throws(MarkedCopyError) -> String {
    let known = Set(taken.map { $0.lowercased() })
    let name =
      ([front.name] + (2...99).map { "\(front.name) (\($0))" }).first { !known.contains($0.lowercased()) } ?? front.name
    let part = newName("xl/worksheets/sheet", "xml")
    let id = links.link(to: part, kind: "worksheet")
    types.type(of: part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")
    parts[part] = Array(front.part(styles: styles.frontStyles()).utf8)
    let tabs = try TabsEdit(try Self.bytes(of: package.workbookPart, in: package), part: package.workbookPart)
    parts[package.workbookPart] = tabs.result(name: name, id: id)
    return name
  }

  /// The parts that are changed, by the names the container states, and the added ones in order.
  mutating func finish() throws(MarkedCopyError) -> (changed: [String: [UInt8]], added: [(String, [UInt8])]) {
    if !hadStyles {
      _ = links.link(to: stylesPart, kind: "styles")
      types.type(of: stylesPart, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
      added.append(stylesPart)
    }
    parts[stylesPart] = styles.result()
    parts[linksPart] = links.result
    parts["[Content_Types].xml"] = types.result
    let newParts = added
    let addedKeys = Set(newParts.map(PartName.key))
    let stated = Dictionary(
      package.archive.names.map { (PartName.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    var changed: [String: [UInt8]] = [:]
    for (name, bytes) in parts where !addedKeys.contains(PartName.key(name)) {
      guard let name = stated[PartName.key(name)] else { throw .unreadable(.missingPart(name)) }
      changed[name] = bytes
    }
    return (changed, newParts.compactMap { name in parts[name].map { (name, $0) } })
  }
}
