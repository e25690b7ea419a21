import Forms
public import Programme

/// What opening the accounts of an application costs (手数料), and why.
///
/// Source: seed 002 (13,400 yen for a general account, none for a designated one; who is exempt).
public struct OpeningFee: Hashable, Sendable {
  /// The fee due, in yen; 0 when none is, nil while it cannot be computed.
  public let yen: Int?
  /// The fee for one account, in yen; nil when none is in force or nothing is to be paid.
  public let yenPerAccount: Int?
  /// The accounts it is due for; nil when nothing is to be paid.
  public let accounts: Int?
  /// How the fee comes about, or why none is due or it cannot be computed.
  public let reason: LocalizedText

  /// Whether something is to be paid.
  public var isDue: Bool { (yen ?? 0) > 0 }

  /// The fee due for a case, by the figures in force on the day it came in.
  ///
  /// An exemption counts once its proof is in and while the ground lasts (rules FEE-02, FEE-03).
  public static func due(for subject: Subject) -> OpeningFee {
    switch subject.form.formID {
    case OpeningForm.designated: designated(subject)
    case OpeningForm.general: general(subject)
    default: free(ja: "手数料のかからない手続です。", en: "The procedure is free of charge.")
    }
  }

  private static func designated(_ subject: Subject) -> OpeningFee {
    guard let fee = subject.figures.designatedAccountFee.value(on: subject.receivedOn) else {
      return unknown(ja: "受付日に適用される手数料が定められていません。", en: "No fee is in force on the day of reception.")
    }
    let count = Set(subject.statedFacilities.map(\.designation)).count
    guard fee > 0 else { return free(ja: "指定管理口座の開設に手数料はかかりません。", en: "Opening a designated account is free.") }
    return charge(fee, count, of: LocalizedText(ja: "指定管理口座", en: "designated"))
  }

  private static func general(_ subject: Subject) -> OpeningFee {
    guard let kind = subject.openerKind, let figures = subject.figures.figures(for: kind) else {
      return unknown(ja: "口座を開設できる者の種類が読み取れません。", en: "The kind of opener cannot be read.")
    }
    if figures.isFeeExempt {
      return free(ja: "\(figures.name.ja)は手数料を要しません。", en: "No fee is due from this kind: \(figures.name.en).")
    }
    if let exemption = subject.acceptedExemption {
      return free(ja: "手数料は免除されます（\(exemption.name.ja)）。", en: "The fee is waived: \(exemption.name.en).")
    }
    guard let accounts = subject.accountsRequested, accounts >= 1 else {
      return unknown(ja: "開設を希望する口座の数が読み取れません。", en: "The number of accounts cannot be read.")
    }
    guard let fee = subject.figures.generalAccountFee.value(on: subject.receivedOn) else {
      return unknown(ja: "受付日に適用される手数料が定められていません。", en: "No fee is in force on the day of reception.")
    }
    return charge(fee, accounts, of: LocalizedText(ja: "一般管理口座", en: "general"))
  }

  private static func charge(_ fee: Int, _ accounts: Int, of kind: LocalizedText) -> OpeningFee {
    let (total, isTooLarge) = fee.multipliedReportingOverflow(by: accounts)
    guard !isTooLarge else { return unknown(ja: "口座の数が大きすぎます。", en: "The number of accounts is too large.") }
    let (yen, unit) = (grouped(total), grouped(fee))
    let noun = accounts == 1 ? "account" : "accounts"
    return OpeningFee(
      yen: total, yenPerAccount: fee, accounts: accounts,
      reason: LocalizedText(
        ja: "\(kind.ja)\(accounts)口座につき\(yen)円（1口座\(unit)円）",
        en: "\(yen) yen for \(accounts) \(kind.en) \(noun) (\(unit) yen each)"))
  }

  private static func free(ja: String, en: String) -> OpeningFee {
    OpeningFee(yen: 0, yenPerAccount: nil, accounts: nil, reason: LocalizedText(ja: ja, en: en))
  }

  private static func unknown(ja: String, en: String) -> OpeningFee {
    OpeningFee(yen: nil, yenPerAccount: nil, accounts: nil, reason: LocalizedText(ja: ja, en: en))
  }

  /// 26,800: the digits in groups of three.
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.map { index in
      let isBoundary = index > 0 && (digits.count - index) % 3 == 0
      return (isBoundary ? "," : "") + String(digits[index])
    }.joined()
  }
}

extension Subject {
  /// The ground of the exemption that is claimed, as the figures list it; nil when none is or the ground is unknown.
  var claimedExemption: FeeExemption? {
    guard let ground = paper.feeExemption?.ground else { return nil }
    return figures.feeExemptions.first { $0.ground == ground }
  }

  /// Whether the proof of the claimed ground came; nil while nobody has said.
  var exemptionProofReceived: Bool? {
    if paper.checks?["FEE-02"]?.outcome == .met { return true }
    return paper.feeExemption?.proofReceived ?? paper.received("feeExemptionProof")
  }

  /// Whether a ground counts for an application of this day.
  func isInForce(_ exemption: FeeExemption) -> Bool {
    exemption.from <= receivedOn && (exemption.until.map { receivedOn <= $0 } ?? true)
  }

  /// The exemption that is claimed, in force and proved.
  var acceptedExemption: FeeExemption? {
    guard let exemption = claimedExemption, isInForce(exemption),
      !exemption.needsProof || exemptionProofReceived == true
    else { return nil }
    return exemption
  }
}
