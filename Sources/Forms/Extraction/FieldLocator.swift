internal import Programme
internal import Workbook

/// Finds the cell of every field of one sheet: by its name, its label's neighbourhood, or the blank's position.
struct FieldLocator {
  /// Where a field's answer is, or would be.
  struct Place {
    /// The cell to read; nil when the form has none for the field.
    var cell: CellReference?
    /// What was filled in, when that is only a part of the cell, or spread over several.
    var partialText: String?
    var notes: [ReadingNote] = []
    /// What was read already, where the answer is no single cell (``OptionCells``).
    var options: OptionCells.Reading?
  }

  private let vocabulary: SheetVocabulary
  private let map: SheetMap
  /// For each entry whether it is something printed.
  private let prints: [Bool]
  private let workbook: WorkbookMap
  private let alignment: GridAlignment
  private let assignment: LabelAssignment
  /// The entries that are labels of fields or headings of tables; they are never answers.
  private let labels: Set<Int>
  /// Entries that are answers in tables.
  private let tableEntries: Set<Int>
  /// Cells that belong to a field, by their top left cell; nobody else looks for an answer there.
  private var claimed: [CellReference: String] = [:]
  private var labelAnswers: [String: [LabelAnswer]]?

  init(
    _ vocabulary: SheetVocabulary, map: SheetMap, prints: [Bool], workbook: WorkbookMap, alignment: GridAlignment,
    tableHeadings: Set<Int>, tableEntries: Set<Int>
  ) {
    self.vocabulary = vocabulary
    self.map = map
    self.prints = prints
    self.workbook = workbook
    self.alignment = alignment
    self.tableEntries = tableEntries
    assignment = LabelAssignment(
      vocabulary, map: map, workbook: workbook, alignment: alignment, taken: tableHeadings.union(tableEntries))
    labels = Set(assignment.entries.compactMap { $0 }).union(tableHeadings)
  }

  /// The label of each cluster of fields, by the cluster's place in the vocabulary.
  var labelEntries: [Int?] { assignment.entries }

  /// The place of each field, by key.
  mutating func locate() -> [String: Place] {
    var boxes: [(field: FormField, box: Box)] = []
    var places: [String: Place] = [:]
    let options = OptionCells(map: map, alignment: alignment)
    for (index, cluster) in vocabulary.clusters.enumerated() {
      let label = assignment.entries[index].map { map.entries[$0].range }
      for field in cluster.fields {
        if cluster.fields.count == 1, let reading = options.read(field, label: label, labels: labels) {
          places[field.key] = Place(cell: reading.cell, notes: reading.notes, options: reading)
          for entry in reading.entries { claimed[map.entries[entry].range.topLeft] = field.key }
        } else if let box = box(of: field, in: cluster, label: label) {
          boxes.append((field, box))
          claimed[map.extent(at: box.cell).topLeft] = field.key
        } else {
          places[field.key] = placeInLabel(of: field) ?? Place(cell: nil)
        }
      }
    }
    for (field, box) in boxes {
      var place = answer(for: field, in: box)
      if box.label == nil, !isAnswered(place, field), let typed = placeInLabel(of: field) { place = typed }
      places[field.key] = place
    }
    for (index, other) in assignment.doubts.sorted(by: { $0.key < $1.key }) {
      for field in vocabulary.clusters[index].fields {
        places[field.key]?.notes.append(.ambiguous(address(beside: map.entries[other].range)))
      }
    }
    return places
  }

  private func isAnswered(_ place: Place, _ field: FormField) -> Bool {
    place.cell.map { hasAnswer(at: $0, field) } ?? false
  }

  // MARK: The box of a field

  /// Where the answer belongs, and how sure that is.
  private struct Box {
    let cell: CellReference
    let label: CellRange?
    /// Whether name, grid, or label and box in the blank's shape say that this is the box itself.
    let isCertain: Bool
    let isNamed: Bool
    /// How many cells belong to the box where nothing is merged.
    var width = 1
  }

