import Forms
import Programme
import Register
import Testing

@testable import Examination

/// Designation numbers in a free text.
struct StatedDesignationsTests {
  @Test(arguments: [
    ("指定番号 0021", ["0021"]), ("指定番号：００２１、８８８８", ["0021", "8888"]), ("指定番号0021及び8888", ["0021", "8888"]),
    ("新宿○○ビル（指定番号 0021）\n△△新宿ビル（指定番号 8888）", ["0021", "8888"]), ("指定番号 0021（2020年度指定）", ["0021"]),
    ("指定番号 0021 電話 03-5321-1111", ["0021"]), ("指定番号 0021、0021", ["0021", "0021"]), ("0021", []), ("", []), ("指定番号", []),
  ])
  func `numbers are read, dates and telephones are not`(text: String, expected: [String]) {
    #expect(StatedDesignations(in: text).numbers.map(\.digits) == expected)
    #expect(StatedDesignations(in: text).malformed == [])
  }

  @Test(arguments: [("指定番号 21", ["21"]), ("指定番号 第00021号", ["00021"]), ("指定番号 0021-1", ["0021"])])
  func `what stands where a number should is kept`(text: String, expected: [String]) {
    #expect(StatedDesignations(in: text).numbers.isEmpty)
    #expect(StatedDesignations(in: text).malformed == expected)
  }
}
