import Office
import Workbook

/// What was marked in an applicant's workbook, in JSON.
struct MarkedCopyView: Encodable {
  let `case`: String
  let file: String
  let original: String
  let sheet: String
  let findings: Int
  let cells: Int
  let withoutNote: [String]
  let elsewhere: [String]

  init(_ marked: MarkedWorkbook, case id: String, path: String) {
    `case` = id
    file = path
    original = marked.original
    sheet = marked.copy.frontSheet
    findings = marked.findings
    cells = marked.cells
    withoutNote = marked.copy.withoutNote.map(\.description)
    elsewhere = marked.copy.elsewhere.map(\.description)
  }
}
