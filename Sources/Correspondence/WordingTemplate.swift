/// Fills the placeholders of a wording: `{name}` is replaced, everything else stands as it is.
enum WordingTemplate {
  /// The wording with its placeholders filled.
  /// - Throws: ``CorrespondenceError/placeholderUnknown(name:template:)`` and
  ///   ``CorrespondenceError/placeholderUnclosed(template:)``; a letter never goes out with a brace in it.
  static func fill(_ template: String, _ values: [String: String]) throws(CorrespondenceError) -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { throw .placeholderUnclosed(template: template) }
      let name = String(rest[rest.index(after: open)..<close])
      guard let value = values[name] else { throw .placeholderUnknown(name: name, template: template) }
      result += value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
