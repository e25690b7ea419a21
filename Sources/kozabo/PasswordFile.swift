import Foundation

/// The file of `--password-file`.
enum PasswordFile {
  /// The first line of a file, without its line end; `-` is standard input.
  /// - Throws: ``CommandError/passwordFileUnreadable(_:)``.
  static func read(_ path: String) throws -> String {
    let bytes = path == "-" ? try FileHandle.standardInput.readToEnd() : FileManager.default.contents(atPath: path)
    guard let bytes, let text = String(bytes: bytes, encoding: .utf8) else {
      throw CommandError.passwordFileUnreadable(path)
    }
    return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }
}
