/// Who has which serial: runs of consecutive serials of one area in ascending order, none overlapping, and no two that
/// touch with the same value.
///
/// The runs lie in short arrays, so that splitting one among a million moves a few hundred and not all.
struct SerialMap<Value: Equatable> {
  /// Consecutive serials that share a value; both ends included.
  struct Run {
    var first: Int64
    var last: Int64
    var value: Value
  }

  private static var largest: Int { 512 }
  /// Never empty themselves.
  private var chunks: [[Run]] = []

  /// How many runs there are.
  private(set) var count = 0

  /// Every run, ascending.
  var runs: some Sequence<Run> { chunks.lazy.joined() }

  /// The run a serial lies in.
  func run(containing serial: Int64) -> Run? {
    place(of: serial).map { chunks[$0.chunk][$0.index] }.flatMap { $0.last >= serial ? $0 : nil }
  }

  /// Puts serials on record that are in no run yet; false when one of them is.
  mutating func add(_ run: Run) -> Bool {
    // Runs do not overlap, so only the nearest that begins at or below the new end can reach into it.
    if let below = place(of: run.last), chunks[below.chunk][below.index].last >= run.first { return false }
    put(run)
    return true
  }

  /// Takes serials out and gives the runs they were in, cut at the ends; nil, and nothing changed, when one of them is in
  /// no run.
  mutating func take(_ first: Int64, _ last: Int64) -> [Run]? {
    var taken: [Run] = []
    var next = first
    while next <= last {
      guard let run = run(containing: next) else { return nil }
      taken.append(Run(first: next, last: min(run.last, last), value: run.value))
      if run.last >= last { break }
      next = run.last + 1
    }
    for part in taken {
      // What is put back at the ends differs from its neighbours as the whole did: only what is put elsewhere can join.
      guard let place = place(of: part.first) else { return nil }
      let run = chunks[place.chunk][place.index]
      remove(place)
      if run.first < part.first { insert(Run(first: run.first, last: part.first - 1, value: run.value)) }
      if run.last > part.last { insert(Run(first: part.last + 1, last: run.last, value: run.value)) }
    }
    return taken
  }

  /// The last run that begins at or below a serial.
  private func place(of serial: Int64) -> (chunk: Int, index: Int)? {
    guard let chunk = Self.lastIndex(of: chunks, { $0[0].first <= serial }),
      let index = Self.lastIndex(of: chunks[chunk], { $0.first <= serial })
    else { return nil }
    return (chunk, index)
  }

  private mutating func put(_ run: Run) {
    var run = run
    if let below = place(of: run.first - 1), let next = Optional(chunks[below.chunk][below.index]),
      next.last == run.first - 1, next.value == run.value
    {
      run.first = next.first
      remove(below)
    }
    if let above = place(of: run.last + 1), let next = Optional(chunks[above.chunk][above.index]),
      next.first == run.last + 1, next.value == run.value
    {
      run.last = next.last
      remove(above)
    }
    insert(run)
  }

  private mutating func insert(_ run: Run) {
    count += 1
    guard let chunk = Self.lastIndex(of: chunks, { $0[0].first <= run.first }) ?? (chunks.isEmpty ? nil : 0) else {
      return chunks.append([run])
    }
    let index = (Self.lastIndex(of: chunks[chunk]) { $0.first <= run.first } ?? -1) + 1
    chunks[chunk].insert(run, at: index)
    if chunks[chunk].count > Self.largest {
      let half = Array(chunks[chunk][(Self.largest / 2)...])
      chunks[chunk].removeLast(half.count)
      chunks.insert(half, at: chunk + 1)
    }
  }

  private mutating func remove(_ place: (chunk: Int, index: Int)) {
    count -= 1
    chunks[place.chunk].remove(at: place.index)
    if chunks[place.chunk].isEmpty { chunks.remove(at: place.chunk) }
  }

  /// The last element that meets a condition which all before it meet, too.
  private static func lastIndex<Element>(of elements: [Element], _ isMet: (Element) -> Bool) -> Int? {
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if isMet(elements[middle]) { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}
