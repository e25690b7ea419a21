import Foundation
import Workbook

/// The workbooks that readers are measured with, made anew from a fixed seed.
///
/// - the list: one sheet of 200,000 rows by 10 columns, about one cell in fifteen blank, some 75 MB of XML;
/// - the forms: workbooks of three sheets each, 36 columns by 100 to 130 rows of styled cells that are mostly blank,
///   merges, choices and sixty styles, about 56 KB each.
struct BenchInputs {
  /// The large list.
  let list: String
  /// The form workbooks, in the order of their names.
  let forms: [String]

  /// Writes the inputs into a folder.
  init(folder: URL, rows: Int, formCount: Int) throws {
    list = folder.appending(path: "list.xlsx").path
    try Self.writeList(to: list, rows: rows)
    let formsFolder = folder.appending(path: "forms")
    try FileManager.default.createDirectory(at: formsFolder, withIntermediateDirectories: true)
    var forms: [String] = []
    for number in 0..<formCount {
      let path = formsFolder.appending(path: String(format: "form-%04d.xlsx", number)).path
      try Self.writeForm(to: path, seed: UInt64(number))
      forms.append(path)
    }
    self.forms = forms
  }

  private static let properties = WorkbookProperties(createdAt: Date(timeIntervalSince1970: 1_774_915_200))

  private static func writeList(to path: String, rows: Int) throws {
    var random = SplitMix64(state: 1)
    let writer = try WorkbookWriter(path: path, properties: properties)
    let sheet = try writer.addSheet("一覧")
    let day = CellStyle { $0.numberFormat = "yyyy/m/d" }
    let amount = CellStyle { $0.numberFormat = "#,##0.00" }
    for row in 1...rows {
      func at(_ column: Int) -> CellReference { CellReference(rowNumber: row, columnNumber: column) }
      for column in 1...10 where random.next() % 15 != 0 {
        let number = random.next()
        switch column {
        case 1: try sheet.write(number: Int64(row), at: at(1))
        case 2: try sheet.write(text: "株式会社サンプル第\(number % 70_000)営業所", at: at(2))
        case 3: try sheet.write(text: ["東京都新宿区", "東京都千代田区", "大阪府大阪市", "北海道札幌市"][Int(number % 4)], at: at(3))
        case 4: try sheet.write(decimal: "\(number % 10_000_000).\(10 + number % 89)", at: at(4), style: amount)
        case 5: try sheet.write(number: Int64(number % 1_000_000_000), at: at(5))
        case 6:
          let date = SheetDate(year: 2020 + Int(number % 7), month: 1 + Int(number % 12), day: 1 + Int(number % 28))
          if let date { try sheet.write(date: date, at: at(6), style: day) }
        case 7: try sheet.write(boolean: number % 2 == 0, at: at(7))
        case 8: try sheet.write(text: "R-\(number % 10_000)", at: at(8))
        case 9: try sheet.write(decimal: "0.\(number % 1_000_000_000_000_000)", at: at(9))
        default: try sheet.write(number: Int64(number % 100), at: at(10))
        }
      }
    }
    try writer.close()
  }

  private static func writeForm(to path: String, seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let writer = try WorkbookWriter(path: path, properties: properties)
    let styles = (0..<60).map { number in
      CellStyle {
        $0.fontName = "ＭＳ 明朝"
        $0.fontSize = 9 + Double(number % 4)
        $0.isBold = number % 7 == 0
        $0.borders = .all(number % 2 == 0 ? .thin : .hair)
        $0.fill = number % 3 == 0 ? CellStyle.Color(rgb: UInt32(0xF0F0F0 + number % 15)) : nil
        $0.numberFormat = number % 5 == 0 ? "[$-411]ggge\"年\"m\"月\"d\"日\"" : number % 5 == 1 ? "#,##0" : nil
      }
    }
    for name in ["1. 申請者", "2. 削減量", "3. 内訳"] {
      let sheet = try writer.addSheet(name)
      let rows = 100 + Int(random.next() % 31)
      for row in 1...rows {
        for column in 1...36 {
          let cell = CellReference(rowNumber: row, columnNumber: column)
          let style = styles[Int(random.next() % 4 != 0 ? random.next() % 60 : UInt64(row * 7 + column / 6) % 60)]
          let number = random.next()
          switch number % 36 {
          case 0: try sheet.write(text: "指定地球温暖化対策事業所の所在地及び名称（\(number % 997)）", at: cell, style: style)
          case 1: try sheet.write(number: Int64(number % 100_000), at: cell, style: style)
          default: try sheet.writeBlank(at: cell, style: style)
          }
        }
      }
      for row in stride(from: 2, to: 42, by: 2) {
        let left = CellReference(rowNumber: row, columnNumber: 1)
        let right = CellReference(rowNumber: row, columnNumber: 6)
        try sheet.merge(CellRange(left, right), text: "項目\(row)", style: styles[row])
      }
      for row in 50..<60 {
        let cell = CellReference(rowNumber: row, columnNumber: 3)
        try sheet.validate(CellRange(cell, cell), CellValidation(.list(["はい", "いいえ", "該当なし"])))
      }
    }
    try writer.close()
  }
}

/// SplitMix64: the same numbers on every machine.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
