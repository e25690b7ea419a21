import GRDB
import Programme

/// The rows of the projections as values. Conditions are ours, never typed by anybody; values go in as arguments.
extension RegisterReader {
  static func persons(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Person] {
    try Row.fetchCached(db, sql: "SELECT * FROM person WHERE \(condition) ORDER BY id", arguments: arguments).map {
      row in
      let row = StoredRow(row, of: "person", key: ["id"])
      var representative: Person.Representative?
      if let title = try row.textIfPresent("representativeTitle") {
        representative = Person.Representative(title: title, name: try row.text("representativeName"))
      }
      return Person(
        id: try row.person("id"), kind: try row.choice("kind"), name: try row.text("name"),
        kana: try row.textIfPresent("kana"), postalCode: try row.textIfPresent("postalCode"),
        address: try row.text("address"), representative: representative,
        corporateNumber: try row.textIfPresent("corporateNumber"),
        published: Set(try row.json("published", [Person.PublishedItem].self)),
        isOnlineUser: try row.boolean("isOnlineUser"), contact: try row.jsonIfPresent("contact"))
    }
  }

  static func facilities(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Facility] {
    let rows = try Row.fetchCached(
      db, sql: "SELECT * FROM facility WHERE \(condition) ORDER BY designation", arguments: arguments)
    let scope = "designation IN (SELECT designation FROM facility WHERE \(condition))"
    var obligated: [DesignationNumber: [PersonID]] = [:]
    for row in try Row.fetchCached(
      db, sql: "SELECT * FROM facilityObligatedPerson WHERE \(scope) ORDER BY designation, position",
      arguments: arguments)
    {
      let row = StoredRow(row, of: "facilityObligatedPerson", key: ["designation", "position"])
      obligated[try row.designation("designation"), default: []].append(try row.person("person"))
    }
    var base: [DesignationNumber: [Facility.YearTonnes]] = [:]
    var emissions: [DesignationNumber: [Facility.YearTonnes]] = [:]
    for row in try Row.fetchCached(
      db, sql: "SELECT * FROM facilityYear WHERE \(scope) ORDER BY designation, kind, year", arguments: arguments)
    {
      let row = StoredRow(row, of: "facilityYear", key: ["designation", "kind", "year"])
      let figure = Facility.YearTonnes(
        year: try row.year("year"), tonnes: Tonnes(try row.integer("tonnes")), fixedOn: try row.dateIfPresent("fixedOn")
      )
      let designation = try row.designation("designation")
      switch try row.text("kind") {
      case "base": base[designation, default: []].append(figure)
      case "emission": emissions[designation, default: []].append(figure)
      default: throw row.corrupt
      }
    }
    let (categories, reliefs) = try facilityTerms(scope, arguments, db)
    return try rows.map { row in
      let row = StoredRow(row, of: "facility", key: ["designation"])
      let designation = try row.designation("designation")
      return Facility(
        designation: designation, name: try row.text("name"), address: try row.text("address"),
        facilityClass: try row.choice("facilityClass"), category: try row.choice("category"),
        categories: categories[designation] ?? [], obligatedPersons: obligated[designation] ?? [],
        obligationFrom: try row.yearIfPresent("obligationFrom"), specifiedFrom: try row.yearIfPresent("specifiedFrom"),
        reliefs: reliefs[designation] ?? [], baseEmissions: base[designation] ?? [],
        emissions: emissions[designation] ?? [], isPlanUnderReview: try row.boolean("isPlanUnderReview"),
        statusFixedOn: try row.dateIfPresent("statusFixedOn"))
    }
  }

