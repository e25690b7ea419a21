import Testing
import Workbook

struct NumberDigitsTests {
  /// Stored text; more than 15 significant digits; 16 or more before the point. Counted by hand.
  @Test(arguments: [
    ("0", false, false), ("-0.00", false, false), ("123456789012345", false, false),
    ("1234567890123456", true, true), ("1234567890123450", false, true), ("1.23456789012345E+15", false, true),
    ("1.23456789012345E+14", false, false), ("0.30000000000000004", true, false), ("0.1", false, false),
    ("0.00000000000000000012", false, false), ("00000000000000000001", false, false), ("1e300", false, true),
    ("1E-300", false, false), ("-9007199254740993", true, true), ("100000000000000.5", true, false),
    ("0.0001234567890123456E+20", true, true),
  ])
  func `digits beyond Excel's 15 are noticed`(stored: String, isLong: Bool, mayBeDamaged: Bool) throws {
    let bytes = PackageBuilder(sheetData: "<row r=\"1\"><c r=\"A1\"><v>\(stored)</v></c></row>").bytes
    let cell = try WorkbookFile.open(bytes).sheets[0][at("A1")]
    #expect(cell.stored == stored)
    #expect(cell.hasMoreThan15Digits == isLong)
    #expect(cell.mayHaveLostDigits == mayBeDamaged)
  }

  @Test func `text and what is no number has no digits to lose`() {
    #expect(!Cell(value: .text("12345678901234567"), stored: "12345678901234567").hasMoreThan15Digits)
    #expect(!Cell.empty.mayHaveLostDigits)
  }
}
