/// The identifier of a person (a corporation or an individual) in the register.
public struct PersonID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
  /// The identifier, P000012 or one given by the seed file.
  public let rawValue: String

  /// An identifier.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Orders alphabetically.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The login name of an official of the office.
public struct OfficialID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
  /// The name.
  public let rawValue: String

  /// A login name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Orders alphabetically.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The identifier of a case, C-2026-000012; the register only quotes it.
public struct CaseID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
  /// The identifier.
  public let rawValue: String

  /// An identifier.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Orders alphabetically, which is the order of reception within a year.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// 口座簿利用者番号: the login of a register user, ten characters.
///
/// Made up as: the digit of the user kind, an eight-digit running number, and a check digit over these nine
/// (weights 2 to 10 from the right, modulo 11, 10 written as 0). Only the length of ten is known (seed 000); the rest is ours.
public struct UserNumber: Hashable, Comparable, Sendable, Codable, RawRepresentable {
  /// The ten characters.
  public let rawValue: String

  /// A number as stored.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Orders alphabetically.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
