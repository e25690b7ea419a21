internal import Programme

/// One block of a sheet's `flow:` as it is written: exactly one of its kinds, from top to bottom on the page.
struct FlowBlock: Decodable {
  /// A part of parts.yaml, inserted here.
  let use: String?
  /// The form's title, large and in the middle.
  let title: String?
  /// Plain text over the whole width.
  let sentence: String?
  /// Small print.
  let note: String?
  /// Empty rows; a fraction is a narrow one.
  let gap: Double?
  let field: Field?
  let table: Table?
  /// One row whose fields and boxes name their columns.
  let line: Line?
  /// The heading of a block, down the left edge.
  let heading: String?
  /// The rows of a block with a heading.
  let fields: [Row]?
  /// A label with fixed words beside it.
  let fixed: Fixed?
  /// What is printed above the boxes that stand ``Field/beside`` those of the block.
  let besideHeading: String?

  /// The kinds of block that are there.
  var kinds: [String] {
    [
      use.map { _ in "use" }, title.map { _ in "title" }, sentence.map { _ in "sentence" }, note.map { _ in "note" },
      gap.map { _ in "gap" }, field.map { _ in "field" }, table.map { _ in "table" }, line.map { _ in "line" },
      fixed.map { _ in "fixed" },
      heading == nil && fields == nil ? nil : "heading",
    ].compactMap { $0 }
  }

  /// A row in which nothing is filled in: a label, and words or what stands in a field of another sheet.
  struct Fixed: Decodable {
    let label: String
    let text: String?
    let copyOf: String?
  }

  /// A row of a block with a heading: a field, or `fixed: {label: …, text: …}`.
  enum Row: Decodable {
    case field(Field)
    case fixed(Fixed)

    private enum CodingKeys: String, CodingKey { case fixed }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      if let fixed = try container.decodeIfPresent(Fixed.self, forKey: .fixed) {
        self = .fixed(fixed)
      } else {
        self = .field(try Field(from: decoder))
      }
    }
  }

  /// The height of a line with boxes in given columns, in points, when its texts do not say.
  struct Line: Decodable {
    let height: Double?
    let fields: [Field]?
    let boxes: [Box]?
  }

  /// A box of a line: columns instead of cells, otherwise as in an explicit layout.
  struct Box: Decodable {
    let columns: String
    let style: BoxStyle
    let text: String?
    let copyOf: String?
    let special: DefinitionFile.Box.Special?
  }

  struct Field: Decodable {
    let key: String
    let label: LocalizedText
    let printed: String?
    let section: String?
    let aliases: [String]?
    let type: FieldType
    let required: DefinitionFile.Requirement
    let choices: [FormChoice]?
    let inCheckCode: Bool?
    let forOffice: Bool?
    let hint: LocalizedText?
    let source: String
    let unit: String?
    let prefill: String?
    /// The height of the box in lines of text.
    let lines: Int?
    /// The width of the box in columns of the grid, where it is narrower than the rest of the row.
    let width: Int?
    /// Whether the field shares its row with the next one.
    let pair: Bool?
    let style: Style?
    /// In a line: the columns of the label and of the box, and whether the box is open (underlined only).
    let labelColumns: String?
    let columns: String?
    let open: Bool?
    /// In a block with a `besideHeading`: the field whose box stands at the right end of the row.
    let beside: Beside?
  }

  /// How a choice is asked for.
  enum Style: String, Decodable {
    /// A cell before each option's words, to be marked with ○ or ☑.
    case cells
  }

  /// A field that shares the row of another and the label of its column.
  struct Beside: Decodable {
    let key: String
    let label: LocalizedText
    let aliases: [String]?
    let type: FieldType
    let required: DefinitionFile.Requirement
    let choices: [FormChoice]?
    let inCheckCode: Bool?
    let hint: LocalizedText?
    let source: String
    let prefill: String?
  }

  struct Table: Decodable {
    let key: String
    let label: LocalizedText
    let rows: Int
    let numbered: Bool?
    /// The height of a row in lines of text.
    let lines: Int?
    /// Whether the label is printed above; by default unless a title or a sentence stands there.
    let caption: Bool?
    /// Whether a narrow last column holds ㊞ in every row.
    let seal: Bool?
    let columns: [TableColumn]
    let source: String
  }

  /// A column to fill in, or one that prints ㊞ in every row: `{seal: true, width: 1}`.
  enum TableColumn: Decodable {
    case column(Column)
    case seal(width: Int)

    private enum CodingKeys: String, CodingKey { case seal, width }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      if try container.decodeIfPresent(Bool.self, forKey: .seal) == true {
        self = .seal(width: try container.decodeIfPresent(Int.self, forKey: .width) ?? 1)
      } else {
        self = .column(try Column(from: decoder))
      }
    }
  }

  struct Column: Decodable {
    let key: String
    let label: LocalizedText
    let printed: String?
    let aliases: [String]?
    let width: Int
    let type: FieldType
    let required: DefinitionFile.Requirement
    let choices: [FormChoice]?
    let inCheckCode: Bool?
    let hint: LocalizedText?
    let source: String
    let unit: String?
    let prefill: String?
  }
}

extension FlowBlock {
  /// The keys a flow may have.
  static let list: YAMLKeys = {
    let common = DefinitionFile.commonKeys.merging(["unit": .scalar, "prefill": .scalar]) { first, _ in first }
    var beside = common
    for key in ["printed", "unit"] { beside[key] = nil }
    let field = common.merging([
      "section": .scalar, "forOffice": .scalar, "lines": .scalar, "width": .scalar, "pair": .scalar, "style": .scalar,
      "labelColumns": .scalar, "columns": .scalar, "open": .scalar, "beside": .map(beside),
    ]) { first, _ in first }
    let column = common.merging(["width": .scalar, "seal": .scalar]) { first, _ in first }
    let fixed = YAMLKeys.map(["label": .scalar, "text": .scalar, "copyOf": .scalar])
    let row = field.merging(["fixed": fixed]) { first, _ in first }
    return .list(
      .map([
        "use": .scalar, "title": .scalar, "sentence": .scalar, "note": .scalar, "gap": .scalar, "heading": .scalar,
        "besideHeading": .scalar, "field": .map(field), "fields": .list(.map(row)),
        "fixed": fixed,
        "table": .map([
          "key": .scalar, "label": .localized, "rows": .scalar, "numbered": .scalar, "lines": .scalar,
          "caption": .scalar, "seal": .scalar, "columns": .list(.map(column)), "source": .scalar,
        ]),
        "line": .map([
          "height": .scalar, "fields": .list(.map(field)),
          "boxes": .list(
            .map(["columns": .scalar, "style": .scalar, "text": .scalar, "copyOf": .scalar, "special": .scalar])),
        ]),
      ]))
  }()
}
