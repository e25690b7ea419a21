import GRDB
import Programme

/// The rows of the projections as values. Conditions are ours, never typed by anybody; values go in as arguments.
extension RegisterReader {
  static func persons(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Person] {
    let sql = "SELECT * FROM person WHERE \(condition) ORDER BY id"
    return try StoredRow.all(sql, arguments, of: "person", key: ["id"], in: db) { row in
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
    let scope = "designation IN (SELECT designation FROM facility WHERE \(condition))"
    var obligated: [DesignationNumber: [PersonID]] = [:]
    try StoredRow.each(
      "SELECT * FROM facilityObligatedPerson WHERE \(scope) ORDER BY designation, position", arguments,
      of: "facilityObligatedPerson", key: ["designation", "position"], in: db
    ) { row in
      obligated[try row.designation("designation"), default: []].append(try row.person("person"))
    }
    var base: [DesignationNumber: [Facility.YearTonnes]] = [:]
    var emissions: [DesignationNumber: [Facility.YearTonnes]] = [:]
    try StoredRow.each(
      "SELECT * FROM facilityYear WHERE \(scope) ORDER BY designation, kind, year", arguments, of: "facilityYear",
      key: ["designation", "kind", "year"], in: db
    ) { row in
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
    let sql = "SELECT * FROM facility WHERE \(condition) ORDER BY designation"
    return try StoredRow.all(sql, arguments, of: "facility", key: ["designation"], in: db) { row in
      let designation = try row.designation("designation")
      return Facility(
        designation: designation, name: try row.text("name"), address: try row.text("address"),
        facilityClass: try row.choice("facilityClass"), category: try row.choice("category"),
        categories: categories[designation] ?? [], obligatedPersons: obligated[designation] ?? [],
        obligationFrom: try row.yearIfPresent("obligationFrom"), specifiedFrom: try row.yearIfPresent("specifiedFrom"),
        reliefs: reliefs[designation] ?? [], baseEmissions: base[designation] ?? [],
        emissions: emissions[designation] ?? [], isPlanUnderReview: try row.boolean("isPlanUnderReview"),
        statusFixedOn: try row.dateIfPresent("statusFixedOn"), earlierFixings: try row.jsonIfPresent("earlierFixings"))
    }
  }

  /// Changes of category and reliefs, by facility, in order.
  private static func facilityTerms(
    _ scope: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> (
    categories: [DesignationNumber: [Facility.YearCategory]], reliefs: [DesignationNumber: [Facility.Relief]]
  ) {
    var categories: [DesignationNumber: [Facility.YearCategory]] = [:]
    try StoredRow.each(
      "SELECT * FROM facilityCategory WHERE \(scope) ORDER BY designation, year", arguments, of: "facilityCategory",
      key: ["designation", "year"], in: db
    ) { row in
      categories[try row.designation("designation"), default: []].append(
        Facility.YearCategory(year: try row.year("year"), category: try row.choice("category")))
    }
    var reliefs: [DesignationNumber: [Facility.Relief]] = [:]
    try StoredRow.each(
      "SELECT * FROM facilityRelief WHERE \(scope) ORDER BY designation, position", arguments, of: "facilityRelief",
      key: ["designation", "position"], in: db
    ) { row in
      reliefs[try row.designation("designation"), default: []].append(
        Facility.Relief(
          kind: try row.choice("kind"), firstYear: try row.yearIfPresent("firstYear"),
          lastYear: try row.yearIfPresent("lastYear")))
    }
    return (categories, reliefs)
  }

  static func accounts(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Account] {
    var holders: [AccountNumber: [PersonID]] = [:]
    try StoredRow.each(
      """
      SELECT * FROM accountHolder WHERE account IN (SELECT number FROM account WHERE \(condition))
      ORDER BY account, position
      """, arguments, of: "accountHolder", key: ["account", "position"], in: db
    ) { row in
      holders[try row.account("account"), default: []].append(try row.person("person"))
    }
    let sql = "SELECT * FROM account WHERE \(condition) ORDER BY number"
    return try StoredRow.all(sql, arguments, of: "account", key: ["number"], in: db) { row in
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
        limitOverride: try row.jsonIfPresent("limitOverride"), agent: try row.jsonIfPresent("agent"))
    }
  }

  static func associations(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [Association] {
    let sql = "SELECT * FROM association WHERE \(condition) ORDER BY general, designated, made"
    return try StoredRow.all(sql, arguments, of: "association", key: ["made"], in: db) { row in
      Association(
        general: try row.account("general"), designated: try row.account("designated"), since: try row.date("since"),
        endedOn: try row.dateIfPresent("endedOn"))
    }
  }

  static func officials(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [Official] {
    let sql = "SELECT * FROM official WHERE \(condition) ORDER BY id"
    return try StoredRow.all(sql, arguments, of: "official", key: ["id"], in: db) { row in
      Official(
        id: OfficialID(rawValue: try row.text("id")), name: try row.text("name"), roles: try row.json("roles"),
        passwordHash: try row.textIfPresent("passwordHash"))
    }
  }

  static func sealCertificates(
    _ condition: String, _ arguments: StatementArguments, _ db: Database
  ) throws -> [FiledSealCertificate] {
    let sql = "SELECT * FROM filedSealCertificate WHERE \(condition) ORDER BY entry"
    return try StoredRow.all(sql, arguments, of: "filedSealCertificate", key: ["entry"], in: db) { row in
      FiledSealCertificate(
        person: try row.person("person"), issuedOn: try row.date("issuedOn"), isOriginal: try row.boolean("isOriginal"),
        filedOn: try row.dateIfPresent("filedOn"))
    }
  }

  static func blocks(_ condition: String, _ arguments: StatementArguments, _ db: Database) throws -> [CreditBlock] {
    let sql = "SELECT * FROM creditBlock WHERE \(condition) ORDER BY areaCode, firstSerial"
    return try StoredRow.all(
      sql, arguments, of: "creditBlock", key: ["areaCode", "firstSerial"], in: db, read: block)
  }

  private static func block(_ row: StoredRow) throws -> CreditBlock {
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