  private func box(of field: FormField, in cluster: SheetVocabulary.Cluster, label: CellRange?) -> Box? {
    if cluster.fields.count > 1 { return boxUnderSharedLabel(of: field, in: cluster, label: label) }
    guard let label else {
      // No label anywhere: only name and grid are left, when they point to something that is not print.
      if let named = namedCell(of: field) {
        return Box(cell: named, label: nil, isCertain: true, isNamed: true, width: width(of: field, from: named))
      }
      return alignedCell(of: field).map {
        Box(cell: $0, label: nil, isCertain: true, isNamed: false, width: width(of: field, from: $0))
      }
    }
    if isBelow(field) {
      guard let below = label.topLeft.offset(rows: label.rowCount, columns: 0) else { return nil }
      return Box(cell: below, label: label, isCertain: true, isNamed: namedCell(of: field) == below)
    }
    let aligned = alignedCell(of: field, label: label)
    let offset = field.cells.topLeft.columnNumber - field.labelCells.topLeft.columnNumber
    let sameShape = label.columnCount == field.labelCells.columnCount
    let shaped = sameShape ? label.topLeft.offset(rows: 0, columns: offset) : nil
    let run = run(rightOf: label, row: label.topLeft.rowNumber, for: field, box: aligned ?? shaped)
    if let named = namedCell(of: field), run.contains(where: { $0.topLeft == named }) {
      return Box(
        cell: named, label: label, isCertain: true, isNamed: true, width: width(of: field, from: named))
    }
    if let aligned, run.contains(where: { $0.topLeft == aligned }) {
      return Box(
        cell: aligned, label: label, isCertain: true, isNamed: false, width: width(of: field, from: aligned))
    }
    if let shaped, let box = run.first(where: { $0.topLeft == shaped }), box.columnCount == field.cells.columnCount {
      return Box(cell: shaped, label: label, isCertain: true, isNamed: false)
    }
    guard let first = run.first?.topLeft ?? label.topLeft.offset(rows: 0, columns: label.columnCount) else {
      return nil
    }
    return Box(cell: first, label: label, isCertain: false, isNamed: false)
  }

  /// A box under a heading that several fields share stands in the row of its partner: 会社名 and its 公表・非公表.
  private func boxUnderSharedLabel(
    of field: FormField, in cluster: SheetVocabulary.Cluster, label: CellRange?
  ) -> Box? {
    let own = map.entries(labelled: [LabelText(field.label.ja)])
    if own.count == 1 {
      let range = map.entries[own[0]].range
      guard let cell = run(rightOf: range, row: range.topLeft.rowNumber, for: field).first?.topLeft else { return nil }
      return Box(cell: cell, label: range, isCertain: false, isNamed: namedCell(of: field) == cell)
    }
    let partner = vocabulary.clusters.firstIndex {
      $0.fields.count == 1 && $0.fields[0].cells.topLeft.rowNumber == field.cells.topLeft.rowNumber
        && $0.fields[0].key != field.key
    }
    let row = partner.flatMap { assignment.entries[$0] }.map { map.entries[$0].range.topLeft.rowNumber }
    if let label, let row, row > label.bottomRight.rowNumber {
      let cell = CellReference(rowNumber: row, columnNumber: label.topLeft.columnNumber)
      return Box(cell: cell, label: label, isCertain: true, isNamed: namedCell(of: field) == cell)
    }
    if let aligned = alignedCell(of: field), row == nil || row == aligned.rowNumber {
      return Box(cell: aligned, label: label, isCertain: true, isNamed: namedCell(of: field) == aligned)
    }
    guard let named = namedCell(of: field), row == nil || row == named.rowNumber else { return nil }
    return Box(cell: named, label: nil, isCertain: true, isNamed: true)
  }

  private func namedCell(of field: FormField) -> CellReference? {
    guard let cell = workbook.target(ofField: field.key, on: map.name)?.topLeft else { return nil }
    if let index = map.entryIndex(at: cell), isPrint(index, for: field) { return nil }
    return cell
  }

