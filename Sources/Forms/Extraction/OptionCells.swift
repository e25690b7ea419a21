internal import Programme
internal import Workbook

/// Reads a choice whose options stand in cells of their own, one of them marked with ○, ☑, レ or 1.
///
/// The mark's cell is to the left of the words, or to the right of all of them, or the mark stands before the words in
/// their own cell. One mark is the choice; two are a question for a person.
struct OptionCells {
  /// The words of an option on the sheet.
  private struct Option {
    let choice: FormChoice
    let entry: Int
    let range: CellRange
    /// What the words' own cell says of the option, when a mark stands before them.
    let ownMark: Mark?
  }

  /// What a cell says of the option beside it.
  enum Mark: Hashable {
    case none, chosen
    /// × or anything else of which nobody can say what it means.
    case unclear
  }

  private let map: SheetMap
  private let alignment: GridAlignment

  init(map: SheetMap, alignment: GridAlignment) {
    self.map = map
    self.alignment = alignment
  }

  /// What was read of the options, with the entries they are made of.
  struct Reading {
    let raw: String
    let value: FieldValue
    let cell: CellReference
    let notes: [ReadingNote]
    let entries: [Int]
  }

  /// The choice made; nil when its options do not stand in cells of their own beside the label.
  ///
  /// Of a form that prints them so two are enough; elsewhere all must be there, or the words would be somebody's answer.
  func read(_ field: FormField, label: CellRange?, labels: Set<Int>) -> Reading? {
    guard field.type == .choice, field.allowed.count >= 2 else { return nil }
    let options = options(of: field, label: label, labels: labels)
    let needed = field.choiceCells.isEmpty ? field.allowed.count : 2
    guard options.count >= needed, let first = options.first else { return nil }
    let words = Set(options.map(\.entry))
    let sides = sides(of: options, field: field, label: label, words: words)
    var chosen: [(option: Option, cell: CellReference)] = []
    var unclear: [CellReference] = []
    var entries = words
    for option in options {
      var marks: [(Mark, CellReference)] = option.ownMark.map { [($0, option.range.topLeft)] } ?? []
      if let cell = sides[option.choice.code], let index = map.entryIndex(at: cell), !words.contains(index) {
        entries.insert(index)
        marks.append((Self.mark(map.entries[index].cell), cell))
      }
      for (mark, cell) in marks {
        switch mark {
        case .none: break
        case .chosen: chosen.append((option, cell))
        case .unclear: unclear.append(cell)
        }
      }
    }
    // Words without any mark, where the form prints no options: somebody's answers in neighbouring boxes.
    let isMarked = !chosen.isEmpty || !unclear.isEmpty || options.contains { $0.ownMark != nil }
    guard !field.choiceCells.isEmpty || isMarked else { return nil }
    let codes = Set(chosen.map(\.option.choice.code))
    let place = chosen.first?.cell ?? unclear.first ?? sides[first.choice.code] ?? first.range.topLeft
    let raw = map.cell(at: place).stored
    let sorted = entries.sorted()
    if codes.count == 1, unclear.isEmpty, let only = chosen.first {
      return Reading(raw: raw, value: .choice(only.option.choice.code), cell: place, notes: [], entries: sorted)
    }
    if codes.isEmpty, unclear.isEmpty {
      return Reading(raw: "", value: .blank, cell: place, notes: [], entries: sorted)
    }
    let others = (chosen.map(\.cell) + unclear).filter { $0 != place }
    let notes = others.map { ReadingNote.ambiguous(map.address(of: $0).description) }
    return Reading(raw: raw, value: .unreadable(.notAChoice), cell: place, notes: notes, entries: sorted)
  }

  // MARK: Words

  /// The options' words nearest to the label, in reading order; a cell is the words of one option only.
  private func options(of field: FormField, label: CellRange?, labels: Set<Int>) -> [Option] {
    var found: [Option] = []
    for choice in field.allowed {
      let words = Self.wordings(of: choice)
      var candidates: [(entry: Int, mark: Mark?)] = map.entries(exactly: words).map { ($0, nil) }
      if candidates.isEmpty { candidates = map.markedEntries(of: words).map { ($0.entry, $0.mark) } }
      let near = candidates.filter { candidate in
        !labels.contains(candidate.entry) && !found.contains { $0.entry == candidate.entry }
          && isNear(map.entries[candidate.entry].range, label: label, field: field, labels: labels)
      }
      let best = near.min {
        distance(map.entries[$0.entry].range, label) < distance(map.entries[$1.entry].range, label)
      }
      if let best {
        found.append(
          Option(choice: choice, entry: best.entry, range: map.entries[best.entry].range, ownMark: best.mark))
      }
    }
    return found.sorted { $0.entry < $1.entry }
  }

