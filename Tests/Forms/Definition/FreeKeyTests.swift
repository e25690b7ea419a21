import Programme
import Testing

@testable import Forms

struct FreeKeyTests {
  private struct Years: Decodable { let tonnes: [String: Int] }
  private let keys: YAMLKeys = .map(["tonnes": .free(.scalar)])

  @Test func `a year is the same key with and without quotes`() throws {
    let document = try YAMLDocument(text: "\"tonnes\": {2020: 1, \"2021\": 2, '2022': 3}", file: "x.yaml")
    #expect(try document.decode(Years.self, keys: keys).tonnes == ["2020": 1, "2021": 2, "2022": 3])
    #expect(document.line(of: ["tonnes", "2021"]) == 1)
  }

  @Test func `a year written both ways is there twice`() throws {
    let document = try YAMLDocument(text: "tonnes:\n  2020: 1\n  \"2020\": 2\n", file: "x.yaml")
    let error = #expect(throws: YAMLDocumentError.self) { try document.decode(Years.self, keys: keys) }
    #expect(error?.reason == .duplicateKey("2020") && error?.line == 3)
  }

  @Test func `a fault under a quoted year names its line`() throws {
    let document = try YAMLDocument(text: "tonnes:\n  2020: 1\n  \"2021\": many\n", file: "x.yaml")
    let error = #expect(throws: YAMLDocumentError.self) { try document.decode(Years.self, keys: keys) }
    #expect(error?.line == 3)
  }
}
