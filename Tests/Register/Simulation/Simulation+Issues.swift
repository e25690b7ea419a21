import Programme
import Register
import TestSupport
import Testing

/// What is certified and issued.
extension Simulation {
  mutating func issueExcess() throws -> Bool {
    let facility = pick(facilities)
    // The results of year y are fixed on 30 November of y + 1, and can be applied for until 30 November of y + 2; those
    // of a period's last year until the end of the adjustment period.
    let through = max(2010, FiscalYear(containing: date).startYear - 1 - generator.below(3))
    let period = (through - 2010) / 5
    let firstYear = 2010 + 5 * period
    let earlier = max(through - generator.below(2), firstYear)
    let vintage = oneIn(6) ? through + 1 : earlier
    let account = oneIn(8) ? pick(accounts("general")) : "130-100-\(facility)-0"
    let (tonnes, issuable) = (1 + generator.below(30), 20 + generator.below(15))
    let issuance = Issuance(
      into: try AccountNumber(account), .excess, origin: facility, vintage: try FiscalYear(vintage),
      tonnes: Tonnes(Int64(tonnes)), basis: .excessApplication(resultsThrough: try FiscalYear(through)))
    let until = through % 5 == 4 ? "\(2016 + 5 * period)-09-30" : "\(through + 2)-11-30"
    let since = max("2012-04-01", "\(through + 1)-11-30")
    let isInTime = since <= date.iso && date.iso <= until && through <= 2029
    let isOfResults = firstYear <= vintage && vintage <= through
    let isOwn = account == "130-100-\(facility)-0"
    let expected = book.isUsable(account) && isInTime && isOfResults && isOwn && tonnes <= issuable
    let (day, figures) = (date, figures)
    let entries = try decide(issuance.query) {
      try issuance.decide(on: day, issuable: Tonnes(Int64(issuable)), figures: figures, snapshot: $0)
    }
    #expect((entries != nil) == expected, place)
    guard expected, let entry = entries?.first else { return false }
    record(entry, tonnes, area: "130", "excess", facility, vintage, in: account, issuedIn: account, papers: [])
    return true
  }

  mutating func record(
    _ entry: JournalEntry, _ tonnes: Int, area: String, _ type: String, _ origin: String, _ vintage: Int,
    in account: String, issuedIn: String?, papers: [String]
  ) {
    let serials = book.issue(
      tonnes, area: area,
      NaiveBook.Unit(
        type: type, origin: origin, vintage: vintage, issuedOn: date.iso, issuedIn: issuedIn, account: account))
    book.deeds[entry.sequence] = NaiveBook.Deed(from: NaiveBook.source, to: account, serials: serials, papers: papers)
    book.usedPapers.formUnion(papers)
  }

  mutating func certify() throws -> Bool {
    let type = pick(["tokyoSME", "renewableConverted", "renewableOther", "outOfTokyo", "otherGas"])
    let facility = pick(facilities)
    // An other-gas project bears its facility's number; another facility of the town may have had one before.
    let project = type == "otherGas" ? facility : "0\(2 + generator.below(4))0000\(10 + book.certified.count)"
    guard book.certified[project] == nil else { return false }
    let owner = type == "otherGas" ? pick(book.facilities[facility] ?? []) : pick(Self.persons)
    let vintage = max(2010, FiscalYear(containing: date).startYear - generator.below(3))
    let tonnes = 20 + generator.below(60)
    try append([
      .certificationRecorded(
        Certification(
          project: project, creditType: try #require(CreditType(rawValue: type)), holder: PersonID(rawValue: owner),
          vintage: try FiscalYear(vintage), tonnes: Tonnes(Int64(tonnes)), certifiedOn: date, evidence: []))
    ])
    book.certified[project] = (owner, type, vintage, tonnes)
    return true
  }

  mutating func issueCertified() throws -> Bool {
    guard let project = book.certified.isEmpty ? nil : pick(book.certified.keys.sorted()),
      let certified = book.certified[project], let type = CreditType(rawValue: certified.type)
    else { return false }
    let isOtherGas = certified.type == "otherGas"
    let account = isOtherGas && !oneIn(8) ? "130-100-\(project)-0" : pick(accounts(oneIn(8) ? "designated" : "general"))
    let tonnes = 1 + generator.below(30)
    let papers = certified.type == "renewableOther" && !oneIn(8) ? ["G\(generator.below(400))"] : []
    let issuance = Issuance(
      into: try AccountNumber(account), type, origin: project, vintage: try FiscalYear(certified.vintage),
      tonnes: Tonnes(Int64(tonnes)), basis: isOtherGas ? .otherGas : .certification(evidence: papers))
    let since = ["otherGas": "2010-04-01", "outOfTokyo": "2015-04-01"][certified.type] ?? "2011-06-01"
    let target = book.accounts[account]
    let isPlace = target?.kind == (isOtherGas ? "designated" : "general")
    let isOwner = target?.owners.contains(certified.owner) == true
    let isOrigin = !isOtherGas || account == "130-100-\(project)-0"
    let hasPapers = certified.type != "renewableOther" || !papers.isEmpty
    let isUnused = book.usedPapers.isDisjoint(with: papers)
    let isOpen = since <= date.iso && book.isUsable(account)
    let expected = isOpen && isPlace && isOwner && isOrigin && hasPapers && isUnused && tonnes <= certified.tonnes
    let (day, figures) = (date, figures)
    let entries = try decide(issuance.query) { try issuance.decide(on: day, figures: figures, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    guard expected, let entry = entries?.first else { return false }
    book.certified[project]?.tonnes -= tonnes
    record(
      entry, tonnes, area: "130", certified.type, project, certified.vintage, in: account,
      issuedIn: isOtherGas ? account : nil, papers: papers)
    return true
  }

  mutating func takeIn() throws -> Bool {
    let account = pick(accounts(oneIn(8) ? "designated" : "general"))
    let type = pick(["saitamaExcess", "saitamaSME"])
    let paper = "S\(generator.below(300))"
    let holder = holderInSaitama(of: account)
    let (tonnes, vintage) = (1 + generator.below(20), max(2011, FiscalYear(containing: date).startYear - 1))
    let issuance = Issuance(
      into: try AccountNumber(account), try #require(CreditType(rawValue: type)), origin: "1234",
      vintage: try FiscalYear(vintage), tonnes: Tonnes(Int64(tonnes)),
      basis: .saitamaInflow(certificate: paper, holder: PersonID(rawValue: holder)))
    let isGeneral = book.accounts[account]?.kind == "general"
    let isOpen = "2012-04-01" <= date.iso && book.isUsable(account)
    let isOwn = book.accounts[account]?.owners == [holder]
    let expected = isOpen && isGeneral && isOwn && !book.usedPapers.contains(paper)
    let (day, figures) = (date, figures)
    let entries = try decide(issuance.query) { try issuance.decide(on: day, figures: figures, snapshot: $0) }
    #expect((entries != nil) == expected, place)
    guard expected, let entry = entries?.first else { return false }
    record(entry, tonnes, area: "110", type, "1234", vintage, in: account, issuedIn: nil, papers: [paper])
    return true
  }
}
