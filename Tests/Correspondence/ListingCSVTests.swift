import Correspondence
import Foundation
import Programme
import Testing

@Suite struct ListingCSVTests {
  private func csv(holder name: String) throws -> String {
    let listing = GeneralAccountListing(
      accountNumber: try AccountNumber("130-200-0001-0"),
      holder: ListedParty(
        name: name, address: "", kind: .corporation, wishesNamePublished: false, wishesAddressPublished: false),
      contact: nil)
    return String(decoding: ListingCSV.bytes(try ListingSamples.table(general: [listing])), as: UTF8.self)
  }

  @Test(arguments: [
    ("株式会社東京", "株式会社東京", "plain"),
    ("A,B", "\"A,B\"", "a comma"),
    ("A\"B", "\"A\"\"B\"", "a quote"),
    ("A\nB", "\"A\nB\"", "a line break"),
    ("=1+1", "'=1+1", "a formula"),
    ("+81", "'+81", "a plus"),
    ("-1", "'-1", "a minus"),
    ("@SUM(A1)", "'@SUM(A1)", "an at sign"),
    ("＝1+1", "'＝1+1", "a full-width equals sign"),
    ("\t=1", "'\t=1", "a tab before it"),
    ("=A,\"B", "\"'=A,\"\"B\"", "a formula that needs quotes"),
    ("=\u{0301}1", "'=\u{0301}1", "an equals sign with a mark on it"),
    ("A=1", "A=1", "an equals sign inside"),
  ])
  func `a field is quoted as RFC 4180 says and never a formula`(name: String, field: String, why: String) throws {
    #expect(
      try csv(holder: name)
        == "\u{FEFF}口座番号,口座名義人の氏名・住所,連絡先\r\n130-200-0001-0,\(field),非公表\r\n", Comment(rawValue: why))
  }

  @Test func `the file begins with the byte order mark`() throws {
    let bytes = ListingCSV.bytes(try ListingSamples.table(ListingSamples.designated(2)))
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(bytes.suffix(2) == Data("\r\n".utf8))
  }
}