  /// Changes of category and reliefs, by facility, in order.
  private static func facilityTerms(
    _ scope: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> (
    categories: [DesignationNumber: [Facility.YearCategory]], reliefs: [DesignationNumber: [Facility.Relief]]
  ) {
    var categories: [DesignationNumber: [Facility.YearCategory]] = [:]
    for row in try Row.fetchCached(
      db, sql: "SELECT * FROM facilityCategory WHERE \(scope) ORDER BY designation, year", arguments: arguments)
    {
      let row = StoredRow(row, of: "facilityCategory", key: ["designation", "year"])
      categories[try row.designation("designation"), default: []].append(
        Facility.YearCategory(year: try row.year("year"), category: try row.choice("category")))
    }
    var reliefs: [DesignationNumber: [Facility.Relief]] = [:]
    for row in try Row.fetchCached(
      db, sql: "SELECT * FROM facilityRelief WHERE \(scope) ORDER BY designation, position", arguments: arguments)
    {
      let row = StoredRow(row, of: "facilityRelief", key: ["designation", "position"])
      reliefs[try row.designation("designation"), default: []].append(
        Facility.Relief(
          kind: try row.choice("kind"), firstYear: try row.yearIfPresent("firstYear"),
          lastYear: try row.yearIfPresent("lastYear")))
    }
    return (categories, reliefs)
  }

  static func accounts(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Account] {
    var holders: [AccountNumber: [PersonID]] = [:]
    for row in try Row.fetchCached(
      db,
      sql: """
        SELECT * FROM accountHolder WHERE account IN (SELECT number FROM account WHERE \(condition))
        ORDER BY account, position
        """, arguments: arguments)
    {
      let row = StoredRow(row, of: "accountHolder", key: ["account", "position"])
      holders[try row.account("account"), default: []].append(try row.person("person"))
    }
    let sql = "SELECT * FROM account WHERE \(condition) ORDER BY number"
    return try Row.fetchCached(db, sql: sql, arguments: arguments).map { row in
      let row = StoredRow(row, of: "account", key: ["number"])
      let number = try row.account("number")
      var openerKind: OpenerKind?
      if let raw = try row.integerIfPresent("openerKind") {
        guard let kind = OpenerKind(rawValue: Int(raw)) else { throw row.corrupt }
        openerKind = kind
      }
      return Account(
        number: number, kind: try row.choice("kind"),
        designation: try row.parsedIfPresent("designation") { try DesignationNumber($0) },
        holders: holders[number] ?? [], manager: try row.textIfPresent("manager").map(PersonID.init(rawValue:)),
        openerKind: openerKind, openedOn: try row.date("openedOn"), expiresOn: try row.dateIfPresent("expiresOn"),
        closedOn: try row.dateIfPresent("closedOn"), contact: try row.jsonIfPresent("contact"),
        place: try row.choiceIfPresent("place"),
        outstanding: try row.jsonIfPresent("outstanding"), freeze: try row.jsonIfPresent("freeze"),
        limitOverride: try row.jsonIfPresent("limitOverride"))
    }
  }

  static func associations(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [Association] {
    try Row.fetchCached(
      db, sql: "SELECT * FROM association WHERE \(condition) ORDER BY general, designated, made", arguments: arguments
    ).map { row in
      let row = StoredRow(row, of: "association", key: ["made"])
      return Association(
        general: try row.account("general"), designated: try row.account("designated"), since: try row.date("since"),
        endedOn: try row.dateIfPresent("endedOn"))
    }
  }

  static func officials(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Official] {
    try Row.fetchCached(db, sql: "SELECT * FROM official WHERE \(condition) ORDER BY id", arguments: arguments).map {
      row in
      let row = StoredRow(row, of: "official", key: ["id"])
      return Official(
        id: OfficialID(rawValue: try row.text("id")), name: try row.text("name"), roles: try row.json("roles"),
        passwordHash: try row.textIfPresent("passwordHash"))
    }
  }

  static func sealCertificates(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [FiledSealCertificate] {
    try Row.fetchCached(
      db, sql: "SELECT * FROM filedSealCertificate WHERE \(condition) ORDER BY entry", arguments: arguments
    ).map { row in
      let row = StoredRow(row, of: "filedSealCertificate", key: ["entry"])
      return FiledSealCertificate(
        person: try row.person("person"), issuedOn: try row.date("issuedOn"), isOriginal: try row.boolean("isOriginal"),
        filedOn: try row.dateIfPresent("filedOn"))
    }
  }

  static func blocks(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [CreditBlock] {
    try Row.fetchCached(
      db, sql: "SELECT * FROM creditBlock WHERE \(condition) ORDER BY areaCode, firstSerial", arguments: arguments
    ).map(block)
  }

  /// A row of `creditBlock` with all its columns.
  static func block(_ row: Row) throws -> CreditBlock {
    let row = StoredRow(row, of: "creditBlock", key: ["areaCode", "firstSerial"])
    let serials: SerialRange
    do {
      serials = try SerialRange(
        areaCode: try row.text("areaCode"), first: try row.integer("firstSerial"), last: try row.integer("lastSerial"))
    } catch { throw row.corrupt }
    var use: CreditBlock.ObligationUse?
    if let period = try row.integerIfPresent("usedPeriod") {
      use = CreditBlock.ObligationUse(designation: try row.designation("usedFor"), period: Int(period))
    }
    return CreditBlock(
      serials: serials, account: try row.account("account"), creditType: try row.choice("creditType"),
      renewableType: try row.textIfPresent("renewableType"), origin: try row.text("origin"),
      vintage: try row.year("vintage"), issuedOn: try row.date("issuedOn"),
      issuedIn: try row.accountIfPresent("issuedIn"),
      transfer: try row.textIfPresent("transfer").map(TransferID.init(rawValue:)), use: use,
      isBound: try row.boolean("isBound"))
  }
}