  /// The box in the shifted grid, when its label is there too, or has gone.
  private func alignedCell(of field: FormField, label: CellRange? = nil) -> CellReference? {
    guard let place = alignment.place(of: field.cells.topLeft), place.isCertain else { return nil }
    if let label {
      guard alignment.place(of: field.labelCells.topLeft)?.cell == label.topLeft else { return nil }
    }
    return map.extent(at: place.cell).topLeft == place.cell || label == nil ? place.cell : nil
  }

  /// How many single cells the box of the blank covers now.
  private func width(of field: FormField, from cell: CellReference) -> Int {
    guard let end = alignment.column(field.cells.bottomRight.columnNumber + 1), end.number > cell.columnNumber else {
      return 1
    }
    return end.number - cell.columnNumber
  }

  private func isBelow(_ field: FormField) -> Bool {
    field.cells.topLeft.rowNumber > field.labelCells.bottomRight.rowNumber
      && field.cells.topLeft.columnNumber <= field.labelCells.bottomRight.columnNumber
  }

  // MARK: The answer

  private func answer(for field: FormField, in box: Box) -> Place {
    var place = Place(cell: box.cell)
    if box.cell != field.cells.topLeft, !box.isNamed { place.notes.append(.foundByLabel) }
    let others = rivals(of: box, field: field)
    if let index = map.entryIndex(at: box.cell), box.isCertain, !labels.contains(index), isPrint(index, for: field) {
      // The words of a label stand in the very box: an answer, or print of another edition.
      if !vocabulary.isSurplus(map.entries[index], on: map) { place.notes.append(.ambiguous(address(of: box.cell))) }
      return place
    }
    if hasAnswer(at: box.cell, field) {
      // In the blank's own shape the box is the box; elsewhere a second answer beside it is a question.
      if !box.isCertain, let other = others.first { place.notes.append(.ambiguous(address(of: other))) }
      return place
    }
    guard let first = others.first else { return place }
    place.cell = first
    place.notes.append(box.isCertain ? .besideBox : .foundByLabel)
    if others.count > 1 { place.notes.append(.ambiguous(address(of: others[1]))) }
    return Place(cell: place.cell, notes: unique(place.notes))
  }

  /// Cells other than the box that may hold the answer, nearest first.
  private func rivals(of box: Box, field: FormField) -> [CellReference] {
    guard let label = box.label else { return [] }
    let extent = map.extent(at: box.cell)
    if box.isCertain {
      // Typed one cell beside the box, before or behind it, or in one of its cells that are merged no more.
      let row = extent.topLeft.rowNumber
      var cells: [CellReference] = []
      let width = max(extent.columnCount, box.width)
      let offsets = Array(extent.columnCount...max(extent.columnCount, width)) + [-1]
      for cell in offsets.compactMap({ extent.topLeft.offset(rows: 0, columns: $0) }) where !label.contains(cell) {
        if let index = map.entryIndex(at: cell), isPrint(index, for: field), cell > extent.topLeft { break }
        let neighbour = map.extent(at: cell).topLeft
        if neighbour.rowNumber == row, hasAnswer(at: neighbour, field) { cells.append(neighbour) }
      }
      return unique(cells)
    }
    let rows = label.topLeft.rowNumber...min(label.bottomRight.rowNumber, label.topLeft.rowNumber + 5)
    var cells = rows.flatMap { run(rightOf: label, row: $0, for: field).map(\.topLeft) }
    if let below = label.topLeft.offset(rows: label.rowCount, columns: 0), startsRow(below, under: label) {
      cells.append(map.extent(at: below).topLeft)
    }
    return unique(cells).filter { $0 != extent.topLeft && hasAnswer(at: $0, field) }
  }

