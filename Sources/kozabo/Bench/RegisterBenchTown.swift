import Foundation
import Programme
import Register

/// A town that never was, the size of Tokyo: facilities, accounts and fifteen years of credits issued, moved, waiting,
/// executed, surrendered, cancelled and expired. The same on every machine.
///
/// It keeps its own book of who has which credits, so that making entries costs no look at the register.
struct RegisterBenchTown {
  /// The first day of the programme.
  static let start = CivilDate(daysSince1970: 14_700)  // 2010-04-01

  private let figures: ProgrammeFigures
  private let facilities: Int
  private let generals: Int
  private var random = SplitMix64(state: 2010)
  private var nextSerial: Int64 = 1
  private var nextTransfer = 1
  private var day = 0
  /// Blocks issued in a designated account, and blocks in a general one.
  private var issued: [[SerialRange]]
  private var held: [[SerialRange]]
  private var waiting: [Transfer] = []

  init(figures: ProgrammeFigures, facilities: Int, generals: Int) {
    self.figures = figures
    self.facilities = facilities
    self.generals = generals
    issued = Array(repeating: [], count: facilities)
    held = Array(repeating: [], count: generals)
  }

  /// The designation of a facility.
  func designation(_ index: Int) throws -> DesignationNumber {
    try DesignationNumber(FixedDigits.text(index + 1, width: 4))
  }

  /// Its account.
  func designated(_ index: Int) throws -> AccountNumber {
    try figures.accountNumbering.designatedAccount(of: designation(index))
  }

  /// A general account; the first as many as there are facilities are associated with theirs.
  func general(_ index: Int) throws -> AccountNumber { try figures.accountNumbering.generalAccount(running: index + 1) }

  private func user(_ index: Int) throws -> UserNumber { try UserNumber(kind: .generalHolder, running: index + 1) }

  /// Persons, facilities, accounts, associations and users, all from the first day.
  func settlers() throws -> [RegisterChange] {
    var changes: [RegisterChange] = []
    let people = max(facilities, generals)
    for index in 0..<people {
      changes.append(
        .personRecorded(
          Person(
            id: try PersonID(running: index + 1), kind: .corporation, name: "株式会社見本\(index + 1)",
            address: "東京都見本区\(index % 23 + 1)丁目\(index % 40 + 1)番1号")))
    }
    for index in 0..<facilities {
      let years = (2010...2025).map { try? FiscalYear($0) }.compactMap(\.self)
      changes.append(
        .facilityRecorded(
          Facility(
            designation: try designation(index), name: "見本ビル\(index + 1)", address: "東京都見本区\(index % 23 + 1)丁目",
            facilityClass: .specified, category: .officeOrDistrictHeat,
            obligatedPersons: [try PersonID(running: index + 1)], obligationFrom: years.first,
            baseEmissions: years.first.map { [.init(year: $0, tonnes: Tonnes(10_000), fixedOn: nil)] } ?? [],
            emissions: years.map {
              .init(year: $0, tonnes: Tonnes(6_000 + Int64(index * 37 % 4_000)), fixedOn: nil)
            })))
    }
    for place in GovernorPlace.allCases {
      changes.append(
        .accountOpened(
          Account(
            number: try figures.accountNumbering.governorAccount(place), kind: .governor, holders: [],
            openedOn: Self.start, place: place)))
    }
    for index in 0..<facilities {
      changes.append(
        .accountOpened(
          Account(
            number: try designated(index), kind: .designated, designation: try designation(index),
            holders: [try PersonID(running: index + 1)], openedOn: Self.start)))
    }
    for index in 0..<generals {
      let holder = try PersonID(running: index + 1)
      changes.append(
        .accountOpened(Account(number: try general(index), kind: .general, holders: [holder], openedOn: Self.start)))
      changes.append(
        .userRegistered(
          RegisterUser(number: try user(index), kind: .generalHolder, account: try general(index), person: holder)))
      if index < facilities {
        changes.append(
          .associationMade(
            Association(general: try general(index), designated: try designated(index), since: Self.start)))
      }
    }
    return changes
  }

  /// The next entries, dated over `days` days from the first. Some things people do come in pairs, so there may be one
  /// entry more than asked for.
  mutating func next(_ count: Int, days: Int) throws -> [DatedChange] {
    var changes: [DatedChange] = []
    while changes.count < count {
      let date = Self.start.adding(days: day + changes.count * max(0, days - day) / count)
      changes += try deed(on: date).map { DatedChange($0, effectiveOn: date) }
    }
    day = max(day, days)
    return changes
  }

  /// Issues into general accounts, in turn, and the transfers of each whole block into the associated designated
  /// account.
  mutating func errands(_ count: Int, on date: CivilDate) throws -> (
    issues: [RegisterChange], transfers: [CreditTransfer]
  ) {
    var issues: [RegisterChange] = []
    var transfers: [CreditTransfer] = []
    for number in 0..<count {
      let index = number % min(generals, facilities)
      let (account, block) = (try general(index), try mint(10))
      issues.append(.creditsIssued(try credits(block, .tokyoSME, in: account, on: date)))
      transfers.append(CreditTransfer(from: account, to: try designated(index), serials: [block]))
    }
    return (issues, transfers)
  }

