/// Why the content of a seed file cannot be loaded, and where; the caller makes the line and the sentence of it.
public struct SeedError: Error, Hashable, Sendable {
  /// From the top of the file: `["accounts", 2, "holders", 0]`.
  public let path: [Step]
  /// What is wrong there.
  public let reason: Reason

  /// A step of the path.
  public enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// A key.
    case key(String)
    /// A place in a list, from 0.
    case index(Int)

    /// A key.
    public init(stringLiteral value: String) { self = .key(value) }
    /// A place in a list.
    public init(integerLiteral value: Int) { self = .index(value) }
  }

  /// What is wrong, in order of precedence within one section.
  public enum Reason: Hashable, Sendable {
    /// The identifier, or the pair, stands twice.
    case duplicate(String)
    /// No such person in `persons`.
    case unknownPerson(String)
    /// No such facility in `facilities`.
    case unknownFacility(String)
    /// No such account in `accounts`.
    case unknownAccount(String)
    /// A value that must be there is not.
    case missing
    /// A value that this kind of thing does not have.
    case notApplicable
    /// A text that must not be empty is.
    case empty
    /// The value lies outside what is possible, which is named in the terms of the contract: `1…6`, `> 0`.
    case outOfRange(found: String, allowed: String)
    /// The account number is not of the kind the entry states, or not the one its facility gives.
    case accountNumberDoesNotFit(String)
    /// A general account has one holder, a designated one at least one.
    case holderCount(Int)
    /// The holder of the general account is neither holder nor manager of the designated account.
    case holderUnrelated(String)
    /// The serials are not as many as the tonnes.
    case serialsDoNotCount(serials: String, tonnes: Int64)
    /// The serials share a number with those of another entry.
    case serialsOverlap(String)
    /// The kind of credit cannot be in that kind of account.
    case creditNotAllowedInAccount(String)
    /// The later of two dates lies before the earlier.
    case datesReversed
    /// The password could not be hashed.
    case passwordNotHashable
    /// The running numbers of accounts or serials are used up.
    case numberExhausted
  }

  /// An error at a path.
  public init(_ path: [Step], _ reason: Reason) {
    self.path = path
    self.reason = reason
  }
}
