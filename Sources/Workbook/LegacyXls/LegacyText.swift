/// A text of a legacy file with its furigana apart.
struct LegacyText {
  let text: String
  var phonetic: Phonetic?

  /// The furigana as a whole; nil when there is none.
  var reading: String? { phonetic.map { String(decoding: $0.units, as: UTF16.self) } }

  /// The furigana of a text, and which of its characters each piece reads.
  struct Phonetic {
    /// UTF-16 code units, the pieces one behind the other.
    let units: [UInt16]
    var runs: [Run] = []

    /// One piece; its end is where the next one begins.
    /// Source: [MS-XLS] 2.5.213 (PhRuns: ichFirst, ichMom, cchMom).
    struct Run {
      let readingStart: Int
      let first: Int
      let count: Int
    }
  }

  /// The pieces with the characters they read; in the order of the file.
  var phoneticRuns: [PhoneticRun] {
    guard let phonetic else { return [] }
    return phonetic.runs.indices.map { index in
      let run = phonetic.runs[index]
      let next = index + 1 < phonetic.runs.count ? phonetic.runs[index + 1].readingStart : phonetic.units.count
      let start = min(run.readingStart, phonetic.units.count)
      let units = phonetic.units[start..<max(start, min(next, phonetic.units.count))]
      return PhoneticRun(
        reading: String(decoding: units, as: UTF16.self), first: run.first, end: run.first + run.count, text: text)
    }
  }
}
