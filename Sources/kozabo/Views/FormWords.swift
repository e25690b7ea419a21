import Forms
import Programme

/// The words in which people read a form's definition.
struct FormWords {
  let language: Language

  func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }

  /// The name of a type.
  func name(of type: FieldType) -> String {
    switch type {
    case .text: say("文字", "text")
    case .integer: say("整数", "whole number")
    case .decimal: say("小数", "decimal number")
    case .date: say("日付", "date")
    case .fiscalYear: say("年度", "fiscal year")
    case .choice: say("選択", "choice")
    case .flag: say("☑", "☑ yes or no")
    case .accountNumber: say("口座番号", "account number")
    case .designation: say("指定番号", "designation number")
    case .serialRange: say("シリアル番号", "serial numbers")
    case .corporateNumber: say("法人番号", "corporate number")
    case .postalCode: say("郵便番号", "postal code")
    case .phone: say("電話番号", "telephone number")
    case .email: say("メールアドレス", "e-mail address")
    }
  }

  /// When a field must be filled in, for people.
  /// - Parameters:
  ///   - label: the label of a key that the requirement names.
  ///   - choices: the choices of such a key.
  func requirement(
    _ requirement: FieldRequirement, label: (String) -> String, choices: (String) -> [FormChoice]
  ) -> String {
    switch requirement {
    case .always: return say("必須", "required")
    case .never: return say("任意", "optional")
    case .with(let keys):
      let labels = keys.map { say("「\(label($0))」", "“\(label($0))”") }
      return say("\(labels.joined(separator: "又は"))を記入したとき", "when \(labels.joined(separator: " or ")) is filled in")
    case .when(let key, let codes):
      let words = codes.map { code in
        choices(key).first { $0.code == code }?.label.text(in: language) ?? code
      }
      return say(
        "「\(label(key))」が\(words.joined(separator: "、"))のとき",
        "when “\(label(key))” is \(words.joined(separator: " or "))")
    }
  }

  /// The name of a channel by which a form may arrive.
  func channel(_ key: String) -> String {
    switch key {
    case "cd-r": "CD-R"
    case "mo": "MO"
    case "floppy": say("フロッピーディスク", "floppy disk")
    case "e-mail": say("電子メール", "e-mail")
    case "counter": say("窓口", "at the counter")
    case "online": say("オンライン提出", "online")
    default: key
    }
  }

  /// The holders of which accounts may upload the form.
  func onlineAccounts(_ kinds: [AccountKind]) -> String {
    guard !kinds.isEmpty else { return say("不可（書面による。）", "no; on paper only") }
    let names = kinds.map { kind in
      switch kind {
      case .designated: say("指定管理口座", "designated accounts")
      case .general: say("一般管理口座", "general accounts")
      case .governor: say("知事の管理口座", "the Governor's accounts")
      }
    }
    return names.joined(separator: say("、", ", "))
  }
}
