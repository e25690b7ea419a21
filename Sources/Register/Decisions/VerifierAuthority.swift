public import Programme

/// Whether a verification agency may verify for a kind of credit on a day.
public enum VerifierAuthority: Hashable, Sendable {
  /// The kind needs no registered verifier.
  case notNeeded
  /// Registered on the day, for the category the kind needs.
  case allowed
  /// No agency of that identifier is on record.
  case unknown
  /// The registration had not begun, or had ended, on the day.
  case notRegistered
  /// Registered, but not for this category.
  case categoryMissing(Int)
}

extension CreditType {
  /// 登録区分 a verifier of such credits must have; nil where none is needed.
  ///
  /// 1 for excess (yearly emissions and base emissions), 2 for Tokyo SME and out-of-Tokyo, 3 for other gas, 4 for
  /// renewable credits by certified equipment. Certificates (その他削減量) need none; Saitama's are Saitama's matter.
  /// Source: 01-scheme section 9 (seed 003), 03-credits section 1.
  public var verifierCategory: Int? {
    switch self {
    case .excess: 1
    case .tokyoSME, .outOfTokyo: 2
    case .otherGas: 3
    case .renewableConverted: 4
    case .renewableOther, .saitamaExcess, .saitamaSME: nil
    }
  }
}

extension Verifier {
  /// Whether this agency may verify for a kind of credit on a day; both days of the registration count.
  public func authority(for type: CreditType, on date: CivilDate) -> VerifierAuthority {
    guard let category = type.verifierCategory else { return .notNeeded }
    guard registeredFrom <= date, registeredUntil.map({ date <= $0 }) ?? true else { return .notRegistered }
    return categories.contains(category) ? .allowed : .categoryMissing(category)
  }
}
