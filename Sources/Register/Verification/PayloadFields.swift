/// The members of an object of a payload, taken one by one; whoever is done says so, and what was not asked for is then
/// a fault: a proof that leaves a fact out proves nothing about it.
struct PayloadFields {
  private let payload: Bytes
  private var members: [(key: Bytes, value: PayloadValue)]

  init(_ value: PayloadValue, of payload: Bytes) throws(LedgerFault) {
    guard case .object(let members) = value.content else { throw .unreadable }
    self.members = members
    self.payload = payload
  }

  /// Nothing is left.
  func finish() throws(LedgerFault) {
    if let member = members.first { throw .unknown(String(decoding: member.key, as: UTF8.self)) }
  }

  private mutating func take(_ key: StaticString) -> PayloadValue? {
    let wanted = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    guard let index = members.firstIndex(where: { $0.key.elementsEqual(wanted) }) else { return nil }
    let value = members.remove(at: index).value
    if case .null = value.content { return nil }
    return value
  }

  private mutating func find(_ key: StaticString) throws(LedgerFault) -> PayloadValue {
    guard let value = take(key) else { throw .unknown("\(key) is missing") }
    return value
  }

  /// An object.
  mutating func object(_ key: StaticString) throws(LedgerFault) -> PayloadFields {
    try PayloadFields(try find(key), of: payload)
  }

  /// An object that may be absent.
  mutating func objectIfPresent(_ key: StaticString) throws(LedgerFault) -> PayloadFields? {
    guard let value = take(key) else { return nil }
    return try PayloadFields(value, of: payload)
  }

  /// The name and the object of the one member there is.
  mutating func onlyObject() throws(LedgerFault) -> (name: Bytes, fields: PayloadFields) {
    guard members.count == 1, let member = members.popLast() else { throw .unreadable }
    return (member.key, try PayloadFields(member.value, of: payload))
  }

  /// The objects of a list.
  mutating func objects(_ key: StaticString) throws(LedgerFault) -> [PayloadFields] {
    guard case .list(let elements) = try find(key).content else { throw .unreadable }
    var objects: [PayloadFields] = []
    for element in elements { objects.append(try PayloadFields(element, of: payload)) }
    return objects
  }

  /// The texts of a list.
  mutating func texts(_ key: StaticString) throws(LedgerFault) -> [Bytes] {
    guard case .list(let elements) = try find(key).content else { throw .unreadable }
    var texts: [Bytes] = []
    for element in elements {
      guard case .text(let text) = element.content else { throw .unreadable }
      texts.append(text)
    }
    return texts
  }

  /// A text.
  mutating func text(_ key: StaticString) throws(LedgerFault) -> Bytes {
    guard case .text(let text) = try find(key).content else { throw .unreadable }
    return text
  }

  /// A text that may be absent.
  mutating func textIfPresent(_ key: StaticString) throws(LedgerFault) -> Bytes? {
    guard let value = take(key) else { return nil }
    guard case .text(let text) = value.content else { throw .unreadable }
    return text
  }

  /// A number.
  mutating func integer(_ key: StaticString) throws(LedgerFault) -> Int64 {
    guard case .integer(let number) = try find(key).content else { throw .unreadable }
    return number
  }

  /// A number that may be absent.
  mutating func integerIfPresent(_ key: StaticString) throws(LedgerFault) -> Int64? {
    guard let value = take(key) else { return nil }
    guard case .integer(let number) = value.content else { throw .unreadable }
    return number
  }

  /// Yes or no.
  mutating func boolean(_ key: StaticString) throws(LedgerFault) -> Bool {
    guard case .boolean(let answer) = try find(key).content else { throw .unreadable }
    return answer
  }

  /// A value as it is written, for the columns that keep a part of the payload word for word.
  mutating func written(_ key: StaticString) throws(LedgerFault) -> Bytes { Bytes(payload[try find(key).place]) }

  /// The same, of a value that may be absent.
  mutating func writtenIfPresent(_ key: StaticString) -> Bytes? { take(key).map { Bytes(payload[$0.place]) } }
}
