import Foundation

/// The bytes a password may have been given as: UTF-8, and CP932 where that differs, as Japanese Windows does.
enum ZipPasswords {
  /// How many are tried on one zip; more would be guessing.
  static let most = 64

  /// The bytes to try, in order.
  static func candidates(_ passwords: [String]) -> [[UInt8]] {
    var found: [[UInt8]] = []
    for password in passwords {
      for bytes in [Array(password.utf8), password.data(using: .shiftJIS).map(Array.init)].compactMap(\.self)
      where !bytes.isEmpty && !found.contains(bytes) { found.append(bytes) }
    }
    return Array(found.prefix(most))
  }
}
