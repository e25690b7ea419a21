import Forms
import Programme

extension Rule {
  /// Every value can be read in one way only. Where two readings are possible nothing is guessed: a person looks.
  static let file14 = Rule(
    "FILE-14", .return,
    title: LocalizedText(
      ja: "どの欄の値も一通りにしか読めないこと。", en: "Every value can be read in one way only."),
    basis: RuleBasis.inferred, inputs: ["cells"], kind: .person,
    refusal: LocalizedText(
      ja: "値が二通りに読める欄があります。どちらの意味か分かるように記入し直してください。",
      en: "Some values can be read in two ways. Please write them so that only one is possible.")
  ) { subject in
    let doubtful = subject.typedFields.compactMap { typed -> (field: FilledField, words: LocalizedText)? in
      let reasons = typed.field.notes.compactMap(\.doubt)
      guard !typed.isForOffice, typed.unreadable == nil, !reasons.isEmpty else { return nil }
      let place = subject.words(for: typed.field)
      let value = typed.field.text ?? ""
      return (
        typed.field,
        LocalizedText(
          ja: "\(place.ja)欄は「\(value)」と読み取りましたが、\(reasons.map(\.ja).joined(separator: "。また、"))。",
          en: "\(place.en) was read as “\(value)”, but \(reasons.map(\.en).joined(separator: "; and ")).")
      )
    }
    guard let first = doubtful.first else { return .met }
    return .ask(
      "紙の申請書を見て、次の値でよいか確認してください。" + doubtful.map(\.words.ja).joined(),
      "Please look at the paper and confirm these values. " + doubtful.map(\.words.en).joined(separator: " "),
      at: Place(key: first.field.key, address: first.field.address))
  }
}

extension ReadingNote {
  /// Why the value must not be relied on before a person has looked; nil for a note that changes nothing.
  fileprivate var doubt: LocalizedText? {
    switch self {
    case .ambiguous(let other):
      LocalizedText(ja: "\(other) にも値があります", en: "\(other) holds a value that may be meant as well")
    case .eraAssumed(let era):
      LocalizedText(ja: "元号がないため\(era)とみなしました", en: "no era is given, and \(era) was assumed")
    case .accountingNegative:
      LocalizedText(ja: "括弧書きを負の数とみなしました", en: "the parentheses were taken for a minus sign")
    case .abbreviatedEnd:
      LocalizedText(ja: "終わりの番号が省略されているため補いました", en: "the last number was written short and completed")
    case .perhapsFraction:
      LocalizedText(ja: "１未満のため割合（百倍した値）かもしれません", en: "being below 1 it may be a fraction, a hundred times as much")
    case .shownOtherwise(let shown):
      LocalizedText(ja: "Excelの画面では「\(shown)」と表示されます", en: "Excel shows it as “\(shown)”")
    case .readingContradicts(let reading):
      LocalizedText(ja: "Excelに残るふりがなは「\(reading)」です", en: "the furigana kept in the file is “\(reading)”")
    case .weekdayContradicts:
      LocalizedText(ja: "曜日がその日のものではありません", en: "the weekday is not that of the day")
    case .digitsLost:
      LocalizedText(ja: "16桁目以降はExcelで失われています", en: "Excel has lost the digits behind the fifteenth")
    case .turnedIntoDate:
      LocalizedText(ja: "Excelが日付に変えた可能性があります", en: "Excel may have made a date of it")
    case .widthFolded, .numberAsText, .fromFormula, .foundByLabel, .besideBox, .bareNumber, .timeIgnored, .remark,
      .unitConverted, .shownRounded, .calculationRemainder, .readingFromPhonetic, .rangeInOneCell:
      nil
    }
  }
}
