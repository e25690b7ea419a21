// The simulator's other half: what the register must say, kept in the plainest way, one value a serial. It shares no
// code with the register; its rules and days are typed from 03-credits.md and 01-scheme.md.

import Programme

/// A register as a child would keep it.
struct NaiveBook {
  /// One serial.
  struct Unit: Hashable {
    let type: String
    let origin: String
    let vintage: Int
    let issuedOn: String
    let issuedIn: String?
    /// The account it is in, or the end it came to.
    var account: String
    var transfer: String?
    var usedFor: Use?
    var isBound = false
  }

  /// The obligation a serial was used for.
  struct Use: Hashable {
    let facility: String
    let period: Int
  }

  /// Somebody who can hold an account.
  struct Person: Hashable {
    let isIndividual: Bool
    var name: String
    var address = "東京都"
  }

  /// Somebody's number that works: whose, for which account, of which kind; of a contact person, the name.
  struct User: Hashable {
    let account: String
    let person: String
    let kind: Int
    var contact: String?

    /// Whether it is good for messages only. Source: 02-accounts section 7.
    var isContact: Bool { kind >= 3 }
  }

  struct Account {
    let kind: String
    let facility: String?
    var owners: Set<String>
    /// 口座管理者.
    var manager: String?
    /// The name of the contact person, who can be written to.
    var contact: String?
    /// The last day of use; nil where the account does not lapse.
    var lastDay: String?
    var isFrozen = false
    var isClosed = false
    var isOpen: Bool { !isFrozen && !isClosed }
  }

  struct Transfer {
    let from: String
    let to: String
    let serials: [Serial]
    let enteredOn: CivilDate
  }

  /// An area and a running number.
  struct Serial: Hashable, Comparable {
    let area: String
    let number: Int
    static func < (left: Self, right: Self) -> Bool { (left.area, left.number) < (right.area, right.number) }
  }

  /// What an entry did, so that it can be taken back.
  struct Deed {
    let from: String
    let to: String
    let serials: [Serial]
    let papers: [String]
    var isReversed = false
  }

  static let surrender = "130-900-0001-0"
  static let cancellation = "130-900-0002-0"
  static let expiry = "130-900-0003-0"
  static let source = "130-900-0004-0"
  static let saitama = "130-900-0005-0"
  static let ends: Set = [surrender, cancellation, expiry, source]

  /// By area, the unit of the number n at n - 1: a register gives out every number once, in order.
  var units: [String: [Unit]] = ["110": [], "130": []]
  var people: [String: Person] = [:]
  /// Who is obligated for each facility, in order.
  var facilities: [String: [String]] = [:]
  var users: Set<User> = []
  var accounts: [String: Account] = [:]
  /// General and designated account, in force.
  var pairs: Set<[String]> = []
  var waiting: [String: Transfer] = [:]
  var deeds: [Int64: Deed] = [:]
  /// Tonnes certified and not issued, by project.
  var certified: [String: (owner: String, type: String, vintage: Int, tonnes: Int)] = [:]
  var usedPapers: Set<String> = []
  var lastMovement: CivilDate?
  /// Tonnes by kind: issued here or in from Saitama, and what was taken back of that.
  var issued: [String: Int] = [:]

  subscript(serial: Serial) -> Unit? {
    get {
      guard let area = units[serial.area], (1...max(1, area.count)).contains(serial.number), !area.isEmpty else {
        return nil
      }
      return area[serial.number - 1]
    }
    set { if let newValue { units[serial.area]?[serial.number - 1] = newValue } }
  }

  /// Every serial with its unit, by area and number.
  func all(where isMeant: (Unit) -> Bool) -> [Serial] {
    ["110", "130"].flatMap { area in
      (units[area] ?? []).indices.filter { isMeant((units[area] ?? [])[$0]) }.map { Serial(area: area, number: $0 + 1) }
    }
  }

  // MARK: Rules

  /// The number of the period a vintage belongs to. Source: 01-scheme section 2, periods of five years from 2010.
  static func period(of vintage: Int) -> Int { (vintage - 2010) / 5 + 1 }

  /// The last day of use: the end of the adjustment period after the next period. Source: 03-credits section 3.
  static func lastDay(of vintage: Int) -> String? {
    [1: "2021-09-30", 2: "2026-09-30", 3: "2031-09-30"][period(of: vintage)]
  }

