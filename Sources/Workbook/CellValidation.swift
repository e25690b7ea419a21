/// What Excel lets a person type into a cell (データの入力規則).
public struct CellValidation: Hashable, Sendable {
  /// What may be typed.
  public var rule: Rule
  /// Whether the cell may be emptied.
  public var allowsBlank = true
  /// The heading of the note shown while the cell is selected; at most 32 characters.
  public var inputTitle: String?
  /// The note shown while the cell is selected; at most 255 characters.
  public var inputMessage: String?
  /// The heading of the refusal; at most 32 characters.
  public var errorTitle: String?
  /// The refusal; at most 255 characters.
  public var errorMessage: String?
  /// How firmly other input is refused.
  public var firmness: Firmness = .stop

  /// A rule, with the notes that go with it.
  public init(
    _ rule: Rule, inputTitle: String? = nil, inputMessage: String? = nil, errorTitle: String? = nil,
    errorMessage: String? = nil
  ) {
    self.rule = rule
    self.inputTitle = inputTitle
    self.inputMessage = inputMessage
    self.errorTitle = errorTitle
    self.errorMessage = errorMessage
  }

  /// What may be typed.
  public enum Rule: Hashable, Sendable {
    /// One of these; without commas, together at most 255 characters.
    case list([String])
    /// One of the cells of a range, as a formula: `Lists!$A$1:$A$9`, or a defined name.
    case listFormula(String)
    /// A whole number, both ends included.
    case wholeNumber(ClosedRange<Int>)
    /// A number, both ends included.
    case decimal(ClosedRange<Double>)
    /// A day, both ends included.
    case date(ClosedRange<SheetDate>)
    /// A text of so many characters, both ends included.
    case textLength(ClosedRange<Int>)
    /// Whatever makes the formula true.
    case formula(String)
    /// Anything: the cell only shows its note.
    case anything
  }

  /// How firmly other input is refused.
  public enum Firmness: Hashable, Sendable {
    /// Refused.
    case stop
    /// Asked about.
    case warning
    /// Mentioned.
    case information
  }
}
