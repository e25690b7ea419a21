import Casework
import Forms
import Office
import Programme

/// The check code (照合コード) typed from the sealed paper beside that of the data file.
struct CheckCodeView: Encodable {
  let typed: String
  /// The codes that count as right: one, or two where a name has characters beyond U+FFFF.
  let expected: [String]
  let matches: Bool
  /// What goes into the code, each with its cell: what to lay beside the paper when the two differ; else empty.
  let compare: [CaseDetailView.FieldView]

  /// Nil for a case whose form is no longer among the definitions.
  init?(_ typed: String, _ record: CaseRecord, office: Office, language: Language) throws {
    guard let definition = try office.catalogue.definition(record.formID, edition: record.edition) else { return nil }
    let form = record.extraction.form
    self.typed = typed
    expected = CheckCode.codes(for: form, definition: definition)
    matches = CheckCode.normalised(typed).map(expected.contains) ?? false
    compare =
      matches
      ? []
      : CheckCode.fields(of: form, definition: definition).map { CaseDetailView.FieldView($0, language: language) }
  }
}
