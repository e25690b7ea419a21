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
    /// Choices that no drop-down list can hold: over 255 characters together, or with `,` or `"` in them.
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
        ja: "「\(key)」の選択肢は合わせて255文字まで、「,」と「\"」は使えません。",
        en: "the choices of “\(key)” have over 255 characters together, or a comma or quotation mark")
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
