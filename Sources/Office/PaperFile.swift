public import Examination
import Forms

/// The paper record of `paper --file`.
public enum PaperFile {
  /// Reads a paper record; every key may be left out, unknown ones are refused.
  /// - Throws: ``OfficeError/fileMissing(_:)`` or `YAMLDocumentError` with the line.
  public static func load(_ path: String) throws -> PaperRecord {
    try YAMLFile.load(path).decode(PaperRecord.self, keys: keys)
  }

  /// The keys a paper record may have. Source: README.md, "The paper record".
  static let keys: YAMLKeys = .map([
    "originalReceivedOn": .scalar, "checkCode": .scalar, "sealPrint": .scalar,
    "sealCertificate": .map([
      "issuedOn": .scalar, "kind": .scalar, "name": .scalar, "address": .scalar, "representative": .scalar,
      "contentsChanged": .scalar,
    ]),
    "residentRecord": .map(["issuedOn": .scalar]), "powerOfAttorney": .scalar, "feePaidOn": .scalar,
    "feeExemption": .map(["ground": .scalar, "proofReceived": .scalar]),
    "attachments": .list(.map(["item": .scalar, "received": .scalar, "note": .scalar])),
    "checks": .free(.map(["outcome": .scalar, "note": .scalar])),
  ])
}
