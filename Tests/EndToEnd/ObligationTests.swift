import Foundation
import Testing

/// `kozabo obligation` over an office whose seed tells the worked examples TC-01, TC-02 and TC-05 of the scheme, with
/// the figures as shipped. Expected numbers are typed from the authority's slides.
@Suite struct ObligationTests {
  private static let seed = """
    persons: [{id: P1, kind: corporation, name: 株式会社見本, address: 東京都新宿区見本町1-1}]
    facilities:
      - {designation: "0001", name: 見本第一ビル, address: 見本町1, class: specified, category: I-1, obligatedPersons: [P1],
         obligationFrom: 2020, baseEmissions: 10000, emissions: {2020: {tonnes: 7500}, 2021: {tonnes: 7800},
         2022: {tonnes: 7100}, 2023: {tonnes: 6800}, 2024: {tonnes: 6600}}}
      - {designation: "0021", name: 見本ビル, address: 見本町2, class: specified, category: I-2, obligatedPersons: [P1],
         obligationFrom: 2020, baseEmissions: {2020: 10000}, emissions: {"2020": {tonnes: 8000, fixedOn: 2022-03-01},
         2021: {tonnes: 8000, fixedOn: 2023-03-01}, 2022: {tonnes: 7800, fixedOn: 2024-03-01}}}
      - {designation: "0005", name: 見本第五ビル, address: 見本町3, class: specified, category: I-1, obligatedPersons: [P1],
         obligationFrom: 2015, baseEmissions: {"2015": 10000}, emissions: {2015: {tonnes: 8500, fixedOn: 2017-03-01},
         2016: {tonnes: 7500, fixedOn: 2018-03-01}}}
      - {designation: "0009", name: 見本会館, address: 見本町4, class: specified, category: {2020: I-1, "2022": I-2},
         relief: {2021: topLevel, 2023: none}, obligatedPersons: [P1], obligationFrom: 2020}
    accounts:
      - {kind: designated, designation: "0021", holders: [P1], openedOn: 2015-06-01}
      - {number: 130-200-0001-0, kind: general, holders: [P1], openerKind: 1, openedOn: 2015-06-01}
      - {number: 130-200-0002-0, kind: general, holders: [P1], openerKind: 1, openedOn: 2015-06-01}
    associations:
      - {general: 130-200-0002-0, designated: 130-100-0021-0}
    credits:
      - {account: 130-200-0001-0, type: tokyoSME, origin: "02000012", vintage: 2021, tonnes: 70, serials: "130-101~130-170",
         issuedOn: 2023-01-05}
      - {account: 130-200-0001-0, type: tokyoSME, origin: "02000012", vintage: 2011, tonnes: 9, serials: "130-201~130-209",
         issuedOn: 2013-01-05}
      - {account: 130-200-0002-0, type: tokyoSME, origin: "02000013", vintage: 2014, tonnes: 30, serials: "130-301~130-330",
         issuedOn: 2016-01-05}
      - {account: 130-100-0021-0, type: tokyoSME, origin: "02000011", vintage: 2019, tonnes: 500, issuedOn: 2021-01-05}
    """

  private func office() throws -> Workplace {
    let place = try Workplace()
    let seed = try place.file("seed.yaml", Self.seed)
    let outcome = try place.kozabo("init", place.office, "--seed", seed)
    try #require(outcome.code == 0, "\(outcome.errors)")
    return place
  }

  @Test func `the promised keys are there, with the numbers of the slides`() throws {
    let place = try office()
    let outcome = try place.kozabo("--json", "obligation", "0021", "--period", "3", "--as-of", "2024-06-01")
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    let json = try outcome.json()
    let promised: Set = [
      "designation", "period", "years", "cap", "obligationTotal", "emissionsTotal", "projectedRemaining", "surrendered",
      "excessIssued", "otherGasSurrendered", "shortage", "bankable", "excessIssuable", "holdings", "deadline",
      "fulfilled",
    ]
    #expect(promised.isSubset(of: Set(json.keys)))
    let figures: [String: Int] = [
      "period": 3, "cap": 37_500, "obligationTotal": 12_500, "emissionsTotal": 23_800, "projectedRemaining": 15_600,
      "surrendered": 0, "excessIssued": 0, "otherGasSurrendered": 0, "shortage": 1900, "bankable": 0,
      "excessIssuable": 0,
    ]
    for (key, value) in figures { #expect(json[key] as? Int == value, "\(key)") }
    #expect(json["designation"] as? String == "0021")
    #expect(json["holdings"] as? [String: Int] == ["1": 0, "2": 500, "3": 0])
    #expect(json["deadline"] as? String == "2026-09-30")
    #expect(json["fulfilled"] as? Bool == false)
    let years = try #require(json["years"] as? [[String: Any]])
    #expect(years.map { $0["fiscalYear"] as? Int } == [2020, 2021, 2022, 2023, 2024])
    for year in years {
      #expect(
        Set(["fiscalYear", "baseEmissions", "rate", "obligation", "emissions", "reduction"]).isSubset(
          of: Set(year.keys)))
      #expect(year["baseEmissions"] as? Int == 10_000 && year["obligation"] as? Int == 2500)
      #expect(year["rate"] as? Double == 0.25)
    }
    #expect(years.map { $0["emissions"] as? Int } == [8000, 8000, 7800, nil, nil])
    #expect(years.map { $0["reduction"] as? Int } == [2000, 2000, 2200, nil, nil])
    #expect(outcome.output.contains("\"rate\" : 0.25,"), "exact, not 0.25000000000000001")
    // 500 t are at hand, 1,400 t are to be bought.
    let advice = try #require(json["advice"] as? [String: Any])
    #expect(advice["stillNeeded"] as? Int == 1400)
    // What expired in 2021 is of no use; what lies in an account that is not associated would be, if it were.
    let passedOver = try #require(advice["passedOver"] as? [[String: Any]])
    #expect(passedOver.map { $0["serials"] as? String } == ["130-301~130-330"])
    #expect(passedOver.map { $0["reason"] as? String } == ["notUsable"])
    let apart = try #require(advice["notAssociated"] as? [[String: Any]])
    #expect(apart.map { $0["serials"] as? String } == ["130-101~130-170"])
  }

