public import Programme

/// How documents are numbered (文書番号): `8環都総第12号`.
///
/// The number before the department's characters is the year of the era at the beginning of the fiscal year (April),
/// so a letter of February 2027 still bears 8. Source: mask ●環都総第●●●号 of seed 000; reading in domain 06, section 1.
public struct DocumentNumberFormat: Hashable, Codable, Sendable {
  /// The characters of bureau, metropolis and section: 環都総.
  public let departmentCharacters: String

  /// A format with the characters of a department.
  public init(departmentCharacters: String = "環都総") {
    self.departmentCharacters = departmentCharacters
  }

  /// The number as printed on a letter of that day.
  ///
  /// `sequence` runs from 1 within a fiscal year. A day before the first era of the table gets its Western year.
  public func text(sequence: Int, on date: CivilDate, eras: EraTable) -> String {
    let fiscalYear = FiscalYear(containing: date)
    let year = eras.yearOfEra(fiscalYear.firstDay) ?? fiscalYear.startYear
    return "\(year)\(departmentCharacters)第\(sequence)号"
  }
}