  /// The last day of use of an account opened or renewed on a day: the end of the adjustment period of the period the
  /// day lies in; nil beyond the fourth. Source: 02-accounts section 9.
  static func term(from date: CivilDate) -> String? {
    let last = [
      ("2015-04-01", "2016-09-30"), ("2020-04-01", "2021-09-30"), ("2025-04-01", "2026-09-30"),
      ("2030-04-01", "2031-09-30"),
    ]
    return last.first { date.iso < $0.0 }?.1
  }

  static func isExpired(_ unit: Unit, on date: CivilDate) -> Bool {
    lastDay(of: unit.vintage).map { $0 < date.iso } ?? false
  }

  /// Whether a unit counts for a facility's obligation of a period.
  static func counts(_ unit: Unit, for facility: String, in number: Int) -> Bool {
    let own = period(of: unit.vintage)
    return (number == own || number == own + 1) && (unit.type != "otherGas" || unit.origin == facility)
  }

  func isUsable(_ account: String) -> Bool { accounts[account]?.isOpen == true }

  /// Whether an account is there, frozen or not.
  func isThere(_ account: String) -> Bool { accounts[account]?.isClosed == false }

  /// Whether all who hold a general account hold or manage a designated one. Source: 02-accounts section 5.
  func areRelated(_ general: String, _ designated: String) -> Bool {
    guard let one = accounts[general], let other = accounts[designated] else { return false }
    return one.owners.allSatisfy { other.owners.contains($0) || other.manager == $0 }
  }

  /// Ends the associations of an account's that nothing justifies any more.
  mutating func endUnrelated(to designated: String) {
    pairs = pairs.filter { $0[1] != designated || areRelated($0[0], designated) }
  }

  /// Whether serials can leave an account on a day: there, free, and not past their last day.
  func canLeave(_ serials: [Serial], _ account: String, on date: CivilDate) -> Bool {
    isUsable(account) && !isDatedBack(date) && !serials.isEmpty
      && serials.allSatisfy { serial in
        guard let unit = self[serial] else { return false }
        return unit.account == account && unit.transfer == nil && !Self.isExpired(unit, on: date)
      }
  }

  func isDatedBack(_ date: CivilDate) -> Bool { lastMovement.map { date < $0 } ?? false }

  /// What may be cancelled, and since when. Source: 03-credits section 1.
  static func isCancellable(_ unit: Unit, on date: CivilDate) -> Bool {
    switch unit.type {
    case "excess", "tokyoSME": "2018-04-01" <= date.iso
    case "renewableConverted", "outOfTokyo": "2019-10-31" <= date.iso
    default: false
    }
  }

  /// What moves to Saitama. Source: 03-credits section 6.
  static func isKnownInSaitama(_ unit: Unit) -> Bool {
    ["excess", "tokyoSME", "saitamaExcess", "saitamaSME"].contains(unit.type)
  }

  /// Which serials an obligation takes, in an order, as far as it is short.
  func taken(_ serials: [Serial], for facility: String, _ period: Int, short: Int, third: Int) -> [Serial] {
    var (left, room) = (short, third)
    return serials.filter { serial in
      guard left > 0, let unit = self[serial], Self.counts(unit, for: facility, in: period) else { return false }
      if unit.type == "outOfTokyo" {
        if room == 0 { return false }
        room -= 1
      }
      left -= 1
      return true
    }
  }

  // MARK: What happens

  /// Puts new serials on record and gives them.
  mutating func issue(_ count: Int, area: String, _ unit: Unit) -> [Serial] {
    let first = (units[area]?.count ?? 0) + 1
    units[area]?.append(contentsOf: Array(repeating: unit, count: count))
    issued[unit.type, default: 0] += count
    return (first..<(first + count)).map { Serial(area: area, number: $0) }
  }

  mutating func move(
    _ serials: [Serial], to account: String, usedFor: Use? = nil, isBound: Bool? = nil, on date: CivilDate
  ) {
    for serial in serials {
      guard var unit = self[serial] else { continue }
      unit.account = account
      unit.transfer = nil
      unit.usedFor = usedFor
      unit.isBound = isBound ?? unit.isBound
      self[serial] = unit
    }
    lastMovement = max(lastMovement ?? date, date)
  }

  mutating func reserve(_ serials: [Serial], for transfer: String?) {
    for serial in serials { self[serial]?.transfer = transfer }
  }
}
