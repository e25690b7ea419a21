/// A JSON object in the making, whose members the caller adds in the order of their keys.
///
/// It knows no escapes: a text that needs one leaves no result, and the encoder has its turn.
struct PlainJSON {
  private var text = "{"
  private var isEmpty = true
  private var isPlain = true

  init() { text.reserveCapacity(256) }

  /// The object; nil when a text in it needs an escape.
  var finished: String? { isPlain ? text + "}" : nil }

  /// An object as a member.
  mutating func add(_ key: String, _ members: (inout PlainJSON) -> Void) {
    name(key)
    text += "{"
    isEmpty = true
    members(&self)
    text += "}"
    isEmpty = false
  }

  /// A text as a member; none when absent.
  mutating func add(_ key: String, _ value: String?) {
    guard let value else { return }
    name(key)
    quote(value)
  }

  /// A number as a member; none when absent.
  mutating func add(_ key: String, _ value: Int64?) {
    guard let value else { return }
    name(key)
    text += String(value)
  }

  /// A list of texts as a member.
  mutating func add(_ key: String, _ values: [String]) {
    name(key)
    for (place, value) in values.enumerated() {
      text += place == 0 ? "[" : ","
      quote(value)
    }
    text += values.isEmpty ? "[]" : "]"
  }

  private mutating func name(_ key: String) {
    text += isEmpty ? "\"" : ",\""
    isEmpty = false
    text += key
    text += "\":"
  }

  private mutating func quote(_ value: String) {
    text += "\""
    text += value
    text += "\""
    // What JSON must escape, and DEL, which some writers do.
    let needsEscape = value.utf8.contains { byte in
      byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
    if needsEscape { isPlain = false }
  }
}
