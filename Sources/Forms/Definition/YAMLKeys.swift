/// Which keys a YAML file may have, level by level; everything else in the file is refused.
public indirect enum YAMLKeys: Sendable {
  /// A text, a number or a date: no list and no mapping.
  case scalar
  /// A list whose elements all look alike.
  case list(YAMLKeys)
  /// A mapping with these keys and no others. Whether a key must be there is for the decoded type to say.
  case map([String: YAMLKeys])
  /// A mapping whose keys are data themselves (categories, rule ids).
  case free(YAMLKeys)
  /// A scalar in short, or the longer form.
  case scalarOr(YAMLKeys)
  /// Whatever the decoded type accepts.
  case anything

  /// Whether any mapping below has keys that are data.
  var hasFreeMapping: Bool {
    switch self {
    case .free: true
    case .scalar, .anything: false
    case .list(let keys), .scalarOr(let keys): keys.hasFreeMapping
    case .map(let known): known.values.contains(where: \.hasFreeMapping)
    }
  }

  /// A text in both languages: `{ja: …, en: …}`.
  public static let localized = YAMLKeys.map(["ja": .scalar, "en": .scalar])
}

/// One step on the way to a place in a YAML file: a key, or a position in a list (from 0).
public enum YAMLStep: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// The value of a key.
  case key(String)
  /// An element of a list.
  case index(Int)

  /// A key.
  public init(stringLiteral value: String) { self = .key(value) }
  /// A position.
  public init(integerLiteral value: Int) { self = .index(value) }
}
