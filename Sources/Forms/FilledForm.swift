public import Programme

/// A form as an applicant filled it in: every field with the cell it came from.
public struct FilledForm: Hashable, Sendable, Codable {
  /// The form's id, `general-account-opening`.
  public let formID: FormID
  /// The edition of the form.
  public let edition: String
  /// Whether the file says of itself that it is our blank (defined names), or was recognised by its shape.
  public let recognition: Recognition
  /// The fields outside tables, in the order of the form's definition; one for each definition, found or not.
  public let fields: [FilledField]
  /// The tables' rows that have anything in them, in sheet order, by table key.
  public let tables: [String: [FilledRow]]
  /// In what the file differs from the master form, and what nobody claims in it; nil when there is neither.
  public let layout: LayoutReport?

  /// A filled form.
  public init(
    formID: FormID, edition: String, recognition: Recognition, fields: [FilledField], tables: [String: [FilledRow]],
    layout: LayoutReport? = nil
  ) {
    self.formID = formID
    self.edition = edition
    self.recognition = recognition
    self.fields = fields
    self.tables = tables
    self.layout = layout
  }

  /// The field with a key, `contact.phone`; nil when the form has no such field.
  public subscript(key: String) -> FilledField? { fields.first { $0.key == key } }

  /// The rows of a table; empty when none is filled.
  public func rows(_ table: String) -> [FilledRow] { tables[table] ?? [] }

  /// Every field, those of table rows included, in reading order.
  public var allFields: [FilledField] {
    fields + tables.sorted { $0.key < $1.key }.flatMap { $0.value.flatMap(\.fields) }
  }

  /// Text of a field; nil when absent, blank or unreadable.
  public func text(_ key: String) -> String? { self[key]?.text }

  /// Whole number of a field; nil when it has none.
  public func integer(_ key: String) -> Int64? {
    if case .integer(let number)? = self[key]?.value { number } else { nil }
  }

  /// Date of a field; nil when it has none.
  public func date(_ key: String) -> CivilDate? {
    if case .date(let date)? = self[key]?.value { date } else { nil }
  }

  /// Code of the choice made in a field; nil when none is.
  public func choice(_ key: String) -> String? {
    if case .choice(let code)? = self[key]?.value { code } else { nil }
  }
}

/// One filled row of a table, `associations[2]`.
public struct FilledRow: Hashable, Sendable, Codable {
  /// Position among the table's filled rows, from 0.
  public let index: Int
  /// The row's fields in column order; keys are whole, `associations[2].facility_name`.
  public let fields: [FilledField]

  /// A row.
  public init(index: Int, fields: [FilledField]) {
    self.index = index
    self.fields = fields
  }

  /// The field of a column, `facility_name`.
  public subscript(column: String) -> FilledField? {
    let ending = "].\(column)"
    return fields.first { $0.key.ends(with: ending) }
  }

  /// Text of a column; nil when absent, blank or unreadable.
  public func text(_ column: String) -> String? { self[column]?.text }

  /// Whole number of a column.
  public func integer(_ column: String) -> Int64? {
    if case .integer(let number)? = self[column]?.value { number } else { nil }
  }

  /// Account number of a column.
  public func accountNumber(_ column: String) -> AccountNumber? {
    if case .accountNumber(let number)? = self[column]?.value { number } else { nil }
  }

  /// Designation number of a column.
  public func designation(_ column: String) -> DesignationNumber? {
    if case .designation(let number)? = self[column]?.value { number } else { nil }
  }

  /// Code of the choice made in a column.
  public func choice(_ column: String) -> String? {
    if case .choice(let code)? = self[column]?.value { code } else { nil }
  }
}

/// The id of a form, `general-account-opening`.
public struct FormID: Hashable, Comparable, Sendable, Codable, RawRepresentable, ExpressibleByStringLiteral {
  /// The id.
  public let rawValue: String

  /// An id as the definitions spell it.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// An id written in code.
  public init(stringLiteral value: String) { rawValue = value }

  /// Orders alphabetically.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// How sure it is which form a workbook is, and why.
public struct Recognition: Hashable, Sendable, Codable {
  /// 0 to 100; at 60 and above a workbook counts as recognised.
  public let confidence: Int
  /// What spoke for it: titles, labels and defined names found.
  public let evidence: [String]
  /// The workbook's sheets by the key of the form's sheet they are.
  public let sheets: [String: String]

  /// A recognition with its evidence.
  public init(confidence: Int, evidence: [String], sheets: [String: String]) {
    self.confidence = confidence
    self.evidence = evidence
    self.sheets = sheets
  }
}
