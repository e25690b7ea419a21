public import Programme

extension RegisterSeed {
  /// The changes that put the file's content on record, in the order in which each finds what it names.
  ///
  /// - Parameters:
  ///   - date: the day the office is set up.
  ///   - hashPassword: gives the stored form of an official's password; what it throws becomes
  ///     ``SeedError/Reason/passwordNotHashable``.
  /// - Throws: the first error in the order of the sections, with its path.
  public func changes(
    figures: ProgrammeFigures, on date: CivilDate, hashPassword: (String) throws -> String
  ) throws(SeedError) -> [RegisterChange] {
    try datedChanges(figures: figures, on: date, hashPassword: hashPassword).map(\.change)
  }

  /// The same with the day from which each fact holds, so that the register can be asked as of a day before the office.
  ///
  /// The Governor's accounts are opened with the rest where the file does not name them, from the earliest day of all.
  /// Accounts hold from the day they were opened, associations from the later of their accounts' days, credits from
  /// their issue, certifications and verifiers from theirs. Persons and facilities have no day in the file and hold
  /// from the earliest of all; officials, seal certificates and the counter from `date`.
  public func datedChanges(
    figures: ProgrammeFigures, on date: CivilDate, hashPassword: (String) throws -> String
  ) throws(SeedError) -> [DatedChange] {
    let start = earliestDay(before: date)
    let index = SeedIndex(self)
    let persons = try personChanges(on: date, start: start)
    let facilities = try facilityRecords(figures: figures, on: date, index)
    var accounts = try accountRecords(figures: figures, index)
    accounts += try governorAccounts(besides: accounts, figures: figures, from: start)
    var changes = persons
    changes += facilities.map { DatedChange(.facilityRecorded($0), effectiveOn: start) }
    changes += accounts.map { DatedChange(.accountOpened($0), effectiveOn: $0.openedOn) }
    let byNumber = Dictionary(accounts.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    changes += try associationChanges(byNumber)
    changes += try verifierChanges()
    changes += try certificationChanges(index)
    changes += try creditChanges(byNumber, area: figures.accountNumbering.areaCode, on: date)
    changes += try officialChanges(on: date, hashPassword: hashPassword)
    return changes
  }

  private func earliestDay(before date: CivilDate) -> CivilDate {
    let days =
      accounts.map(\.openedOn) + credits.map(\.issuedOn) + certifications.map(\.certifiedOn)
      + verifiers.map(\.registeredFrom)
    return days.min().map { min($0, date) } ?? date
  }

  private func personChanges(on date: CivilDate, start: CivilDate) throws(SeedError) -> [DatedChange] {
    var seen: Set<String> = []
    var recorded: [DatedChange] = []
    var filed: [DatedChange] = []
    for (index, entry) in persons.enumerated() {
      let path: [SeedError.Step] = ["persons", .index(index)]
      if entry.id.isEmpty { throw SeedError(path + ["id"], .empty) }
      if !seen.insert(entry.id).inserted { throw SeedError(path + ["id"], .duplicate(entry.id)) }
      if entry.name.isEmpty { throw SeedError(path + ["name"], .empty) }
      if entry.address.isEmpty { throw SeedError(path + ["address"], .empty) }
      if let number = entry.corporateNumber {
        if entry.kind == .individual { throw SeedError(path + ["corporateNumber"], .notApplicable) }
        guard number.utf8.count == 13, number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
          throw SeedError(path + ["corporateNumber"], .outOfRange(found: number, allowed: "13 digits"))
        }
      }
      let id = PersonID(rawValue: entry.id)
      let person = Person(
        id: id, kind: entry.kind, name: entry.name, kana: entry.kana, postalCode: entry.postalCode,
        address: entry.address, representative: entry.representative, corporateNumber: entry.corporateNumber,
        published: entry.publishIndividual == true ? Set(Person.PublishedItem.allCases) : [],
        isOnlineUser: entry.onlineUse ?? false, contact: entry.contact?.details)
      recorded.append(DatedChange(.personRecorded(person), effectiveOn: start))
      if let certificate = entry.sealCertificate {
        let onFile = FiledSealCertificate(
          person: id, issuedOn: certificate.issuedOn, isOriginal: certificate.originalOnFile, filedOn: nil)
        filed.append(DatedChange(.sealCertificateFiled(onFile), effectiveOn: date))
      }
    }
    return recorded + filed
  }

