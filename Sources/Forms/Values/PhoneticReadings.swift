/// The furigana (ふりがな) Excel keeps with a name, laid beside the field that asks for it in kana.
///
/// A field whose key ends in `_kana` asks for the reading of the field named without that ending: `applicant.name_kana`
/// of `applicant.name`. The reading is what the sender's keyboard typed, so it is good evidence and no more.
public enum PhoneticReadings {
  /// The fields with blank readings filled and others compared.
  ///
  /// - Parameters:
  ///   - fields: a form's fields or those of one row.
  ///   - readings: the furigana (`Cell.reading`) of the cells fields were read from, by the field's key.
  /// - Returns: the fields in the same order. A blank one in kana has the reading in katakana and the note
  ///   `readingFromPhonetic`; one that says something else keeps its value with the note `readingContradicts`.
  public static func laid(beside fields: [FilledField], readings: [String: String]) -> [FilledField] {
    fields.map { field in
      guard isReading(field.key), let reading = readings[String(field.key.dropLast(ending.count))] else {
        return field
      }
      let kana = katakana(reading)
      guard !kana.isEmpty else { return field }
      switch field.value {
      case .blank:
        return field.with(value: .text(kana), note: .readingFromPhonetic)
      case .text(let typed):
        return key(typed) == key(kana) ? field : field.with(value: field.value, note: .readingContradicts(kana))
      case .absent, .unreadable, .integer, .date, .choice, .accountNumber, .designation, .decimal, .fiscalYear, .flag,
        .serialRange, .corporateNumber:
        return field
      }
    }
  }

  /// Whether a field of this key asks for a reading.
  static func isReading(_ key: String) -> Bool { key.hasSuffix(ending) }

  private static let ending = "_kana"

  /// Hiragana and half-width kana as katakana, blanks as they are.
  static func katakana(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        TextReader.fullWidthKana(text).unicodeScalars.map { scalar in
          (0x3041...0x3096).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0x60) ?? scalar : scalar
        }))
  }

  /// The reading for comparing: without blanks and points, without the corporate form, which many leave out.
  private static func key(_ text: String) -> String {
    var key = katakana(text).filter { !$0.isWhitespace && !"・･-‐－　".contains($0) }
    for form in ["カブシキガイシャ", "カブシキカイシャ", "ユウゲンガイシャ", "ゴウドウガイシャ", "ザイダンホウジン", "シャダンホウジン"] {
      if key.hasPrefix(form) { key.removeFirst(form.count) } else if key.hasSuffix(form) { key.removeLast(form.count) }
    }
    return key
  }
}

extension FilledField {
  /// The field with another value and one note more.
  fileprivate func with(value: FieldValue, note: ReadingNote) -> FilledField {
    FilledField(key: key, label: label, raw: raw, value: value, address: address, notes: notes + [note])
  }
}
