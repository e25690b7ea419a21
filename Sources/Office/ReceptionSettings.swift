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

  /// The settings of a new office. No source states how long discs are kept: five years are ours.
  public static let standard = ReceptionSettings(
    likenessDays: 30, passwordDays: 14, mediaKeptAt: "媒体保管庫", mediaKeptDays: 1826, clamdSocket: "")

  /// The keys in `office.yaml`.
  static let keys = YAMLKeys.map([
    "likenessDays": .scalar, "passwordDays": .scalar, "mediaKeptAt": .scalar, "mediaKeptDays": .scalar,
    "clamdSocket": .scalar,
  ])
}
