internal import Programme

/// Serial numbers FROM and TO: where both were typed as one range into the cell of one end, each end is taken from it.
enum SerialEnds {
  /// The fields with the missing end filled in, and both ends made single serials; others unchanged.
  ///
  /// - Parameter fields: the fields outside tables, or those of one row; ends are those whose keys differ only in
  ///   `serial_from` and `serial_to`.
  static func split(_ fields: [FilledField]) -> [FilledField] {
    var result = fields
    for (place, field) in fields.enumerated() where field.key.hasSuffix("serial_from") {
      let key = field.key.dropLast("from".count) + "to"
      guard let other = fields.firstIndex(where: { $0.key == key }) else { continue }
      let (from, to) = (fields[place], fields[other])
      if let range = range(from), to.isEmpty {
        result[place] = from.holding(range, isFirst: true, of: from)
        result[other] = to.holding(range, isFirst: false, of: from)
      } else if let range = range(to), from.isEmpty {
        result[place] = from.holding(range, isFirst: true, of: to)
        result[other] = to.holding(range, isFirst: false, of: to)
      }
    }
    return result
  }

  private static func range(_ field: FilledField) -> SerialRange? {
    if case .serialRange(let range) = field.value, range.first < range.last { range } else { nil }
  }
}

extension FilledField {
  /// The field with one end of a range that another field's cell holds.
  fileprivate func holding(_ range: SerialRange, isFirst: Bool, of source: FilledField) -> FilledField {
    let number = isFirst ? range.first : range.last
    let value: FieldValue
    do { value = .serialRange(try SerialRange(areaCode: range.areaCode, first: number, last: number)) } catch {
      // An end of a range is a range of one; what is none stays what it was.
      value = self.value
    }
    return FilledField(
      key: key, label: label, raw: source.raw, value: value, address: source.address,
      notes: source.notes + [.rangeInOneCell])
  }
}
