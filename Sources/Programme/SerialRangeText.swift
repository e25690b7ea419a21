extension SerialRange {
  /// Serial numbers read from a text as people type them.
  public struct Reading: Hashable, Sendable {
    /// The range.
    public let range: SerialRange
    /// Whether the second number was written short, 130-1001～1100, and completed from the first.
    public let isAbbreviated: Bool
  }

  /// Reads serial numbers in more spellings than the certificates' own.
  ///
  /// Accepted in any width: `130-1001～130-1100`, `130-1001～1100` (said to be short), `130-1001から130-1100まで`,
  /// `FROM 130-1001 TO 130-1100`, `130-1001-130-1100`, `130-1001…130-1100`, `130-1,001～130-1,100`, `No.130-1001`, a single
  /// `130-1001`.
  /// - Throws: ``SerialRangeError`` for any other form; two ranges in one text are never joined.
  public static func reading(_ text: String) throws(SerialRangeError) -> Reading {
    var plain = JapaneseText.codeText(text).lowercased()
    for word in ["シリアル番号", "クレジットシリアル番号", ":", "自", "from", "no."] where plain.hasPrefix(word) {
      plain.removeFirst(word.count)
    }
    if plain.hasPrefix(":") { plain.removeFirst() }
    for word in ["まで", "迄"] where plain.hasSuffix(word) { plain.removeLast(word.count) }
    for word in ["から", "より", "至", "to", "...", "→", "->"] { plain = plain.replacing(word, with: "~") }
    plain = plain.replacing("~~", with: "~").replacing("~no.", with: "~")
    guard plain.allSatisfy({ $0.isASCIIDigit || "-~,".contains($0) }) else { throw .unreadable(text) }
    var ends = plain.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
    if ends.count == 1 {
      let parts = plain.split(separator: "-", omittingEmptySubsequences: false)
      if parts.count == 4 { ends = ["\(parts[0])-\(parts[1])", "\(parts[2])-\(parts[3])"] }
    }
    guard (1...2).contains(ends.count) else { throw .unreadable(text) }
    var isAbbreviated = false
    if ends.count == 2, !ends[1].contains("-"), let area = ends[0].split(separator: "-").first, !ends[1].isEmpty {
      ends[1] = "\(area)-\(ends[1])"
      isAbbreviated = true
    }
    var whole: [String] = []
    for end in ends { whole.append(try withoutSeparators(end, text)) }
    return Reading(range: try SerialRange(whole.joined(separator: "~")), isAbbreviated: isAbbreviated)
  }

  /// `130-1,001` as `130-1001`; a comma anywhere else lists several numbers.
  private static func withoutSeparators(_ end: String, _ text: String) throws(SerialRangeError) -> String {
    guard end.contains(",") else { return end }
    let parts = end.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2 else { throw .unreadable(text) }
    let groups = parts[1].split(separator: ",", omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
      throw .unreadable(text)
    }
    return "\(parts[0])-\(groups.joined())"
  }
}
