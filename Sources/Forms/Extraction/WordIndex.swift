/// Which entries of a sheet say a word, and as what.
struct WordIndex: Sendable {
  /// What a word is of an entry's label.
  enum Part: Hashable { case key, bare, core }

  /// For one word, or before one entry: the entry that says it last, for each part.
  private struct Last: BitwiseCopyable {
    private var key = -1
    private var bare = -1
    private var core = -1

    subscript(part: Part) -> Int {
      get {
        switch part {
        case .key: key
        case .bare: bare
        case .core: core
        }
      }
      set {
        switch part {
        case .key: key = newValue
        case .bare: bare = newValue
        case .core: core = newValue
        }
      }
    }
  }

  private var lasts: [FoldedText: Last] = [:]
  /// For each entry the one before it that says the same.
  private var before: [Last] = []

  /// Takes the next entry, with its label.
  mutating func add(_ label: LabelText) {
    before.append(Last())
    // Most labels are their own core: one look-up for both.
    if label.coreWord == label.keyWord {
      link(label.keyWord, as: .key, .core)
    } else {
      link(label.keyWord, as: .key)
      link(label.coreWord, as: .core)
    }
    if label.bareWord != label.keyWord { link(label.bareWord, as: .bare) }
  }

  /// Takes the next entry, which has no label.
  mutating func skip() { before.append(Last()) }

  private mutating func link(_ word: FoldedText, as part: Part, _ further: Part? = nil) {
    let entry = before.count - 1
    Self.link(entry, &before[entry], to: &lasts[word, default: Last()], part, further)
  }

  private static func link(
    _ entry: Int, _ before: inout Last, to last: inout Last, _ part: Part, _ further: Part?
  ) {
    before[part] = last[part]
    last[part] = entry
    guard let further else { return }
    before[further] = last[further]
    last[further] = entry
  }

  /// Every word once, with whether it is some entry's key, and some entry's core.
  func forEach(_ body: (_ word: FoldedText, _ isKey: Bool, _ isCore: Bool) -> Void) {
    for (word, last) in lasts { body(word, last[.key] >= 0, last[.core] >= 0) }
  }

  /// Whether a word stands on the sheet as that.
  func has(_ word: FoldedText, as part: Part) -> Bool { lasts[word].map { $0[part] >= 0 } ?? false }

  /// The entries that say one of these words as that, in their order.
  func entries(_ wanted: [(word: FoldedText, part: Part)]) -> [Int] {
    var found: [Int] = []
    for (word, part) in wanted {
      var entry = lasts[word]?[part] ?? -1
      while entry >= 0 {
        found.append(entry)
        entry = before[entry][part]
      }
    }
    guard found.count > 1 else { return found }
    found.sort()
    var last = -1
    found.removeAll { entry in
      defer { last = entry }
      return entry == last
    }
    return found
  }
}
