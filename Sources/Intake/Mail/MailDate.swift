/// The date of a message (RFC 5322, section 3.3), with the old and broken spellings mail programs use.
enum MailDate {
  /// Seconds since 1970-01-01 00:00 UTC; nil when the text is no date with a time.
  static func seconds(_ text: String) -> Int64? {
    // A day alone is midnight to GMime.
    guard text.contains(":") else { return nil }
    // GMime knows the names of America's zones and takes JST for UTC.
    let zoned = text.replacing(" JST", with: " +0900").replacing(" jst", with: " +0900")
    // A leap second is no time to it.
    if let leap = zoned.firstRange(of: ":60 "), zoned[..<leap.lowerBound].contains(":") {
      return GMimeReader.seconds(ofDate: zoned[..<leap.lowerBound] + ":59 " + zoned[leap.upperBound...]).map { $0 + 1 }
    }
    return GMimeReader.seconds(ofDate: zoned)
  }
}
