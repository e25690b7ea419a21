import Foundation
import Register
import Testing

struct InstantTests {
  @Test(arguments: [
    // Seconds by `date -u -d … +%s`.
    ("2026-11-22T01:02:03.456Z", 1_795_309_323.456), ("1970-01-01T00:00:00.000Z", 0),
    ("1969-12-31T23:59:59.999Z", -0.001), ("2024-02-29T23:59:59.001Z", 1_709_251_199.001),
    ("0001-01-01T00:00:00.000Z", -62_135_596_800), ("9999-12-31T23:59:59.999Z", 253_402_300_799.999),
  ])
  func `an instant is written in whole milliseconds of UTC and read back`(text: String, seconds: Double) {
    let instant = Date(timeIntervalSince1970: seconds)
    #expect(UTCInstant.text(instant) == text)
    #expect(UTCInstant.instant(text).map { abs($0.timeIntervalSince(instant)) < 0.000_5 } == true)
  }

  @Test(arguments: [
    "2026-11-22T24:00:00.000Z", "2026-11-22T01:60:00.000Z", "2026-11-22T01:02:60.000Z", "2026-11-22 01:02:03.456Z",
    "2026-11-22T01:02:03,456Z", "2026-11-22T01:02:03.456+", "2026-02-30T01:02:03.456Z", "2026-11-22T01:02:03.45Z",
    "2026-11-22T01:02:03.4567Z", "2026-11-22T01-02-03.456Z", "2026-11-22T0a:02:03.456Z", "２026-11-22T01:02:03.45Z", "",
  ])
  func `any other text is no instant`(text: String) {
    #expect(UTCInstant.instant(text) == nil)
  }

  @Test func `what lies outside the years of the calendar has no text`() {
    #expect(UTCInstant.text(Date(timeIntervalSince1970: -62_135_596_800.001)) == nil)
    #expect(UTCInstant.text(Date(timeIntervalSince1970: 253_402_300_800)) == nil)
  }
}
