import Programme
import Testing

@testable import Forms

/// A mistake in the flowing form or its parts: what is replaced by what, a text of the line the error names, and the
/// whole message a person reads.
struct FlowFault: Sendable, CustomTestStringConvertible {
  let name: String
  let old: String
  let new: String
  let marker: String
  let message: String
  var isInParts = false

  var testDescription: String { name }
}

struct FlowFaultTests {
  static let faults: [FlowFault] = [
    FlowFault(
      name: "a key nobody knows", old: "width: 5", new: "breadth: 5", marker: "breadth",
      message:
        "unknown key “breadth”; known here: aliases, beside, choices, columns, fixed, forOffice, hint, inCheckCode, "
        + "key, label, labelColumns, lines, open, pair, prefill, printed, required, section, source, style, type, unit, "
        + "width"),
    FlowFault(
      name: "a part nobody wrote", old: "use: code", new: "use: coda", marker: "use: coda",
      message: "there is no part “coda”; there are: code, day, who"),
    FlowFault(
      name: "a block of two kinds", old: "- note: 注１　読むこと。", new: "- {note: 注, gap: 1}", marker: "note: 注",
      message: "a block has exactly one of use, title, sentence, note, gap, field, fixed, table, line and heading; "
        + "here: note, gap"),
    FlowFault(
      name: "a type nobody knows", old: "type: fiscalYear", new: "type: year", marker: "type: year",
      message: "bad value: Cannot initialize FieldType from invalid String value year"),
    FlowFault(
      name: "no label", old: "label: {ja: 口座番号, en: account}, ", new: "", marker: "key: from_no",
      message: "the key “label” is missing"),
    FlowFault(
      name: "an empty label", old: "{ja: 年度, en: year}", new: "{ja: \"　\", en: year}", marker: "　\", en: year",
      message: "“label” is empty"),
    FlowFault(
      name: "a key twice", old: "key: from_year", new: "key: from_no", marker: "en: year",
      message: "the key “from_no” occurs twice"),
    FlowFault(
      name: "a key that a part has taken", old: "key: from_year", new: "key: name", marker: "en: year",
      message: "the key “name” occurs twice"),
    FlowFault(
      name: "columns that do not fill the page", old: "width: 10", new: "width: 9", marker: "columns:",
      message: "the widths of the columns of “lines” sum up to 22 instead of 23"),
    FlowFault(
      name: "a column of no width", old: "width: 10", new: "width: 0", marker: "width: 0",
      message: "“width” is 0; allowed is 1...24"),
    FlowFault(
      name: "a box wider than its row", old: "width: 5", new: "width: 13", marker: "width: 13",
      message: "“width” is 13; allowed is 1...12"),
    FlowFault(
      name: "a table without rows", old: "rows: 3", new: "rows: 0", marker: "rows: 0",
      message: "“rows” is 0; allowed is 1...200"),
    FlowFault(
      name: "a requirement naming no field", old: "{with: [from_no]}", new: "{with: [from_nr]}", marker: "from_nr",
      message: "there is no field “from_nr”"),
    FlowFault(
      name: "a decimal without a unit", old: "type: decimal, unit: kWh", new: "type: decimal", marker: "key: energy",
      message: "the decimal “energy” has no unit; write unit: none where it has no dimension"),
    FlowFault(
      name: "a unit of a text", old: "type: text, required: always, inCheckCode: true, source",
      new: "type: text, unit: kg, required: always, source", marker: "unit: kg",
      message: "“kind” has a unit but is no number (text)"),
    FlowFault(
      name: "option cells of a text", old: "type: choice\n", new: "type: text\n", marker: "style: cells",
      message: "“way” has style: cells but is no choice"),
    FlowFault(
      name: "a pair of one", old: "width: 5", new: "pair: true", marker: "key: tonnes",
      message: "no field follows “tonnes” to share its row"),
    FlowFault(
      name: "columns outside a line", old: "width: 5", new: "columns: \"K:L\"", marker: "K:L",
      message: "“columns” belongs to fields of a line"),
    FlowFault(
      name: "a gap beyond the page", old: "gap: 1.5", new: "gap: 50", marker: "gap: 50",
      message: "“gap” is 50.0; allowed is 0.1...40", isInParts: true),
    FlowFault(
      name: "a part that uses itself", old: "- use: day", new: "- use: who", marker: "- use: who",
      message: "the part “who” uses itself", isInParts: true),
    FlowFault(
      name: "an overlap in a line", old: "columns: \"A:J\"", new: "columns: \"A:P\"", marker: "columns: \"A:P\"",
      message: "“applied_on label” and “box A1:P1” share cells", isInParts: true),
    FlowFault(
      name: "a column the page does not have", old: "columns: \"S:X\", open", new: "columns: \"S:Z\", open",
      marker: "S:Z", message: "“S:Z” is no range", isInParts: true),
    FlowFault(
      name: "a prefill nobody knows", old: "prefill: holder.name", new: "prefill: holder.nome", marker: "holder.nome",
      message: "unknown prefill “holder.nome”; known here: ", isInParts: true),
    FlowFault(
      name: "a page without the check code", old: "special: checkCode", new: "text: \"\"", marker: "",
      message: "the sheet “main” does not print the check code", isInParts: true),
  ]

