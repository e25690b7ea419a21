import Programme

extension AccountOpening {
  /// How many general accounts of its kind a person may hold, holds, and asks for.
  struct LimitStanding: Hashable {
    /// 開設上限数, at least 1.
    let limit: Int
    /// Open on the day.
    let held: Int
    /// Asked for, at least 1.
    let requested: Int

    /// Whether only an official's decision lets it pass.
    var isExceeded: Bool { requested > limit - held }
  }

  /// Where the request for general accounts stands against 開設上限数.
  ///
  /// Facilities count that the holder is obligated for or manages, those whose account the same application opens
  /// included; 指定相当 ones do not. Nil where nothing is asked for, where the figures have no line for the kind, and
  /// where no facility speaks for the holder: that is for the rules on who may open an account.
  /// Source: 02-accounts section 3, rules LIM-01 to LIM-03.
  func limitStanding(
    of holder: PersonID?, opened: [Account], on date: CivilDate, figures: ProgrammeFigures, snapshot: RegisterSnapshot
  ) -> LimitStanding? {
    guard let general, let holder, let kind = figures.figures(for: general.openerKind) else { return nil }
    let limit: Int
    switch kind.limit {
    case .fixed(let number): limit = number
    case .facilities:
      let managed = opened.filter { $0.manager == holder }.compactMap(\.designation)
      limit = Set(snapshot.facilities(concerning: holder).map(\.designation) + managed).count {
        snapshot.facilities[$0]?.facilityClass != .equivalent
      }
    }
    guard limit >= 1 else { return nil }
    return LimitStanding(
      limit: limit, held: snapshot.generalAccounts(of: holder, openOn: date).count, requested: general.count)
  }
}
