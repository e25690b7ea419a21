import Programme
import Testing

struct NumberTests {
  @Test(arguments: [
    "130-100-0021-0", "１３０－１００－００２１－０", "130‐100‐0021‐0", "130ー100ー0021ー0", "130−100−0021−0", " 130-100-0021-0 ※",
    "130-100-0021-0※", "130 - 100 - 0021 - 0",
  ])
  func `an account number is read in every width and with every hyphen`(text: String) throws {
    #expect(try AccountNumber(text).description == "130-100-0021-0")
  }

  @Test(arguments: [
    "130-1000021", "130-100-021-0", "130-100-00210", "13-100-0021-0", "130-100-0021-", "130_100_0021_0", "",
  ])
  func `anything else is no account number`(text: String) {
    #expect(throws: AccountNumberError.malformed(text)) { try AccountNumber(text) }
  }

  @Test func `a designation number keeps its zeros and is never padded`() throws {
    #expect(try DesignationNumber("００２１").digits == "0021")
    #expect(try DesignationNumber("指定番号 0021").digits == "0021")
    #expect(throws: DesignationNumberError.malformed("21")) { try DesignationNumber("21") }
  }

  @Test(arguments: [
    ("130-1001~130-1100", "130-1001~130-1100", 100), ("130－1001～130－1100", "130-1001~130-1100", 100),
    ("130-1001〜130-1100", "130-1001~130-1100", 100), ("130-101~130-\n130", "130-101~130-130", 30),
    ("130-7", "130-7~130-7", 1),
  ])
  func `a serial range is read as certificates print it`(text: String, printed: String, tonnes: Int64) throws {
    let range = try SerialRange(text)
    #expect(range.description == printed)
    #expect(range.tonnes == Tonnes(tonnes))
  }

  @Test(arguments: [
    ("130-1100~130-1001", SerialRangeError.reversed(first: 1100, last: 1001)),
    ("130-1~110-5", .mixedAreas("130", "110")),
    ("130-01234", .unreadable("130-01234")), ("130_1001", .unreadable("130_1001")), ("130-0", .unreadable("130-0")),
    ("1300-5", .badAreaCode("1300")), ("130-1~130-2~130-3", .unreadable("130-1~130-2~130-3")),
  ])
  func `a serial range that makes no sense is refused`(text: String, error: SerialRangeError) {
    #expect(throws: error) { try SerialRange(text) }
  }

  @Test func `ranges that share a serial overlap, neighbours and other areas do not`() throws {
    let range = try SerialRange("130-10~130-20")
    #expect(range.overlaps(try SerialRange("130-20~130-30")))
    #expect(!range.overlaps(try SerialRange("130-21~130-30")))
    #expect(!range.overlaps(try SerialRange("110-10~110-20")))
  }

  @Test func `tonnes that do not fit are an error, never a wrong number`() {
    #expect(throws: TonnesError.overflow) { try Tonnes(.max).adding(Tonnes(1)) }
  }
}
