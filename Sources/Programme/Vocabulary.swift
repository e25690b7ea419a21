/// The kinds of management account (管理口座).
public enum AccountKind: String, Hashable, Codable, Sendable, CaseIterable {
  /// 指定管理口座: one for each designated facility.
  case designated
  /// 一般管理口座: one holder's tradable credits.
  case general
  /// 知事の管理口座: the Governor's own, above all the surrender account.
  case governor

  /// The name of the kind as letters print it.
  public var name: LocalizedText {
    switch self {
    case .designated: LocalizedText(ja: "指定管理口座", en: "designated management account")
    case .general: LocalizedText(ja: "一般管理口座", en: "general management account")
    case .governor: LocalizedText(ja: "知事の管理口座", en: "governor's account")
    }
  }
}

/// 口座を開設できる者の種類: who may open a general account, numbered as on the form.
///
/// Source: 02-accounts section 3; numbers 1 to 5 from the published table, 6 and 7 inferred.
public enum OpenerKind: Int, Hashable, Codable, Sendable, CaseIterable {
  /// 指定地球温暖化対策事業者（法人）.
  case obligatedCorporation = 1
  /// 指定地球温暖化対策事業者（個人）.
  case obligatedIndividual = 2
  /// 法人（口座管理者）.
  case managerCorporation = 3
  /// 法人（その他）.
  case otherCorporation = 4
  /// 個人（口座管理者）.
  case managerIndividual = 5
  /// 個人（相続人）.
  case heir = 6
  /// 個人（オフセットクレジットの発行を受けることができる者）.
  case offsetRecipient = 7

  /// Whether this kind is a corporation (法人).
  public var personKind: PersonKind {
    switch self {
    case .obligatedCorporation, .managerCorporation, .otherCorporation: .corporation
    case .obligatedIndividual, .managerIndividual, .heir, .offsetRecipient: .individual
    }
  }

  /// Whether this kind is an obligated person (指定地球温暖化対策事業者).
  public var isObligatedPerson: Bool { self == .obligatedCorporation || self == .obligatedIndividual }

  /// Whether this kind is an account manager (口座管理者).
  public var isAccountManager: Bool { self == .managerCorporation || self == .managerIndividual }
}

/// 法人 or 個人.
public enum PersonKind: String, Hashable, Codable, Sendable, CaseIterable {
  /// 法人.
  case corporation
  /// 個人.
  case individual
}

/// The class of a facility. Source: 01-scheme section 2 (seed 003).
public enum FacilityClass: String, Hashable, Codable, Sendable, CaseIterable {
  /// 指定地球温暖化対策事業所: 1,500 kL or more in the previous fiscal year.
  case designated
  /// 特定地球温暖化対策事業所: the same three years running; carries the obligation.
  case specified
  /// 指定相当地球温暖化対策事業所: at least half owned by small companies; no obligation.
  case equivalent
}

/// 事業所区分. Source: 01-scheme section 3 (seed 003).
public enum FacilityCategory: String, Hashable, Codable, Sendable, CaseIterable {
  /// Offices, and plants for district heating and cooling.
  case officeOrDistrictHeat = "I-1"
  /// Offices that take 20 % or more of their energy from district heating and cooling.
  case districtHeatUser = "I-2"
  /// Factories and all others.
  case factory = "II"
}

/// Relief of the reduction rate. Source: 01-scheme section 6.
public enum ReliefKind: String, Hashable, Codable, Sendable, CaseIterable {
  /// トップレベル事業所.
  case topLevel
  /// 準トップレベル事業所.
  case nearTopLevel
  /// 医療施設緩和措置.
  case medical
}

/// The kinds of credit (振替可能削減量等). Source: 03-credits section 1.
public enum CreditType: String, Hashable, Codable, Sendable, CaseIterable {
  /// 超過削減量.
  case excess
  /// 都内中小クレジット.
  case tokyoSME
  /// 再エネクレジット（環境価値換算量）.
  case renewableConverted
  /// 再エネクレジット（その他削減量）.
  case renewableOther
  /// 都外クレジット.
  case outOfTokyo
  /// 埼玉連携クレジット（超過削減量）.
  case saitamaExcess
  /// 埼玉連携クレジット（県内中小クレジット）.
  case saitamaSME
  /// その他ガス削減量.
  case otherGas
}

/// The five kinds of register user (利用者区分). Source: seed 000, 02-accounts section 7.
public enum UserKind: Int, Hashable, Codable, Sendable, CaseIterable {
  /// 指定管理口座の口座名義人用.
  case designatedHolder = 1
  /// 一般管理口座の口座名義人用.
  case generalHolder = 2
  /// 指定管理口座の連絡先担当者用.
  case designatedContact = 3
  /// 一般管理口座の連絡先担当者用.
  case generalContact = 4
  /// 事業所の連絡先担当者用.
  case facilityContact = 5
}

/// What an official may do in the office.
public enum OfficialRole: String, Hashable, Codable, Sendable, CaseIterable {
  /// 受付: takes envelopes in and records the paper.
  case reception
  /// 審査: examines.
  case examiner
  /// 決裁: approves, never a case the same person examined.
  case approver
  /// Runs the office's settings.
  case administrator
}
