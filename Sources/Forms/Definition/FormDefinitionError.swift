public import Programme

/// Why a form's definition cannot be used, and where in its file.
public struct FormDefinitionError: Error, Hashable, Sendable {
  /// The file's name, `general-account-opening.yaml`; of the folder when the folder itself is at fault.
  public let file: String
  /// The line, from 1; nil when the file as a whole is meant.
  public let line: Int?
  /// What is wrong.
  public let reason: Reason

  /// What is wrong with a definition, in the order in which it is looked for.
  public enum Reason: Hashable, Sendable {
    /// The folder cannot be listed.
    case folderUnreadable
    /// The file is no YAML of this shape: unknown and missing keys, values of another type.
    case document(YAMLReason)
    /// A text that must be there is empty; holds the key's name.
    case emptyText(String)
    /// A key of a field, table, sheet, column, choice or paper item that occurs twice.
    case duplicateKey(String)
    /// A key with other characters than `a-z`, `0-9`, `_` and `.`, or with `__` in it.
    case badKey(String)
    /// A range of cells, columns or rows that cannot be read.
    case badRange(String)
    /// A sheet that the form does not have.
    case unknownSheet(String)
    /// Cells outside what is printed.
    case outsidePrintArea(cells: String, printArea: String)
    /// Two things in the same cells.
    case overlap(String, String)
    /// A choice field without choices.
    case choiceWithoutChoices(String)
    /// Choices of a field that is no choice.
    case choicesWithoutChoice(String)
    /// Choices that no drop-down list can hold: with `,` or `"` in them, or over 255 characters together on a form
    /// without a sheet 照合コード to write the list on.
    case unusableChoices(String)
    /// A requirement names a field that is not there.
    case unknownField(String)
    /// A requirement names a code that the field does not have.
    case unknownCode(field: String, code: String)
    /// A box with none, or several, of `text`, `eachRow`, `copyOf` and `special`.
    case boxContent
    /// Fields that share one label have different printed words for it.
    case labelsDiffer(cells: String)
    /// A field's section is printed nowhere on its sheet.
    case sectionNotPrinted(String)
    /// The check code is not printed on a sheet of the paper form.
    case checkCodeNotPrinted(sheet: String)
    /// A form whose file is not named after its id.
    case fileName(FormID)
    /// A sheet with both a layout and a flow.
    case layoutAndFlow(sheet: String)
    /// `page` on a sheet that has no flow.
    case pageWithoutFlow
    /// A block of a flow with none, or several, of its kinds; holds those it has.
    case blockKind([String])
    /// A part that parts.yaml does not have; holds those it has.
    case unknownPart(String, known: [String])
    /// A part that uses itself, directly or by way of others.
    case partInItself(String)
    /// A number outside what is allowed; holds the key's name.
    case outOfRange(String, value: String, allowed: String)
    /// The widths of a table's columns do not fill the page.
    case tableWidths(String, sum: Int, needed: Int)
    /// A key that only fields of a `line` may have.
    case onlyInLine(String)
    /// A field of a `line` without `labelColumns` or `columns`.
    case lineFieldWithoutColumns(String)
    /// `pair: true` on a field that no other field follows.
    case pairWithoutNext(String)
    /// `pair: true` where a row cannot be shared: with option cells, or with boxes beside the block's.
    case pairNotPossible(String)
    /// `style: cells` on a field that is no choice.
    case cellsWithoutChoice(String)
    /// `beside` in a block without `besideHeading`.
    case besideWithoutHeading(String)
    /// A decimal number without a unit.
    case unitMissing(String)
    /// A unit on a field that is no number.
    case unitOfOtherType(String, type: FieldType)
    /// A path that ``PrefillVocabulary`` does not have; holds those it has.
    case unknownPrefill(String, known: [String])
    /// The columns of one table are filled in from rows of different things.
    case prefillOfOtherRows(String)
    /// Two files define the same form in the same edition, or in editions accepted on the same day.
    case sameEdition(FormID, otherFile: String)
  }
}

extension FormDefinitionError {
  init(_ error: YAMLDocumentError) {
    self.init(file: error.file, line: error.line, reason: .document(error.reason))
  }
}

