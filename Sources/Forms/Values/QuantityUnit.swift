internal import Programme

/// A unit as people write it: what it measures, and which power of ten of the measure's base unit it is.
///
/// Electricity and heat are two measures although both are energy: a kilowatt-hour bought is not 3.6 MJ in these reports
/// but what the conversion factor of the year says. So are carbon dioxide and the mass of a fuel.
struct QuantityUnit: Hashable {
  /// What a unit measures.
  enum Measure: Hashable {
    case carbon, mass, electricity, heat, liquid, gas, normalGas, power, share, money, area, hours
  }

  let measure: Measure
  /// It is ten to this power of the measure's base unit.
  let exponent: Int

  /// A unit by its spelling in any width and case; nil when it is none of the table.
  init?(_ text: some StringProtocol) {
    guard let unit = Self.table[Self.folded(String(text))] else { return nil }
    self = unit
  }

  private init(_ measure: Measure, _ exponent: Int) {
    self.measure = measure
    self.exponent = exponent
  }

  /// A quantity in this unit as one in another; nil for units of different measures, or beyond the digits a number has.
  func convert(_ number: ExactDecimal, to other: Self) -> ExactDecimal? {
    guard measure == other.measure else { return nil }
    do { return try number.shifted(by: exponent - other.exponent) } catch { return nil }
  }

  /// The spelling by which units are found: width, blanks, hyphens and dots folded away.
  static func folded(_ text: String) -> String {
    String(JapaneseText.codeText(text).lowercased().filter { !"-・·._()[]".contains($0) })
  }

  /// Every accepted spelling. Kanji before a unit (千kWh, 百万円) are multipliers and read by ``QuantityText``.
  private static let table: [String: QuantityUnit] = {
    var table: [String: QuantityUnit] = [:]
    func add(_ measure: Measure, _ exponent: Int, _ spellings: String...) {
      for spelling in spellings { table[folded(spelling)] = QuantityUnit(measure, exponent) }
    }
    // Base units: tonne of CO2, tonne, kWh, MJ, litre, m3, Nm3, kW, per cent, yen, m2, hour.
    add(
      .carbon, 0, "t-CO2", "tCO2", "t-CO2e", "t-CO2eq", "トンCO2", "トン-CO2", "CO2トン", "CO2-t", "CO2換算トン", "二酸化炭素トン",
      "トン-CO2換算", "t-CO2換算", "トン二酸化炭素")
    add(.carbon, -3, "kg-CO2", "kgCO2", "kg-CO2e")
    add(.carbon, 3, "kt-CO2")
    add(.mass, 0, "t", "トン", "屯", "ton", "tons", "tonne", "tonnes", "㌧")
    add(.mass, -3, "kg", "キログラム", "キロ", "㎏", "瓩")
    add(.electricity, 0, "kWh", "キロワット時", "キロワットアワー", "キロワット・アワー", "kWH", "KWH", "㎾h", "kW時", "kW・h")
    add(.electricity, 3, "MWh", "メガワット時", "メガワットアワー", "㎿h", "MW時")
    add(.electricity, 6, "GWh", "ギガワット時")
    add(.electricity, -3, "Wh", "ワット時")
    add(.heat, 0, "MJ", "メガジュール")
    add(.heat, 3, "GJ", "ギガジュール")
    add(.heat, 6, "TJ", "テラジュール")
    add(.heat, -3, "kJ", "キロジュール")
    add(.liquid, 0, "L", "リットル", "ℓ", "リッター", "立", "㍑")
    add(.liquid, 3, "kL", "キロリットル", "kℓ", "㎘", "ＫＬ")
    add(.gas, 0, "m3", "立方メートル", "㎥", "立米", "リューベ")
    add(.normalGas, 0, "Nm3", "N㎥", "m3N", "㎥N", "ノルマル立方メートル")
    add(.power, 0, "kW", "キロワット", "㎾")
    add(.power, 3, "MW", "メガワット", "㎿")
    add(.power, -3, "W", "ワット")
    add(.share, 0, "%", "％", "パーセント", "㌫", "percent", "pct", "﹪", "٪")
    add(.share, 1, "割")
    add(.share, -1, "‰", "パーミル")
    add(.money, 0, "円", "yen", "JPY", "¥")
    add(.area, 0, "m2", "㎡", "平方メートル", "平米")
    add(.hours, 0, "h", "時間", "hr", "hrs")
    return table
  }()
}
