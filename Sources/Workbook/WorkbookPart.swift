/// What `workbook.xml` says: its sheets by relationship, its names, its date system.
struct WorkbookPart {
  struct SheetEntry {
    let name: String
    let relationshipID: String
    let visibility: Sheet.Visibility
  }

  private(set) var sheets: [SheetEntry] = []
  private(set) var definedNames: [DefinedName] = []
  private(set) var dateSystem = DateSystem.from1900
  private(set) var externalReferenceIDs: [String] = []

  /// Nil when the part is no workbook but another kind of document.
  static func read(
    _ part: String, in archive: ZipArchiveReader, limits: ReadingLimits
  ) throws(WorkbookError) -> WorkbookPart? {
    var result = WorkbookPart()
    var names: [ElementConsumer.Element] = []
    let wanted: [StaticString] = ["workbookPr", "sheet", "definedName", "externalReference"]
    let consumer = ElementConsumer(part: part, limits: limits, wanted: wanted) { (element) throws(WorkbookError) in
      switch (element.parent, element.name) {
      case ("workbook", "workbookPr"):
        if element.isTrue("date1904") { result.dateSystem = .from1904 }
      case ("sheets", "sheet"):
        guard result.sheets.count < limits.sheets else { throw .limitExceeded(.sheets, part: part) }
        result.sheets.append(
          SheetEntry(
            name: element.attributes["name"] ?? "", relationshipID: element.attributes["r:id"] ?? "",
            visibility: element.attributes["state"].flatMap(Sheet.Visibility.init) ?? .visible))
      case ("definedNames", "definedName"): names.append(element)
      case ("externalReferences", "externalReference"):
        result.externalReferenceIDs.append(element.attributes["r:id"] ?? "")
      default: break
      }
    }
    try archive.parse(consumer, limits: limits)
    guard consumer.root == "workbook" else { return nil }
    // Names are resolved last: their sheets are known by then wherever they stand.
    for element in names {
      let scope = Int(element.attributes["localSheetId"] ?? "")
        .flatMap { result.sheets.indices.contains($0) ? result.sheets[$0].name : nil }
      result.definedNames.append(
        DefinedName(
          name: element.attributes["name"] ?? "", scope: scope, formula: element.text,
          isHidden: element.isTrue("hidden")))
    }
    return result
  }
}
