import Foundation

/// Mends the dates in the information dictionary of a PDF written by Cairo 1.16.
///
/// Cairo writes `(20261122090000+09'00)` for a date it was given, without the `D:` of ISO 32000-1 section 7.9.4. The
/// object is not compressed and the file's offsets must stay, so the string is replaced in place by the same instant
/// in a form that is short enough, and blanks fill the rest.
enum PDFDates {
  /// The file with correct dates. 09:00 in Tokyo is 00:00 UTC of the same day.
  static func corrected(_ pdf: Data, isoDate: String) -> Data {
    let digits = isoDate.filter(\.isNumber)
    let wrong = Data("(\(digits)090000+09'00)".utf8)
    var right = Data("(D:\(digits)000000Z)".utf8)
    right.append(Data(repeating: 0x20, count: wrong.count - right.count))
    var bytes = pdf
    for key in ["/CreationDate ", "/ModDate "] {
      // Backwards: the dictionary stands near the end, and compressed pages before it may hold any bytes.
      guard let found = bytes.range(of: Data(key.utf8) + wrong, options: .backwards) else { continue }
      bytes.replaceSubrange(found.upperBound - wrong.count..<found.upperBound, with: right)
    }
    return bytes
  }
}
