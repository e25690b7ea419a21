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
  let fields: [Field]
  let tables: [Table]

  struct Sheet: Decodable {
    let key: String
    let name: String
    let title: String
    let optional: Bool
    let layout: Layout?
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

  static let keys: YAMLKeys = {
    let requirement = YAMLKeys.scalarOr(.map(["with": .list(.scalar), "when": .scalar, "is": .list(.scalar)]))
    let choices = YAMLKeys.list(.map(["code": .scalar, "label": .localized]))
    let sizes = YAMLKeys.list(.map(["of": .scalar, "size": .scalar]))
    let layout = YAMLKeys.map([
      "orientation": .scalar, "printArea": .scalar, "columns": sizes, "rows": sizes,
      "boxes": .list(
        .map([
          "at": .scalar, "style": .scalar, "text": .scalar, "eachRow": .scalar, "copyOf": .scalar, "special": .scalar,
        ])),
    ])
    let common: [String: YAMLKeys] = [
      "key": .scalar, "label": .localized, "printed": .scalar, "aliases": .list(.scalar), "type": .scalar,
      "required": requirement, "choices": choices, "inCheckCode": .scalar, "hint": .localized, "source": .scalar,
    ]
    let field: [String: YAMLKeys] = [
      "section": .scalar, "sheet": .scalar, "labelCells": .scalar, "cells": .scalar, "forOffice": .scalar,
    ]
    return .map([
      "id": .scalar, "number": .scalar, "title": .localized,
      "edition": .map(["name": .scalar, "from": .scalar, "until": .scalar]), "basis": .localized,
      "sources": .list(.scalar), "applicants": .localized, "fee": .localized, "deadline": .localized,
      "channels": .list(.scalar), "onlineAccounts": .list(.scalar),
      "paper": .list(
        .map(["key": .scalar, "label": .localized, "condition": .localized, "source": .scalar])),
      "sheets": .list(
        .map(["key": .scalar, "name": .scalar, "title": .scalar, "optional": .scalar, "layout": layout])),
      "fields": .list(.map(common.merging(field) { first, _ in first })),
      "tables": .list(
        .map([
          "key": .scalar, "label": .localized, "sheet": .scalar, "headingRow": .scalar, "firstRow": .scalar,
          "rows": .scalar, "columns": .list(.map(common.merging(["columns": .scalar]) { first, _ in first })),
          "source": .scalar,
        ])),
    ])
  }()
}
