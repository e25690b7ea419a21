/// A workbook that holds annexes of a form whose main sheet lies in another file of the same submission.
public struct AnnexFile: Sendable {
  /// The file's name, which addresses of its cells carry: `[別紙.xlsx]Sheet1!B5`.
  public let fileName: String
  /// The workbook.
  public let workbook: WorkbookMap
  /// The workbook's sheets by the key of the form's sheet they are.
  public let sheets: [String: String]

  /// Annexes in a file of their own.
  public init(fileName: String, workbook: WorkbookMap, sheets: [String: String]) {
    self.fileName = fileName
    self.workbook = workbook
    self.sheets = sheets
  }
}

/// Finds out which loose annexes of a submission belong to which of its forms.
public enum AnnexMatching {
  /// A form of the submission: the file it was found in, and its place among that file's forms.
  public struct FormPlace: Hashable, Sendable {
    /// The file, from 0.
    public let file: Int
    /// The form in it, from 0.
    public let form: Int
  }

  /// A loose annex that belongs to one form.
  public struct Match: Hashable, Sendable {
    /// The file it lies in, from 0.
    public let file: Int
    /// The name of its sheet.
    public let sheet: String
    /// The form it belongs to.
    public let form: FormPlace
    /// The key of the form's sheet it is.
    public let sheetKey: String
  }

  /// The annexes that can belong to one form only.
  ///
  /// An annex belongs to a form that has such a sheet and is without it. Where two forms could own it, or two annexes
  /// could be the same sheet of a form, nothing is matched: a person must say.
  ///
  /// - Parameter files: what each file of the submission was recognised as, in its order.
  /// - Returns: in the order of files and sheets.
  public static func match(_ files: [RecognitionResult]) -> [Match] {
    var matches: [Match] = []
    for (file, result) in files.enumerated() {
      for annex in result.looseAnnexes {
        var found: Set<Match> = []
        for (other, holder) in files.enumerated() where other != file {
          for (place, form) in holder.forms.enumerated() {
            for candidate in annex.candidates
            where candidate.formID == form.formID && form.recognition.sheets[candidate.sheet] == nil {
              found.insert(
                Match(
                  file: file, sheet: annex.name, form: FormPlace(file: other, form: place), sheetKey: candidate.sheet))
            }
          }
        }
        if found.count == 1, let only = found.first { matches.append(only) }
      }
    }
    return matches.filter { match in
      matches.count { $0.form == match.form && $0.sheetKey == match.sheetKey } == 1
    }
  }
}
