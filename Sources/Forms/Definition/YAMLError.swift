public import Programme

/// Why a YAML file cannot be used, and where in it.
public struct YAMLDocumentError: Error, Hashable, Sendable {
  /// The file as it was named when read.
  public let file: String
  /// The line, from 1; nil when the file as a whole is meant.
  public let line: Int?
  /// What is wrong.
  public let reason: YAMLReason

  /// An error at a place in a file.
  public init(file: String, line: Int?, reason: YAMLReason) {
    self.file = file
    self.line = line
    self.reason = reason
  }
}

/// What is wrong with a YAML file, in order of precedence.
public enum YAMLReason: Hashable, Sendable {
  /// The file cannot be read.
  case unreadable
  /// The text is no UTF-8.
  case notUTF8
  /// The text is no YAML; holds the parser's words.
  case notYAML(String)
  /// The file holds nothing.
  case empty
  /// A mapping names a key twice.
  case duplicateKey(String)
  /// A key that is not known there; holds those that are.
  case unknownKey(String, allowed: [String])
  /// A mapping, a list or a single value stands where another of them must.
  case wrongShape(expected: String)
  /// A key that must be there is not.
  case missingKey(String)
  /// A value that is none of its type; holds the decoder's words.
  case badValue(String)
  /// A rule about the content is broken.
  case broken(LocalizedText)

  /// The reason in words, without the place.
  public var text: LocalizedText {
    switch self {
    case .unreadable: LocalizedText(ja: "ファイルを読めません。", en: "the file cannot be read")
    case .notUTF8: LocalizedText(ja: "文字コードがUTF-8ではありません。", en: "the text is not UTF-8")
    case .notYAML(let detail): LocalizedText(ja: "YAMLとして読めません（\(detail)）。", en: "not YAML: \(detail)")
    case .empty: LocalizedText(ja: "内容がありません。", en: "the file is empty")
    case .duplicateKey(let key): LocalizedText(ja: "キー「\(key)」が重複しています。", en: "the key “\(key)” occurs twice")
    case .unknownKey(let key, let allowed):
      LocalizedText(
        ja: "キー「\(key)」は使えません。使えるキー: \(allowed.joined(separator: "、"))",
        en: "unknown key “\(key)”; known here: \(allowed.joined(separator: ", "))")
    case .wrongShape(let expected): LocalizedText(ja: "ここには\(expected)が必要です。", en: "expected \(expected) here")
    case .missingKey(let key): LocalizedText(ja: "キー「\(key)」がありません。", en: "the key “\(key)” is missing")
    case .badValue(let detail): LocalizedText(ja: "値が正しくありません（\(detail)）。", en: "bad value: \(detail)")
    case .broken(let text): text
    }
  }
}

extension YAMLDocumentError: CustomStringConvertible {
  /// `programme.yaml:12: unknown key “perods”; …`.
  public var description: String { "\(file)\(line.map { ":\($0)" } ?? ""): \(reason.text.en)" }
}
