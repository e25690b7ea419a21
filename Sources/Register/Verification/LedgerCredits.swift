/// What the credits of one issuance have in common for ever.
struct LedgerLot: Hashable {
  let creditType: Bytes
  let renewableType: Bytes?
  let origin: Bytes
  let vintage: Int64
  let issuedOn: Bytes
  let issuedIn: Bytes?
}

/// A run of serials as the journal writes it: `130-1001~130-1100`, and nothing else.
struct LedgerSerials: Hashable {
  let area: Bytes
  let first: Int64
  let last: Int64

  var count: Int64 { last - first + 1 }

  init(_ text: Bytes) throws(LedgerFault) {
    guard let wave = text.firstIndex(of: UInt8(ascii: "~")), text.count > wave + 5, text[3] == UInt8(ascii: "-"),
      text[wave + 4] == UInt8(ascii: "-"), text[..<3] == text[(wave + 1)..<(wave + 4)],
      let first = Self.number(text[4..<wave]), let last = Self.number(text[(wave + 5)...]), first <= last
    else { throw .unknown("serials " + String(decoding: text, as: UTF8.self)) }
    area = Bytes(text[..<3])
    self.first = first
    self.last = last
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard let first = digits.first, first != UInt8(ascii: "0"), digits.count <= 18 else { return nil }
    var number: Int64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    return number
  }

  /// For the report.
  var words: String { String(decoding: area, as: UTF8.self) + "-\(first)~\(last)" }
}

/// Where every serial is, and what for.
struct LedgerCredits {
  /// What is kept of a run of serials; small, for there may be a million.
  struct Holding: Hashable {
    var account: Int32
    let lot: Int32
    /// The transfer they are reserved for.
    var transfer: Int32?
    /// The obligation they were used for.
    var use: Int32?
    /// Whether they came into a designated account from a general one.
    var isBound = false
  }

  /// The obligation credits were used for.
  struct Use: Hashable {
    let designation: Bytes
    let period: Int64
  }

  private var areas: [Bytes: SerialMap<Holding>] = [:]
  private var accounts = Interned<Bytes>()
  private var lots = Interned<LedgerLot>()
  private var transfers = Interned<Bytes>()
  private var uses = Interned<Use>()

  mutating func issue(_ serials: LedgerSerials, of lot: LedgerLot, to account: Bytes) throws(LedgerFault) {
    let holding = Holding(account: accounts.number(of: account), lot: lots.number(of: lot))
    let run = SerialMap<Holding>.Run(first: serials.first, last: serials.last, value: holding)
    guard areas[serials.area, default: SerialMap()].add(run) else {
      throw .impossible("serials \(serials.words) are issued twice")
    }
  }

  /// Reserves the credits of an account for a transfer, or frees those that were.
  mutating func reserve(
    _ ranges: [LedgerSerials], in account: Bytes, was before: Bytes?, becomes after: Bytes?
  ) throws(LedgerFault) {
    let number = after.map { transfers.number(of: $0) }
    try change(ranges, in: account, reservedFor: before) { $0.transfer = number }
  }

  /// Moves the credits of an account to another; `isBound` nil leaves them as they are, `mayMove` says of the credits of
  /// an issuance, bound or not, whether they go this way.
  mutating func move(
    _ ranges: [LedgerSerials], from source: Bytes, reservedFor transfer: Bytes?, to destination: Bytes, use: Use?,
    isBound: Bool?, mayMove: (LedgerLot, Bool) -> Bool
  ) throws(LedgerFault) {
    let (account, useNumber) = (accounts.number(of: destination), use.map { uses.number(of: $0) })
    try change(ranges, in: source, reservedFor: transfer, mayMove: mayMove) { holding in
      holding.account = account
      holding.transfer = nil
      holding.use = useNumber
      holding.isBound = isBound ?? holding.isBound
    }
  }

  private mutating func change(
    _ ranges: [LedgerSerials], in account: Bytes, reservedFor transfer: Bytes?,
    mayMove: (LedgerLot, Bool) -> Bool = { _, _ in true }, _ change: (inout Holding) -> Void
  ) throws(LedgerFault) {
    let (holder, reserved) = (accounts.number(of: account), transfer.map { transfers.number(of: $0) })
    for range in ranges {
      guard let runs = areas[range.area, default: SerialMap()].take(range.first, range.last) else {
        throw .impossible("serials \(range.words) are not all on record")
      }
      for var run in runs {
        guard run.value.account == holder, run.value.transfer == reserved else {
          let name = String(decoding: account, as: UTF8.self)
          throw .impossible("serials \(range.words) are not all free in \(name)")
        }
        guard mayMove(lots[run.value.lot], run.value.isBound) else {
          throw .impossible("serials \(range.words) hold credits that never move this way")
        }
        change(&run.value)
        _ = areas[range.area]?.add(run)
      }
    }
  }

  /// The tonnes of each kind of credit in each account.
  func totals() -> [Bytes: [Bytes: Int64]] {
    var totals: [Bytes: [Bytes: Int64]] = [:]
    for (_, map) in areas {
      for run in map.runs {
        totals[lots[run.value.lot].creditType, default: [:]][accounts[run.value.account], default: 0] +=
          run.last - run.first + 1
      }
    }
    return totals
  }

  /// The table of blocks.
  static let table = LedgerTable(
    "creditBlock", key: ["areaCode", "firstSerial"],
    [
      "lastSerial", "account", "creditType", "renewableType", "origin", "vintage", "issuedOn", "issuedIn",
      "transfer", "usedFor", "usedPeriod", "isBound",
    ])

  /// Its rows, by area and first serial.
  var rows: some Sequence<[LedgerCell]> {
    areas.sorted { $0.key.lexicographicallyPrecedes($1.key) }.lazy.flatMap { area, map in
      map.runs.lazy.map { run in row(of: run, in: area) }
    }
  }

  private func row(of run: SerialMap<Holding>.Run, in area: Bytes) -> [LedgerCell] {
    let lot = lots[run.value.lot]
    let use = run.value.use.map { uses[$0] }
    return [
      .text(area), .integer(run.first), .integer(run.last), .text(accounts[run.value.account]),
      .text(lot.creditType), .text(lot.renewableType), .text(lot.origin), .integer(lot.vintage),
      .text(lot.issuedOn), .text(lot.issuedIn), .text(run.value.transfer.map { transfers[$0] }),
      .text(use?.designation), .integer(use?.period), .boolean(run.value.isBound),
    ]
  }
}

/// Values that come again and again, each kept once and named by a small number.
struct Interned<Value: Hashable> {
  private var numbers: [Value: Int32] = [:]
  private var values: [Value] = []

  mutating func number(of value: Value) -> Int32 {
    if let number = numbers[value] { return number }
    let number = Int32(values.count)
    numbers[value] = number
    values.append(value)
    return number
  }

  subscript(number: Int32) -> Value { values[Int(number)] }
}
