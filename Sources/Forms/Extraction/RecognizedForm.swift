/// A form found in a workbook.
public struct RecognizedForm: Hashable, Sendable {
  /// The form.
  public let formID: FormID
  /// The edition whose definition fits best.
  public let edition: String
  /// How sure that is, why, and which sheets are the form's.
  public let recognition: Recognition
  /// The newest edition of the form, when that is another one: somebody filled in an old form.
  public let newerEdition: String?
  /// Sheets that go on with an annex, by the key of the form's sheet: a second page of rows on a copy of it.
  public let furtherSheets: [String: [String]]
  /// For an annex whose sheet might as well be another annex: the key of that one. All its fields need a person.
  public let doubtfulSheets: [String: String]

  /// A form found in a workbook.
  public init(
    formID: FormID, edition: String, recognition: Recognition, newerEdition: String? = nil,
    furtherSheets: [String: [String]] = [:], doubtfulSheets: [String: String] = [:]
  ) {
    self.formID = formID
    self.edition = edition
    self.recognition = recognition
    self.newerEdition = newerEdition
    self.furtherSheets = furtherSheets
    self.doubtfulSheets = doubtfulSheets
  }
}

/// What a workbook was taken for.
public struct RecognitionResult: Hashable, Sendable {
  /// The forms in it, in the order of their main sheets' tabs; none for an unknown or empty workbook.
  public let forms: [RecognizedForm]
  /// Every worksheet with what was seen on it, in tab order.
  public let seen: [SeenSheet]
  /// Sheets that fit several forms about equally well and were taken for none.
  public let uncertain: [UncertainSheet]
  /// Annexes of forms whose main sheet is not in this workbook.
  public let looseAnnexes: [LooseAnnex]
  /// The names of the sheets that belong to no form and are no question either, in tab order.
  public let unassigned: [String]

  /// Whether no sheet holds anything.
  public var isEmptyWorkbook: Bool { seen.allSatisfy { $0.filledCells == 0 } }

  /// The form the workbook resembles most without being it, with what speaks for it; nil when it resembles none, or
  /// when forms were found.
  public var resemblance: SeenSheet.Guess? {
    guard forms.isEmpty else { return nil }
    return seen.compactMap(\.bestGuess).filter { $0.confidence >= Self.resembling }
      .max { ($0.isMain ? 1 : 0, $0.confidence, $1.formID) < ($1.isMain ? 1 : 0, $1.confidence, $0.formID) }
  }

  /// The confidence from which on a workbook resembles a form.
  private static let resembling = 25
}

/// A sheet that could be the main sheet of several forms; a person must say of which.
public struct UncertainSheet: Hashable, Sendable {
  /// The name on its tab.
  public let name: String
  /// The forms, the likeliest first; at least two.
  public let candidates: [SeenSheet.Guess]
}

/// An annex without its main sheet: part of a form that lies in another file.
public struct LooseAnnex: Hashable, Sendable {
  /// The name on its tab.
  public let name: String
  /// The annexes it could be, the likeliest first; at least one.
  public let candidates: [SeenSheet.Guess]
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
    /// What spoke for it, and against it.
    public let evidence: [String]
    /// Whether that sheet makes the form; annexes many forms have in common.
    let isMain: Bool
  }
}