  @Test(arguments: faults)
  func `a mistake in a flow is told with its file, line and reason`(_ fault: FlowFault) throws {
    let (yaml, parts) = (SmallFlow.yaml, SmallFlow.parts)
    let text = fault.isInParts ? yaml : yaml.replacing(fault.old, with: fault.new, maxReplacements: 1)
    let partsText = fault.isInParts ? parts.replacing(fault.old, with: fault.new, maxReplacements: 1) : parts
    try #require(text + partsText != yaml + parts, "the mistake changes nothing")
    let error = #expect(throws: FormDefinitionError.self) {
      try FormCatalogue.definition(text: text, file: "flowing.yaml", parts: partsText)
    }
    let message = try #require(error.map(String.init(describing:)))
    // A page's fault is the form's, whatever part brought it.
    let isFormFault = !fault.isInParts || fault.marker.isEmpty
    let lines = (isFormFault ? text : partsText).split(separator: "\n", omittingEmptySubsequences: false)
    let marker = fault.marker.isEmpty ? "- key: main" : fault.marker
    let line = try #require(lines.firstIndex { $0.contains(marker) }) + 1
    let file = isFormFault ? "flowing.yaml" : "parts.yaml"
    #expect(message.hasPrefix("\(file):\(line): \(fault.message)"), "\(message)")
    if !fault.message.hasSuffix(" ") { #expect(message == "\(file):\(line): \(fault.message)") }
    #expect(error?.reason.text.ja.isEmpty == false)
  }

  @Test func `a field of a part that the form has too is told where the form uses the part`() throws {
    let yaml = SmallFlow.yaml.replacing(
      "- title: 流 れ る 申 請 書", with: "- use: day\n      - title: 流 れ る 申 請 書")
    let error = #expect(throws: FormDefinitionError.self) {
      try FormCatalogue.definition(text: yaml, file: "flowing.yaml", parts: SmallFlow.parts)
    }
    #expect(error.map(String.init(describing:)) == "flowing.yaml:20: the key “applied_on” occurs twice")
  }

  @Test func `a sheet has a layout or a flow`() throws {
    let layout =
      "    layout: {orientation: portrait, printArea: \"A1:B2\", columns: [], rows: [], boxes: []}\n    flow:"
    let error = #expect(throws: FormDefinitionError.self) {
      try FormCatalogue.definition(
        text: SmallFlow.yaml.replacing("    flow:", with: layout), file: "flowing.yaml", parts: SmallFlow.parts)
    }
    #expect(error.map(String.init(describing:)) == "flowing.yaml:18: the sheet “main” has both a layout and a flow")
  }

  @Test func `choices beyond a rule's length need the sheet of the check code, and nothing else`() throws {
    let long = (4...40).map { "- {code: \"\($0)\", label: {ja: とても長い選択肢\($0), en: c}}" }
    let text = SmallFlow.yaml.replacing("          style: cells\n", with: "").replacing(
      "- {code: \"1\",", with: long.joined(separator: "\n            ") + "\n            - {code: \"1\",")
    let definition = try FormCatalogue.definition(text: text, file: "f.yaml", parts: SmallFlow.parts)
    #expect(definition.field("way")?.allowed.count == 40)
    let alone = text.replacing("  - {key: checkCode, name: 照合コード, title: 照合コード, optional: true}", with: "")
    let error = #expect(throws: FormDefinitionError.self) {
      try FormCatalogue.definition(text: alone, file: "f.yaml", parts: SmallFlow.parts)
    }
    #expect(error?.reason == .unusableChoices("way"))
  }
}
