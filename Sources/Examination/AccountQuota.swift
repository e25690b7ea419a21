import Forms
import Programme
import Register

/// How many general accounts the applicant has and wants, against 開設上限数.
struct AccountQuota: Hashable {
  /// Open on the business date.
  let existing: Int
  /// Asked for by other applications under way.
  let pending: Int
  /// Asked for by this one; at least 1.
  let requested: Int
  /// The most the applicant may hold; at least 1.
  let limit: Int

  /// What this application may ask for; not below 0.
  var remaining: Int { max(0, limit - existing - pending) }
  /// Whether this application asks for more.
  var isExceeded: Bool { requested > remaining }
}

extension Subject {
  /// The facilities that count for the limit: those the applicant is obligated for or manages, or will manage once
  /// another application is done. 指定相当 facilities are none of the 指定地球温暖化対策事業所 and do not count.
  var facilitiesForLimit: Set<DesignationNumber> { facilitiesForLimitOnRecord.union(facilitiesForLimitPending) }

  /// Those of them on record.
  var facilitiesForLimitOnRecord: Set<DesignationNumber> {
    Set(
      applicantsOnRecord.flatMap { register.facilities(concerning: $0.id) }
        .filter { $0.facilityClass != .equivalent }.map(\.designation))
  }

  private var facilitiesForLimitPending: Set<DesignationNumber> {
    Set(pendingManagements.flatMap(\.designations)).filter { register.facilities[$0]?.facilityClass != .equivalent }
  }

  /// General accounts the applicant has open on the business date.
  var generalAccountsOnRecord: Int {
    applicantsOnRecord.map { register.generalAccounts(of: $0.id, openOn: today).count }.max() ?? 0
  }

  /// The quota; nil while the kind or the number cannot be read, the number is below 1, or the limit is 0 because no
  /// facility speaks for the applicant: other rules say these things.
  var accountQuota: AccountQuota? {
    guard let kind = openerKind, let figures = figures.figures(for: kind), let requested = accountsRequested,
      requested >= 1
    else { return nil }
    let limit =
      switch figures.limit {
      case .facilities: facilitiesForLimit.count
      case .fixed(let number): number
      }
    guard limit >= 1 else { return nil }
    let others = pending.filter { $0.formID == OpeningForm.general && isApplicant($0.applicantName) }
    return AccountQuota(
      existing: generalAccountsOnRecord,
      pending: others.reduce(0) { $0 + min(max(0, $1.requestedAccounts), Self.mostAccounts) },
      requested: requested, limit: limit)
  }

  /// More than any general numbering holds; a larger number in another application's data counts as this many.
  private static let mostAccounts = 10_000

  /// The field that gives 分別管理 (accounts to be kept apart) as a reason for more accounts; nil when none does.
  var separateKeepingReason: FilledField? {
    ["requirement_facts", "remarks"].compactMap { form[$0] }.first { field in
      field.text.map { JapaneseText.label($0).contains("分別") } ?? false
    }
  }
}
