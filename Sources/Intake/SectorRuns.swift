/// Numbers of sectors as a person reads them: `7, 12-15`; only the first runs of many.
struct SectorRuns: CustomStringConvertible {
  private static let mostShown = 8
  private let runs: [ClosedRange<Int>]

  init(_ sectors: some Sequence<Int>) {
    var runs: [ClosedRange<Int>] = []
    for sector in Set(sectors).sorted() {
      if let last = runs.last, last.upperBound + 1 == sector {
        runs[runs.count - 1] = last.lowerBound...sector
      } else {
        runs.append(sector...sector)
      }
    }
    self.runs = runs
  }

  var description: String {
    let shown = runs.prefix(Self.mostShown).map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }
    return shown.joined(separator: ", ") + (runs.count > Self.mostShown ? " …" : "")
  }
}
