import Programme
import Testing

struct EraTableTests {
  static let eras: EraTable = {
    func date(_ text: String) -> CivilDate {
      guard let date = try? CivilDate(iso: text) else { preconditionFailure("a date of the fixture") }
      return date
    }
    let table = try? EraTable([
      Era(name: "昭和", initial: "S", romanised: "Showa", from: date("1926-12-25"), until: date("1989-01-07")),
      Era(name: "平成", initial: "H", romanised: "Heisei", from: date("1989-01-08"), until: date("2019-04-30")),
      Era(name: "令和", initial: "R", romanised: "Reiwa", from: date("2019-05-01"), until: nil),
    ])
    guard let table else { preconditionFailure("the fixture's eras follow each other") }
    return table
  }()

  @Test(arguments: [
    ("2026-11-22", "令和8年11月22日"), ("2019-05-01", "令和元年5月1日"), ("2019-04-30", "平成31年4月30日"),
    ("1989-01-07", "昭和64年1月7日"), ("1989-01-08", "平成元年1月8日"), ("1900-01-01", "1900年1月1日"),
  ])
  func `dates are written in their era`(iso: String, japanese: String) throws {
    #expect(Self.eras.japanese(try CivilDate(iso: iso)) == japanese)
  }

  @Test(arguments: [
    ("令和6年4月1日", "2024-04-01"), ("令和６年４月１日", "2024-04-01"), ("令和 6 年 4 月 1 日", "2024-04-01"),
    ("令和元年5月1日", "2019-05-01"), ("令和1年5月1日", "2019-05-01"), ("平成25年1月10日", "2013-01-10"),
    ("平成31.4.30", "2019-04-30"), ("R6.4.1", "2024-04-01"), ("r6.4.1", "2024-04-01"), ("Ｒ６．４．１", "2024-04-01"),
    ("R6/4/1", "2024-04-01"), ("H25-1-10", "2013-01-10"), ("2024年4月1日", "2024-04-01"), ("2024-04-01", "2024-04-01"),
    ("2024/4/1", "2024-04-01"), ("2024.4.1", "2024-04-01"), ("20240401", "2024-04-01"), ("令和6年4月1日(月)", "2024-04-01"),
    ("令和６年４月１日（月）", "2024-04-01"), ("昭和64年1月7日", "1989-01-07"),
  ])
  func `every usual spelling is read`(text: String, iso: String) throws {
    #expect(try Self.eras.parse(text).iso == iso)
  }

  @Test(arguments: [
    ("平成33年2月30日", DateTextError.noSuchDay("平成33年2月30日")), ("令和8年2月29日", .noSuchDay("令和8年2月29日")),
    ("平成33年3月1日", .outsideEra("平成33年3月1日", era: "平成")), ("平成31年5月1日", .outsideEra("平成31年5月1日", era: "平成")),
    ("令和元年4月30日", .outsideEra("令和元年4月30日", era: "令和")), ("昭和64年1月8日", .outsideEra("昭和64年1月8日", era: "昭和")),
    ("令和8年", .unreadable("令和8年")), ("8年4月1日", .unreadable("8年4月1日")), ("令和8年4月", .unreadable("令和8年4月")),
    ("R6.4", .unreadable("R6.4")), ("R6.4.1.2", .unreadable("R6.4.1.2")), ("4/1/2024", .unreadable("4/1/2024")),
    ("申請日", .unreadable("申請日")), ("", .unreadable("")), ("R6.4.1頃", .unreadable("R6.4.1頃")),
  ])
  func `what is no date is refused and never moved to a neighbour`(text: String, error: DateTextError) {
    #expect(throws: error) { try Self.eras.parse(text) }
  }

  @Test func `eras that leave a gap are refused`() throws {
    let showa = Era(
      name: "昭和", initial: "S", romanised: "Showa", from: try CivilDate(iso: "1926-12-25"),
      until: try CivilDate(iso: "1989-01-06"))
    let heisei = Era(name: "平成", initial: "H", romanised: "Heisei", from: try CivilDate(iso: "1989-01-08"), until: nil)
    #expect(throws: EraTableError.notConsecutive("昭和", "平成")) { try EraTable([showa, heisei]) }
    #expect(throws: EraTableError.lastEraEnds("昭和")) { try EraTable([showa]) }
    #expect(throws: EraTableError.empty) { try EraTable([]) }
  }
}