  /// The boxes to the right of a label up to the next printed word or the sheet's end.
  ///
  /// The box itself ends no run, unless a label of the form stands in it.
  private func run(
    rightOf label: CellRange, row: Int, for field: FormField?, box expected: CellReference? = nil
  ) -> [CellRange] {
    var boxes: [CellRange] = []
    var column = label.bottomRight.columnNumber + 1
    while column <= max(map.lastUsedColumn, label.bottomRight.columnNumber + 1), column <= SheetMap.lastColumn {
      let box = map.extent(at: CellReference(rowNumber: row, columnNumber: column))
      if let index = map.entryIndex(at: box.topLeft), isPrint(index, for: field) {
        guard box.topLeft == expected, !labels.contains(index) else { break }
      }
      boxes.append(box)
      column = box.bottomRight.columnNumber + 1
    }
    return boxes
  }

  /// Whether the cell below a label is free for its answer: no other label stands to its left in that row.
  private func startsRow(_ cell: CellReference, under label: CellRange) -> Bool {
    for column in stride(from: cell.columnNumber - 1, through: 1, by: -1) {
      guard let index = map.entryIndex(at: CellReference(rowNumber: cell.rowNumber, columnNumber: column)) else {
        continue
      }
      return !prints[index] || map.entries[index].range.contains(label.topLeft)
        || map.entries[index].range.rowCount > 2
    }
    return true
  }

  /// Whether something filled in stands there that no other field owns.
  private func hasAnswer(at cell: CellReference, _ field: FormField) -> Bool {
    guard let index = map.entryIndex(at: cell), !isPrint(index, for: field), !tableEntries.contains(index) else {
      return false
    }
    let owner = claimed[map.entries[index].range.topLeft]
    return owner == nil || owner == field.key
  }

  /// Whether the entry is something printed; a choice of the field is an answer, though its words be a heading's too.
  private func isPrint(_ index: Int, for field: FormField?) -> Bool {
    if labels.contains(index) { return true }
    guard prints[index] else { return false }
    guard let field, field.type == .choice, let content = CellContent(map.entries[index].cell) else { return true }
    var notes: [ReadingNote] = []
    if case .choice = ChoiceReader.read(content, choices: field.allowed, &notes) { return false }
    return true
  }

  /// The answer typed behind the label in the label's own cell: 氏名：株式会社….
  private mutating func placeInLabel(of field: FormField) -> Place? {
    let index = labelAnswers ?? LabelAnswer.index(of: map)
    labelAnswers = index
    let words = SheetVocabulary.texts(field).map(LabelText.init)
    var found = unique(words.flatMap { (index[$0.key] ?? []) + (index[$0.core] ?? []) }).filter {
      !labels.contains($0.entry) && !tableEntries.contains($0.entry)
        && !prints[$0.entry]
    }
    // A label with blanks in it: the longest reading of it leaves the shortest answer.
    found.sort { ($0.text.utf8.count, $0.entry) < ($1.text.utf8.count, $1.entry) }
    var entries: Set<Int> = []
    found = found.filter { entries.insert($0.entry).inserted }
    // Where the master has the label, its cell speaks for itself, however many others begin with the same words.
    if let place = alignment.place(of: field.labelCells.topLeft), place.isCertain,
      let own = found.first(where: { map.entries[$0.entry].range.topLeft == place.cell })
    {
      found = [own]
    } else {
      found = found.filter { claimed[map.entries[$0.entry].range.topLeft] == nil }
    }
    guard let first = found.first else { return nil }
    let cell = map.entries[first.entry].range.topLeft
    claimed[cell] = field.key
    var place = Place(cell: cell, partialText: first.text, notes: [.foundByLabel])
    if found.count > 1 { place.notes.append(.ambiguous(address(of: map.entries[found[1].entry].range.topLeft))) }
    return place
  }

  // MARK: Words

  private func address(of cell: CellReference) -> String {
    map.address(of: cell).description
  }

  /// The cell beside a label that was not chosen.
  private func address(beside label: CellRange) -> String {
    let run = run(rightOf: label, row: label.topLeft.rowNumber, for: nil)
    let filled = run.first { map.entryIndex(at: $0.topLeft) != nil } ?? run.first
    return address(of: filled?.topLeft ?? label.topLeft)
  }
}

private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
  var seen: Set<Element> = []
  return elements.filter { seen.insert($0).inserted }
}
