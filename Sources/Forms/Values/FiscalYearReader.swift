internal import Programme
internal import Workbook

/// Fiscal years (年度): typed in an era or in the Western calendar, or a day shown as a year.
enum FiscalYearReader {
  /// Reads a fiscal year. A calendar day is none, unless its cell shows it as one (`yyyy"年度"`).
  static func read(
    _ content: CellContent, cell: Cell, eras: EraTable, _ notes: inout [ReadingNote]
  ) -> FieldValue {
    switch content {
    case .day(let date, _):
      guard cell.format.contains("年度") else { return .unreadable(.notAFiscalYear) }
      // What Excel shows is the day's own year, whatever fiscal year the day lies in.
      do { return .fiscalYear(try FiscalYear(date.year)) } catch { return .unreadable(.notAFiscalYear) }
    case .impossibleDay, .other: return .unreadable(.notAFiscalYear)
    case .text(let text):
      if JapaneseText.codeText(text).allSatisfy({ "年度".contains($0) }) { return .blank }
      if eras.eras.contains(where: { JapaneseText.codeText(text) == "\($0.name)年度" }) { return .blank }
      let value = parse(text, eras: eras, &notes)
      // The whole span of a year, 2024年4月～2025年3月, is no approximation; any other span or 約 is.
      if value == .unreadable(.notAFiscalYear), ApproximateWords.occur(in: JapaneseText.codeText(text)) {
        return .unreadable(.approximate)
      }
      if content.isFolded { notes.append(.widthFolded) }
      return value
    case .number(_, let cell):
      // A format of a bare number and a word, 0"年度" or "令和"0"年度", shows a year.
      guard let text = content.typed else { return .unreadable(.notAFiscalYear) }
      return parse(NumberDisplay(cell.format)?.decorated(text) ?? text, eras: eras, &notes)
    }
  }

  private static func parse(_ text: String, eras: EraTable, _ notes: inout [ReadingNote]) -> FieldValue {
    do {
      let reading = try eras.parseFiscalYear(text)
      if let era = reading.assumedEra { notes.append(.eraAssumed(era)) }
      return .fiscalYear(reading.year)
    } catch {
      switch error {
      case .unreadable: return .unreadable(.notAFiscalYear)
      case .outsideEra(_, let era): return .unreadable(.outsideEra(era))
      case .eraMissing: return .unreadable(.eraMissing)
      }
    }
  }
}
