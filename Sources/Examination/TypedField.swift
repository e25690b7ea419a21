import Forms
import Programme

/// A filled field together with what the form's definition says of it; many rules look through all of them, so that none
/// is copied.
final class TypedField: Sendable {
  /// The field as filled in.
  let field: FilledField
  /// The type of its value.
  let type: FieldType
  /// When it must be filled in.
  let required: FieldRequirement
  /// The key of the sheet it stands on.
  let sheet: String
  /// The heading it stands under, where the form has one.
  let section: String?
  /// Whether its content goes into the check code (照合コード).
  let isInCheckCode: Bool
  /// Whether only the office writes there.
  let isForOffice: Bool
  /// The row it belongs to; nil outside tables.
  let row: FilledRow?
  /// The table it belongs to; nil outside tables.
  let table: FormTable?

  /// A field outside tables.
  init(_ field: FilledField, _ definition: FormField) {
    self.field = field
    type = definition.type
    required = definition.required
    sheet = definition.sheet
    section = definition.section
    isInCheckCode = definition.isInCheckCode
    isForOffice = definition.isForOffice
    row = nil
    table = nil
  }

  /// A field of a table's row.
  init(_ field: FilledField, _ column: FormColumn, row: FilledRow, table: FormTable) {
    self.field = field
    type = column.type
    required = column.required
    sheet = table.sheet
    section = nil
    isInCheckCode = column.isInCheckCode
    isForOffice = false
    self.row = row
    self.table = table
  }

  /// Why the field cannot be read; nil when it can, or is empty.
  var unreadable: UnreadableReason? { if case .unreadable(let reason) = field.value { reason } else { nil } }
}