  @Test func `a met obligation is met, and an early excess is issuable`() throws {
    let place = try office()
    let met = try place.kozabo("--json", "obligation", "0001", "--period", "3").json()
    #expect(met["cap"] as? Int == 36_500 && met["emissionsTotal"] as? Int == 35_800)
    #expect(met["fulfilled"] as? Bool == true && met["shortage"] as? Int == 0 && met["bankable"] as? Int == 700)
    let excess = try place.kozabo("--json", "obligation", "0005", "--period", "2", "--as-of", "2018-06-01").json()
    #expect(excess["excessIssuable"] as? Int == 600)
    let issue = try #require(excess["excessIssue"] as? [String: Any])
    #expect(issue["permitted"] as? Bool == true && issue["until"] as? String == "2018-11-30")
    let before = try place.kozabo("--json", "obligation", "0005", "--period", "2", "--as-of", "2017-06-01").json()
    #expect(before["excessIssuable"] as? Int == 0)
  }

  @Test func `people get the screen in their language, aligned by width`() throws {
    let place = try office()
    let ja = try place.kozabo("obligation", "0021", "--as-of", "2024-06-01", lang: "ja").output
    let lines = ja.split(separator: "\n").map(String.init)
    #expect(lines.first?.contains("義務履行状況") == true)
    #expect(lines.contains { $0.hasPrefix(" 1  適用区分") && $0.contains("第三義務率") })
    #expect(lines.contains { $0.hasPrefix(" 5  基準排出量") && $0.hasSuffix("50,000") })
    #expect(lines.contains { $0.hasPrefix("15  前年度排出量を維持したときに削減義務量に不足する削減量") && $0.hasSuffix("1,900") })
    #expect(lines.contains { $0.hasPrefix("第2期クレジット") && $0.hasSuffix("500") })
    #expect(ja.contains("クレジット調達量（推定） 1,400 t-CO2"))
    // The last column is right-aligned: every row that has a total ends where the rule below the headings ends.
    func width(_ text: String) -> Int {
      text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? 1 : 2) }
    }
    let rule = try #require(lines.first { $0.hasPrefix("--") })
    for beginning in [" 5  ", " 7  ", " 8  ", " 9  ", "10  ", "14  ", "15  ", "16  "] {
      let row = try #require(lines.first { $0.hasPrefix(beginning) })
      #expect(width(row) == width(rule), "\(row)")
    }
    let en = try place.kozabo("obligation", "0021", "--as-of", "2024-06-01").output
    #expect(ja.contains("130-200-0001-0 の 130-101~130-170 70 t-CO2 は関連付けをすれば移転して充当できます"))
    #expect(ja.contains("130-200-0002-0 の 130-301~130-330 30 t-CO2 は充当できません（利用可能な計画期間は第1、第2）"))
    #expect(en.contains("from 130-200-0001-0 once it is associated: 130-101~130-170 70 t-CO2"))
    #expect(en.contains("third-period rate") && en.contains("still to be bought: 1,400 t-CO2"))
    #expect(en.contains("Excess credits cannot be applied for: nothing is issuable."))
  }

  @Test(arguments: [
    (["0404"], 66, "No facility 0404 is on record."), (["21"], 64, "“21” is not a designation number"),
    (["0021", "--period", "12"], 65, "The figures know no period 12"),
    (["0009", "--period", "3"], 65, "Facility 0009 has no base emissions on record for FY2020."),
    (["0021", "--as-of", "2026-02-30"], 64, "--as-of “2026-02-30” is not a date"),
  ])
  func `what cannot be shown is said in one sentence`(words: [String], code: Int32, sentence: String) throws {
    let place = try office()
    let outcome = try Program.run(place.words(["obligation"] + words), folder: place.path)
    #expect(outcome.code == code)
    #expect(outcome.output.isEmpty && outcome.errors.contains(sentence), "\(outcome.errors)")
  }
}
