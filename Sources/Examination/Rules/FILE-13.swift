import Forms
import Programme

extension Rule {
  /// The file's name is a plain name, and the file holds one form.
  static let file13 = Rule(
    "FILE-13", .return,
    title: LocalizedText(
      ja: "ファイル名に経路や制御文字が含まれず、一つのファイルに一つの様式が記入されていること。",
      en: "The file's name holds no path and no control character, and the file one form."),
    basis: RuleBasis.inferred, inputs: ["name"]
  ) { subject in
    var findings: [Finding] = []
    let issues = subject.file.nameIssues.filter(hostileNames.contains)
    if !issues.isEmpty {
      findings.append(
        Finding(
          LocalizedText(
            ja: "電子データのファイル名（表示「\(subject.file.name)」）に、経路、制御文字等の使用できない文字が含まれています。"
              + "ファイル名を改めて提出してください。",
            en:
              "The name of the data file (shown as “\(subject.file.name)”) holds a path, a control character or the like. "
              + "Please give it a plain name."),
          found: issues.joined(separator: ", ")))
    }
    if subject.file.formsInFile > 1 {
      findings.append(
        Finding(
          LocalizedText(
            ja: "電子データ「\(subject.file.name)」に\(subject.file.formsInFile)件の様式が記入されています。様式ごとに一つのファイルとして提出してください。",
            en: "The data file “\(subject.file.name)” holds \(subject.file.formsInFile) filled-in forms. "
              + "Please hand in one file for each form."),
          found: String(subject.file.formsInFile)))
    }
    return .judged(by: findings)
  }

  /// What a name can hold to lead a program or a reader astray; one in an unknown character set is only hard to read.
  private static let hostileNames: Set<String> = [
    "parentFolder", "absolute", "driveLetter", "controlCharacter", "directionMark", "deviceName",
  ]
}
