// Forms knows the application forms as data: it recognises them in workbooks, extracts their fields with the cells
// they came from, and draws blank ones. It refuses to judge what it reads (that is Examination) or to know cases.

public import Programme
public import Workbook

/// One edition of one application or notification form, as defined in `Forms/*.yaml`.
public struct FormDefinition: Hashable, Sendable {
  /// The form's id, `general-account-opening`.
  public let id: FormID
  /// Its number in the catalogue, F-03.
  public let number: String
  /// Its title as printed.
  public let title: LocalizedText
  /// The edition, with the days it is accepted.
  public let edition: FormEdition
  /// The legal basis, 条例第5条の21第3項.
  public let basis: LocalizedText
  /// Where the layout and the rules of the form were read.
  public let sources: [String]
  /// Who may hand it in.
  public let applicants: LocalizedText
  /// What it costs, in words.
  public let fee: LocalizedText
  /// By when it must be handed in.
  public let deadline: LocalizedText
  /// The channels by which its data file may arrive.
  public internal(set) var channels: [String]
  /// What must come on paper.
  public let paper: [PaperItem]
  /// Its sheets.
  public let sheets: [FormSheet]
  /// Its fields outside tables, in reading order.
  public internal(set) var fields: [FormField]
  /// Its tables of rows.
  public internal(set) var tables: [FormTable]
  /// The kinds of account whose registered online users may upload it (オンライン提出); empty when it must come on paper.
  public internal(set) var onlineAccounts: [AccountKind] = []
}

/// An edition of a form.
public struct FormEdition: Hashable, Sendable, Codable {
  /// The name, 2013-01.
  public let name: String
  /// The first day it is accepted.
  public let from: CivilDate
  /// The last day it is accepted; nil while it is current.
  public let until: CivilDate?
}

/// Something that must come on paper.
public struct PaperItem: Hashable, Sendable, Codable {
  /// The key used in `attachments[].item` of the paper record.
  public let key: String
  /// What it is.
  public let label: LocalizedText
  /// How many of it, １部; nil when one, or not said.
  public internal(set) var count: LocalizedText?
  /// When it is needed; nil when always.
  public let condition: LocalizedText?
  /// Where it was read.
  public let source: String
}

/// The type of a field's value.
public enum FieldType: String, Hashable, Sendable, Codable, CaseIterable {
  /// Any text.
  case text
  /// A whole number.
  case integer
  /// A calendar date, era or Western.
  case date
  /// One of the allowed choices.
  case choice
  /// 3-3-4-1 digits.
  case accountNumber
  /// Four digits.
  case designation
  /// ###-####; kept as text.
  case postalCode
  /// Digits and hyphens; kept as text.
  case phone
  /// An e-mail address; kept as text.
  case email
  /// An exact decimal number, in the field's unit where it has one.
  case decimal
  /// A fiscal year (年度), era or Western.
  case fiscalYear
  /// A box to tick, ☑.
  case flag
  /// Credit serial numbers, 130-1001～130-1100 or a single one.
  case serialRange
  /// A corporate number (法人番号), thirteen digits with a check digit.
  case corporateNumber
}

/// One of the values a choice field allows.
public struct FormChoice: Hashable, Sendable, Codable {
  /// The code kept in the field's value.
  public let code: String
  /// The words of the drop-down list, １．法人.
  public let label: LocalizedText
}

/// When a field must be filled in.
public enum FieldRequirement: Hashable, Sendable {
  /// Always.
  case always
  /// Never.
  case never
  /// When any of these fields is filled in.
  case with([String])
  /// When this choice field holds one of these codes.
  case when(field: String, codes: [String])
}

/// A field of a form.
public struct FormField: Hashable, Sendable {
  /// The key, `contact.phone`.
  public let key: String
  /// The label, without the blanks that pad it on paper.
  public let label: LocalizedText
  /// The label exactly as the form prints it, `口 座 の 数`; may have line breaks.
  public let printedLabel: String
  /// The heading under which the label stands, where the same label occurs more than once (連絡先).
  public let section: String?
  /// Other wordings of the label that editions and people use.
  public let aliases: [String]
  /// The key of the sheet it stands on.
  public let sheet: String
  /// The cells to type in.
  public let cells: CellRange
  /// The cells of the printed label.
  public let labelCells: CellRange
  /// The type of its value.
  public let type: FieldType
  /// When it must be filled in.
  public let required: FieldRequirement
  /// The choices; empty unless the type is choice.
  public let allowed: [FormChoice]
  /// Of a choice whose options are marked with ○ or ☑ in cells of their own: those cells, in the order of the options.
  public internal(set) var choiceCells: [ChoiceCell] = []
  /// Whether its content goes into the check code (照合コード).
  public let isInCheckCode: Bool
  /// Whether the applicant must leave it empty (※受付欄).
  public let isForOffice: Bool
  /// A hint shown when the cell is selected.
  public let hint: LocalizedText?
  /// What of the register a blank for an account is filled in with, `holder.name`; nil for nothing.
  public internal(set) var prefill: String?
  /// Where it was read, or "inferred".
  public let source: String
  /// The unit printed behind the box, t-CO2; nil where the form asks for no quantity.
  public internal(set) var unit: String?
}

/// A table of rows on a form.
public struct FormTable: Hashable, Sendable {
  /// The key, `associations`.
  public let key: String
  /// The table's heading.
  public let label: LocalizedText
  /// The key of the sheet it stands on.
  public let sheet: String
  /// The row number of the column headings.
  public let headingRow: Int
  /// The row number of the first row to fill in.
  public let firstRow: Int
  /// How many rows the blank has.
  public let rows: Int
  /// The columns, left to right.
  public internal(set) var columns: [FormColumn]
  /// Where it was read.
  public let source: String
}

/// A column of a form's table.
public struct FormColumn: Hashable, Sendable {
  /// The key inside a row, `facility_name`.
  public let key: String
  /// The heading, without the blanks that pad it on paper.
  public let label: LocalizedText
  /// The heading exactly as the form prints it; may have line breaks.
  public let printedLabel: String
  /// Other wordings of the heading.
  public let aliases: [String]
  /// The first and last column of its cells, B to D.
  public let firstColumn: Int
  /// The last column of its cells; equal to the first unless cells are merged.
  public let lastColumn: Int
  /// The type of its values.
  public let type: FieldType
  /// When a filled row must have it.
  public let required: FieldRequirement
  /// The choices; empty unless the type is choice.
  public let allowed: [FormChoice]
  /// Whether it goes into the check code.
  public let isInCheckCode: Bool
  /// A hint shown when the cell is selected.
  public let hint: LocalizedText?
  /// What of the register a blank for an account is filled in with, row by row; nil for nothing.
  public internal(set) var prefill: String?
  /// Where it was read, or "inferred".
  public let source: String
  /// The unit printed behind the box, t-CO2; nil where the form asks for no quantity.
  public internal(set) var unit: String?
}

/// A sheet of a form, with everything printed on it besides fields.
public struct FormSheet: Hashable, Sendable {
  /// The key, `main`.
  public let key: String
  /// The sheet's name in our blank.
  public let name: String
  /// The title by which the sheet is recognised.
  public let title: String
  /// Other titles that editions and people give the sheet.
  public internal(set) var titleAliases: [String] = []
  /// Whether a submission may do without it (an annex nobody needs).
  public let isOptional: Bool
  /// How the sheet is drawn; nil for the sheet of the check code, which is laid out by its own content.
  public let layout: SheetLayout?
}
