public import Correspondence
public import Intake
import Forms
public import Programme
import Yams

/// The settings of an office: `office.yaml`.
public struct OfficeSettings: Hashable, Sendable, Codable {
  /// Who sends the letters, and the desk that answers questions.
  public var authority: Authority
  /// How documents are numbered.
  public var documentNumbers: DocumentNumberFormat
  /// The window envelope letters are folded for.
  public var envelope: WindowEnvelope
  /// How much an envelope may hold.
  public var intake: IntakeLimits
  /// How the reception works.
  public var reception: ReceptionSettings
  /// The language letters are written in unless asked otherwise.
  public var letterLanguage: Language

  /// The settings of a new office. Source of the desk: 01-scheme section 10 (seeds 000, 001, 004).
  public static let standard = OfficeSettings(
    authority: Authority(
      sender: LocalizedText(ja: "東京都知事", en: "Governor of Tokyo"),
      desk: [
        LocalizedText(
          ja: "東京都環境局 気候変動対策部 総量削減課", en: "Bureau of Environment, Tokyo Metropolitan Government, Emission Cap Section"),
        LocalizedText(ja: "総量削減義務と排出量取引制度 相談窓口", en: "Cap-and-Trade Programme Help Desk"),
        LocalizedText(
          ja: "〒163-8001 東京都新宿区西新宿二丁目8番1号", en: "2-8-1 Nishi-Shinjuku, Shinjuku-ku, Tokyo 163-8001"),
        LocalizedText(ja: "東京都庁第二本庁舎20階南側", en: "Tokyo Metropolitan Government Building No. 2, 20th floor"),
        LocalizedText(ja: "電話　03-5388-3438", en: "Tel. 03-5388-3438"),
        LocalizedText(ja: "電子メール　torihiki@ml.metro.tokyo.jp", en: "E-mail torihiki@ml.metro.tokyo.jp"),
      ]),
    documentNumbers: DocumentNumberFormat(), envelope: .naga3, intake: .standard, reception: .standard,
    letterLanguage: .ja)
}

extension OfficeSettings {
  /// Decodes settings; an office that was made before it had a reception to set up has the standard one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    authority = try container.decode(Authority.self, forKey: .authority)
    documentNumbers = try container.decode(DocumentNumberFormat.self, forKey: .documentNumbers)
    envelope = try container.decode(WindowEnvelope.self, forKey: .envelope)
    intake = try container.decode(IntakeLimits.self, forKey: .intake)
    reception = try container.decodeIfPresent(ReceptionSettings.self, forKey: .reception) ?? .standard
    letterLanguage = try container.decode(Language.self, forKey: .letterLanguage)
  }

  /// Reads `office.yaml`.
  /// - Throws: ``OfficeError/fileMissing(_:)`` or `YAMLDocumentError` with the line.
  static func load(_ path: String) throws -> OfficeSettings {
    let localized = YAMLKeys.localized
    return try YAMLFile.load(path).decode(
      OfficeSettings.self,
      keys: .map([
        "authority": .map(["sender": localized, "desk": .list(localized), "sealSide": .scalar]),
        "documentNumbers": .map(["departmentCharacters": .scalar]),
        "envelope": .map([
          "width": .scalar, "height": .scalar, "windowLeft": .scalar, "windowTop": .scalar, "windowWidth": .scalar,
          "windowHeight": .scalar, "seam": .scalar, "panelHeight": .scalar,
        ]),
        "intake": .map([
          "files": .scalar, "depth": .scalar, "fileBytes": .scalar, "imageBytes": .scalar, "totalBytes": .scalar,
          "nesting": .scalar, "nameBytes": .scalar, "ratio": .scalar, "ratioFreeBytes": .scalar, "seconds": .scalar,
          "headerBytes": .scalar, "parts": .scalar, "partDepth": .scalar, "multiparts": .scalar,
          "messageNesting": .scalar,
        ]), "reception": ReceptionSettings.keys, "letterLanguage": .scalar,
      ]))
  }

  /// The settings as the text of an `office.yaml`.
  func yaml() throws -> String {
    let encoder = YAMLEncoder()
    encoder.options = YAMLEncoder.Options(allowUnicode: true, sortKeys: true)
    return """
      # The settings of this office. Lengths of the envelope are millimetres, sizes are bytes; see README.md.
      \(try encoder.encode(self))
      """
  }
}
