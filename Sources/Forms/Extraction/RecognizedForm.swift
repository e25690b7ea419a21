/// A form found in a workbook.
public struct RecognizedForm: Hashable, Sendable {
  /// The form.
  public let formID: FormID
  /// The edition whose definition fits best.
  public let edition: String
  /// How sure that is, why, and which sheets are the form's.
  public let recognition: Recognition

  /// A form found in a workbook.
  public init(formID: FormID, edition: String, recognition: Recognition) {
    self.formID = formID
    self.edition = edition
    self.recognition = recognition
  }
}

/// What a workbook was taken for.
public struct RecognitionResult: Hashable, Sendable {
  /// The forms in it, in the order of their main sheets' tabs; none for an unknown or empty workbook.
  public let forms: [RecognizedForm]
  /// Every worksheet with what was seen on it, in tab order.
  public let seen: [SeenSheet]

  /// Whether no sheet holds anything.
  public var isEmptyWorkbook: Bool { seen.allSatisfy { $0.filledCells == 0 } }
}

/// What was seen on one worksheet.
public struct SeenSheet: Hashable, Sendable {
  /// The name on its tab.
  public let name: String
  /// Whether a person sees the tab; hidden sheets are not taken for forms.
  public let isVisible: Bool
  /// How many cells hold something, of those looked at.
  public let filledCells: Int
  /// The first texts on it, as typed, at most five.
  public let firstTexts: [String]
  /// The form it looks most like and how much, 0 to 100; nil when it looks like none.
  public let bestGuess: Guess?

  /// What a sheet looks like.
  public struct Guess: Hashable, Sendable {
    /// The form.
    public let formID: FormID
    /// The key of the form's sheet.
    public let sheet: String
    /// 0 to 100; below 60 it does not count.
    public let confidence: Int
  }
}
