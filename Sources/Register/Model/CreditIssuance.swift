public import Programme

/// On what ground credits were issued (発行の根拠). Source: 03-credits section 4.
public enum IssuanceBasis: Hashable, Codable, Sendable {
  /// On record before this register began.
  case onRecord
  /// 任意発行 of 超過削減量, on the results of the years of a period up to this one.
  case excessApplication(resultsThrough: FiscalYear)
  /// 自動発行 of 超過削減量, when the period with this number was settled.
  case excessAutomatic(period: Int)
  /// A certification (認定) on record of the block's project and vintage, with the serials of the certificates
  /// (グリーン電力証書 …) used up by it, sorted and as `JapaneseText.codeText` writes them.
  case certification(evidence: [String])
  /// 増加記録 of credits from Saitama's register, by the number of its 減少記録証明書 and the holder of the account they
  /// left there, who is the holder of the account here.
  case saitamaInflow(certificate: String, holder: PersonID)
  /// その他ガス削減量 certified for the facility the block names.
  case otherGas

  /// The kind by its name in the tables and in JSON.
  public var name: String {
    switch self {
    case .onRecord: "onRecord"
    case .excessApplication: "excessApplication"
    case .excessAutomatic: "excessAutomatic"
    case .certification: "certification"
    case .saitamaInflow: "saitamaInflow"
    case .otherGas: "otherGas"
    }
  }

  /// Serials of certificates, or the Saitama certificate, that no other issuance may rest on.
  public var usedEvidence: [String] {
    switch self {
    case .certification(let evidence): evidence
    case .saitamaInflow(let certificate, _): [certificate]
    case .onRecord, .excessApplication, .excessAutomatic, .otherGas: []
    }
  }

  /// The same ground with its certificates written in one way, so that a certificate is known again.
  var written: IssuanceBasis {
    switch self {
    case .certification(let evidence): .certification(evidence: evidence.map { JapaneseText.codeText($0) }.sorted())
    case .saitamaInflow(let certificate, let holder):
      .saitamaInflow(certificate: JapaneseText.codeText(certificate), holder: holder)
    case .onRecord, .excessApplication, .excessAutomatic, .otherGas: self
    }
  }
}
