/// How much an envelope may hold and ask of the machine. Every limit is a setting of the office.
public struct IntakeLimits: Hashable, Sendable {
  /// The limits by name, as an error states them.
  public enum Name: String, Hashable, Sendable, Codable, CaseIterable {
    /// ``IntakeLimits/files``.
    case files
    /// ``IntakeLimits/depth``.
    case depth
    /// ``IntakeLimits/fileBytes``.
    case fileBytes
    /// ``IntakeLimits/imageBytes``.
    case imageBytes
    /// ``IntakeLimits/totalBytes``.
    case totalBytes
    /// ``IntakeLimits/nesting``.
    case nesting
    /// ``IntakeLimits/nameBytes``.
    case nameBytes
    /// ``IntakeLimits/ratio``.
    case ratio
    /// ``IntakeLimits/seconds``.
    case seconds
    /// ``IntakeLimits/headerBytes``.
    case headerBytes
    /// ``IntakeLimits/parts``.
    case parts
    /// ``IntakeLimits/partDepth``.
    case partDepth
    /// ``IntakeLimits/messageNesting``.
    case messageNesting
  }

  /// Files in one envelope, those in its containers and messages counted in.
  public var files: Int
  /// Folders within folders.
  public var depth: Int
  /// Bytes of one file.
  public var fileBytes: Int
  /// Bytes of a disc image; a CD-R of 99 minutes holds 912 MB.
  public var imageBytes = 1 << 30
  /// Bytes taken out of all containers and messages of one envelope together.
  public var totalBytes = 1 << 30
  /// Archives within archives: 2 opens a zip and the zips in it, and no further. Messages have a limit of their own.
  public var nesting = 2
  /// Bytes of a name inside a container.
  public var nameBytes = 4096
  /// Bytes taken out for each byte of a member in its archive; only what is above ``ratioFreeBytes`` is measured.
  public var ratio = 200
  /// Bytes up to which a member may have any ratio: an empty table compresses a thousand times.
  public var ratioFreeBytes = 8 << 20
  /// Seconds that opening one envelope may take.
  public var seconds = 120
  /// Bytes of the header of a message, or of one of its parts. The message itself is a file like any other.
  public var headerBytes = 256 << 10
  /// Parts of one message, and messages of one mbox inside an envelope.
  public var parts = 1000
  /// Multiparts within multiparts of one message.
  public var partDepth = 50
  /// Multiparts a message may declare, side by side or within each other and those of the messages within it counted in:
  /// one that declares more may be nested deeper than can be found out cheaply, and is refused as if it were.
  public var multiparts = 250
  /// Messages within messages, each forwarded whole.
  public var messageNesting = 5

  /// A CD-R holds at most 912 MB, and no form of the programme comes near 64 MiB.
  public static let standard = IntakeLimits(files: 2000, depth: 16, fileBytes: 64 << 20)

  /// Limits; those not named are the standard ones.
  public init(files: Int, depth: Int, fileBytes: Int) {
    self.files = files
    self.depth = depth
    self.fileBytes = fileBytes
  }

  /// What a limit allows.
  public func allowed(_ name: Name) -> Int {
    switch name {
    case .files: files
    case .depth: depth
    case .fileBytes: fileBytes
    case .imageBytes: imageBytes
    case .totalBytes: totalBytes
    case .nesting: nesting
    case .nameBytes: nameBytes
    case .ratio: ratio
    case .seconds: seconds
    case .headerBytes: headerBytes
    case .parts: parts
    case .partDepth: partDepth
    case .messageNesting: messageNesting
    }
  }
}

extension IntakeLimits: Codable {
  private enum CodingKeys: String, CodingKey {
    case files, depth, fileBytes, imageBytes, totalBytes, nesting, nameBytes, ratio, ratioFreeBytes, seconds
    case headerBytes, parts, partDepth, multiparts, messageNesting
  }

  /// Decodes the settings; a limit that is left out is the standard one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self = .standard
    func set(_ limit: WritableKeyPath<IntakeLimits, Int>, _ key: CodingKeys) throws {
      if let value = try container.decodeIfPresent(Int.self, forKey: key) { self[keyPath: limit] = value }
    }
    try set(\.files, .files)
    try set(\.depth, .depth)
    try set(\.fileBytes, .fileBytes)
    try set(\.imageBytes, .imageBytes)
    try set(\.totalBytes, .totalBytes)
    try set(\.nesting, .nesting)
    try set(\.nameBytes, .nameBytes)
    try set(\.ratio, .ratio)
    try set(\.ratioFreeBytes, .ratioFreeBytes)
    try set(\.seconds, .seconds)
    try set(\.headerBytes, .headerBytes)
    try set(\.parts, .parts)
    try set(\.partDepth, .partDepth)
    try set(\.multiparts, .multiparts)
    try set(\.messageNesting, .messageNesting)
  }
}
