/// The pieces of a line that are spread evenly over a width (均等割付).
enum SpreadUnits {
  /// Characters one by one, except that neighbouring ASCII letters and digits stay together; blanks are left out,
  /// since the spreading takes their place.
  static func split(_ text: String) -> [String] {
    var units: [String] = []
    var isInsideRun = false
    for character in text where !character.isWhitespace {
      let joins = character.isASCII
      if joins, isInsideRun, let last = units.indices.last {
        units[last].append(character)
      } else {
        units.append(String(character))
      }
      isInsideRun = joins
    }
    return units
  }
}
