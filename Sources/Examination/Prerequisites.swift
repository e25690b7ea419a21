import Forms
import Programme
public import Register

/// What must be done before a case, among applications handed in at the same time.
///
/// The order is: account manager (F-02), designated account (F-01), general account (F-03), association (F-04).
/// Source: seed 002, 手続の手順; rule XCS-01.
public enum Prerequisites {
  /// The cases that must be applied to the register before this one, by number; none once they are.
  public static func awaited(by subject: Subject) -> [CaseID] {
    let cases: [PendingCase] =
      switch subject.form.formID {
      case OpeningForm.general: accountsToOpen(for: subject) + managementsNeeded(by: subject)
      case OpeningForm.designated: managerRegistrations(for: subject)
      default: []
      }
    return Set(cases.map(\.id)).sorted()
  }

  /// The applications to open the designated accounts that the associations name and that are not open yet.
  private static func accountsToOpen(for subject: Subject) -> [PendingCase] {
    subject.associationRequests.flatMap { request -> [PendingCase] in
      guard let designation = request.designation, subject.openDesignatedAccount(of: designation) == nil else {
        return []
      }
      return subject.pendingOpenings(of: designation)
    }
  }

  /// The applications that make the applicant an account manager, where being one is the condition for the account
  /// or for the number of accounts and the register does not show it yet.
  private static func managementsNeeded(by subject: Subject) -> [PendingCase] {
    guard let kind = subject.openerKind, kind.isAccountManager else { return [] }
    let isCovered: Bool
    if subject.figures.figures(for: kind)?.limit == .facilities, let requested = subject.accountsRequested {
      isCovered = requested <= subject.facilitiesForLimitOnRecord.count - subject.generalAccountsOnRecord
    } else {
      isCovered = true
    }
    return subject.isManagerOnRecord && isCovered ? [] : subject.pendingManagements
  }

  /// The registrations of an account manager for the facilities of an application to open designated accounts.
  private static func managerRegistrations(for subject: Subject) -> [PendingCase] {
    let designations = Set(subject.statedFacilities.map(\.designation))
    return subject.pending.filter {
      $0.formID == OpeningForm.managerRegistration && !designations.isDisjoint(with: $0.designations)
    }
  }
}
