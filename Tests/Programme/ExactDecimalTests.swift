import Programme
import TestSupport
import Testing

@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("1.50", "1.5"), ("0.10", "0.1"), ("-0.0", "0"), ("007", "7"), ("1.2E-3", "0.0012"), ("1E3", "1000"), ("+5", "5"),
    ("123456789012345678.25", "123456789012345678.25"), ("1e-30", "0.000000000000000000000000000001"),
  ])
  func `a text is kept exactly, without zeros at its end`(text: String, plain: String) throws {
    #expect(try ExactDecimal(text).description == plain)
  }

  @Test(arguments: ["", ".", ".5", "5.", "1,234", " 1", "1 ", "0x10", "1e", "--1", "1.2.3", "NaN", "１"])
  func `anything else is unreadable`(text: String) {
    #expect(throws: ExactDecimalError.unreadable(text)) { try ExactDecimal(text) }
  }

  @Test(arguments: ["1E31", "1e-31", "1234567890123456789012345678901"])
  func `more than thirty digits are refused`(text: String) {
    #expect(throws: ExactDecimalError.tooLong) { try ExactDecimal(text) }
  }

  @Test func `a tenth and two tenths are three`() throws {
    let (tenth, other) = (try ExactDecimal("0.1"), try ExactDecimal("0.2"))
    #expect(try tenth.adding(other).description == "0.3")
    #expect(try tenth.multiplied(by: other).description == "0.02")
    #expect(try ExactDecimal("1234.5").shifted(by: 3).description == "1234500")
    #expect(try ExactDecimal("1234.5").shifted(by: -3).description == "1.2345")
  }

  @Test(arguments: [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.45", 1, "2.5"), ("2.44", 1, "2.4"), ("2", 3, "2")])
  func `half is rounded away from zero`(text: String, places: Int, rounded: String) throws {
    #expect(try ExactDecimal(text).rounded(toPlaces: places).description == rounded)
  }

  @Test func `order agrees with that of whole numbers`() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<2000 {
      let (left, right) = (Int64(generator.below(4000)) - 2000, Int64(generator.below(4000)) - 2000)
      let places = generator.below(4)
      let decimals = try [left, right].map { try ExactDecimal(coefficient: Int128($0), places: places) }
      #expect((decimals[0] < decimals[1]) == (left < right), "\(left) \(right) \(places)")
    }
    let ordered = try ["-12", "-0.5", "0", "0.5", "12"].map { try ExactDecimal($0) }
    #expect(ordered.shuffled(using: &generator).sorted() == ordered)
  }
}
