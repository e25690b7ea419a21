import Programme

extension Rule {
  /// The data file is a workbook that can be read.
  static let file04 = Rule(
    "FILE-04", .reject,
    title: LocalizedText(
      ja: "電子データは、読み取ることのできるExcelブックであること。", en: "The data file is an Excel workbook that can be read."),
    basis: RuleBasis.tradingSteps, inputs: ["file"]
  ) { subject in
    let readable: Set<String> = ["xlsx", "xlsm", "xls"]
    let format = subject.file.format.lowercased()
    guard !readable.contains(format) else { return .met }
    return .notMet([
      Finding(
        LocalizedText(
          ja: "電子データ「\(subject.file.name)」は、Excelブックとして受け付けることのできない形式です。"
            + "Excelブック（.xlsx又は.xls）として、パスワードを付けずに保存したものを提出してください。",
          en: "The data file “\(subject.file.name)” is not in a form that can be accepted as an Excel workbook. "
            + "Please hand in an Excel workbook (.xlsx or .xls) saved without a password."),
        found: subject.file.format)
    ])
  }
}
