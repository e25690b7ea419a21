public import Programme
public import Workbook

/// What a rule says of one case.
public enum Outcome: Hashable, Sendable, Codable {
  /// The rule is met.
  case met
  /// The rule is not met; at least one finding says where.
  case notMet([Finding])
  /// The rule has nothing to say here, and why.
  case notApplicable(LocalizedText)
  /// A person must look, and at what.
  case personMustLook(LocalizedText, at: Place? = nil)
}

/// Where on the form a person should look.
public struct Place: Hashable, Sendable, Codable {
  /// The field's key, where a field is meant.
  public let key: String?
  /// The cell, where the field has one.
  public let address: CellAddress?

  /// A place.
  public init(key: String?, address: CellAddress?) {
    self.key = key
    self.address = address
  }
}

/// One thing that is wrong with an application.
public struct Finding: Hashable, Sendable, Codable {
  /// What is wrong and what to do, to be quoted in a letter to the applicant.
  public let message: LocalizedText
  /// Where; nil when it concerns the paper or the application as a whole.
  public let place: Place?
  /// What was found, verbatim; nil when nothing was.
  public let found: String?

  /// A finding.
  public init(_ message: LocalizedText, at place: Place? = nil, found: String? = nil) {
    self.message = message
    self.place = place
    self.found = found
  }
}
