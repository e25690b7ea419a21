/// A text folded for comparing, as the key of a table: hashed and compared by its bytes.
///
/// Swift hashes strings by canonical equivalence, which for Japanese takes longer than all the rest of looking a word up.
/// Folded texts are in one form already (NFC), so that bytes tell the same.
struct FoldedText: Hashable, Sendable {
  let text: String
  private let digest: Int

  /// - Parameter text: a text as ``LabelText`` folds it.
  init(_ text: String) {
    self.text = text
    var hasher = Hasher()
    var bytes = text
    bytes.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    digest = hasher.finalize()
  }

  static func == (left: Self, right: Self) -> Bool { left.digest == right.digest && left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
