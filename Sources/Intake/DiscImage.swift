/// A disc image in a file, read piece by piece: it may be larger than the memory it may have.
public struct DiscImage: Sendable {
  /// Its size.
  public let byteCount: Int
  let path: RawPath
}
