/// Reads one package from its bytes to a ``WorkbookFile``.
struct WorkbookReader {
  private let bytes: [UInt8]
  private let limits: ReadingLimits

  init(bytes: [UInt8], limits: ReadingLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  func read() throws(WorkbookError) -> WorkbookFile {
    guard ByteSignature.isZip(bytes) else { throw .notAWorkbook(ByteSignature.identify(bytes)) }
    guard bytes.count <= limits.fileBytes else { throw .limitExceeded(.fileBytes, part: "") }
    let container = try ZipArchiveReader(bytes: bytes, limits: limits)
    try ZipDirectory(bytes).check(limits)
    let opened = try open(container)
    let archive = opened.archive
    let sheets = try self.sheets(of: opened)
    let hasMacros =
      opened.links.first(ofKind: "vbaProject") != nil || sheets.contains { $0.kind == .macro }
      || archive.names.contains { PartName.key($0).hasSuffix("vbaproject.bin") }
    return WorkbookFile(
      sheets: sheets, definedNames: opened.workbook.definedNames, dateSystem: opened.workbook.dateSystem,
      hasMacros: hasMacros, externalLinks: try externalLinks(of: opened.workbook, opened.links, in: archive),
      creatorApplication: try creatorApplication(opened.package, in: archive),
      package: PackageSource(bytes: bytes, limits: limits))
  }

  /// A package whose workbook part, strings and formats are read, its sheets not yet.
  struct Opened {
    let archive: ZipArchiveReader
    /// The relationships of the package as a whole.
    let package: Relationships
    /// One a tab, in order.
    let entries: [Entry]
    let links: Relationships
    let workbook: WorkbookPart
    let strings: SharedStrings
    let styles: CellFormats
  }

  /// A sheet by its part.
  struct Entry: Hashable, Sendable {
    let name: String
    let visibility: Sheet.Visibility
    let kind: Sheet.Kind
    let part: String
    var hasCells: Bool { kind == .worksheet || kind == .macro }
  }

  /// Reads everything but the sheets.
  func open(_ archive: ZipArchiveReader) throws(WorkbookError) -> Opened {
    let (part, package) = try workbookPart(in: archive)
    if let found = archive.unsafePart { throw .unsafe(part: found.name, reason: found.reason) }
    let links = try Relationships.read(of: part, in: archive, limits: limits)
    guard let workbook = try WorkbookPart.read(part, in: archive, limits: limits) else {
      throw .notAWorkbook(.zipWithoutWorkbook)
    }
    guard !workbook.sheets.isEmpty else { throw .damagedPart(part, reason: .noSheets) }
    let strings = try sharedStrings(links, in: archive)
    var styles = CellFormats([])
    if let target = links.first(ofKind: "styles") {
      styles = try StylesPart.read(target.target, in: archive, limits: limits)
    }
    return Opened(
      archive: archive, package: package, entries: try entries(of: workbook, part: part, links), links: links,
      workbook: workbook,
      strings: strings, styles: styles)
  }

  /// The part the package calls its main document, and the relationships that say so.
  /// - Throws: ``WorkbookError/notAWorkbook(_:)`` when that is no workbook, or there is none.
  private func workbookPart(
    in archive: ZipArchiveReader
  ) throws(WorkbookError) -> (part: String, package: Relationships) {
    if archive.contains("mimetype"), try isOpenDocument(archive) { throw .notAWorkbook(.ods) }
    let looksLikeOne = archive.contains("xl/workbook.xml")
    guard archive.contains("_rels/.rels") else {
      if looksLikeOne { throw .missingPart("_rels/.rels") }
      throw .notAWorkbook(archive.contains("xl/workbook.bin") ? .xlsb : .zipWithoutWorkbook)
    }
    let package = try Relationships.read(of: "", in: archive, limits: limits)
    guard let document = package.first(ofKind: "officeDocument") else {
      if looksLikeOne { throw .damagedPart("_rels/.rels", reason: .noSuchRelationship(id: "officeDocument")) }
      throw .notAWorkbook(.zipWithoutWorkbook)
    }
    if document.target.lowercased().hasSuffix(".bin") { throw .notAWorkbook(.xlsb) }
    return (document.target, package)
  }

  private func isOpenDocument(_ archive: ZipArchiveReader) throws(WorkbookError) -> Bool {
    var type: [UInt8] = []
    try archive.read("mimetype") { (bytes) throws(WorkbookError) in
      if type.count < 256 { type.append(contentsOf: bytes.prefix(256)) }
    }
    return type.starts(with: Array("application/vnd.oasis.opendocument.spreadsheet".utf8))
  }

  private func sharedStrings(
    _ links: Relationships, in archive: ZipArchiveReader
  ) throws(WorkbookError) -> SharedStrings {
    guard let target = links.first(ofKind: "sharedStrings") else { return SharedStrings(SharedStringStorage()) }
    return try archive.parseSharedStrings(target.target, limits: limits)
  }

  private func entries(
    of workbook: WorkbookPart, part: String, _ links: Relationships
  ) throws(WorkbookError) -> [Entry] {
    var entries: [Entry] = []
    var known: Set<String> = []
    for sheet in workbook.sheets {
      guard known.insert(sheet.name.lowercased()).inserted else {
        throw .damagedPart(part, reason: .duplicateSheetName(sheet.name))
      }
      guard let target = links.byID[sheet.relationshipID], !target.isExternal else {
        throw .damagedPart(part, reason: .noSuchRelationship(id: sheet.relationshipID))
      }
      entries.append(
        Entry(
          name: sheet.name, visibility: sheet.visibility, kind: kind(ofRelationship: target.kind), part: target.target))
    }
    return entries
  }

  private func sheets(of opened: Opened) throws(WorkbookError) -> [Sheet] {
    var sheets: [Sheet] = []
    var left = limits
    let reading = CellReading(
      strings: opened.strings, styles: opened.styles, dateSystem: opened.workbook.dateSystem)
    for entry in opened.entries {
      let sheet = try Self.sheet(entry, in: opened.archive, reading: reading, limits: left)
      left.cells -= sheet.contents.cellCount
      left.merges -= sheet.merges.count
      sheets.append(sheet)
    }
    return sheets
  }

  /// Reads one sheet.
  static func sheet(
    _ entry: Entry, in archive: ZipArchiveReader, reading: CellReading, limits: ReadingLimits
  ) throws(WorkbookError) -> Sheet {
    let make = { SheetConsumer(part: entry.part, limits: limits, sharedStringCount: reading.strings.count) }
    var consumer = make()
    if entry.hasCells {
      consumer = try archive.parseSheet(entry.part, limits: limits, make: make)
    } else if !archive.contains(entry.part) {
      throw .missingPart(entry.part)
    }
    let contents = SheetContents(
      storage: try consumer.finish(), merges: consumer.merges, hiddenRows: consumer.hiddenRows,
      hiddenColumns: consumer.hiddenColumns, isProtected: consumer.isProtected, reading: reading)
    return Sheet(name: entry.name, visibility: entry.visibility, kind: entry.kind, contents: contents)
  }

  private func kind(ofRelationship kind: String) -> Sheet.Kind {
    switch kind {
    case "chartsheet": .chart
    case "dialogsheet": .dialog
    case "xlMacrosheet", "xlIntlMacrosheet": .macro
    default: .worksheet
    }
  }

  private func externalLinks(
    of workbook: WorkbookPart, _ links: Relationships, in archive: ZipArchiveReader
  ) throws(WorkbookError) -> [String] {
    var files: [String] = []
    for id in workbook.externalReferenceIDs {
      guard let link = links.byID[id], !link.isExternal else { continue }
      let targets = try Relationships.read(of: link.target, in: archive, limits: limits).all
      files.append(contentsOf: targets.filter(\.isExternal).map(\.target))
    }
    return files
  }

  private func creatorApplication(
    _ package: Relationships, in archive: ZipArchiveReader
  ) throws(WorkbookError) -> String? {
    guard
      let target = package.first(ofKind: "extended-properties")?.target
        ?? package.first(ofKind: "extendedProperties")?.target,
      archive.contains(target)
    else { return nil }
    var application: String?
    let consumer = ElementConsumer(part: target, limits: limits, wanted: ["Application"]) { element in
      if element.parent == "Properties" { application = element.text }
    }
    try archive.parse(consumer, limits: limits)
    return application
  }
}
