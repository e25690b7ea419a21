/// Goes from a sheet's part through its relationships to everything but the cells, one part at a time.
struct SheetExtrasReader {
  private let package: OpenPackage
  private let sheetName: String
  private(set) var extras = SheetExtras()

  init(package: OpenPackage, sheetName: String) {
    self.package = package
    self.sheetName = sheetName
  }

  mutating func read(sheetPart: String) {
    let package = package
    let links = attempt { () throws(WorkbookError) in try package.relationships(of: sheetPart) } ?? .none
    readComments(links)
    let root = attempt { () throws(WorkbookError) in
      try package.tree(
        sheetPart, roots: ["worksheet", "macrosheet", "chartsheet", "dialogsheet"],
        skipping: ["sheetData", "mergeCells", "conditionalFormatting", "conditionalFormattings"])
    }
    guard let root else { return }
    readPlain(root, links)
    let drawing = readDrawing(root, links, sheetPart)
    let markup = readMarkup(root, links, sheetPart)
    readControls(root, links, sheetPart, captions: drawing.captions, markup: markup)
    readObjects(root, links)
    extras.textBoxes = drawing.textBoxes + markup.textBoxes
    extras.objects += drawing.objects
  }

  /// The result, or nil with the error kept.
  private mutating func attempt<Result>(_ body: () throws(WorkbookError) -> Result) -> Result? {
    do throws(WorkbookError) { return try body() } catch {
      extras.damage.append(error)
      return nil
    }
  }

  /// The part an `r:id` names; nil when there is no such id, or the part is outside the file.
  private mutating func part(_ id: String, _ links: Relationships, of sheetPart: String) -> String? {
    guard let target = links.byID[id] else {
      extras.damage.append(.damagedPart(sheetPart, reason: .noSuchRelationship(id: id)))
      return nil
    }
    return target.isExternal ? nil : target.target
  }

  // MARK: What the sheet's own part says

  private mutating func readPlain(_ root: PartElement, _ links: Relationships) {
    for link in root.first("hyperlinks")?.children("hyperlink") ?? [] {
      guard let range = link["ref"].flatMap({ FormulaText.range($0) }) else { continue }
      extras.hyperlinks.append(
        SheetHyperlink(
          range: range, target: link["r:id"].flatMap { links.byID[$0]?.target }, location: link["location"],
          display: link["display"], tooltip: link["tooltip"]))
    }
    extras.validations = root.descendants("dataValidation").compactMap(SheetValidation.init)
    if let protection = root.first("sheetProtection"), protection.isTrue("sheet") {
      let hash = protection["password"] ?? protection["hashValue"] ?? ""
      extras.protection = .init(hasPassword: !hash.isEmpty, protectsObjects: protection.isTrue("objects"))
    }
  }

  // MARK: Comments

  private mutating func readComments(_ links: Relationships) {
    let package = package
    var comments: [SheetComment] = []
    for link in links.all where link.kind == "comments" && !link.isExternal {
      let root = attempt { () throws(WorkbookError) in try package.tree(link.target, roots: ["comments"]) }
      comments += root.map(CommentsPart.notes) ?? []
    }
    let threads = links.all.filter { $0.kind == "threadedComment" && !$0.isExternal }
    var persons: [String: String] = [:]
    for link in package.links.all where !threads.isEmpty && link.kind == "person" && !link.isExternal {
      let root = attempt { () throws(WorkbookError) in try package.tree(link.target, roots: ["personList"]) }
      persons.merge(root.map(CommentsPart.persons) ?? [:]) { first, _ in first }
    }
    for link in threads {
      let root = attempt { () throws(WorkbookError) in try package.tree(link.target, roots: ["ThreadedComments"]) }
      comments += root.map { CommentsPart.threads($0, persons: persons) } ?? []
    }
    // By cell; within a cell as written, which a stable order by place keeps.
    extras.comments = comments.enumerated()
      .sorted { ($0.element.cell, $0.offset) < ($1.element.cell, $1.offset) }.map(\.element)
  }

