import Workbook

/// A workbook in JSON; the keys are promised to scripts.
struct WorkbookView: Encodable {
  let format: String
  let dateSystem: String
  let encrypted: Bool
  let macros: Bool
  let sheets: [SheetView]
  let hidden: [HiddenView]

  /// - Parameter onlySheet: the one sheet to show, with what is hidden on it and in the workbook as a whole.
  init(_ file: WorkbookFile, onlySheet: String?) {
    format = file.format.rawValue
    dateSystem = file.dateSystem == .from1904 ? "1904" : "1900"
    encrypted = file.isEncrypted
    macros = file.hasMacros
    sheets = file.sheets.filter { onlySheet == nil || $0.name == onlySheet }.map { SheetView($0, in: file) }
    hidden = HiddenContentReport(of: file).items
      .filter { onlySheet == nil || $0.sheetName == nil || $0.sheetName == onlySheet }.map(HiddenView.init)
  }

  struct SheetView: Encodable {
    let name: String
    let visibility: String
    let merges: [String]
    let cells: [CellView]
    /// For people; not in JSON.
    let extras: SheetExtras

    enum CodingKeys: String, CodingKey { case name, visibility, merges, cells }

    init(_ sheet: Sheet, in file: WorkbookFile) {
      name = sheet.name
      visibility = sheet.visibility.rawValue
      merges = sheet.merges.map(\.description)
      cells = sheet.cells.map { CellView($0.cell, at: $0.reference) }
      extras = file.extras(of: sheet)
    }
  }

  struct CellView: Encodable {
    let ref: String
    let kind: String
    @OrNull var value: JSONValue?
    let stored: String
    @OrNull var formula: String?
    @OrNull var reading: String?
    let format: String

    init(_ cell: Cell, at reference: CellReference) {
      ref = reference.description
      (kind, value) = Self.meaning(of: cell.value)
      stored = cell.stored
      formula = cell.formula
      reading = cell.reading
      format = cell.format
    }

    /// The kind, and the value as JSON has it: dates, times and durations as ISO 8601 writes them.
    private static func meaning(of value: CellValue) -> (String, JSONValue?) {
      switch value {
      case .empty: ("empty", nil)
      case .text(let text): ("text", .text(text))
      // JSON has no infinity; the stored digits still say what the file holds.
      case .number(let number): ("number", number.isFinite ? .number(number) : nil)
      case .boolean(let isTrue): ("boolean", .boolean(isTrue))
      case .date(let date): ("date", .text(date.description))
      case .time(let time): ("time", .text(time.description))
      case .dateTime(let date, let time): ("date", .text("\(date)T\(time)"))
      case .duration(let seconds): ("duration", .text(duration(seconds)))
      case .error(let error): ("error", .text(error))
      }
    }

    private static func duration(_ seconds: Int) -> String {
      let (hours, minutes, rest) = (abs(seconds) / 3600, abs(seconds) / 60 % 60, abs(seconds) % 60)
      return "\(seconds < 0 ? "-" : "")PT\(hours)H\(minutes)M\(rest)S"
    }
  }

  struct HiddenView: Encodable {
    let what: String
    @OrNull var sheet: String?
    @OrNull var cell: String?
    let detail: String
    /// For words; not in JSON.
    let sort: HiddenContentReport.Sort

    enum CodingKeys: String, CodingKey { case what, sheet, cell, detail }

    init(_ item: HiddenContentReport.Item) {
      what = item.what.rawValue
      sheet = item.sheetName
      cell = item.cell?.description
      detail = item.detail
      sort = item.what
    }
  }

  /// One of JSON's own values.
  enum JSONValue: Encodable, CustomStringConvertible {
    case text(String)
    case number(Double)
    case boolean(Bool)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .boolean(let isTrue): try container.encode(isTrue)
      }
    }

    var description: String {
      switch self {
      case .text(let text): text
      case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
      case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
      }
    }
  }
}
