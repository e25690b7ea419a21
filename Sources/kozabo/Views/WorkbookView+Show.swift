import Programme
import Workbook

extension WorkbookView {
  /// Prints the workbook for people.
  func show(options: GlobalOptions) {
    Console.line(
      options.say(
        "形式 \(format)、日付の起点 \(dateSystem) 年、暗号化\(encrypted ? "あり" : "なし")、マクロ\(macros ? "あり（実行しません）" : "なし")",
        "format \(format), dates from \(dateSystem), \(encrypted ? "encrypted" : "not encrypted"), "
          + (macros ? "with macros (never run)" : "no macros")))
    for sheet in sheets { show(sheet, options: options) }
    Console.line()
    guard !hidden.isEmpty else {
      Console.line(options.say("見えない内容はありません。", "Nothing is hidden."))
      return
    }
    Console.line(options.say("見えない内容", "What a person looking at the sheets does not see"))
    var table = TextTable([
      options.say("種類", "what"), options.say("シート", "sheet"), options.say("セル", "cell"), options.say("内容", "detail"),
    ])
    for item in hidden {
      table.add([item.sort.words.text(in: options.language), item.sheet ?? "", item.cell ?? "", item.detail])
    }
    table.print()
  }

  private func show(_ sheet: SheetView, options: GlobalOptions) {
    Console.line()
    let visibility =
      switch sheet.visibility {
      case "hidden": options.say("（非表示）", " (hidden)")
      case "veryHidden": options.say("（再表示できない非表示）", " (very hidden)")
      default: ""
      }
    Console.line(options.say("シート「\(sheet.name)」", "Sheet “\(sheet.name)”") + visibility)
    if !sheet.merges.isEmpty {
      Console.line(options.say("結合: ", "merged: ") + sheet.merges.joined(separator: ", "))
    }
    for control in sheet.extras.controls { Console.line(control.line(options)) }
    for box in sheet.extras.textBoxes {
      let text = box.text.split(whereSeparator: \.isNewline).joined(separator: " ")
      let place = box.anchor.map { "\($0.topLeft) " } ?? ""
      Console.line(options.say("テキスト: ", "text box: ") + place + text)
    }
    guard !sheet.cells.isEmpty else {
      Console.line(options.say("空白のシートです。", "The sheet is blank."))
      return
    }
    var table = TextTable([
      options.say("セル", "cell"), options.say("種類", "kind"), options.say("値", "value"),
      options.say("保存された文字", "stored"), options.say("数式", "formula"), options.say("ふりがな", "reading"),
      options.say("表示形式", "format"),
    ])
    for cell in sheet.cells {
      let value = cell.value?.description ?? ""
      table.add([
        cell.ref, cell.words(options), value, cell.stored == value ? "" : cell.stored,
        cell.formula.map { "=" + $0 } ?? "", cell.reading ?? "", cell.format == "General" ? "" : cell.format,
      ])
    }
    table.print()
  }
}

extension WorkbookView.CellView {
  fileprivate func words(_ options: GlobalOptions) -> String {
    switch kind {
    case "text": options.say("文字", "text")
    case "number": options.say("数値", "number")
    case "boolean": options.say("論理値", "boolean")
    case "date": options.say("日付", "date")
    case "time": options.say("時刻", "time")
    case "duration": options.say("経過時間", "duration")
    case "error": options.say("エラー", "error")
    default: options.say("結果なし", "no result")
    }
  }
}

extension SheetControl {
  /// Where it is, what it is, its state and its caption.
  fileprivate func line(_ options: GlobalOptions) -> String {
    let mark =
      switch state {
      case .checked: "[x]"
      case .mixed: "[-]"
      case .unchecked: "[ ]"
      case nil: ""
      }
    let text = caption?.split(whereSeparator: \.isNewline).joined(separator: " ")
    let parts = [anchor?.topLeft.description, mark, text ?? name, linkedFormula.map { "→ \($0)" }]
    return words(options) + ": " + parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func words(_ options: GlobalOptions) -> String {
    switch kind {
    case .checkBox, .cellCheckBox: options.say("チェックボックス", "check box")
    case .optionButton: options.say("オプションボタン", "option button")
    case .button: options.say("ボタン", "button")
    case .dropDown, .list: options.say("リスト", "list")
    case .groupBox: options.say("グループ", "group box")
    case .label: options.say("ラベル", "label")
    case .scrollBar, .spinner: options.say("数値の調整", "scroll bar or spinner")
    case .activeX, .other: options.say("その他の部品", "other control")
    }
  }
}
