import Foundation

@testable import Forms
import Programme
import TestSupport
import Testing
import Workbook

/// Values printed the way people write them, chosen by a seed, are read back as themselves.
@Suite struct `values as people write them` {
  private static let rounds = 2000
  private static let seeds: [UInt64] = [20_261_122, 41, 777]

  private func check(
    _ type: FieldType, unit: String? = nil, seed: UInt64, _ make: (inout SeededGenerator) throws -> (FieldValue, String)
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let eras = try Eras.table()
    for round in 0..<Self.rounds {
      let (value, plain) = try make(&generator)
      let typed = Self.dressed(plain, &generator)
      let reading = ValueReader.read(cell: Cell(value: .text(typed), stored: typed), as: type, unit: unit, eras: eras)
      #expect(reading.value == value, "seed \(seed), round \(round): “\(typed)” from “\(plain)”")
      if reading.value != value { return }
    }
  }

  /// The text as one or the other keyboard gives it: full width, another hyphen, blanks around.
  private static func dressed(_ plain: String, _ generator: inout SeededGenerator) -> String {
    var text = plain
    if generator.below(3) == 0 {
      text = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
          }))
    } else if generator.below(3) == 0 {
      let hyphens = ["‐", "‑", "–", "—", "―", "−", "－", "ー", "ｰ", "─"]
      text = text.replacing("-", with: hyphens[generator.below(hyphens.count)])
    }
    switch generator.below(4) {
    case 0: return "\u{3000}" + text
    case 1: return text + " "
    case 2: return text + "\n"
    default: return text
    }
  }

  private static func grouped(_ digits: String) -> String {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index) % 3 == 0 { whole.append(",") }
      whole.append(digit)
    }
    return parts.count == 2 ? whole + "." + parts[1] : whole
  }

  @Test(arguments: seeds) func `dates`(seed: UInt64) throws {
    let eras = try Eras.table()
    try check(.date, seed: seed) { generator in
      // 1927 to 2099, so that every way to write the day has an era.
      let date = CivilDate(daysSince1970: -15_706 + generator.below(63_000))
      let era = try #require(eras.era(of: date))
      let year = try #require(eras.yearOfEra(date))
      let (month, day) = (date.month, date.day)
      let weekday = ["日", "月", "火", "水", "木", "金", "土"][date.weekday]
      let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
      let prints = [
        date.iso, "\(date.year)/\(month)/\(day)", "\(date.year).\(month).\(day)", "\(date.year)年\(month)月\(day)日",
        "\(date.year)\(two(month))\(two(day))", eras.japanese(date), "\(era.name)\(year).\(month).\(day)",
        "\(era.initial)\(year).\(month).\(day)", "\(era.initial)\(two(year))/\(two(month))/\(two(day))",
        "\(era.name)\(year)年\(month)月\(day)日(\(weekday))", "\(era.name) \(year) 年 \(month) 月 \(day) 日",
        "\(date.year)年(\(era.name)\(year)年)\(month)月\(day)日", "\(date.year)/\(month)/\(day) 9:30",
      ]
      return (.date(date), prints[generator.below(prints.count)])
    }
  }

  @Test(arguments: seeds) func `fiscal years`(seed: UInt64) throws {
    let eras = try Eras.table()
    try check(.fiscalYear, seed: seed) { generator in
      let year = try FiscalYear(1930 + generator.below(120))
      let era = try #require(eras.era(of: year.firstDay))
      let number = try #require(eras.yearOfEra(year.firstDay))
      let prints = [
        "\(year.startYear)年度", "\(year.startYear)", "FY\(year.startYear)", eras.japanese(year),
        "\(era.initial)\(number)年度", "\(era.name)\(number)年度", "\(year.startYear)年度(\(era.name)\(number)年度)",
        "\(year.startYear)年4月～\(year.startYear + 1)年3月",
      ]
      return (.fiscalYear(year), prints[generator.below(prints.count)])
    }
  }

  @Test(arguments: seeds) func `whole tonnes`(seed: UInt64) throws {
    try check(.integer, unit: "t-CO2", seed: seed) { generator in
      let number = Int64(generator.below(1 << (generator.below(50) + 1))) * (generator.below(6) == 0 ? -1 : 1)
      let digits = Self.grouped("\(number.magnitude)")
      let sign = number < 0 ? ["-", "▲", "△"][generator.below(3)] : ""
      let units = ["", "t", "トン", "t-CO2", "tCO2", "t-CO₂", "㌧", " t-CO2/年"]
      if number > 0, number % 1000 == 0, generator.below(2) == 0 {
        return (.integer(number), Self.grouped("\(number / 1000)") + "千t-CO2")
      }
      return (.integer(number), sign + digits + units[generator.below(units.count)])
    }
  }

  @Test(arguments: seeds) func `energy in kilowatt-hours`(seed: UInt64) throws {
    try check(.decimal, unit: "kWh", seed: seed) { generator in
      let number = try Self.decimal(&generator)
      let shifted = { (places: Int) in Self.grouped(try number.shifted(by: places).description) }
      let prints = [
        number.description, Self.grouped(number.description), Self.grouped(number.description) + "kWh",
        try shifted(-3) + "千kWh", try shifted(-3) + "MWh", try shifted(-4) + "万kWh", try shifted(-6) + "GWh",
        try shifted(-8) + "億kWh",
      ]
      return (.decimal(number), prints[generator.below(prints.count)])
    }
  }

  @Test(arguments: seeds) func `oil in kilolitres`(seed: UInt64) throws {
    try check(.decimal, unit: "kL", seed: seed) { generator in
      let number = try Self.decimal(&generator)
      let litres = try number.shifted(by: 3).description
      let prints = [
        number.description, number.description + "kL", number.description + "㎘", Self.grouped(litres) + "L",
        litres + "リットル", number.description + "ｋℓ",
      ]
      return (.decimal(number), prints[generator.below(prints.count)])
    }
  }

  @Test(arguments: seeds) func `per cent`(seed: UInt64) throws {
    try check(.decimal, unit: "％", seed: seed) { generator in
      let number = try Self.decimal(&generator)
      let prints = [
        number.description, number.description + "%", number.description + "％", number.description + "パーセント",
        try number.shifted(by: -1).description + "割",
      ]
      return (.decimal(number), prints[generator.below(prints.count)])
    }
  }

  /// 0 to ten digits before the point, 0 to 6 behind it.
  private static func decimal(_ generator: inout SeededGenerator) throws -> ExactDecimal {
    try ExactDecimal(
      coefficient: Int128(generator.below(1 << (generator.below(50) + 1))), places: generator.below(7))
  }

  @Test(arguments: seeds) func `decimal number cells`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let eras = try Eras.table()
    for _ in 0..<Self.rounds {
      // At most 15 digits, which is what Excel keeps; it writes 17 where 15 do not give the same double.
      let number = try ExactDecimal(
        coefficient: Int128(generator.below(1_000_000_000_000_000)), places: generator.below(16))
      let double = try #require(Double(number.description))
      for stored in [number.description, "\(double)", Self.seventeen(double)] {
        let cell = Cell(value: .number(double), stored: stored)
        let reading = ValueReader.read(cell: cell, as: .decimal, eras: eras)
        #expect(reading.value == .decimal(number), "seed \(seed): \(stored) from \(number)")
        #expect(!reading.notes.contains(.calculationRemainder), "seed \(seed): \(stored) from \(number)")
      }
    }
  }

  /// 17 significant digits, as Excel writes a double.
  private static func seventeen(_ number: Double) -> String { String(format: "%.17G", number) }

  @Test(arguments: seeds) func `account numbers`(seed: UInt64) throws {
    try check(.accountNumber, seed: seed) { generator in
      let digits = (0..<11).map { _ in "\(generator.below(10))" }.joined()
      func joined(_ sign: String) -> String {
        [digits.prefix(3), digits.dropFirst(3).prefix(3), digits.dropFirst(6).prefix(4), digits.suffix(1)]
          .joined(separator: sign)
      }
      let prints = [
        joined("-"), joined("‐"), joined("－"), joined("ー"), joined("−"), joined("–"), joined(""), joined(" "),
        joined("."), joined("・"), "口座番号 " + joined("-"), joined("-") + "※", joined("-") + "（申請中）",
      ]
      return (.accountNumber(try AccountNumber(joined("-"))), prints[generator.below(prints.count)])
    }
  }

  @Test(arguments: seeds) func `designation numbers`(seed: UInt64) throws {
    try check(.designation, seed: seed) { generator in
      let digits = (0..<4).map { _ in "\(generator.below(10))" }.joined()
      let prints = [digits, "指定番号" + digits, "指定番号：" + digits, "No." + digits]
      return (.designation(try DesignationNumber(digits)), prints[generator.below(prints.count)])
    }
  }

  @Test(arguments: seeds) func `serial numbers`(seed: UInt64) throws {
    try check(.serialRange, seed: seed) { generator in
      let first = Int64(1 + generator.below(10_000_000))
      let last = first + Int64(generator.below(100_000))
      let (left, right) = ("130-\(first)", "130-\(last)")
      let prints = [
        "\(left)～\(right)", "\(left)〜\(right)", "\(left)~\(right)", "\(left)から\(right)まで", "FROM \(left) TO \(right)",
        "\(left)-\(right)", "130-\(Self.grouped("\(first)"))～130-\(Self.grouped("\(last)"))", "\(left)～\(last)",
        "自\(left)至\(right)",
      ]
      let range = try SerialRange(areaCode: "130", first: first, last: last)
      return (.serialRange(range), first == last && generator.below(2) == 0 ? left : prints[generator.below(9)])
    }
  }

  @Test(arguments: seeds) func `corporate numbers`(seed: UInt64) throws {
    try check(.corporateNumber, seed: seed) { generator in
      let number = try CorporateNumber(base: (0..<12).map { _ in "\(generator.below(10))" }.joined())
      let digits = number.digits
      let prints = [
        digits, "T" + digits, "法人番号：" + digits,
        "\(digits.prefix(1))-\(digits.dropFirst().prefix(4))-\(digits.dropFirst(5).prefix(4))-\(digits.suffix(4))",
        "\(digits.prefix(1)) \(digits.dropFirst().prefix(4)) \(digits.dropFirst(5).prefix(4)) \(digits.suffix(4))",
      ]
      return (.corporateNumber(number), prints[generator.below(prints.count)])
    }
  }

  @Test(arguments: seeds) func `a corporate number with one digit mistyped is refused`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<Self.rounds {
      let number = try CorporateNumber(base: (0..<12).map { _ in "\(generator.below(10))" }.joined())
      var digits = Array(number.digits)
      let place = generator.below(13)
      let other = Character("\((digits[place].wholeNumberValue.map { $0 + 1 + generator.below(8) } ?? 0) % 10)")
      // Modulo 9 a 0 and a 9 are one: the check digit cannot tell them apart.
      guard other != digits[place], Set([other, digits[place]]) != ["0", "9"] else { continue }
      digits[place] = other
      #expect(throws: CorporateNumberError.wrongCheckDigit(String(digits))) { try CorporateNumber(String(digits)) }
    }
  }

  @Test(arguments: seeds) func `telephone numbers and postal codes`(seed: UInt64) throws {
    try check(.phone, seed: seed) { generator in
      let plain = "0\(1 + generator.below(9))-\(1000 + generator.below(9000))-\(1000 + generator.below(9000))"
      let prints = [plain, "TEL " + plain, "電話：" + plain, plain + " 内線 12", plain + "（代表）"]
      return (.text(plain), prints[generator.below(prints.count)])
    }
    try check(.postalCode, seed: seed) { generator in
      let (left, right) = (100 + generator.below(900), 1000 + generator.below(9000))
      let prints = ["\(left)-\(right)", "〒\(left)-\(right)", "\(left)\(right)", "〒 \(left) - \(right)"]
      return (.text("\(left)-\(right)"), prints[generator.below(prints.count)])
    }
  }

  @Test(arguments: seeds) func `e-mail addresses`(seed: UInt64) throws {
    try check(.email, seed: seed) { generator in
      let name = (0..<(1 + generator.below(8))).map { _ in String(Array("abcxyz0189_.")[generator.below(12)]) }.joined()
      let address = "\(name)@example\(generator.below(100)).co.jp"
      let prints = [address, "mailto:" + address, "<\(address)>", "E-mail:" + address]
      return (.text(address), prints[generator.below(prints.count)])
    }
  }

  @Test(arguments: seeds) func `boxes`(seed: UInt64) throws {
    try check(.flag, seed: seed) { generator in
      let isSet = generator.below(2) == 0
      let prints =
        isSet
        ? ["☑", "■", "○", "レ", "有", "はい", "yes", "該当", "☑ 該当する", "1"]
        : ["□", "☐", "×", "無", "いいえ", "no", "非該当", "□ 該当する", "0"]
      return (.flag(isSet), prints[generator.below(prints.count)])
    }
  }
}
