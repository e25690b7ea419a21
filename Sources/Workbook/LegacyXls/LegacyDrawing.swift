/// Where the objects of a legacy sheet lie, and what its drawing calls them.
///
/// Source: [MS-ODRAW] 2.1 (records), 2.2.13 (OfficeArtDgContainer), 2.2.14 (OfficeArtSpContainer), 2.2.9 (OfficeArtFOPT);
/// [MS-XLS] 2.5.193 (OfficeArtClientAnchorSheet).
enum LegacyDrawing {
  /// One shape that has an object.
  struct Shape {
    var name: String?
    /// The cells it lies over; nil within a group.
    var anchor: CellRange?
    var isHidden = false
    /// Whether it shows a picture.
    var isPicture = false
  }

  /// The shapes with client data, in order: as many as there are objects. Bytes that do not add up end the list.
  static func shapes(_ bytes: [UInt8]) -> [Shape] {
    var shapes: [Shape] = []
    var shape = Shape()
    var place = 0
    while place + 8 <= bytes.count {
      let version = LittleEndian.uint16(bytes, at: place)
      let kind = LittleEndian.uint16(bytes, at: place + 2)
      let length = LittleEndian.uint32(bytes, at: place + 4)
      place += 8
      // A container is entered; where it ends does not matter.
      if version & 0xF == 0xF {
        if kind == 0xF004 { shape = Shape() }
        continue
      }
      // The client data and text of a shape stand in records of their own, whatever length is stated.
      guard length <= bytes.count - place else {
        if kind == 0xF011 { shapes.append(shape) }
        break
      }
      switch kind {
      case 0xF010 where length >= 18: shape.anchor = anchor(bytes, at: place)
      case 0xF00B: readOptions(bytes, at: place, count: version >> 4, length: length, &shape)
      case 0xF011: shapes.append(shape)
      default: break
      }
      place += length
    }
    return shapes
  }

  private static func anchor(_ bytes: [UInt8], at place: Int) -> CellRange? {
    let numbers = (0..<9).map { LittleEndian.uint16(bytes, at: place + $0 * 2) }
    return Anchor.range(
      left: numbers[1], top: numbers[3], right: numbers[5], rightOffset: numbers[6], bottom: numbers[7],
      bottomOffset: numbers[8])
  }

  /// The shape's properties: six bytes each, and behind them what does not fit into those.
  /// Source: [MS-ODRAW] 2.3.23.2 (pib), 2.3.4.43 (wzName), 2.3.4.44 (group shape booleans, fHidden).
  private static func readOptions(
    _ bytes: [UInt8], at start: Int, count: Int, length: Int, _ shape: inout Shape
  ) {
    guard count * 6 <= length else { return }
    var extra = start + count * 6
    for index in 0..<count {
      let property = LittleEndian.uint16(bytes, at: start + index * 6)
      let value = LittleEndian.uint32(bytes, at: start + index * 6 + 2)
      switch property & 0x3FFF {
      case 0x0104: shape.isPicture = value != 0
      case 0x0380 where property & 0x8000 != 0 && value <= start + length - extra:
        let units = stride(from: extra, to: extra + value / 2 * 2, by: 2).map {
          UInt16(LittleEndian.uint16(bytes, at: $0))
        }
        let name = String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
        shape.name = name.isEmpty ? nil : name
      case 0x03BF: shape.isHidden = value & 0x0002_0002 == 0x0002_0002
      default: break
      }
      if property & 0x8000 != 0 {
        guard value <= start + length - extra else { return }
        extra += value
      }
    }
  }
}