  // MARK: Drawings, controls, objects

  private mutating func readDrawing(_ root: PartElement, _ links: Relationships, _ sheetPart: String) -> DrawingPart {
    let package = package
    guard let id = root.first("drawing")?["r:id"], let name = part(id, links, of: sheetPart) else {
      return DrawingPart()
    }
    let drawingLinks = attempt { () throws(WorkbookError) in try package.relationships(of: name) } ?? .none
    let tree = attempt { () throws(WorkbookError) in try package.tree(name, roots: ["wsDr"]) }
    return tree.map { DrawingPart($0, links: drawingLinks) } ?? DrawingPart()
  }

  private mutating func readMarkup(_ root: PartElement, _ links: Relationships, _ sheetPart: String) -> MarkupPart {
    let package = package
    guard let id = root.first("legacyDrawing")?["r:id"], let name = part(id, links, of: sheetPart) else {
      return MarkupPart()
    }
    return attempt { () throws(WorkbookError) in MarkupPart(try package.markupTree(name)) } ?? MarkupPart()
  }

  private mutating func readControls(
    _ root: PartElement, _ links: Relationships, _ sheetPart: String, captions: [Int: String], markup: MarkupPart
  ) {
    let package = package
    var seen: Set<Int> = []
    for control in root.descendants("control") {
      guard let shape = control["shapeId"].flatMap({ Int($0) }), seen.insert(shape).inserted else { continue }
      let old = markup.controls.first { $0.shape == shape }
      var properties: PartElement?
      var kind = old?.kind ?? .other
      if let id = control["r:id"], let name = part(id, links, of: sheetPart) {
        if links.byID[id]?.kind == "ctrlProp" {
          properties = attempt { () throws(WorkbookError) in try package.tree(name, roots: ["formControlPr"]) }
          kind = properties?["objectType"].flatMap { SheetControl.Kind(objectType: $0) } ?? kind
        } else {
          kind = .activeX
        }
      }
      let ticked: SheetControl.State? =
        switch properties?["checked"] {
        case "Checked": .checked
        case "Mixed": .mixed
        default: properties == nil ? old?.state : .unchecked
        }
      let link = properties?["fmlaLink"] ?? old?.link
      extras.controls.append(
        SheetControl(
          kind: kind, name: control["name"] ?? old?.name, caption: old?.caption ?? captions[shape],
          state: kind.canBeTicked ? ticked ?? .unchecked : nil,
          linkedCell: link.flatMap { FormulaText.cell($0, sheetName: sheetName) }, linkedFormula: link,
          anchor: control.first("controlPr")?.first("anchor").flatMap(Anchor.range) ?? old?.anchor))
    }
    for old in markup.controls where !(old.shape.map(seen.contains) ?? false) {
      extras.controls.append(
        SheetControl(
          kind: old.kind, name: old.name, caption: old.caption ?? old.shape.flatMap { captions[$0] },
          state: old.kind.canBeTicked ? old.state : nil,
          linkedCell: old.link.flatMap { FormulaText.cell($0, sheetName: sheetName) }, linkedFormula: old.link,
          anchor: old.anchor))
    }
  }

  private mutating func readObjects(_ root: PartElement, _ links: Relationships) {
    for object in root.descendants("oleObject") {
      let target = object["r:id"].flatMap { links.byID[$0] }
      extras.objects.append(
        SheetObject(
          kind: .embedded, name: object["progId"], target: target?.target ?? object["link"],
          isExternal: target?.isExternal ?? (object["link"] != nil),
          anchor: object.first("objectPr")?.first("anchor").flatMap(Anchor.range), isHidden: false))
    }
    if let id = root.first("picture")?["r:id"], let target = links.byID[id] {
      extras.objects.append(
        SheetObject(
          kind: .background, name: nil, target: target.target, isExternal: target.isExternal, anchor: nil,
          isHidden: false))
    }
  }
}
