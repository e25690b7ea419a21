import Forms
import Programme
import Register

@testable import Examination

/// Other applications under way, and small changes of the register, as the rules about accounts need them.
extension PendingCase {
  /// An application to open designated accounts (F-01).
  static func opening(
    _ id: String, _ designations: [String], holders: [String] = [], manager: String? = nil
  ) throws -> PendingCase {
    let numbers = try designations.map { try DesignationNumber($0) }
    return PendingCase(
      id: CaseID(rawValue: id), formID: "designated-account-opening", designations: numbers,
      holderNames: holders.isEmpty ? [:] : Dictionary(uniqueKeysWithValues: numbers.map { ($0, holders) }),
      managerName: manager)
  }

  /// An application to register an account manager (F-02).
  static func registration(_ id: String, _ designations: [String], manager: String) throws -> PendingCase {
    PendingCase(
      id: CaseID(rawValue: id), formID: "account-manager-registration",
      designations: try designations.map { try DesignationNumber($0) }, managerName: manager)
  }

  /// An application for general accounts (F-03).
  static func accounts(_ id: String, _ applicant: String, _ requested: Int) -> PendingCase {
    PendingCase(
      id: CaseID(rawValue: id), formID: "general-account-opening", applicantName: applicant,
      requestedAccounts: requested)
  }
}

extension Subject {
  /// This subject with other applications under way.
  func awaiting(_ cases: PendingCase...) -> Subject { changing { $0.pending = cases } }

  /// This subject with one account changed.
  func withAccount(_ number: String, _ change: (inout Account) throws -> Void) throws -> Subject {
    var copy = self
    let key = try AccountNumber(number)
    guard var account = copy.register.accounts[key] else { throw MissingFromFixture.account(number) }
    try change(&account)
    copy.register.accounts[key] = account
    return copy
  }

  /// This subject with one facility changed.
  func withFacility(_ designation: String, _ change: (inout Facility) -> Void) throws -> Subject {
    var copy = self
    let key = try DesignationNumber(designation)
    guard var facility = copy.register.facilities[key] else { throw MissingFromFixture.facility(designation) }
    change(&facility)
    copy.register.facilities[key] = facility
    return copy
  }

  /// This subject without an account.
  func withoutAccount(_ number: String) throws -> Subject {
    let key = try AccountNumber(number)
    return changing { $0.register.accounts[key] = nil }
  }

  /// This subject with open general accounts 130-200-0001-0 onwards of one holder.
  func withGeneralAccounts(_ count: Int, of holder: PersonID = SubjectFixture.applicant) throws -> Subject {
    var copy = self
    for index in 0..<count {
      let number = try AccountNumber("130-200-000\(index + 1)-0")
      copy.register.accounts[number] = Account(
        number: number, kind: .general, holders: [holder], openedOn: try SubjectFixture.day("2020-01-06"))
    }
    return copy
  }

  /// This subject with the management company as applicant, of an opener kind.
  func appliedForByManager(kind: String = "3") -> Subject {
    with("applicant.name", .text("東都ビル管理株式会社")).with("applicant.address", .text("東京都千代田区丸の内三丁目1番1号"))
      .with("opener_kind", .choice(kind))
  }

  /// This subject with an applicant the register does not know, 虎ノ門商事株式会社, of kind 4.
  func appliedForByTrader() -> Subject {
    with("applicant.name", .text("虎ノ門商事株式会社")).with("opener_kind", .choice("4"))
      .with("requirement_facts", .text("都内に本店を有する法人")).with(rows: [], of: "associations")
  }
}

/// What a test asked of the fixture in vain.
enum MissingFromFixture: Error {
  case account(String)
  case facility(String)
}
