import Forms

/// The settings of the reception: `reception` in `office.yaml`.
public struct ReceptionSettings: Hashable, Sendable, Codable {
  /// Within how many days of each other two applications of one applicant, form and period are shown as alike.
  public var likenessDays: Int
  /// Within how many days of each other a file and its password can come by separate mails.
  public var passwordDays: Int
  /// Where discs are kept until they are destroyed.
  public var mediaKeptAt: String
  /// How many days a disc is kept after its reception.
  public var mediaKeptDays: Int
  /// The socket of clamd, the scanner of ClamAV; empty when nothing is to be scanned.
  public var clamdSocket: String
  /// How many bytes the envelopes may have together that are read at once; a larger one is read alone.
  public var readAheadBytes: Int

  /// The settings of a new office. No source states how long discs are kept: five years are ours.
  public static let standard = ReceptionSettings(
    likenessDays: 30, passwordDays: 14, mediaKeptAt: "媒体保管庫", mediaKeptDays: 1826, clamdSocket: "",
    readAheadBytes: 64 << 20)

  /// Decodes settings; one that an older `office.yaml` does not have is the standard one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let standard = Self.standard
    likenessDays = try container.decodeIfPresent(Int.self, forKey: .likenessDays) ?? standard.likenessDays
    passwordDays = try container.decodeIfPresent(Int.self, forKey: .passwordDays) ?? standard.passwordDays
    mediaKeptAt = try container.decodeIfPresent(String.self, forKey: .mediaKeptAt) ?? standard.mediaKeptAt
    mediaKeptDays = try container.decodeIfPresent(Int.self, forKey: .mediaKeptDays) ?? standard.mediaKeptDays
    clamdSocket = try container.decodeIfPresent(String.self, forKey: .clamdSocket) ?? standard.clamdSocket
    readAheadBytes = try container.decodeIfPresent(Int.self, forKey: .readAheadBytes) ?? standard.readAheadBytes
  }

  private init(
    likenessDays: Int, passwordDays: Int, mediaKeptAt: String, mediaKeptDays: Int, clamdSocket: String,
    readAheadBytes: Int
  ) {
    self.likenessDays = likenessDays
    self.passwordDays = passwordDays
    self.mediaKeptAt = mediaKeptAt
    self.mediaKeptDays = mediaKeptDays
    self.clamdSocket = clamdSocket
    self.readAheadBytes = readAheadBytes
  }

  /// The keys in `office.yaml`.
  static let keys = YAMLKeys.map([
    "likenessDays": .scalar, "passwordDays": .scalar, "mediaKeptAt": .scalar, "mediaKeptDays": .scalar,
    "clamdSocket": .scalar, "readAheadBytes": .scalar,
  ])
}
