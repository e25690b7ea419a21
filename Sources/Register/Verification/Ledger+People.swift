import Programme

/// Persons and facilities.
extension Ledger {
  mutating func recordPerson(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var person = try payload.object("person")
    let id = LedgerCell.text(try person.text("id"))
    let name = try person.text("name")
    // How names compare is the programme's vocabulary, which the register and its verifier must have in common.
    let nameKey = Bytes(JapaneseText.nameKey(String(decoding: name, as: UTF8.self)).utf8)
    var representative = try person.objectIfPresent("representative")
    let row: [LedgerCell] = [
      id, .text(try person.text("kind")), .text(name), .text(nameKey), .text(try person.textIfPresent("kana")),
      .text(try person.textIfPresent("postalCode")), .text(try person.text("address")),
      .text(try representative?.text("title")), .text(try representative?.text("name")),
      .text(try person.textIfPresent("corporateNumber")), .text(try person.written("published")),
      .boolean(try person.boolean("isOnlineUser")), .text(person.writtenIfPresent("contact")), .integer(entry),
    ]
    try representative?.finish()
    try person.finish()
    replace("person", id, [row])
  }

  mutating func recordFacility(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var facility = try payload.object("facility")
    let designation = LedgerCell.text(try facility.text("designation"))
    let row: [LedgerCell] = [
      designation, .text(try facility.text("name")), .text(try facility.text("address")),
      .text(try facility.text("facilityClass")), .text(try facility.text("category")),
      .integer(try facility.integerIfPresent("obligationFrom")),
      .integer(try facility.integerIfPresent("specifiedFrom")),
      .boolean(try facility.boolean("isPlanUnderReview")), .text(try facility.textIfPresent("statusFixedOn")),
      .text(facility.writtenIfPresent("earlierFixings")),
      .integer(entry),
    ]
    var obligated: [[LedgerCell]] = []
    for person in try facility.texts("obligatedPersons") {
      try require("person", .text(person))
      obligated.append([designation, .integer(Int64(obligated.count)), .text(person)])
    }
    var years: [[LedgerCell]] = []
    for (kind, list) in [
      ("base", try facility.objects("baseEmissions")), ("emission", try facility.objects("emissions")),
    ] {
      for var figure in list {
        years.append([
          designation, .text(Bytes(kind.utf8)), .integer(try figure.integer("year")),
          .integer(try figure.integer("tonnes")), .text(try figure.textIfPresent("fixedOn")),
        ])
        try figure.finish()
      }
    }
    var categories: [[LedgerCell]] = []
    for var change in try facility.objects("categories") {
      categories.append([designation, .integer(try change.integer("year")), .text(try change.text("category"))])
      try change.finish()
    }
    var reliefs: [[LedgerCell]] = []
    for var relief in try facility.objects("reliefs") {
      reliefs.append([
        designation, .integer(Int64(reliefs.count)), .text(try relief.text("kind")),
        .integer(try relief.integerIfPresent("firstYear")), .integer(try relief.integerIfPresent("lastYear")),
      ])
      try relief.finish()
    }
    try facility.finish()
    replace("facility", designation, [row])
    replace("facilityCategory", designation, categories)
    replace("facilityRelief", designation, reliefs)
    replace("facilityObligatedPerson", designation, obligated)
    replace("facilityYear", designation, years)
  }

  mutating func fileSealCertificate(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var certificate = try payload.object("certificate")
    let row: [LedgerCell] = [
      .integer(entry), .text(try certificate.text("person")), .text(try certificate.text("issuedOn")),
      .boolean(try certificate.boolean("isOriginal")), .text(try certificate.textIfPresent("filedOn")),
    ]
    try certificate.finish()
    try require("person", row[1])
    settle("filedSealCertificate", row)
  }

  mutating func registerOfficial(_ payload: inout PayloadFields, _ entry: Int64) throws(LedgerFault) {
    var official = try payload.object("official")
    let id = LedgerCell.text(try official.text("id"))
    let row: [LedgerCell] = [
      id, .text(try official.text("name")), .text(try official.written("roles")),
      .text(try official.textIfPresent("passwordHash")), .integer(entry),
    ]
    try official.finish()
    replace("official", id, [row])
  }
}
