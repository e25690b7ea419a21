internal import Programme

/// A form's YAML file as it is written, before ranges are read and rules checked; see ``DefinitionBuilder``.
struct DefinitionFile: Decodable {
  let id: String
  let number: String
  let title: LocalizedText
  let edition: FormEdition
  let basis: LocalizedText
  let sources: [String]
  let applicants: LocalizedText
  let fee: LocalizedText
  let deadline: LocalizedText
  let channels: [String]
  let onlineAccounts: [AccountKind]?
  let paper: [PaperItem]
  let sheets: [Sheet]
  /// Fields and tables of sheets with an explicit layout; those of a flow stand inside it.
  let fields: [Field]?
  let tables: [Table]?

  struct Sheet: Decodable {
    let key: String
    let name: String
    let title: String
    let titleAliases: [String]?
    let optional: Bool
    let layout: Layout?
    /// Which way the page of a flow lies.
    let page: Page?
    let flow: [FlowBlock]?

    enum Page: String, Decodable { case portrait, landscape }
  }

  struct Layout: Decodable {
    let orientation: String
    let printArea: String
    let columns: [Size]
    let rows: [Size]
    let boxes: [Box]
  }

  /// A width or height: of the columns `A:C`, of the rows `3:5`.
  struct Size: Decodable {
    let of: String
    let size: Double
  }

  struct Box: Decodable {
    let at: String
    let style: BoxStyle
    let text: String?
    let eachRow: String?
    let copyOf: String?
    let special: Special?

    enum Special: String, Decodable { case checkCode, rowNumbers }
  }

  struct Field: Decodable {
    let key: String
    let label: LocalizedText
    let printed: String?
    let section: String?
    let aliases: [String]?
    let sheet: String
    let labelCells: String
    let cells: String
    let type: FieldType
    let required: Requirement
    let choices: [FormChoice]?
    let inCheckCode: Bool?
    let forOffice: Bool?
    let hint: LocalizedText?
    let source: String
    let unit: String?
    let prefill: String?
  }

  struct Table: Decodable {
    let key: String
    let label: LocalizedText
    let sheet: String
    let headingRow: Int
    let firstRow: Int
    let rows: Int
    let columns: [Column]
    let source: String
  }

  struct Column: Decodable {
    let key: String
    let label: LocalizedText
    let printed: String?
    let aliases: [String]?
    let columns: String
    let type: FieldType
    let required: Requirement
    let choices: [FormChoice]?
    let inCheckCode: Bool?
    let hint: LocalizedText?
    let source: String
    let unit: String?
    let prefill: String?
  }

  /// `always`, `never`, `{with: [keys]}` or `{when: key, is: [codes]}`.
  struct Requirement: Decodable {
    let value: FieldRequirement

    private enum CodingKeys: String, CodingKey { case with, when, `is` }

    init(from decoder: any Decoder) throws {
      if let container = try? decoder.container(keyedBy: CodingKeys.self) {
        if let keys = try container.decodeIfPresent([String].self, forKey: .with) {
          value = .with(keys)
        } else {
          value = .when(
            field: try container.decode(String.self, forKey: .when),
            codes: try container.decode([String].self, forKey: .is))
        }
        return
      }
      let container = try decoder.singleValueContainer()
      switch try container.decode(String.self) {
      case "always": value = .always
      case "never": value = .never
      default:
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "required is always, never, {with: […]} or {when: …, is: […]}")
      }
    }
  }

  /// The keys of everything that is filled in, wherever it stands.
  static let commonKeys: [String: YAMLKeys] = [
    "key": .scalar, "label": .localized, "printed": .scalar, "aliases": .list(.scalar), "type": .scalar,
    "required": .scalarOr(.map(["with": .list(.scalar), "when": .scalar, "is": .list(.scalar)])),
    "choices": .list(.map(["code": .scalar, "label": .localized])), "inCheckCode": .scalar, "hint": .localized,
    "source": .scalar,
  ]

  static let keys: YAMLKeys = {
    let sizes = YAMLKeys.list(.map(["of": .scalar, "size": .scalar]))
    let layout = YAMLKeys.map([
      "orientation": .scalar, "printArea": .scalar, "columns": sizes, "rows": sizes,
      "boxes": .list(
        .map([
          "at": .scalar, "style": .scalar, "text": .scalar, "eachRow": .scalar, "copyOf": .scalar, "special": .scalar,
        ])),
    ])
    let field: [String: YAMLKeys] = [
      "section": .scalar, "sheet": .scalar, "labelCells": .scalar, "cells": .scalar, "forOffice": .scalar,
      "unit": .scalar, "prefill": .scalar,
    ]
    let column: [String: YAMLKeys] = ["columns": .scalar, "unit": .scalar, "prefill": .scalar]
    return .map([
      "id": .scalar, "number": .scalar, "title": .localized,
      "edition": .map(["name": .scalar, "from": .scalar, "until": .scalar]), "basis": .localized,
      "sources": .list(.scalar), "applicants": .localized, "fee": .localized, "deadline": .localized,
      "channels": .list(.scalar), "onlineAccounts": .list(.scalar),
      "paper": .list(
        .map(["key": .scalar, "label": .localized, "count": .localized, "condition": .localized, "source": .scalar])),
      "sheets": .list(
        .map([
          "key": .scalar, "name": .scalar, "title": .scalar, "titleAliases": .list(.scalar), "optional": .scalar,
          "layout": layout, "page": .scalar, "flow": FlowBlock.list,
        ])),
      "fields": .list(.map(commonKeys.merging(field) { first, _ in first })),
      "tables": .list(
        .map([
          "key": .scalar, "label": .localized, "sheet": .scalar, "headingRow": .scalar, "firstRow": .scalar,
          "rows": .scalar, "columns": .list(.map(commonKeys.merging(column) { first, _ in first })),
          "source": .scalar,
        ])),
    ])
  }()
}
