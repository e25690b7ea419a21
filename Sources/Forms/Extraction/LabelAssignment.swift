internal import Workbook

/// Which printed label on a sheet is whose, where several fields have the same words (住所 three times).
///
/// Evidence, in this order of weight: the heading of the block, the blank's defined names, the blank's position, and
/// the unmistakable labels nearby. What it cannot tell apart is assigned in reading order and called doubtful.
struct LabelAssignment {
  /// The label of each cluster, by the cluster's place; nil when the sheet has none for it.
  private(set) var entries: [Int?]
  /// For a cluster whose label could as well be another entry: that entry.
  private(set) var doubts: [Int: Int] = [:]

  private struct Pair {
    let cluster: Int
    let entry: Int
    let score: Int
  }

  /// Scores nearer than this do not decide.
  private static let margin = 20

  /// - Parameter taken: entries that are headings of tables and no labels of fields.
  init(
    _ vocabulary: SheetVocabulary, map: SheetMap, workbook: WorkbookMap, alignment: GridAlignment, taken: Set<Int>
  ) {
    let clusters = vocabulary.clusters
    let headings = SectionHeadings(vocabulary, map: map)
    let candidates = clusters.map { cluster in
      let found = map.entries(labelled: cluster.labels).filter { !taken.contains($0) }
      // Where all that say exactly so are something else, those with additions count.
      return found.isEmpty ? map.allEntries(labelled: cluster.labels).filter { !taken.contains($0) } : found
    }
    entries = Array(repeating: nil, count: clusters.count)

    var claims: [Int: Int] = [:]
    for entry in candidates.joined() { claims[entry, default: 0] += 1 }
    // What only one field can mean and stands there once settles itself, and then helps to place the others.
    for index in clusters.indices where candidates[index].count == 1 && claims[candidates[index][0]] == 1 {
      entries[index] = candidates[index][0]
    }
    let anchors = clusters.indices.compactMap { index in
      entries[index].map { (family: clusters[index].family, range: map.entries[$0].range) }
    }
    var pairs: [Pair] = []
    for index in clusters.indices where entries[index] == nil {
      let rivals = clusters.indices.filter { $0 != index && !Set(candidates[$0]).isDisjoint(with: candidates[index]) }
      let rivalSections = Set(rivals.compactMap { clusters[$0].section })
      for entry in candidates[index] {
        let range = map.entries[entry].range
        var score = Self.sectionScore(
          clusters[index].section, found: headings.section(of: range), rivals: rivalSections, headings: headings)
        // Words no rival has are more than any heading: 代理人の住所.
        if let label = map.entries[entry].label, let own = clusters[index].labels.first(where: { $0.key == label.key }),
          !rivals.contains(where: { clusters[$0].labels.contains { $0.key == own.key } })
        {
          score += 120
        }
        score += Self.positionScore(clusters[index], at: range.topLeft, alignment: alignment)
        if Self.isNamed(clusters[index], beside: range, map: map, workbook: workbook) { score += 60 }
        score += Self.neighbourScore(clusters[index].family, of: range, anchors: anchors)
        pairs.append(Pair(cluster: index, entry: entry, score: score))
      }
    }
    assign(pairs)
  }

  private mutating func assign(_ pairs: [Pair]) {
    var free = Set(pairs.map(\.entry))
    let ordered = pairs.sorted { ($1.score, $0.cluster, $0.entry) < ($0.score, $1.cluster, $1.entry) }
    for pair in ordered where entries[pair.cluster] == nil && free.contains(pair.entry) && pair.score > -60 {
      entries[pair.cluster] = pair.entry
      free.remove(pair.entry)
    }
    var scores: [Int: [Int: Int]] = [:]
    for pair in pairs { scores[pair.cluster, default: [:]][pair.entry] = pair.score }
    var owners: [Int: Int] = [:]
    for cluster in scores.keys { if let entry = entries[cluster] { owners[entry] = cluster } }
    for (cluster, own) in scores.sorted(by: { $0.key < $1.key }) {
      guard let entry = entries[cluster], let score = own[entry] else { continue }
      for (other, otherScore) in own.sorted(by: { $0.key < $1.key }) where other != entry {
        // Would it have been about as good the other way round?
        var gain = score - otherScore
        if let rival = owners[other], let rivals = scores[rival] {
          guard let now = rivals[other], let swapped = rivals[entry] else { continue }
          gain += now - swapped
        }
        if gain < Self.margin, doubts[cluster] == nil { doubts[cluster] = other }
      }
    }
  }

  /// The master's place, in a grid that has only shifted, says nearly as much as the heading of the block.
  private static func positionScore(
    _ cluster: SheetVocabulary.Cluster, at cell: CellReference, alignment: GridAlignment
  ) -> Int {
    guard let place = alignment.place(of: cluster.labelCells.topLeft) else {
      return cell == cluster.labelCells.topLeft ? 30 : 0
    }
    return place.cell == cell ? (place.isCertain ? 90 : 50) : (place.isCertain ? -50 : 0)
  }

  private static func sectionScore(
    _ own: LabelText?, found: LabelText?, rivals: Set<LabelText>, headings: SectionHeadings
  ) -> Int {
    guard let own else {
      guard let found else { return 40 }
      return rivals.contains(found) ? -50 : 0
    }
    if found == own { return 100 }
    if found == nil { return -20 }
    return headings.has(own) ? -100 : -40
  }

  /// Whether a field's name points to a cell beside or right below the label.
  private static func isNamed(
    _ cluster: SheetVocabulary.Cluster, beside label: CellRange, map: SheetMap, workbook: WorkbookMap
  ) -> Bool {
    cluster.fields.contains { field in
      guard let target = workbook.target(ofField: field.key, on: map.name)?.topLeft else { return false }
      let rows = label.topLeft.rowNumber...label.bottomRight.rowNumber
      let columns = label.topLeft.columnNumber...label.bottomRight.columnNumber
      let isBeside = rows.contains(target.rowNumber) && target.columnNumber > label.bottomRight.columnNumber
      let isBelow = columns.contains(target.columnNumber) && target.rowNumber == label.bottomRight.rowNumber + 1
      return isBeside || isBelow
    }
  }

  private static func neighbourScore(
    _ family: String, of range: CellRange, anchors: [(family: String, range: CellRange)]
  ) -> Int {
    func distance(_ other: CellRange) -> Int {
      abs(other.topLeft.rowNumber - range.topLeft.rowNumber) * 4
        + abs(other.topLeft.columnNumber - range.topLeft.columnNumber)
    }
    guard !family.isEmpty, let nearest = anchors.min(by: { distance($0.range) < distance($1.range) }) else { return 0 }
    return nearest.family == family ? 25 : -10
  }
}
