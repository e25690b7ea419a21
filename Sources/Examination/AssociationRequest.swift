import Forms
import Programme
import Register

/// One row of 関連付けを希望する指定管理口座に係る情報一覧, with what the register says of it.
struct AssociationRequest {
  /// The row.
  let row: FilledRow
  /// The account number as typed; nil when blank or unreadable.
  let number: AccountNumber?
  /// The account on record with that number, open or not.
  let account: Account?
  /// The facility whose designated account the number is, or will be once it is opened; nil when it is none.
  let designation: DesignationNumber?

  /// What the applicant is to a designated account.
  struct Standing: Hashable {
    /// 口座名義人.
    let isHolder: Bool
    /// 口座管理者.
    let isManager: Bool
    /// Neither of the two.
    var isUnrelated: Bool { !isHolder && !isManager }
  }

  /// The fields by which the row is known.
  var numberField: FilledField? { row["designated_account_no"] }
}

extension Subject {
  /// The association rows, in sheet order.
  var associationRequests: [AssociationRequest] {
    form.rows("associations").map { row in
      let number = row.accountNumber("designated_account_no")
      let account = number.flatMap { register.accounts[$0] }
      return AssociationRequest(
        row: row, number: number, account: account,
        designation: account?.designation ?? number.flatMap(foreseenDesignation))
    }
  }

  /// The facility whose designated account would get this number; nil when no facility's would.
  ///
  /// The number of a designated account is foreseeable from the 指定番号 (02-accounts section 4).
  private func foreseenDesignation(_ number: AccountNumber) -> DesignationNumber? {
    guard let designation = try? DesignationNumber(number.body),
      (try? figures.accountNumbering.designatedAccount(of: designation)) == number
    else { return nil }
    return designation
  }

  /// What the applicant is to the designated account of a row; nil when the row names no facility on record.
  ///
  /// An open account answers itself. For one not open yet, the application to open it says who will hold it; without
  /// such names the facility's obligated persons (指定地球温暖化対策事業者) will.
  func standing(in request: AssociationRequest) -> AssociationRequest.Standing? {
    guard let designation = request.designation, let facility = register.facilities[designation] else { return nil }
    let persons = applicantsOnRecord.map(\.id)
    let isManagerToBe = pendingManagements.contains { $0.designations.contains(designation) }
    if let account = openDesignatedAccount(of: designation) {
      return .init(
        isHolder: persons.contains(where: account.holders.contains),
        isManager: isManagerToBe || account.manager.map(persons.contains) ?? false)
    }
    let named = pendingOpenings(of: designation).flatMap { $0.holderNames[designation] ?? [] }
    return .init(
      isHolder: named.isEmpty
        ? persons.contains(where: facility.obligatedPersons.contains) : named.contains { isApplicant($0) },
      isManager: isManagerToBe)
  }

  /// The outcome of a rule that looks at each association row.
  func eachAssociation(_ findings: (AssociationRequest) -> [Finding]) -> Outcome {
    let requests = associationRequests
    guard !requests.isEmpty else {
      return .silent(
        "指定管理口座との関連付けは申請されていません。",
        "No association is applied for.")
    }
    return .judged(by: requests.flatMap(findings))
  }
}
