import Programme

/// Field values in JSON: `{"type": "date", "value": "2026-11-20"}`, so that a stored form reads back exactly.
extension FieldValue: Codable {
  private enum CodingKeys: String, CodingKey { case type, value }

  private enum Kind: String, Codable {
    case absent, blank, unreadable, text, integer, date, choice, accountNumber, designation
    case decimal, fiscalYear, flag, serialRange, corporateNumber
  }

  /// Decodes a value with its type.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .type) {
    case .absent: self = .absent
    case .blank: self = .blank
    case .unreadable: self = .unreadable(try container.decode(UnreadableReason.self, forKey: .value))
    case .text: self = .text(try container.decode(String.self, forKey: .value))
    case .integer: self = .integer(try container.decode(Int64.self, forKey: .value))
    case .date: self = .date(try container.decode(CivilDate.self, forKey: .value))
    case .choice: self = .choice(try container.decode(String.self, forKey: .value))
    case .accountNumber: self = .accountNumber(try container.decode(AccountNumber.self, forKey: .value))
    case .designation: self = .designation(try container.decode(DesignationNumber.self, forKey: .value))
    case .decimal: self = .decimal(try container.decode(ExactDecimal.self, forKey: .value))
    case .fiscalYear: self = .fiscalYear(try container.decode(FiscalYear.self, forKey: .value))
    case .flag: self = .flag(try container.decode(Bool.self, forKey: .value))
    case .serialRange: self = .serialRange(try container.decode(SerialRange.self, forKey: .value))
    case .corporateNumber: self = .corporateNumber(try container.decode(CorporateNumber.self, forKey: .value))
    }
  }

  /// Encodes the value with its type.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .absent: try container.encode(Kind.absent, forKey: .type)
    case .blank: try container.encode(Kind.blank, forKey: .type)
    case .unreadable(let reason):
      try container.encode(Kind.unreadable, forKey: .type)
      try container.encode(reason, forKey: .value)
    case .text(let text):
      try container.encode(Kind.text, forKey: .type)
      try container.encode(text, forKey: .value)
    case .integer(let number):
      try container.encode(Kind.integer, forKey: .type)
      try container.encode(number, forKey: .value)
    case .date(let date):
      try container.encode(Kind.date, forKey: .type)
      try container.encode(date, forKey: .value)
    case .choice(let code):
      try container.encode(Kind.choice, forKey: .type)
      try container.encode(code, forKey: .value)
    case .accountNumber(let number):
      try container.encode(Kind.accountNumber, forKey: .type)
      try container.encode(number, forKey: .value)
    case .designation(let number):
      try container.encode(Kind.designation, forKey: .type)
      try container.encode(number, forKey: .value)
    case .decimal(let number):
      try container.encode(Kind.decimal, forKey: .type)
      try container.encode(number, forKey: .value)
    case .fiscalYear(let year):
      try container.encode(Kind.fiscalYear, forKey: .type)
      try container.encode(year, forKey: .value)
    case .flag(let isSet):
      try container.encode(Kind.flag, forKey: .type)
      try container.encode(isSet, forKey: .value)
    case .serialRange(let range):
      try container.encode(Kind.serialRange, forKey: .type)
      try container.encode(range, forKey: .value)
    case .corporateNumber(let number):
      try container.encode(Kind.corporateNumber, forKey: .type)
      try container.encode(number, forKey: .value)
    }
  }
}
