import Forms
import Programme

/// A page in HTML that documents forms: an index, then for each form its head, what comes on paper, and every sheet
/// with its fields and tables, each with where it was read.
///
/// Stands alone (no script, no picture, no font of its own), prints on A4, and is the same for the same forms.
struct FormPage {
  let forms: [FormDefinition]
  let words: FormWords

  /// The whole page.
  var html: String {
    let title = words.say("様式集", "The forms")
    return """
      <!DOCTYPE html>
      <html lang="\(words.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <title>Kozabo — \(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(title)</h1>
      <p>\(introduction)</p>
      \(index)
      \(forms.map(section).joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private var introduction: String {
    words.say(
      "この一覧は Forms フォルダの様式定義から作成したものです。"
        + "<span class=\"inferred\">推定</span>の印がある行は、公表された様式を確認できず、他の様式にならって補ったものです。"
        + "「照合」は照合コードの計算に入る項目です。",
      "Generated from the definitions in the folder Forms. Rows marked <span class=\"inferred\">inferred</span> could "
        + "not be read from a published form and follow the other forms. “Code” marks what goes into the check code.")
  }

  private var index: String {
    let heads = [
      words.say("番号", "Number"), words.say("名称", "Title"), words.say("版", "Edition"), words.say("根拠", "Basis"),
      words.say("オンライン提出", "Online"), words.say("手数料", "Fee"), words.say("項目・表", "Fields, tables"),
    ]
    let rows = forms.map { form in
      [
        escaped(form.number), "<a href=\"#\(anchor(form))\">\(escaped(text(form.title)))</a>",
        escaped(form.edition.name), escaped(text(form.basis)), escaped(words.onlineAccounts(form.onlineAccounts)),
        escaped(text(form.fee)), "\(form.fields.count), \(form.tables.count)",
      ]
    }
    return table(heads, rows, of: "index")
  }

  // MARK: One form

  private func section(_ form: FormDefinition) -> String {
    let other = words.language == .ja ? form.title.en : form.title.ja
    return """
      <section id="\(anchor(form))">
      <h2>\(escaped(form.number))　\(escaped(text(form.title)))</h2>
      <p class="other">\(escaped(other))</p>
      \(head(form))
      \(paper(form))
      \(form.sheets.map { sheet($0, of: form) }.joined(separator: "\n"))
      </section>
      """
  }

  private func head(_ form: FormDefinition) -> String {
    let until = form.edition.until.map { words.say("から\($0.iso)まで", " to \($0.iso)") } ?? words.say("から", " on")
    let rows = [
      ("id", form.id.rawValue),
      (words.say("版", "Edition"), "\(form.edition.name)（\(form.edition.from.iso)\(until)）"),
      (words.say("根拠", "Basis"), text(form.basis)),
      (words.say("提出できる者", "Who may hand it in"), text(form.applicants)),
      (words.say("期限", "Deadline"), text(form.deadline)),
      (words.say("手数料", "Fee"), text(form.fee)),
      (
        words.say("データの提出方法", "Channels of the data"),
        form.channels.map(words.channel).joined(separator: words.say("、", ", "))
      ),
      (words.say("オンライン提出", "Online"), words.onlineAccounts(form.onlineAccounts)),
      (words.say("出典", "Sources"), form.sources.joined(separator: "; ")),
    ]
    let items = rows.map { "<tr><th>\(escaped($0.0))</th><td>\(escaped($0.1))</td></tr>" }
    return "<table class=\"head\">\n\(items.joined(separator: "\n"))\n</table>"
  }

  private func paper(_ form: FormDefinition) -> String {
    guard !form.paper.isEmpty else { return "" }
    let rows = form.paper.map { item in
      [
        escaped(text(item.label)), escaped(item.count.map(text) ?? ""),
        escaped(item.condition.map(text) ?? words.say("常に", "always")), source(item.source),
      ]
    }
    let heads = [
      words.say("書類", "Document"), words.say("部数", "Copies"), words.say("必要な場合", "Needed"),
      words.say("出典", "Source"),
    ]
    return "<h3>\(words.say("書面で提出するもの", "On paper"))</h3>\n" + table(heads, rows, of: "paper")
  }

  private func sheet(_ sheet: FormSheet, of form: FormDefinition) -> String {
    let fields = form.fields.filter { $0.sheet == sheet.key }
    let tables = form.tables.filter { $0.sheet == sheet.key }
    guard !fields.isEmpty || !tables.isEmpty else { return "" }
    let optional = sheet.isOptional ? words.say("（必要な場合に添付）", " (where needed)") : ""
    var parts = ["<h3>\(escaped(sheet.name))　\(escaped(sheet.title))\(optional)</h3>"]
    if !fields.isEmpty {
      let rows = fields.map { field in
        row(
          label: field.label, under: field.section, key: field.key, type: field.type, unit: field.unit,
          required: field.isForOffice ? words.say("職員が記入", "the office") : words.requirement(of: field, in: form),
          choices: field.allowed, hint: field.hint, isInCheckCode: field.isInCheckCode, source: field.source)
      }
      parts.append(table(fieldHeads, rows, of: "fields"))
    }
    for list in tables {
      let rows = list.columns.map { column in
        row(
          label: column.label, under: nil, key: column.key, type: column.type, unit: column.unit,
          required: words.requirement(of: column, in: list), choices: column.allowed, hint: column.hint,
          isInCheckCode: column.isInCheckCode, source: column.source)
      }
      let size = words.say("\(list.rows)行", list.rows == 1 ? "1 row" : "\(list.rows) rows")
      parts.append(
        "<h4>\(escaped(text(list.label)))　<code>\(escaped(list.key))[]</code>　\(size)</h4>\n"
          + table(fieldHeads, rows, of: "fields"))
    }
    return parts.joined(separator: "\n")
  }

  // MARK: Rows and cells

  private var fieldHeads: [String] {
    [
      words.say("項目", "Field"), words.say("キー", "Key"), words.say("型", "Type"), words.say("必須", "Required"),
      words.say("選択肢・記入の注意", "Choices, notes"), words.say("照合", "Code"), words.say("出典", "Source"),
    ]
  }

  private func row(
    label: LocalizedText, under section: String?, key: String, type: FieldType, unit: String?, required: String,
    choices: [FormChoice], hint: LocalizedText?, isInCheckCode: Bool, source: String
  ) -> [String] {
    let place = section.map { "<br><small>\(escaped($0))</small>" } ?? ""
    var notes = choices.map { "<li>\(escaped(text($0.label)))</li>" }.joined()
    if !notes.isEmpty { notes = "<ul>\(notes)</ul>" }
    if let hint { notes += "<small>\(escaped(text(hint)))</small>" }
    return [
      escaped(text(label)) + place, "<code>\(escaped(key))</code>",
      escaped(words.name(of: type)) + (unit.map { "<br>[\(escaped($0))]" } ?? ""), escaped(required), notes,
      isInCheckCode ? "○" : "", self.source(source),
    ]
  }

  /// Where something was read, with a mark when it was read nowhere.
  private func source(_ text: String) -> String {
    guard text.contains("inferred") || text.contains("推定") else { return "<small>\(escaped(text))</small>" }
    return "<span class=\"inferred\">\(words.say("推定", "inferred"))</span> <small>\(escaped(text))</small>"
  }

  private func table(_ heads: [String], _ rows: [[String]], of kind: String) -> String {
    let head = heads.map { "<th>\(escaped($0))</th>" }.joined()
    let body = rows.map { row in "<tr>\(row.map { "<td>\($0)</td>" }.joined())</tr>" }.joined(separator: "\n")
    return """
      <table class="\(kind)">
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)
      </tbody>
      </table>
      """
  }

  private func anchor(_ form: FormDefinition) -> String { escaped("\(form.id.rawValue)-\(form.edition.name)") }

  private func text(_ text: LocalizedText) -> String { text.text(in: words.language) }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("\n", with: "<br>")
  }

  private static let style = """
    @page { size: A4; margin: 15mm 12mm; }
    body { font-family: "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; font-size: 9.5pt;
      line-height: 1.4; color: #111; max-width: 190mm; margin: 8mm auto; }
    h1 { font-size: 18pt; border-bottom: 2pt solid #333; }
    h2 { font-size: 14pt; margin: 0; border-bottom: 1pt solid #333; }
    h3 { font-size: 11pt; margin: 5mm 0 1mm; break-after: avoid; }
    h4 { font-size: 10pt; margin: 3mm 0 1mm; break-after: avoid; }
    section { break-before: page; padding-top: 4mm; }
    table { border-collapse: collapse; width: 100%; margin: 1mm 0 2mm; }
    th, td { border: 0.5pt solid #888; padding: 0.6mm 1.2mm; vertical-align: top; text-align: left; }
    th { background: #eee; font-weight: normal; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    .head th { width: 32mm; }
    .fields td:nth-child(1) { width: 32mm; }
    .fields td:nth-child(2) { width: 34mm; }
    .fields td:nth-child(3) { width: 17mm; }
    .fields td:nth-child(4) { width: 24mm; }
    .fields td:nth-child(6) { width: 8mm; text-align: center; }
    .fields td:nth-child(7) { width: 24mm; }
    .index td:nth-child(2) { width: 48mm; }
    code { font-size: 8pt; word-break: break-all; }
    small { font-size: 8pt; color: #444; }
    ul { margin: 0; padding-left: 4mm; }
    .other { margin: 0 0 2mm; color: #555; }
    .inferred { border: 0.5pt solid #a60; color: #a60; border-radius: 1mm; padding: 0 1mm; font-size: 7.5pt; }
    """
}
