/// Reads the shared string table (`sst`) into one run of bytes.
///
/// Rich text runs are joined; phonetic runs (`rPh`) go to the reading, never into the text.
/// Source: ECMA-376 part 1, 18.4.
final class SharedStringsConsumer: XMLConsumer {
  fileprivate struct Names { let sst, si, t, rPh, space: XMLName }

  struct State: ~Copyable {
    fileprivate let names: Names
    var storage = SharedStringStorage()
    var reading = GrowableBuffer<UInt8>()
    var textStart = 0
    var isRooted = false
    var isInEntry = false
    var isInPhonetic = false
    var run: TextRun?
  }

  private let limits: ReadingLimits
  private var state: UnsafeMutablePointer<State>?

  init(part: String, limits: ReadingLimits) {
    self.limits = limits
    super.init(part: part)
  }

  deinit {
    state?.deinitialize(count: 1)
    state?.deallocate()
  }

  /// The table; the consumer is then spent.
  func finish() -> SharedStrings {
    guard let state else { return SharedStrings(SharedStringStorage()) }
    self.state = nil
    let last = state.move()
    state.deallocate()
    return SharedStrings(last.storage)
  }

  override func begin(_ names: XMLNameTable) {
    let made = UnsafeMutablePointer<State>.allocate(capacity: 1)
    made.initialize(
      to: State(
        names: Names(sst: names("sst"), si: names("si"), t: names("t"), rPh: names("rPh"), space: names("space"))))
    state = made
  }

  override func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard let state else { return }
    let names = state.pointee.names
    if !state.pointee.isRooted {
      state.pointee.isRooted = true
      if name != names.sst { failure = .damagedPart(part, reason: .unexpectedRoot(name.text)) }
    } else if name == names.si {
      state.pointee.isInEntry = true
      state.pointee.textStart = state.pointee.storage.bytes.count
      state.pointee.reading.removeAll()
    } else if name == names.rPh {
      state.pointee.isInPhonetic = true
    } else if name == names.t, state.pointee.isInEntry {
      let start = state.pointee.isInPhonetic ? state.pointee.reading.count : state.pointee.storage.bytes.count
      state.pointee.run = TextRun(start: start, keepsSpace: TextRun.keepsSpace(attributes, named: names.space))
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let state, state.pointee.run != nil, failure == nil else { return }
    if state.pointee.isInPhonetic {
      state.pointee.reading.append(contentsOf: bytes)
    } else {
      state.pointee.storage.bytes.append(contentsOf: bytes)
    }
    let length = max(state.pointee.reading.count, state.pointee.storage.bytes.count - state.pointee.textStart)
    if length > limits.textBytes { failure = .limitExceeded(.textBytes, part: part) }
  }

  override func end(_ name: XMLName) {
    guard let state else { return }
    let names = state.pointee.names
    if name == names.t, let run = state.pointee.run {
      if state.pointee.isInPhonetic {
        run.trim(&state.pointee.reading)
      } else {
        run.trim(&state.pointee.storage.bytes)
      }
      state.pointee.run = nil
    } else if name == names.rPh {
      state.pointee.isInPhonetic = false
    } else if name == names.si {
      endEntry(state)
    }
  }

  /// Scans `si` elements up to the end tag of the table; false to hand over to the SAX reader.
  func scanEntries(_ scanner: inout MarkupScanner) -> Bool {
    guard let state, failure == nil else { return false }
    while true {
      // The SAX parser then says that time is over.
      if state.pointee.storage.texts.count & 0xFFF == 0xFFF, limits.isOverTime { return false }
      scanner.skipSpace()
      guard scanner.end - scanner.at > 2 else { return false }
      if scanner.at[1] == UInt8(ascii: "/") { return true }
      guard scanner.take("<si") else { return false }
      let end = scanner.attributes()
      guard end != .refused else { return false }
      state.pointee.textStart = state.pointee.storage.bytes.count
      state.pointee.reading.removeAll()
      if end == .open {
        guard scanner.richText(state, closing: "si") else { return false }
      }
      let length = max(state.pointee.reading.count, state.pointee.storage.bytes.count - state.pointee.textStart)
      guard length <= limits.textBytes else { return false }
      endEntry(state)
      guard failure == nil else { return false }
    }
  }

  private func endEntry(_ state: UnsafeMutablePointer<State>) {
    state.pointee.isInEntry = false
    let textEnd = state.pointee.storage.bytes.count
    let start = state.pointee.textStart
    state.pointee.storage.texts.append(.init(start: start, length: textEnd - start))
    let reading = UnsafeBufferPointer(state.pointee.reading.elements)
    state.pointee.storage.bytes.append(contentsOf: reading)
    state.pointee.storage.readings.append(.init(start: textEnd, length: reading.count))
    if state.pointee.storage.texts.count > limits.sharedStrings {
      failure = .limitExceeded(.sharedStrings, part: part)
    }
  }
}

extension SharedStringsConsumer.State: ScannedTextTarget {
  mutating func beginScannedRun(keepsSpace: Bool) {
    run = TextRun(start: isInPhonetic ? reading.count : storage.bytes.count, keepsSpace: keepsSpace)
  }

  mutating func appendScanned(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isInPhonetic { reading.append(contentsOf: bytes) } else { storage.bytes.append(contentsOf: bytes) }
  }

  mutating func endScannedRun() {
    if isInPhonetic { run?.trim(&reading) } else { run?.trim(&storage.bytes) }
    run = nil
  }

  mutating func setPhonetic(_ isPhonetic: Bool) { isInPhonetic = isPhonetic }
}

/// One `t` element while its characters arrive.
struct TextRun: BitwiseCopyable {
  let start: Int
  let keepsSpace: Bool

  /// Whether `xml:space="preserve"` is set; without it Excel drops white space at both ends.
  static func keepsSpace(_ attributes: XMLAttributes, named space: XMLName) -> Bool {
    attributes.contains { $0.name == space && !$0.isPlain && $0.equals("preserve") }
  }

  /// Drops the white space at both ends of what was appended since `start`, unless it is to be kept.
  func trim(_ buffer: inout GrowableBuffer<UInt8>) {
    guard !keepsSpace else { return }
    let bytes = buffer.elements
    var first = start
    var end = bytes.count
    while first < end, Self.isSpace(bytes[first]) { first += 1 }
    while end > first, Self.isSpace(bytes[end - 1]) { end -= 1 }
    if first > start {
      for index in first..<end { bytes[start + index - first] = bytes[index] }
    }
    buffer.truncate(to: start + end - first)
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
}