  private mutating func deed(on date: CivilDate) throws -> [RegisterChange] {
    let (facility, general) = (below(facilities), below(generals))
    switch below(100) {
    case 0..<16:
      let block = try mint(Int64(1 + below(400)))
      issued[facility].append(block)
      let account = try designated(facility)
      return [.creditsIssued(try credits(block, .excess, in: account, on: date, issuedIn: account))]
    case 16..<24:
      let block = try mint(Int64(1 + below(60)))
      held[general].append(block)
      return [
        .creditsIssued(
          try credits(block, .tokyoSME, in: try self.general(general), on: date))
      ]
    case 24..<40:
      guard facility < generals, let part = Self.cut(&issued[facility], &random) else { return [] }
      held[facility].append(part)
      return [
        .creditsMoved(
          .designatedToGeneral(SerialSet(part), from: try designated(facility), to: try self.general(facility)))
      ]
    case 40..<58:
      let to = (general + 1 + below(max(1, generals - 1))) % generals
      guard to != general, let part = Self.cut(&held[general], &random) else { return [] }
      let transfer = Transfer(
        id: try TransferID(running: nextTransfer), from: try self.general(general), to: try self.general(to),
        serials: SerialSet(part), declaredPrice: 600, enteredOn: date)
      nextTransfer += 1
      waiting.append(transfer)
      return [.transferEntered(transfer)]
    case 58..<76:
      guard !waiting.isEmpty else { return [] }
      let transfer = waiting.remove(at: below(waiting.count))
      guard let sender = Int(transfer.from.body), let receiver = Int(transfer.to.body) else { return [] }
      if below(20) == 0 {
        held[sender - 1] += transfer.serials.ranges
        return [.transferCancelled(TransferCancellation(of: transfer, reason: "申出"))]
      }
      held[receiver - 1] += transfer.serials.ranges
      return [
        .transferExecuted(
          TransferExecution(
            transfer: transfer.id, user: try user(sender - 1),
            movement: .generalToGeneral(
              transfer.serials, from: transfer.from, to: transfer.to, declaredPrice: transfer.declaredPrice)))
      ]
    case 76..<92:
      guard general < facilities, let part = Self.cut(&held[general], &random) else { return [] }
      let account = try designated(general)
      let use = CreditMovement.Surrender(
        designation: try designation(general),
        period: figures.period(containing: FiscalYear(containing: date))?.number ?? 1,
        trigger: .onArrival)
      return [
        .creditsMoved(.generalToDesignated(SerialSet(part), from: try self.general(general), to: account)),
        .creditsMoved(.surrender(SerialSet(part), from: account, to: try governor(.surrender), use: use)),
      ]
    case 92..<96:
      guard let part = Self.cut(&held[general], &random) else { return [] }
      return [
        .creditsMoved(
          .cancellation(
            SerialSet(part), from: try self.general(general), to: try governor(.cancellation), purpose: "見本大会"))
      ]
    default:
      guard let part = Self.cut(&issued[facility], &random) else { return [] }
      return [
        .creditsMoved(.expiry(SerialSet(part), from: try designated(facility), to: try governor(.expiry)))
      ]
    }
  }

  private func governor(_ place: GovernorPlace) throws -> AccountNumber {
    try figures.accountNumbering.governorAccount(place)
  }

  private mutating func mint(_ tonnes: Int64) throws -> SerialRange {
    // A gap now and then keeps blocks of one kind apart, as issues of other kinds between them would.
    defer { nextSerial += tonnes + 1 }
    return try SerialRange(areaCode: "130", first: nextSerial, last: nextSerial + tonnes - 1)
  }

  private func credits(
    _ serials: SerialRange, _ type: CreditType, in account: AccountNumber, on date: CivilDate,
    issuedIn: AccountNumber? = nil
  ) throws -> CreditBlock {
    CreditBlock(
      serials: serials, account: account, creditType: type, origin: type == .excess ? account.body : "02000011",
      vintage: FiscalYear(containing: date), issuedOn: date, issuedIn: issuedIn)
  }

  /// Takes a whole block or the front of one out of a list.
  private static func cut(_ blocks: inout [SerialRange], _ random: inout SplitMix64) -> SerialRange? {
    guard !blocks.isEmpty else { return nil }
    let index = Int(random.next() % UInt64(blocks.count))
    let block = blocks[index]
    let tonnes = block.tonnes.rawValue
    guard tonnes > 1, random.next() % 2 == 0,
      let front = try? SerialRange(areaCode: "130", first: block.first, last: block.first + tonnes / 2 - 1),
      let rest = try? SerialRange(areaCode: "130", first: front.last + 1, last: block.last)
    else {
      blocks.swapAt(index, blocks.count - 1)
      return blocks.popLast()
    }
    blocks[index] = rest
    return front
  }

  /// A number from 0 up to a bound, not included.
  mutating func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(random.next() % UInt64(bound)) }
}
