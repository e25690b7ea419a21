// The status screen row by row: seed 001's projection, and seed 000's excess and shortage screens before and after.
// Expected cells are typed from the slides; where only what changes is printed there, from its mapping to rows.

import Programme
import Register
import TestSupport
import Testing

struct StatusScreenTests {
  typealias Fixture = ObligationFixture

  func cells(_ status: ObligationStatus, _ row: Int, _ language: Language = .ja) -> [String] {
    ObligationTable(status).rows.first { $0.number == row }?.cells.map { $0.text(in: language) } ?? []
  }

  /// The single value of rows 14 to 16 and the total of the others.
  private func total(_ status: ObligationStatus, _ row: Int) -> String { cells(status, row).last ?? "no such row" }

  private func holding(_ status: ObligationStatus, _ period: Int) -> String {
    ObligationTable(status).holdings.first { $0.period == period }?.cell.text(in: .ja) ?? "no such line"
  }

  @Test func `the screen of seed 001, cell by cell`() throws {
    let status = try WorkedExampleTests.screenTC02()
    let table = ObligationTable(status)
    #expect(
      table.columns.map(\.ja) == ["2020年度", "2021年度", "2022年度", "2023年度", "2024年度", "整理期間", "削減義務期間合計"])
    #expect(table.rows.map(\.number) == Array(1...17))
    let tier = "第三義務率"
    let expected: [Int: [String]] = [
      1: [tier, tier, tier, tier, tier, "", ""],
      2: ["Ⅰ-2", "Ⅰ-2", "Ⅰ-2", "Ⅰ-2", "Ⅰ-2", "", ""],
      3: ["", "", "", "", "", "", ""],
      4: ["", "", "", "", "", "", ""],
      5: ["10,000", "10,000", "10,000", "10,000", "10,000", "", "50,000"],
      6: ["25%", "25%", "25%", "25%", "25%", "", ""],
      7: ["", "", "", "", "", "", "37,500"],
      8: ["2,500", "2,500", "2,500", "2,500", "2,500", "", "12,500"],
      9: ["8,000", "8,000", "7,800", "", "", "", "23,800"],
      10: ["2,000", "2,000", "2,200", "", "", "", "6,200"],
      11: ["", "", "", "", "", "", "0"],
      12: ["", "", "", "", "", "", "0"],
      13: ["", "", "", "", "", "", "0"],
      14: ["", "", "", "", "", "", "15,600"],
      15: ["", "", "", "", "", "", "1,900"],
      16: ["", "", "", "", "", "", "0"],
      17: ["0", "0", "0", "", "", "", ""],
    ]
    for row in table.rows { #expect(row.cells.map { $0.text(in: .ja) } == expected[row.number], "row \(row.number)") }
    #expect(table.holdings.map(\.label.ja) == ["第1期クレジット", "第2期クレジット", "第3期クレジット"])
    #expect(table.holdings.map { $0.cell.text(in: .ja) } == ["", "500", ""])
  }

  @Test func `the labels are those of the slides, and each has English words`() throws {
    let table = ObligationTable(try WorkedExampleTests.screenTC02())
    #expect(
      table.rows.map(\.label.ja) == [
        "適用区分", "事業所区分", "トップレベル事業所の認定区分", "医療施設緩和措置", "基準排出量", "削減義務率", "排出上限量", "削減義務量",
        "特定温室効果ガス排出量", "排出削減量", "振替可能削減量の義務充当量", "超過削減量の発行量", "その他ガス削減量の義務充当量",
        "前年度排出量を維持したときの残りの削減義務期間における排出量", "前年度排出量を維持したときに削減義務量に不足する削減量",
        "前年度排出量を維持したときに移転又は次の削減計画期間における義務充当(バンキング)が可能な削減量", "超過削減量発行可能量",
      ])
    #expect(table.rows.allSatisfy { !$0.label.en.isEmpty && $0.label.en.allSatisfy(\.isASCII) })
    #expect(table.rows.filter { $0.heading?.ja == "実績" }.map(\.number) == [9, 10])
    #expect(table.rows.filter { $0.heading?.ja == "決定及び予定の量" }.map(\.number) == [11, 12, 13])
    #expect(cells(try WorkedExampleTests.screenTC02(), 1, .en)[0] == "third-period rate")
  }

  @Test func `TC-06: issuing 1,550 t turns two cells to 1,550 and two to 0`() throws {
    // Five years whose sum lies 1,550 t below the cap of 37,500 t.
    let facility = try Fixture.facility(category: .districtHeatUser, emissions: [7190, 7190, 7190, 7190, 7190])
    let before = try Fixture.status(facility)
    #expect([12, 16].map { total(before, $0) } == ["0", "1,550"])
    #expect(cells(before, 17)[4] == "1,550")
    #expect(holding(before, 3) == "")
    #expect(before.isSettled && before.isFulfilled)
    let after = try Fixture.status(
      facility, on: "2026-06-02", issued: [try Fixture.amount(.excess, 1550, on: "2026-06-02")],
      held: [try Fixture.block(.excess, 1550, vintage: 2024, origin: "0021", issuedIn: Fixture.designated)])
    #expect(total(after, 12) == "1,550")
    #expect(holding(after, 3) == "1,550")
    #expect(total(after, 16) == "0")
    #expect(cells(after, 17)[4] == "0")
    #expect(after.isFulfilled)
    // Issued after the period's end, it stands in the column of the adjustment period.
    #expect(cells(after, 12) == ["", "", "", "", "", "1,550", "1,550"])
    for row in 1...15 where row != 12 { #expect(cells(before, row) == cells(after, row), "row \(row)") }
  }

  @Test func `TC-07: 600 t bought and 500 t banked turn a shortage of 1,100 t to 0`() throws {
    // Five years whose sum lies 1,100 t above the cap of 37,500 t.
    let facility = try Fixture.facility(category: .districtHeatUser, emissions: [7720, 7720, 7720, 7720, 7720])
    let banked = try Fixture.block(.excess, 500, vintage: 2018, origin: "0021", issuedIn: Fixture.designated)
    let before = try Fixture.status(facility, held: [banked])
    #expect([11, 15].map { total(before, $0) } == ["0", "1,100"])
    #expect(holding(before, 2) == "500")
    #expect(!before.isFulfilled)
    let bought = try Fixture.amount(.tokyoSME, 600, on: "2026-07-01")
    let between = try Fixture.status(facility, on: "2026-07-01", surrendered: [bought], held: [banked])
    #expect([11, 15].map { total(between, $0) } == ["600", "500"])
    let figures = try SpecimenFigures.figures()
    let automatic = figures.automaticSurrenderDay(of: between.period, deadline: between.deadline)
    #expect(automatic == (try Fixture.day("2026-08-31")))
    let after = try Fixture.status(
      facility, on: "2026-08-31", surrendered: [bought, try Fixture.amount(.excess, 500, on: "2026-08-31")])
    #expect([11, 15].map { total(after, $0) } == ["1,100", "0"])
    #expect(holding(after, 2) == "")
    #expect(after.isFulfilled)
    for row in 1...17 where row != 11 && row != 15 { #expect(cells(before, row) == cells(after, row), "row \(row)") }
  }
}
