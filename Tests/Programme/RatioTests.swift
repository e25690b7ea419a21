import Foundation
import Programme
import Testing

struct RatioTests {
  @Test(arguments: [
    ("13/10", 13, 10), ("1.3", 13, 10), ("2", 2, 1), ("0.489", 489, 1000), ("60/1000", 3, 50), ("0", 0, 1),
  ])
  func `a fraction is read in three forms`(text: String, numerator: Int64, denominator: Int64) throws {
    let ratio = try Ratio(text)
    #expect(ratio.numerator == numerator && ratio.denominator == denominator)
  }

  @Test(arguments: ["", "-1", "1/0", "1/", "/2", "1/2/3", "1.", ".5", "1.2.3", "1e3", "１", " 1", "1,3", "0.0000000001"])
  func `anything else is refused`(text: String) {
    #expect(throws: RatioError.self) { try Ratio(text) }
  }

  @Test(arguments: [
    (7, 3, [2, 3, 2]), (8, 3, [2, 3, 3]), (9, 3, [3, 3, 3]), (5, 2, [2, 3, 3]), (-7, 3, [-3, -2, -2]),
    (-5, 2, [-3, -2, -2]), (0, 7, [0, 0, 0]),
  ])
  func `shares round down, up and half up`(amount: Int64, divisor: Int64, expected: [Int64]) throws {
    let ratio = try Ratio(1, divisor)
    let shares = try [Rounding.down, .up, .halfUp].map { try ratio.share(of: Tonnes(amount), rounded: $0).rawValue }
    #expect(shares == expected)
  }

  @Test func `a share that does not fit is refused, one that does is exact`() throws {
    #expect(try Ratio(1, 2).share(of: Tonnes(.max), rounded: .up) == Tonnes(4_611_686_018_427_387_904))
    #expect(throws: TonnesError.overflow) { try Ratio(2, 1).share(of: Tonnes(.max), rounded: .down) }
  }

  @Test(arguments: [("1/4", "0.25", "25"), ("2025/10000", "0.2025", "20.25"), ("13/10", "1.3", "130"), ("0", "0", "0")])
  func `a fraction prints as a decimal and in percent`(text: String, decimal: String, percent: String) throws {
    let ratio = try Ratio(text)
    #expect(ratio.decimalText == decimal && ratio.percentText == percent)
    #expect(try Ratio("1/3").decimalText == "0.333333333")
  }

  @Test func `fractions multiply and lower exactly`() throws {
    #expect(try Ratio(27, 100).multiplied(by: Ratio(3, 4)) == Ratio(81, 400))
    #expect(try Ratio(27, 100).lowered(by: Ratio(2, 100)) == Ratio(1, 4))
    #expect(try Ratio(1, 100).lowered(by: Ratio(2, 100)) == Ratio(0, 1))
    #expect(try Ratio(.max, 1).multiplied(by: Ratio(2, 1)) == nil)
    #expect(try Ratio(.max, 2).multiplied(by: Ratio(2, .max)) == Ratio(1, 1))
  }
}
