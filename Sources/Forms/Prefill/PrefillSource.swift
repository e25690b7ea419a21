internal import Programme

/// What the register knows about an account, by the paths of ``PrefillVocabulary``.
public struct PrefillSource: Hashable, Sendable {
  /// One text by each path of a field; absent where the register knows nothing.
  public var texts: [String: String]
  /// The rows that columns are filled in with, by the first part of their paths (`holders`): texts by the rest
  /// (`name`).
  public var rows: [String: [[String: String]]]

  /// What is known.
  public init(texts: [String: String] = [:], rows: [String: [[String: String]]] = [:]) {
    self.texts = texts
    self.rows = rows
  }
}

extension FormDefinition {
  /// The values for ``BlankWorkbook/write(_:values:to:createdAt:adding:)``, by key.
  ///
  /// Rows beyond those of the form's table are left out; a code that a choice does not have fills in nothing.
  public func prefilled(from source: PrefillSource) -> [String: String] {
    var values: [String: String] = [:]
    func take(_ text: String?, for key: String, _ type: FieldType, _ allowed: [FormChoice]) {
      guard let text, !text.isEmpty else { return }
      if type == .choice, !allowed.contains(where: { $0.code == text }) { return }
      values[key] = text
    }
    for field in fields {
      if let path = field.prefill { take(source.texts[path], for: field.key, field.type, field.allowed) }
    }
    for table in tables {
      for column in table.columns {
        guard let parts = column.prefill?.split(separator: ".", maxSplits: 1), parts.count == 2 else { continue }
        for (index, row) in (source.rows[String(parts[0])] ?? []).prefix(table.rows).enumerated() {
          take(row[String(parts[1])], for: "\(table.key)[\(index)].\(column.key)", column.type, column.allowed)
        }
      }
    }
    return values
  }
}
