public import Programme

/// The identifier of a person (a corporation or an individual) in the register.
public struct PersonID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
  /// The identifier, P000012 or one given by the seed file.
  public let rawValue: String

  /// An identifier.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The highest running number.
  public static let lastRunning = 999_999

  /// The identifier with a running number: P000012.
  /// - Throws: ``RegisterError/numberExhausted(_:)`` beyond ``lastRunning``.
  public init(running number: Int) throws(RegisterError) {
    guard (1...Self.lastRunning).contains(number) else { throw .numberExhausted(.person) }
    rawValue = "P" + FixedDigits.text(number, width: 6)
  }

  /// The running number of an identifier of that form; nil for one given by the seed file in another form.
  public var running: Int? {
    let bytes = rawValue.utf8
    guard bytes.count == 7, bytes.first == UInt8(ascii: "P"),
      bytes.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(rawValue.dropFirst())
  }

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
/// (weights 2 to 10 from the right, modulo 11, 10 written as 0). Only the length of
/// ten is known (seed 000); the rest is ours.
public struct UserNumber: Hashable, Comparable, Sendable, Codable, RawRepresentable {
  /// The ten characters.
  public let rawValue: String

  /// A number as stored.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The highest running number.
  public static let lastRunning = 99_999_999

  /// The number of a user kind with a running number: the digit of the kind, eight digits, the check digit.
  /// - Throws: ``RegisterError/numberExhausted(_:)`` beyond ``lastRunning``.
  public init(kind: UserKind, running number: Int) throws(RegisterError) {
    guard (1...Self.lastRunning).contains(number) else { throw .numberExhausted(.registerUser) }
    let body = String(kind.rawValue) + FixedDigits.text(number, width: 8)
    rawValue = body + String(Self.checkDigit(of: body))
  }

  /// The running number; nil when the stored text is no user number, its check digit included.
  public var running: Int? {
    let bytes = rawValue.utf8
    guard bytes.count == 10, bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      Self.checkDigit(of: String(rawValue.dropLast())) == Int(rawValue.suffix(1))
    else { return nil }
    return Int(rawValue.dropFirst().dropLast())
  }

  /// The sum of digit times weight (2 for the last digit, 3 for the one before …) modulo 11, with 10 written as 0.
  private static func checkDigit(of body: String) -> Int {
    let sum = zip(2..., body.utf8.reversed()).reduce(0) { $0 + $1.0 * Int($1.1 - UInt8(ascii: "0")) }
    return sum % 11 % 10
  }

  /// Orders alphabetically.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
