import Forms
import Programme

/// Tells the workbooks a form asks for (算定報告書, 運用管理報告書) from workbooks nobody expects: their titles are named
/// among what must come with a form of the same envelope.
struct Enclosures {
  /// What must come with the forms, folded for comparing.
  private let asked: [String]
  /// The titles of forms of our own: a workbook that shows one, yet could not be read as it, is for a person.
  private let ownTitles: Set<String>
  /// Shorter texts name no document: 年度, 別紙, 申請者.
  private static let shortestTitle = 7

  /// - Parameters:
  ///   - forms: the definitions of the forms in the envelope.
  ///   - all: every form there is.
  init(of forms: [FormDefinition], among all: [FormDefinition]) {
    asked = Set(forms.flatMap(\.paper).map { JapaneseText.label($0.label.ja) }).sorted()
    ownTitles = Set(
      all.flatMap { form in
        [form.title.ja] + form.sheets.filter { !$0.isOptional }.flatMap { [$0.title] + $0.titleAliases }
      }.map(JapaneseText.label))
  }

  /// Whether one of a workbook's first texts is the title of something a form asks for.
  func contain(_ texts: [String]) -> Bool {
    let titles = texts.map(JapaneseText.label)
    guard ownTitles.isDisjoint(with: titles) else { return false }
    return titles.contains { title in
      title.count >= Self.shortestTitle && asked.contains { $0.contains(title) }
    }
  }
}