extension FormDefinitionError.Reason {
  /// The reason in words, without the place.
  public var text: LocalizedText {
    switch self {
    case .folderUnreadable: LocalizedText(ja: "フォルダを読めません。", en: "the folder cannot be read")
    case .document(let reason): reason.text
    case .emptyText(let key): LocalizedText(ja: "「\(key)」が空です。", en: "“\(key)” is empty")
    case .duplicateKey(let key): LocalizedText(ja: "キー「\(key)」が重複しています。", en: "the key “\(key)” occurs twice")
    case .badKey(let key):
      LocalizedText(
        ja: "キー「\(key)」に使えない文字があります。", en: "the key “\(key)” may hold a-z, A-Z, 0-9, “_” and “.”, and no “__”")
    case .badRange(let text): LocalizedText(ja: "セル範囲「\(text)」を読めません。", en: "“\(text)” is no range")
    case .unknownSheet(let key): LocalizedText(ja: "シート「\(key)」がありません。", en: "there is no sheet “\(key)”")
    case .outsidePrintArea(let cells, let area):
      LocalizedText(ja: "\(cells)は印刷範囲\(area)の外です。", en: "\(cells) lies outside the print area \(area)")
    case .overlap(let one, let other):
      LocalizedText(ja: "「\(one)」と「\(other)」のセルが重なっています。", en: "“\(one)” and “\(other)” share cells")
    case .choiceWithoutChoices(let key): LocalizedText(ja: "「\(key)」に選択肢がありません。", en: "“\(key)” has no choices")
    case .choicesWithoutChoice(let key):
      LocalizedText(ja: "選択式でない「\(key)」に選択肢があります。", en: "“\(key)” has choices but is no choice")
    case .unusableChoices(let key):
      LocalizedText(
        ja: "「\(key)」の選択肢に「,」と「\"」は使えません。照合コードのシートがない様式では合わせて255文字までです。",
        en: "the choices of “\(key)” have a comma or quotation mark, or over 255 characters and no sheet for the list")
    case .unknownField(let key): LocalizedText(ja: "項目「\(key)」がありません。", en: "there is no field “\(key)”")
    case .unknownCode(let field, let code):
      LocalizedText(ja: "「\(field)」に選択肢「\(code)」がありません。", en: "“\(field)” has no choice “\(code)”")
    case .boxContent:
      LocalizedText(
        ja: "text、eachRow、copyOf、specialのうち一つだけを書いてください。",
        en: "a box has exactly one of text, eachRow, copyOf and special")
    case .labelsDiffer(let cells):
      LocalizedText(
        ja: "\(cells)の見出しが項目によって異なります。", en: "the fields that share the label \(cells) print it differently")
    case .sectionNotPrinted(let text):
      LocalizedText(ja: "見出し「\(text)」がシートにありません。", en: "the section “\(text)” is printed nowhere on the sheet")
    case .checkCodeNotPrinted(let sheet):
      LocalizedText(ja: "シート「\(sheet)」に照合コードがありません。", en: "the sheet “\(sheet)” does not print the check code")
    case .fileName(let id):
      LocalizedText(
        ja: "様式\(id.rawValue)のファイル名は\(id.rawValue).yaml又は\(id.rawValue).版.yamlとしてください。",
        en: "the file of \(id.rawValue) must be named \(id.rawValue).yaml or \(id.rawValue).EDITION.yaml")
    case .layoutAndFlow(let sheet):
      LocalizedText(
        ja: "シート「\(sheet)」にlayoutとflowの両方があります。", en: "the sheet “\(sheet)” has both a layout and a flow")
    case .pageWithoutFlow: LocalizedText(ja: "pageはflowと共に使います。", en: "“page” belongs to a flow")
    case .blockKind(let kinds):
      LocalizedText(
        ja: "flowの一項目には一つだけを書いてください（ここには: \(kinds.joined(separator: "、"))）。",
        en: "a block has exactly one of use, title, sentence, note, gap, field, fixed, table, line and heading; here: "
          + (kinds.isEmpty ? "none" : kinds.joined(separator: ", ")))
    case .unknownPart(let name, let known):
      LocalizedText(
        ja: "部品「\(name)」がありません。あるもの: \(known.joined(separator: "、"))",
        en: "there is no part “\(name)”; there are: \(known.joined(separator: ", "))")
    case .partInItself(let name):
      LocalizedText(ja: "「\(name)」が自分自身を使っています。", en: "the part “\(name)” uses itself")
    case .outOfRange(let key, let value, let allowed):
      LocalizedText(
        ja: "\(key)の値\(value)は範囲\(allowed)の外です。", en: "“\(key)” is \(value); allowed is \(allowed)")
    case .tableWidths(let key, let sum, let needed):
      LocalizedText(
        ja: "表「\(key)」の列幅の合計は\(sum)です。\(needed)にしてください。",
        en: "the widths of the columns of “\(key)” sum up to \(sum) instead of \(needed)")
    case .onlyInLine(let key): LocalizedText(ja: "「\(key)」はlineの中だけで使えます。", en: "“\(key)” belongs to fields of a line")
    case .lineFieldWithoutColumns(let key):
      LocalizedText(
        ja: "lineの中の「\(key)」にはlabelColumnsとcolumnsが必要です。", en: "“\(key)” in a line needs labelColumns and columns")
    case .pairWithoutNext(let key):
      LocalizedText(ja: "「\(key)」の後に並べる項目がありません。", en: "no field follows “\(key)” to share its row")
    case .pairNotPossible(let key):
      LocalizedText(ja: "「\(key)」は他の項目と一行に並べられません。", en: "“\(key)” cannot share its row")
    case .cellsWithoutChoice(let key):
      LocalizedText(ja: "選択式でない「\(key)」にstyle: cellsがあります。", en: "“\(key)” has style: cells but is no choice")
    case .besideWithoutHeading(let key):
      LocalizedText(ja: "「\(key)」のbesideにはbesideHeadingが必要です。", en: "“beside” of “\(key)” needs a besideHeading")
    case .unitMissing(let key):
      LocalizedText(
        ja: "「\(key)」に単位がありません。無次元の場合はunit: noneとしてください。",
        en: "the decimal “\(key)” has no unit; write unit: none where it has no dimension")
    case .unitOfOtherType(let key, let type):
      LocalizedText(
        ja: "数値でない「\(key)」（\(type.rawValue)）に単位があります。",
        en: "“\(key)” has a unit but is no number (\(type.rawValue))")
    case .unknownPrefill(let path, let known):
      LocalizedText(
        ja: "prefill「\(path)」は使えません。使えるもの: \(known.joined(separator: "、"))",
        en: "unknown prefill “\(path)”; known here: \(known.joined(separator: ", "))")
    case .prefillOfOtherRows(let table):
      LocalizedText(
        ja: "表「\(table)」のprefillが異なる行を指しています。", en: "the columns of “\(table)” are filled in from different rows")
    case .sameEdition(let id, let file):
      LocalizedText(
        ja: "\(id.rawValue)の同じ時期の版が\(file)にもあります。",
        en: "\(file) defines \(id.rawValue) for the same days")
    }
  }
}

extension FormDefinitionError: CustomStringConvertible {
  /// `general-account-opening.yaml:40: “opener_kind” has no choices`.
  public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(reason.text.en)" }
}
