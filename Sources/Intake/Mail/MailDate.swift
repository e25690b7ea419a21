/// The date of a message (RFC 5322, section 3.3), with the old and broken spellings mail programs use.
enum MailDate {
  /// Seconds since 1970-01-01 00:00 UTC; nil when the text is no date.
  static func seconds(_ text: String) -> Int64? {
    // The weekday and the comment with the zone's name say nothing new.
    let words = text.prefix { $0 != "(" }.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" || $0 == "-" }
    let hasMinusZone = text.prefix { $0 != "(" }.contains(" -")
    guard let monthIndex = words.firstIndex(where: { months[$0.prefix(3).lowercased()] != nil }), monthIndex > 0,
      words.count > monthIndex + 2, let month = months[words[monthIndex].prefix(3).lowercased()],
      let day = Int(words[monthIndex - 1]), let shortYear = Int(words[monthIndex + 1]), (0...9999).contains(shortYear),
      (1...31).contains(day)
    else { return nil }
    // RFC 5322, section 4.3: years of two and of three digits.
    let year = shortYear < 50 ? shortYear + 2000 : shortYear < 1000 ? shortYear + 1900 : shortYear
    let clock = words[monthIndex + 2].split(separator: ":").map { Int($0.prefix(2)) }
    guard clock.count >= 2, let hour = clock[0], let minute = clock[1], (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    let second = clock.count > 2 ? clock[2] ?? 0 : 0
    guard (0...60).contains(second) else { return nil }
    let zone = words.count > monthIndex + 3 ? offset(String(words[monthIndex + 3]), isMinus: hasMinusZone) : 0
    return days(year, month, day) * 86400 + Int64(hour * 3600 + minute * 60 + second) - Int64(zone)
  }

  private static let months: [String: Int] = Dictionary(
    uniqueKeysWithValues: [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ].enumerated().map { ($1, $0 + 1) })

  private static let zones = [
    "jst": 9, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
  ]

  /// Seconds east of Greenwich.
  private static func offset(_ word: String, isMinus: Bool) -> Int {
    if let hours = zones[word.lowercased()] { return hours * 3600 }
    let digits = word.drop { $0 == "+" }
    guard digits.count == 4, let number = Int(digits) else { return 0 }
    let seconds = number / 100 * 3600 + number % 100 * 60
    return isMinus ? -seconds : seconds
  }

  /// Days from 1970-01-01 to a date of the Gregorian calendar.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
    // Years begin in March, so that the day that comes and goes is the last.
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }
}
