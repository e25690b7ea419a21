// The worked examples TC-08 to TC-13 and TC-17 of the scheme, with their numbers as printed there.

import GRDB
import Programme
import Register
import TestSupport
import Testing

struct WorkedCreditTests {
  private let a = "130-200-0001-0"
  private let b = "130-200-0002-0"
  private let c = "130-200-0003-0"

  @Test func `TC-08: each row of the balance has as many tonnes as serials and its periods`() throws {
    let book = try CreditBook()
    try book.hold("130-1001~130-1100", in: "130-100-0001-0", .excess, 2019, origin: "0001", issuedIn: "130-100-0001-0")
    try book.hold("130-1101~130-1300", in: a, .tokyoSME, 2019, origin: "02000011")
    try book.hold("130-1301~130-1600", in: a, .renewableConverted, 2021, origin: "03000021", renewableType: "風力")
    let day = CreditBook.day("2024-10-17")
    try book.transfer("130-1001~130-1100", from: "130-100-0001-0", to: a, on: day)
    let rows = try book.holdings(a, on: day)
    #expect(rows.map(\.tonnes) == [Tonnes(100), Tonnes(200), Tonnes(300)])
    #expect(rows.map(\.usablePeriods) == [[2, 3], [2, 3], [3, 4]])
    #expect(rows.map(\.block.serials.description) == ["130-1001~130-1100", "130-1101~130-1300", "130-1301~130-1600"])
  }

  @Test func `TC-09: of a designated balance only the excess issued there is transferable`() throws {
    let book = try CreditBook()
    let account = "130-100-0001-0"
    try book.hold("130-101~130-130", in: account, .excess, 2010, origin: "0001", issuedIn: account)
    try book.hold("130-2001~130-3500", in: account, .otherGas, 2010, origin: "0001", issuedIn: account)
    try book.hold("130-3501~130-5000", in: account, .tokyoSME, 2011, origin: "02000011")
    try book.hold("130-10001~130-11500", in: account, .renewableOther, 2011, origin: "04000021", renewableType: "太陽光")
    let rows = try book.holdings(account, on: CreditBook.day("2013-05-01"))
    #expect(rows.map(\.tonnes.rawValue) == [30, 1500, 1500, 1500])
    #expect(rows.map(\.usablePeriods) == [[1, 2], [1, 2], [1, 2], [1, 2]])
    #expect(rows.map(\.isTransferable) == [true, false, false, false])
  }

  @Test func `TC-10: an excess of 100 is sold to another company and meets its obligation`() throws {
    let book = try CreditBook()
    try book.issue(Self.excess("0001", 2024, 100), issuable: 100)
    #expect(try book.serials(in: "130-100-0001-0") == ["130-1~130-100"])
    try book.transfer("130-1~130-100", from: "130-100-0001-0", to: a)
    try book.transfer("130-1~130-100", from: a, to: b, price: 1500)
    #expect(try book.tonnes(in: a) == 100, "the credits stay with the sender until he executes")
    try book.execute("T00000001", by: CreditBook.number(.generalHolder, 1))
    #expect(try book.tonnes(in: b) == 100)
    try book.transfer("130-1~130-100", from: b, to: "130-100-0003-0", short: 100)
    #expect(try book.tonnes(in: "130-100-0003-0") == 0)
    #expect(try book.tonnes(in: CreditBook.surrender) == 100)
    let used = try book.db.read {
      try RegisterReader.surrendered(for: try DesignationNumber("0003"), period: 3, in: $0)
    }
    #expect(used == [.excess: Tonnes(100)])
    #expect(try book.faults() == [])
  }

  @Test func `TC-11: an offset credit of 50 goes to its maker, is sold and used`() throws {
    let book = try CreditBook()
    try book.append([Self.certification("02000011", .tokyoSME, "C", 2023, 50)], on: CreditBook.today)
    try book.issue(
      Issuance(
        into: CreditBook.account(c), .tokyoSME, origin: "02000011", vintage: try FiscalYear(2023), tonnes: Tonnes(50),
        basis: .certification(evidence: [])))
    try book.append([.userRegistered(CreditBook.user("C", .generalHolder, c, 9))], on: CreditBook.today)
    try book.transfer("130-1~130-50", from: c, to: b)
    try book.execute("T00000001", by: CreditBook.number(.generalHolder, 9))
    try book.transfer("130-1~130-50", from: b, to: "130-100-0003-0", short: 50)
    #expect(try book.tonnes(in: CreditBook.surrender) == 50)
    #expect(try book.faults() == [])
  }