  /// The words of a choice with and without the number before them; never without an explanation behind them, since
  /// that is often all that tells two choices apart.
  private static func wordings(of choice: FormChoice) -> [String] {
    let key = LabelText(choice.label.ja).key
    let bare = key.drop { $0.isASCII && ($0.isNumber || ".),".contains($0)) }
    return bare.isEmpty || bare.count == key.count ? [key] : [key, String(bare)]
  }

  /// Whether words stand behind the label in its rows or those below it, up to the next label; or in the shifted grid
  /// where the form prints them.
  private func isNear(_ range: CellRange, label: CellRange?, field: FormField, labels: Set<Int>) -> Bool {
    let printed = field.choiceCells.compactMap { alignment.place(of: $0.words.topLeft)?.cell }
    if printed.contains(range.topLeft) { return true }
    guard let label, range.topLeft.rowNumber >= label.topLeft.rowNumber,
      range.topLeft.columnNumber >= label.topLeft.columnNumber
    else { return false }
    let next = labels.map { map.entries[$0].range.topLeft }.filter {
      $0.rowNumber > label.bottomRight.rowNumber && $0.columnNumber <= label.bottomRight.columnNumber
    }.map(\.rowNumber).min()
    let last = min(label.bottomRight.rowNumber + field.allowed.count, (next ?? Int.max) - 1)
    return range.topLeft.rowNumber <= max(last, label.bottomRight.rowNumber)
  }

  private func distance(_ range: CellRange, _ label: CellRange?) -> Int {
    guard let label else { return range.topLeft.rowNumber }
    return abs(range.topLeft.rowNumber - label.topLeft.rowNumber) * 100
      + abs(range.topLeft.columnNumber - label.bottomRight.columnNumber)
  }

  // MARK: Marks

  /// The cell of each option's mark, by the option's code.
  private func sides(
    of options: [Option], field: FormField, label: CellRange?, words: Set<Int>
  ) -> [String: CellReference] {
    let left = options.map { option in before(option.range) }
    let right = options.map { option in option.range.topLeft.offset(rows: 0, columns: option.range.columnCount) }
    func isFree(_ cell: CellReference?) -> Bool {
      guard let cell, label.map({ !$0.contains(cell) }) ?? true else { return false }
      return map.entryIndex(at: cell).map { !words.contains($0) } ?? true
    }
    // Side by side without a cell between label and first words: the marks follow them.
    let isLeft = isFree(left[0])
    let cells = isLeft ? left : right
    return zip(options, cells).reduce(into: [:]) { sides, pair in
      if let cell = pair.1, isFree(cell) { sides[pair.0.choice.code] = map.extent(at: cell).topLeft }
    }
  }

  private func before(_ range: CellRange) -> CellReference? {
    range.topLeft.offset(rows: 0, columns: -1).map { map.extent(at: $0).topLeft }
  }

  /// What a cell beside an option says of it.
  static func mark(_ cell: Cell) -> Mark {
    switch cell.value {
    case .empty: return .none
    case .boolean(let isSet): return isSet ? .chosen : .none
    case .number(let number): return number == 1 ? .chosen : number == 0 ? .none : .unclear
    case .text(let text):
      let plain = text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0xFE0E && $0.value != 0xFE0F }
      return mark(String(String.UnicodeScalarView(plain)))
    case .date, .time, .dateTime, .duration, .error: return .unclear
    }
  }

  private static func mark(_ text: String) -> Mark {
    switch text {
    case "", "□", "☐", "◻", "-", "－": .none
    case "○", "◯", "〇", "●", "◎", "◉", "⦿", "☑", "☒", "✓", "✔", "✅", "■", "レ", "ﾚ", "v", "V", "1", "１", "有", "該当":
      .chosen
    default: .unclear
    }
  }
}

extension SheetMap {
  /// The cells in which a mark stands before one of these texts, with what the mark says.
  func markedEntries(of keys: [String]) -> [(entry: Int, mark: OptionCells.Mark?)] {
    entries.indices.compactMap { index in
      guard let label = entries[index].label, keys.contains(where: label.key.ends),
        case .text(let text) = entries[index].cell.value, let first = text.first,
        keys.contains(LabelText(String(text.dropFirst())).key)
      else { return nil }
      return (index, OptionCells.mark(Cell(value: .text(String(first)))))
    }
  }
}
