import Forms
import Programme
import Workbook

/// In what a file differs from the master form, in JSON.
struct DifferenceFromMasterView: Encodable {
  let kind: String
  let subject: String
  let sheet: String
  @OrNull var from: String?
  @OrNull var to: String?
  @OrNull var count: Int?
  let text: String

  /// - Parameter labels: the labels of fields by key.
  init(_ difference: LayoutDifference, labels: [String: String], language: Language) {
    kind = difference.kind.rawValue
    subject = difference.subject
    sheet = difference.sheet
    from = difference.from.isEmpty ? nil : difference.from
    to = difference.to.isEmpty ? nil : difference.to
    count = difference.count == 0 ? nil : difference.count
    text = difference.sentence(subject: labels[difference.subject] ?? difference.subject).text(in: language)
  }
}

/// A cell that no field claims, in JSON.
struct UnclaimedView: Encodable {
  let sheet: String
  let cell: String
  let text: String

  init(_ unclaimed: UnclaimedCell) {
    sheet = unclaimed.address.sheetName
    cell = unclaimed.address.cell.description
    text = unclaimed.text
  }
}

extension LayoutDifference {
  /// What differs, in a sentence; labels on one line.
  func sentence(subject: String) -> LocalizedText {
    let from = Self.line(from)
    let to = Self.line(to)
    switch kind {
    case .sheetRenamed:
      return LocalizedText(ja: "シート「\(from)」の名前が「\(to)」になっています。", en: "The sheet “\(from)” is called “\(to)”.")
    case .sheetAdded:
      return LocalizedText(ja: "シート「\(to)」を続きのページとして読みました。", en: "The sheet “\(to)” was read as a further page.")
    case .sheetMoved:
      return LocalizedText(ja: "シート「\(sheet)」の順番が変わっています。", en: "The sheet “\(sheet)” stands elsewhere.")
    case .checkCodeTyped:
      return LocalizedText(
        ja: "照合コード（\(to)）は計算式でなく値として入力されており、内容に連動していません。",
        en: "The check code (\(to)) was typed over its formula and does not follow the content.")
    case .titleChanged:
      return LocalizedText(
        ja: "シート「\(sheet)」に表題「\(from)」がありません。", en: "The sheet “\(sheet)” has no title “\(from)”.")
    case .rowsInserted:
      return LocalizedText(
        ja: "シート「\(sheet)」で様式の\(from)行の前に\(count)行が挿入されています。",
        en: "On the sheet “\(sheet)” \(count) row(s) were put in before the form's row \(from).")
    case .rowsDeleted:
      return LocalizedText(
        ja: "シート「\(sheet)」で様式の\(from)行の前の\(count)行が削除されています。",
        en: "On the sheet “\(sheet)” \(count) row(s) before the form's row \(from) were taken out.")
    case .columnsInserted:
      return LocalizedText(
        ja: "シート「\(sheet)」で様式の\(from)列の前に\(count)列が挿入されています。",
        en: "On the sheet “\(sheet)” \(count) column(s) were put in before the form's column \(from).")
    case .columnsDeleted:
      return LocalizedText(
        ja: "シート「\(sheet)」で様式の\(from)列の前の\(count)列が削除されています。",
        en: "On the sheet “\(sheet)” \(count) column(s) before the form's column \(from) were taken out.")
    case .fieldMoved:
      return LocalizedText(
        ja: "「\(subject)」は様式の\(from)ではなく\(to)から読みました。",
        en: "“\(subject)” was read from \(to), not from the form's \(from).")
    case .columnMoved:
      return LocalizedText(
        ja: "表の列「\(subject)」は様式の\(from)ではなく\(to)にあります。",
        en: "The column “\(subject)” stands at \(to), not at the form's \(from).")
    case .labelRetyped:
      return LocalizedText(ja: "見出し「\(from)」が「\(to)」と書かれています。", en: "The label “\(from)” is written “\(to)”.")
    case .labelMissing:
      return LocalizedText(ja: "見出し「\(from)」がありません。", en: "The label “\(from)” is not there.")
    case .tableInBlocks:
      return LocalizedText(
        ja: "表「\(subject)」は項目名と値の組で記入されています。", en: "The table “\(subject)” was typed as blocks of label and value.")
    }
  }

  private static func line(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }
}
