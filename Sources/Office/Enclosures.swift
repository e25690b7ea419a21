import Forms
import Programme

/// Tells the workbooks a form asks for (算定報告書, 運用管理報告書) from workbooks nobody expects: their titles are named
/// among what must come with a form of the same envelope.
struct Enclosures {
  /// What must come with the forms, folded for comparing.
  private let asked: [String]
  /// Shorter texts name no document: 年度, 別紙, 申請者.
  private static let shortestTitle = 7

  /// - Parameter forms: the definitions of the forms in the envelope.
  init(of forms: [FormDefinition]) {
    asked = Set(forms.flatMap(\.paper).map { JapaneseText.label($0.label.ja) }).sorted()
  }

  /// Whether one of a workbook's first texts is the title of something a form asks for.
  func contain(_ texts: [String]) -> Bool {
    texts.contains { text in
      let title = JapaneseText.label(text)
      return title.count >= Self.shortestTitle && asked.contains { $0.contains(title) }
    }
  }
}
