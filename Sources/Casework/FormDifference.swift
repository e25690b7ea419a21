public import Forms
public import Programme

/// A field in which two forms of one kind differ.
public struct FormDifference: Hashable, Sendable {
  /// The field's key.
  public let key: String
  /// The field's label.
  public let label: LocalizedText
  /// The field here; nil where the row is missing.
  public let here: FilledField?
  /// The field of the twin; nil where the row is missing.
  public let there: FilledField?

  /// The fields whose values differ, in the order of the form; what differs in width or blanks alone does not count.
  public static func between(_ form: FilledForm, and twin: FilledForm) -> [FormDifference] {
    let theirs = Dictionary(twin.allFields.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    var differences: [FormDifference] = []
    for field in form.allFields where seen.insert(field.key).inserted {
      let other = theirs[field.key]
      guard FormContent.normalized(field) != (other.map(FormContent.normalized) ?? "") else { continue }
      differences.append(FormDifference(key: field.key, label: field.label, here: field, there: other))
    }
    for other in twin.allFields where seen.insert(other.key).inserted && !other.isEmpty {
      differences.append(FormDifference(key: other.key, label: other.label, here: nil, there: other))
    }
    return differences
  }
}