  @Test func `TC-12: one owner's excess of 100 covers 30 and 70 of two other facilities`() throws {
    let book = try CreditBook()
    try book.issue(Self.excess("0001", 2024, 100), issuable: 100)
    try book.transfer("130-1~130-100", from: "130-100-0001-0", to: a)
    try book.transfer("130-1~130-30", from: a, to: "130-100-0002-0", short: 30)
    try book.transfer("130-31~130-100", from: a, to: "130-100-0004-0", short: 70)
    let used = try book.db.read { db in
      try ["0002", "0004"].map { try RegisterReader.surrendered(for: try DesignationNumber($0), period: 3, in: db) }
    }
    #expect(used == [[.excess: Tonnes(30)], [.excess: Tonnes(70)]])
    #expect(try book.serials(in: CreditBook.surrender) == ["130-1~130-30", "130-31~130-100"], "each for its facility")
    #expect(try book.faults() == [])
  }

  @Test func `TC-13: several obligated persons share an excess of 100 as 20, 50 and 30`() throws {
    let book = try CreditBook()
    try book.issue(Self.excess("0004", 2024, 100), issuable: 100)
    try book.transfer("130-1~130-20", from: "130-100-0004-0", to: a)
    try book.transfer("130-21~130-70", from: "130-100-0004-0", to: b)
    try book.transfer("130-71~130-100", from: "130-100-0004-0", to: c)
    #expect(try [a, b, c].map { try book.tonnes(in: $0) } == [20, 50, 30])
    #expect(try book.faults() == [])
  }

  @Test(arguments: [
    (2011, "2012-11-29", "2013-11-30", false), (2011, "2012-11-30", "2013-11-30", true),
    (2011, "2013-11-30", "2013-11-30", true), (2011, "2013-12-01", "2013-11-30", false),
    (2012, "2014-04-01", "2014-11-30", true), (2012, "2014-11-30", "2014-11-30", true),
    (2012, "2014-12-01", "2014-11-30", false), (2014, "2016-09-30", "2016-09-30", true),
    (2014, "2016-10-01", "2016-09-30", false),
  ])
  func `TC-17: results may be applied for in their window only`(
    row: (year: Int, date: String, until: String, open: Bool)
  ) throws {
    let book = try CreditBook()
    let date = CreditBook.day(row.date)
    let year = try FiscalYear(row.year)
    let issuance = Self.excess("0001", row.year, 10)
    if row.open {
      try book.issue(issuance, issuable: 10, on: date)
      #expect(try book.tonnes(in: "130-100-0001-0") == 10)
    } else {
      // The emissions of a year are fixed on 30 November of the next in this book.
      let refusal: CreditRefusal =
        date < CreditBook.day(row.until)
        ? .resultsNotFixed(year) : .outsideWindow(date, until: CreditBook.day(row.until))
      #expect(throws: refusal) { try book.issue(issuance, issuable: 10, on: date) }
    }
  }

  static func excess(_ designation: String, _ year: Int, _ tonnes: Int64) -> Issuance {
    guard let vintage = try? FiscalYear(year) else { preconditionFailure("a year of the programme") }
    return Issuance(
      into: CreditBook.designated(designation), .excess, origin: designation, vintage: vintage,
      tonnes: Tonnes(tonnes), basis: .excessApplication(resultsThrough: vintage))
  }

  static func certification(
    _ project: String, _ type: CreditType, _ holder: String, _ year: Int, _ tonnes: Int64, evidence: [String] = []
  ) -> RegisterChange {
    guard let vintage = try? FiscalYear(year) else { preconditionFailure("a year of the programme") }
    return .certificationRecorded(
      Certification(
        project: project, creditType: type, holder: PersonID(rawValue: holder), vintage: vintage,
        tonnes: Tonnes(tonnes), certifiedOn: CreditBook.day("2016-03-01"), evidence: evidence))
  }
}
