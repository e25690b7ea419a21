public import Programme

/// The status screen (義務履行状況照会) as a value: rows 1 to 17 and the holdings below them, for any face to print.
///
/// Columns are the period's fiscal years, the adjustment period (整理期間) and the total, as on the screen.
/// Source: seed 001, 07-screens section 6.
public struct ObligationTable: Hashable, Sendable {
  /// The headings of the value columns: one for each fiscal year, 整理期間, 削減義務期間合計.
  public let columns: [LocalizedText]
  /// The rows in the order of their numbers.
  public let rows: [Row]
  /// クレジット保有状況, one line for each period up to the one shown and any other that is held.
  public let holdings: [Holding]

  /// One row; as many cells as there are columns.
  public struct Row: Hashable, Sendable {
    /// Its number in 07-screens section 6, 1 to 17.
    public let number: Int
    /// Its label.
    public let label: LocalizedText
    /// 実績 or 決定及び予定の量; nil where the screen has no side heading.
    public let heading: LocalizedText?
    /// The cells.
    public let cells: [Cell]
  }

  /// One cell.
  public enum Cell: Hashable, Sendable {
    /// Nothing is printed; not the same as 0.
    case blank
    /// Words.
    case text(LocalizedText)
    /// t-CO2.
    case tonnes(Tonnes)
    /// A rate.
    case rate(Ratio)
  }

  /// One line of クレジット保有状況.
  public struct Holding: Hashable, Sendable {
    /// The number of the period of the vintages.
    public let period: Int
    /// 第n期クレジット.
    public let label: LocalizedText
    /// The amount in t-CO2; blank when there is none.
    public let cell: Cell
  }
}

extension ObligationTable.Cell {
  /// The cell as printed: thousands parted by commas, a rate with its sign.
  public func text(in language: Language) -> String {
    switch self {
    case .blank: return ""
    case .text(let text): return text.text(in: language)
    case .rate(let rate): return rate.percentText + "%"
    case .tonnes(let tonnes):
      let digits = String(tonnes.rawValue.magnitude)
      var parted = ""
      for (place, digit) in digits.enumerated() {
        if place > 0, (digits.count - place).isMultiple(of: 3) { parted += "," }
        parted.append(digit)
      }
      return (tonnes.rawValue < 0 ? "-" : "") + parted
    }
  }
}
