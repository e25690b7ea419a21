internal import Programme
internal import Workbook

/// What a blank lets a person type into an input cell, and the note shown there.
///
/// No rule refuses: each asks "go on?" at most, because the reader takes more spellings (全角, ▲, 令和6年度, 130-1001～)
/// than any rule of Excel can name, and whoever pastes passes by all rules anyway.
struct InputRule {
  let type: FieldType
  let allowed: [FormChoice]
  let unit: String?
  let title: String
  let hint: String?
  let lists: ChoiceLists

  /// The rule; nil where there is nothing to say.
  var validation: CellValidation? {
    guard var validation = bare else { return nil }
    validation.firmness = type == .flag ? .information : .warning
    let note = hint ?? Self.example(of: type)
    validation.inputTitle = note.map { _ in String(title.prefix(32)) }
    validation.inputMessage = note.map { String($0.prefix(255)) }
    return validation
  }

  private var bare: CellValidation? {
    switch type {
    case .choice: return CellValidation(lists.rule(for: allowed), errorMessage: "一覧から選んでください。")
    case .flag: return CellValidation(.list(["☑"]), errorMessage: "該当する場合は☑を選び、該当しない場合は空欄にしてください。")
    case .integer:
      // Tonnes, yen and kilowatt hours are large, and a reduction may be negative.
      let range = unit == nil ? 0...999_999_999 : -999_999_999_999...999_999_999_999
      return CellValidation(.wholeNumber(range), errorMessage: "整数を半角で入力してください。")
    case .decimal:
      return CellValidation(.decimal(-1e12...1e12), errorMessage: "数値を半角で入力してください。")
    case .date:
      guard let first = SheetDate(year: 1950, month: 1, day: 1), let last = SheetDate(year: 2099, month: 12, day: 31)
      else { return nil }
      return CellValidation(.date(first...last), errorMessage: "日付を入力してください（例 令和8年11月22日、2026/11/22）。")
    case .text, .phone, .email: return hint == nil ? nil : CellValidation(.anything)
    case .accountNumber, .designation, .postalCode, .fiscalYear, .serialRange, .corporateNumber:
      return CellValidation(.anything)
    }
  }

  /// The note of a cell whose definition has no hint.
  private static func example(of type: FieldType) -> String? {
    switch type {
    case .text, .integer, .decimal, .choice, .phone, .email: nil
    case .date: "例 令和8年11月22日、2026/11/22"
    case .flag: "該当する場合は☑を選んでください。"
    case .accountNumber: "例 130-100-0021-0"
    case .designation: "4桁の指定番号です（例 0021）。"
    case .postalCode: "7桁をハイフン付きで入力してください（例 163-8001）。"
    case .fiscalYear: "例 令和8年度、2026"
    case .serialRange: "例 130-1001～130-1100（1トンだけの場合は 130-1001）"
    case .corporateNumber: "13桁の法人番号です。"
    }
  }
}