  private func verifierChanges() throws(SeedError) -> [DatedChange] {
    var seen: Set<String> = []
    var changes: [DatedChange] = []
    for (index, entry) in verifiers.enumerated() {
      let path: [SeedError.Step] = ["verifiers", .index(index)]
      if entry.id.isEmpty { throw SeedError(path + ["id"], .empty) }
      if !seen.insert(entry.id).inserted { throw SeedError(path + ["id"], .duplicate(entry.id)) }
      for (place, category) in entry.categories.enumerated() where !(1...6).contains(category) {
        throw SeedError(
          path + ["categories", .index(place)], .outOfRange(found: String(category), allowed: "1…6"))
      }
      if let until = entry.registeredUntil, until < entry.registeredFrom {
        throw SeedError(path + ["registeredUntil"], .datesReversed)
      }
      changes.append(
        DatedChange(
          .verifierRecorded(
            Verifier(
              id: entry.id, name: entry.name, categories: entry.categories, registeredFrom: entry.registeredFrom,
              registeredUntil: entry.registeredUntil)), effectiveOn: entry.registeredFrom))
    }
    return changes
  }

  private func certificationChanges(_ known: SeedIndex) throws(SeedError) -> [DatedChange] {
    var changes: [DatedChange] = []
    var certified: Set<String> = []
    for (index, entry) in certifications.enumerated() {
      let path: [SeedError.Step] = ["certifications", .index(index)]
      if entry.project.isEmpty { throw SeedError(path + ["project"], .empty) }
      let holder = try known.person(entry.holder, path + ["holder"])
      let vintage = try Self.year(entry.vintage, path + ["vintage"])
      if entry.tonnes < 1 {
        throw SeedError(path + ["tonnes"], .outOfRange(found: String(entry.tonnes), allowed: "> 0"))
      }
      for (place, serial) in (entry.evidence ?? []).enumerated() {
        let (key, path) = (JapaneseText.codeText(serial), path + ["evidence", .index(place)])
        if key.isEmpty { throw SeedError(path, .empty) }
        if !certified.insert(key).inserted { throw SeedError(path, .duplicate(serial)) }
      }
      changes.append(
        DatedChange(
          .certificationRecorded(
            Certification(
              project: entry.project, creditType: entry.type, holder: holder, vintage: vintage,
              tonnes: Tonnes(entry.tonnes), certifiedOn: entry.certifiedOn, evidence: entry.evidence ?? [])),
          effectiveOn: entry.certifiedOn))
    }
    return changes
  }

  private func officialChanges(
    on date: CivilDate, hashPassword: (String) throws -> String
  ) throws(SeedError) -> [DatedChange] {
    var seen: Set<String> = []
    var changes: [DatedChange] = []
    for (index, entry) in users.enumerated() {
      let path: [SeedError.Step] = ["users", .index(index)]
      if entry.id.isEmpty { throw SeedError(path + ["id"], .empty) }
      if !seen.insert(entry.id).inserted { throw SeedError(path + ["id"], .duplicate(entry.id)) }
      var roles: Set<OfficialRole> = []
      for (place, role) in entry.roles.enumerated() where !roles.insert(role).inserted {
        throw SeedError(path + ["roles", .index(place)], .duplicate(role.rawValue))
      }
      var hash: String?
      if let password = entry.password {
        if password.isEmpty { throw SeedError(path + ["password"], .empty) }
        do { hash = try hashPassword(password) } catch { throw SeedError(path + ["password"], .passwordNotHashable) }
      }
      let official = Official(
        id: OfficialID(rawValue: entry.id), name: entry.name, roles: OfficialRole.allCases.filter(roles.contains),
        passwordHash: hash)
      changes.append(DatedChange(.officialRegistered(official), effectiveOn: date))
    }
    return changes
  }

  /// A fiscal year of the file.
  static func year(_ number: Int, _ path: [SeedError.Step]) throws(SeedError) -> FiscalYear {
    // Wide enough for any programme, narrow enough to catch a slip of the finger and an era year.
    guard (1990...2199).contains(number), let year = try? FiscalYear(number) else {
      throw SeedError(path, .outOfRange(found: String(number), allowed: "1990…2199"))
    }
    return year
  }
}

/// What the file's entries may name, found without a search.
struct SeedIndex {
  private let persons: [String: SeedPerson]
  private let facilities: Set<DesignationNumber>

  init(_ seed: RegisterSeed) {
    persons = Dictionary(seed.persons.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    facilities = Set(seed.facilities.map(\.designation))
  }

  /// The identifier of a person the file names.
  func person(_ id: String, _ path: [SeedError.Step]) throws(SeedError) -> PersonID {
    if persons[id] == nil { throw SeedError(path, .unknownPerson(id)) }
    return PersonID(rawValue: id)
  }

  /// The contact of a person.
  func contact(of id: PersonID?) -> ContactDetails? { id.flatMap { persons[$0.rawValue]?.contact?.details } }

  func has(_ designation: DesignationNumber) -> Bool { facilities.contains(designation) }
}
