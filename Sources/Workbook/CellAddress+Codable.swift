/// A cell in JSON is the text Excel prints, `"B12"`.
extension CellReference: Codable {
  /// Decodes `B12`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let reference = CellReference(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is not a cell like B12")
    }
    self = reference
  }

  /// Encodes `B12`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A cell of a named sheet in JSON: `{"sheetName": "申請書", "cell": "B12"}`.
extension CellAddress: Codable {
  private enum CodingKeys: String, CodingKey { case sheetName, cell }

  /// Decodes the sheet's name and the cell.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      sheetName: try container.decode(String.self, forKey: .sheetName),
      cell: try container.decode(CellReference.self, forKey: .cell))
  }

  /// Encodes the sheet's name and the cell.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sheetName, forKey: .sheetName)
    try container.encode(cell, forKey: .cell)
  }
}
