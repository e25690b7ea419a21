import Forms
import Programme
import Workbook

extension Rule {
  /// Nothing in the workbook is run or followed, and every formula has a stored result.
  static let file07 = Rule(
    "FILE-07", .return,
    title: LocalizedText(
      ja: "マクロ及び外部参照は実行せず、数式は保存された計算結果で読み取ること。",
      en: "Macros and links are not run; formulas are read by their stored results."),
    basis: RuleBasis.inferred, inputs: ["cells"],
    refusal: LocalizedText(
      ja: "電子データに、マクロ又は他のファイルへの参照が含まれており、記載内容を確認できません。"
        + "マクロ及び他のファイルへの参照を含まない電子データを提出してください。",
      en: "The workbook holds macros or links to other files, and its content cannot be relied on. "
        + "Please hand in a workbook without macros and links.")
  ) { subject in
    let inFields = subject.typedFields.filter { $0.unreadable == .formulaWithoutValue }.map(\.field)
    let fieldCells = Set(inFields.compactMap(\.address))
    // The formulas of the check-code sheet are ours; the applicant cannot correct them.
    let ours = subject.form.recognition.sheets["checkCode"]
    let elsewhere = subject.file.formulasWithoutValue.filter { !fieldCells.contains($0) && $0.sheetName != ours }
    let findings =
      inFields.map { field in
        subject.finding(at: field) { words in
          LocalizedText(
            ja: "\(words.ja)欄には計算結果の保存されていない数式が入力されており、値を読み取れません。"
              + "数式ではなく値を直接記入してください。",
            en: "\(words.en) holds a formula whose result is not stored in the file. Please type the value itself.")
        }
      }
      + elsewhere.map { address in
        Finding(
          LocalizedText(
            ja: "シート「\(address.sheetName)」の\(address.cell)のセルには計算結果の保存されていない数式が入力されています。"
              + "数式ではなく値を直接記入してください。",
            en: "Cell \(address.cell) of sheet “\(address.sheetName)” holds a formula whose result is not stored in "
              + "the file. Please type the value itself."), at: Place(key: nil, address: address))
      }
    guard findings.isEmpty else { return .notMet(findings) }
    if subject.file.hasMacros {
      return .ask(
        "電子データにマクロが含まれています。マクロは実行していません。記載内容が紙の申請書と同じか確認してください。",
        "The workbook holds macros. They were not run. Check that it says the same as the paper.")
    }
    if !subject.file.externalLinks.isEmpty {
      let links = subject.file.externalLinks.joined(separator: "、")
      return .ask(
        "電子データに他のファイルへの参照（\(links)）が含まれています。参照先は開いていません。記載内容が紙の申請書と同じか確認してください。",
        "The workbook refers to other files (\(links)). They were not opened. Check that it says the same as the paper."
      )
    }
    return .met
  }
}
